// What the page knows: the scenario, and what the module says to it.

import { batch, computed, effect, signal } from "@preact/signals";
import defaultsFile from "../../generated/defaults.json";
import { document as read, Refusal, type Compare, type Cost, type Curves, type Kind, type Prices } from "../shared/documents";
import { engine } from "../shared/engine";
import { fragment, pack, unpack } from "../shared/link";
import { prices as fetched } from "../shared/prices";
import { EXAMPLE, isScenario, put, type Scenario } from "./scenario";

export const defaults: Record<string, { value: string; text: string; source: string; as_of: string }> = defaultsFile;

const calculator = engine(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));

export const scenario = signal<Scenario>(EXAMPLE);
export const prices = signal<Prices | undefined>();
export const compare = signal<Compare | undefined>();
export const cost = signal<Cost | undefined>();
/** The bill that is open, with what other answers to open questions would change. */
export const detail = signal<Cost | undefined>();
export const curves = signal<Curves | undefined>();
export const input = signal<"throughput" | "partitions" | "retention">("throughput");
/** Which bill the reader opened: that of a kind, or of what runs already. */
export const chosen = signal<Kind | "declared" | undefined>();
/** What is wrong with the scenario; the last good answer stays on the page. */
export const refused = signal<Refusal["problems"]>([]);
export const failed = signal("");
export const busy = signal(true);

/** The bill that is open: the one chosen while it exists, else the cheapest. */
export const opened = computed(() => {
  const { best = [], cheapest } = compare.value ?? {};
  const wanted = chosen.value;
  if (wanted === "declared" && cost.value?.deployments.length) return wanted;
  const fit = best.find((one) => one.kind === wanted) ?? best.find((one) => one.label === cheapest);
  return fit?.kind ?? "standard";
});

export const shown = computed(() => compare.value?.best.find((fit) => fit.kind === opened.value));

/** Changes one value of the scenario. */
export function set(path: readonly (string | number)[], value: unknown): void {
  scenario.value = put(scenario.value, path, value);
}

const loaded = new Map<string, { generation: number; prices: Prices }>();

/** The prices of a region, in the module that is running. */
async function load(region: string): Promise<Prices> {
  const known = loaded.get(region);
  if (known?.generation === calculator.generation()) return known.prices;
  const text = await calculator.call("load_prices", await fetched(region));
  const found = read<Prices>(text);
  loaded.set(region, { generation: calculator.generation(), prices: found });
  return found;
}

let asked = 0;

/** Asks the module; an answer that a later question has overtaken is dropped. */
async function ask(text: string, region: string, about: string): Promise<void> {
  asked += 1;
  const mine = asked;
  busy.value = true;
  try {
    const found = await load(region);
    const compared = await calculator.call("compare", text).then(read<Compare>);
    const priced = await calculator.call("estimate", text).then(read<Cost>);
    const turns = compared.break_evens.filter((one) => one.input === about).map((one) => one.at);
    const drawn = await calculator.call("curves", text, about, JSON.stringify(turns)).then(read<Curves>).catch(() => undefined);
    if (mine !== asked) return;
    batch(() => {
      prices.value = found;
      compare.value = compared;
      cost.value = priced;
      curves.value = drawn;
      refused.value = [];
      failed.value = "";
    });
  } catch (error) {
    if (mine !== asked) return;
    if (error instanceof Refusal) refused.value = error.problems;
    else failed.value = String(error instanceof Error ? error.message : error);
  } finally {
    if (mine === asked) busy.value = false;
  }
}

/** A bill in a format of the command line, of the open kind or of what the reader runs. */
export async function bill(format: "markdown" | "csv"): Promise<string> {
  return calculator.call("bill", JSON.stringify(ofOpened()), format);
}

/** The scenario whose deployments are what is open. */
function ofOpened(): Scenario {
  const fit = shown.value;
  if (opened.value === "declared" || !fit) return scenario.value;
  const deployment: NonNullable<Scenario["deployment"]>[number] = { name: fit.label, kind: fit.kind };
  if (fit.broker_type) deployment["broker_type"] = fit.broker_type;
  if (fit.brokers) deployment["brokers"] = String(fit.brokers);
  return { ...scenario.value, deployment: [deployment] };
}

/** The address that holds the whole scenario. */
export async function link(): Promise<string> {
  return `${location.href.split("#")[0]}#s=${await pack(scenario.value)}`;
}

/** Reads a scenario somebody wrote, TOML or JSON. */
export async function open(text: string): Promise<void> {
  const found = JSON.parse(await calculator.call("scenario", text)) as Scenario | { schema: string };
  if ("schema" in found) read(JSON.stringify(found));
  else take(found as Scenario);
}

export function take(found: Scenario): void {
  batch(() => {
    scenario.value = { ...found, workload: found.workload ?? {} };
    if (found.deployment?.length) chosen.value = "declared";
  });
}

async function fromAddress(): Promise<void> {
  const packed = fragment("s");
  const found = packed ? await unpack(packed) : undefined;
  if (isScenario(found)) take(found);
}

let looked = 0;

/** Asks for the bill that is open. */
async function look(text: string): Promise<void> {
  looked += 1;
  const mine = looked;
  try {
    const found = read<Cost>(await calculator.call("estimate", text));
    if (mine === looked) detail.value = found;
  } catch {
    // The comparison before it was answered, so the page keeps the last bill until the next change.
  }
}

let written = "";

/** Starts: reads the address, then answers every change and keeps the address up to date. */
export async function begin(): Promise<void> {
  await fromAddress();
  addEventListener("hashchange", () => {
    if (location.hash !== written) void fromAddress();
  });
  effect(() => {
    if (compare.value && opened.value) void look(JSON.stringify(ofOpened()));
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const [now, about] = [scenario.value, input.value];
    void ask(JSON.stringify(now), now.region, about);
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (now === EXAMPLE) return;
      written = `#s=${await pack(now)}`;
      history.replaceState(null, "", written);
    }, 250);
  });
}
