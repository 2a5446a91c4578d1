// Every rule, searchable, and the page of the one in the address (`#MSK101`).

import { computed, signal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { document as read, type Explained, type RuleEntry } from "../shared/documents";
import { engine } from "../shared/engine";
import { plural } from "../shared/figures";
import { Frame, keepForOffline } from "../shared/frame";
import { RulePage } from "../shared/rulepage";

const linter = engine(() => new Worker(new URL("../playground/worker.ts", import.meta.url), { type: "module" }));

const rules = signal<RuleEntry[]>([]);
const asked = signal("");
const page = signal<Explained | undefined>();
const failed = signal("");

const found = computed(() => {
  const words = asked.value.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.value.filter((rule) => {
    const text = `${rule.id} ${rule.name} ${rule.family} ${rule.severity} ${rule.summary} ${rule.also.join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
});

async function open(): Promise<void> {
  const name = decodeURIComponent(location.hash.slice(1));
  try {
    page.value = name ? read<Explained>(await linter.call("explain", name)) : undefined;
    failed.value = "";
    if (name) scrollTo(0, 0);
  } catch (error) {
    page.value = undefined;
    failed.value = error instanceof Error ? error.message : String(error);
  }
}

function Page() {
  useEffect(() => {
    addEventListener("hashchange", () => void open());
    void open();
    linter
      .call("rules")
      .then((text) => (rules.value = JSON.parse(text) as RuleEntry[]))
      .catch((error: unknown) => (failed.value = String(error)));
  }, []);
  const families = [...new Set(found.value.map((rule) => rule.family))];
  return (
    <Frame page="rules" title="The rules">
      {failed.value ? <p class="wrong">{failed.value}</p> : null}
      {page.value ? (
        <>
          <p>
            <a href="#">All rules</a>
          </p>
          <RulePage page={page.value} heading="rule" />
        </>
      ) : (
        <>
          <div class="field">
            <label for="search">Search</label>
            <div class="figure">
              <input id="search" type="text" value={asked} placeholder="for example: replication, storage, CKV_AWS_81" onInput={(event) => (asked.value = event.currentTarget.value)} />
            </div>
          </div>
          <p class="count" role="status">
            {rules.value.length ? plural(found.value.length, "rule") : "Loading…"}
          </p>
          {families.map((family) => (
            <section key={family} aria-labelledby={family}>
              <h2 id={family}>{family}</h2>
              <ul class="rules-list">
                {found.value
                  .filter((rule) => rule.family === family)
                  .map((rule) => (
                    <li key={rule.id}>
                      <a href={`#${rule.id}`}>
                        <strong>{rule.id}</strong> {rule.name} <span class={`severity ${rule.severity}`}>{rule.severity}</span>
                        <span class="formula">{rule.summary}</span>
                      </a>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Frame>
  );
}

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<Page />, root);
}
keepForOffline();
