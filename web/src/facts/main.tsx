// What mskwise knows and its rules and bills rest on: settings, properties, quotas, limits, sizes, versions and prices,
// each with source and date. Searchable; the search is in the address (`#q=log.retention.ms`).

import { computed, signal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import regions from "../../generated/regions.json";
import { document as read, type Card, type Facts } from "../shared/documents";
import { engine } from "../shared/engine";
import { plural } from "../shared/figures";
import { Frame, keepForOffline } from "../shared/frame";
import { fragment } from "../shared/link";
import { prices } from "../shared/prices";

const linter = engine(() => new Worker(new URL("../playground/worker.ts", import.meta.url), { type: "module" }));

const SUBJECTS: Record<Card["subject"], string> = {
  setting: "Kafka settings",
  property: "Broker properties on MSK",
  quota: "Quotas",
  limit: "Limits",
  size: "Broker sizes",
  version: "Kafka versions",
  price: "Prices",
};
/** More than anybody reads; a longer list wants a better search. */
const MOST = 40;

const facts = signal<Card[]>([]);
const priced = signal<Card[]>([]);
const region = signal("us-east-1");
const asked = signal("");
const subject = signal<Card["subject"] | "">("");
const failed = signal("");

/** Whole names first, then names that begin so, then the rest, each in the order of the catalogs. */
const found = computed(() => {
  const wanted = asked.value.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const rank = (card: Card) => (card.name.toLowerCase() === wanted ? 0 : card.name.toLowerCase().startsWith(wanted) ? 1 : 2);
  return [...facts.value, ...priced.value]
    .filter((card) => {
      if (subject.value && card.subject !== subject.value) return false;
      const text = `${card.title} ${card.rows.map(([, value]) => value).join(" ")}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b));
});

function fail(error: unknown): void {
  failed.value = error instanceof Error ? error.message : String(error);
}

async function ask(): Promise<void> {
  facts.value = read<Facts>(await linter.call("facts")).facts;
}

async function price(code: string): Promise<void> {
  await linter.call("load_prices", await prices(code));
  const cards = read<Facts>(await linter.call("prices", code)).facts;
  if (code === region.value) priced.value = cards;
}

function search(text: string): void {
  asked.value = text;
  history.replaceState(null, "", text ? `#q=${encodeURIComponent(text)}` : "#");
}

function Page() {
  useEffect(() => {
    const follow = () => (asked.value = fragment("q") ?? "");
    follow();
    addEventListener("hashchange", follow);
    ask()
      .then(() => price(region.value))
      .catch(fail);
  }, []);
  const all = found.value;
  return (
    <Frame page="facts" title="The facts">
      <p class="soft">What rules and bills rest on: every setting, quota, size, version and price, with its source and date.</p>
      {failed.value ? <p class="wrong">{failed.value}</p> : null}
      <div class="pair search">
        <label>
          Search
          <input
            id="search"
            type="text"
            value={asked}
            placeholder="for example: log.retention.ms, kafka.m7g.large, serverless"
            onInput={(event) => search(event.currentTarget.value)}
          />
        </label>
        <label>
          About
          <select value={subject} onChange={(event) => (subject.value = event.currentTarget.value as Card["subject"])}>
            <option value="">everything</option>
            {Object.entries(SUBJECTS).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Region of prices
          <select
            value={region}
            onChange={(event) => {
              region.value = event.currentTarget.value;
              price(region.value).catch(fail);
            }}
          >
            {regions.map(({ code }) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
      </div>
      <p class="count" role="status">
        {facts.value.length ? plural(all.length, "fact") : "Loading…"}
        {all.length > MOST ? `, the first ${MOST} below` : ""}
      </p>
      <ul class="fact-list">
        {all.slice(0, MOST).map((card) => (
          <li key={`${card.subject} ${card.title}`} class="fact">
            <h2>{card.title}</h2>
            <dl>
              {card.rows.map(([name, value = ""]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value.startsWith("https://") ? <a href={value} rel="noreferrer">{value}</a> : value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<Page />, root);
}
keepForOffline();
