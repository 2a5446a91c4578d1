// The files under inspection and what the linter says of them.

import { batch, computed, effect, signal } from "@preact/signals";
import { document as read, type Explained, type Finding, type Fix, type Lint, type Lowered, type Suppressed, type TextFile } from "../shared/documents";
import { engine } from "../shared/engine";
import { fragment, pack, unpack } from "../shared/link";
import { units } from "./offsets";

export interface Opened extends TextFile {
  /** Whether it came out of a folder: then it is judged only if it is ours. */
  found?: boolean;
}

export const linter = engine(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));

export const files = signal<Opened[]>([{ name: "template.yaml", text: "" }]);
export const current = signal(0);
export const result = signal<Lint | undefined>();
/** The texts that `result` speaks of, by name. */
export const judged = signal(new Map<string, string>());
export const failed = signal("");
export const parameters = signal("");
export const region = signal("");
export const profile = signal("prod");
/** The day an example is about; otherwise it is today. */
const day = signal("");
export const page = signal<Explained | undefined>();
/** Where the editor should go; each jump is a new object. */
export const jump = signal<{ from: number; to: number } | undefined>();

export const file = computed(() => files.value[current.value] ?? { name: "", text: "" });

/** The findings of the file in the editor, in its units. */
export const marks = computed(() => {
  const open = file.value;
  if (judged.value.get(open.name) !== open.text) return undefined;
  const unit = units(open.text);
  const here = result.value?.findings.filter((finding) => finding.file === open.name) ?? [];
  return here.map((finding) => ({ finding, from: unit(finding.start.byte), to: unit(finding.end.byte) }));
});

/** Whether the findings on the page are not yet those of its files. */
export const behind = computed(() => {
  const texts = judged.value;
  return texts.size !== files.value.length || files.value.some((one) => texts.get(one.name) !== one.text);
});

export function settings(): string {
  const given: Record<string, string> = {};
  for (const line of parameters.value.split("\n")) {
    const at = line.indexOf("=");
    if (at > 0) given[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return JSON.stringify({
    parameters: given,
    today: day.value || new Date().toISOString().slice(0, 10),
    profile: profile.value,
    ...(region.value ? { region: region.value } : {}),
  });
}

export function edit(text: string): void {
  files.value = files.value.map((one, at) => (at === current.value ? { ...one, text } : one));
}

/** Replaces all files. */
export function show(opened: Opened[]): void {
  if (opened.length === 0) return;
  // The editor knows one kind of line end.
  const plain = opened.map((one) => ({ ...one, text: one.text.replaceAll("\r\n", "\n") }));
  batch(() => {
    files.value = plain;
    current.value = 0;
    page.value = undefined;
  });
}

export function add(opened: Opened[]): void {
  const taken = new Set(opened.map((one) => one.name));
  const kept = files.value.filter((one) => !taken.has(one.name) && one.text.trim() !== "");
  show([...kept, ...opened]);
  current.value = Math.min(kept.length, files.value.length - 1);
}

export function go(finding: { file: string; start: { byte: number }; end: { byte: number } }): void {
  const at = files.value.findIndex((one) => one.name === finding.file);
  if (at < 0) return;
  current.value = at;
  const unit = units(files.value[at]?.text ?? "");
  jump.value = { from: unit(finding.start.byte), to: unit(finding.end.byte) };
}

export async function explain(rule: string): Promise<void> {
  page.value = read<Explained>(await linter.call("explain", rule));
}

/** Applies the edits of a fix, last first, so that earlier places stay true. */
export function apply(fix: Fix): void {
  const edits = [...fix.edits].sort((a, b) => b.start.byte - a.start.byte);
  files.value = files.value.map((one) => {
    let { text } = one;
    const unit = units(text);
    for (const change of edits.filter((each) => each.file === one.name)) {
      text = text.slice(0, unit(change.start.byte)) + change.text + text.slice(unit(change.end.byte));
    }
    return { ...one, text };
  });
}

/** The same of the finding with this fingerprint, as it is now. */
export function mend(fingerprint: string): void {
  const fix = result.value?.findings.find((one) => one.fingerprint === fingerprint)?.fix;
  if (fix) apply(fix);
}

/** Writes what accepts a finding where it holds: a comment, or metadata where no comment can stand. */
export async function suppress(finding: Finding, reason: string): Promise<void> {
  const decision = { file: finding.file, line: finding.start.line, rule: finding.rule, reason };
  const answer = await linter.call("suppress", JSON.stringify(files.value), settings(), JSON.stringify(decision));
  const written = read<Suppressed>(answer);
  files.value = files.value.map((one) => (one.name === written.file ? { ...one, text: written.text } : one));
}

/** The run in another format. */
export function report(format: "sarif" | "markdown"): Promise<string> {
  return linter.call("findings", JSON.stringify(files.value), settings(), format);
}

/** The address of the calculator with what the templates declare. */
export async function priced(): Promise<{ address: string; notes: Lowered["notes"]; count: number }> {
  const text = await linter.call("lower", JSON.stringify(files.value), settings(), region.value || "us-east-1");
  const lowered = read<Lowered>(text);
  const count = (lowered.scenario["deployment"] as unknown[] | undefined)?.length ?? 0;
  return { address: `./index.html#s=${await pack(lowered.scenario)}`, notes: lowered.notes, count };
}

export async function link(): Promise<string> {
  return `${location.href.split("#")[0]}#f=${await pack(files.value)}`;
}

interface Asked {
  opened: Opened[];
  given: string;
  /** When. */
  at: number;
}

let running = false;
let next: Asked | undefined;

/** Asks for the findings. While a run is on its way only the newest question waits: of a large template several keystrokes
 * are one. */
function lint(opened: Opened[], given: string): void {
  next = { opened, given, at: performance.now() };
  if (!running) void run();
}

async function run(): Promise<void> {
  running = true;
  try {
    while (next) {
      const asked = next;
      next = undefined;
      const told = await answer(asked);
      // Findings of a text that has changed since are no news.
      if (!next) tell(asked.opened, told);
    }
  } finally {
    running = false;
  }
}

/** The last answer, as text and as read: most keystrokes change nothing about it, and what does not change is not drawn. */
let last: { text: string; found: Lint } | undefined;

/** The findings, or why there are none. */
async function answer({ opened, given, at }: Asked): Promise<Lint | string> {
  try {
    const text = await linter.call("lint", JSON.stringify(opened), given);
    if (last?.text !== text) last = { text, found: read<Lint>(text) };
    // What a keystroke costs, for tests and for the curious.
    performance.measure("lint", { start: at });
    return last.found;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function tell(opened: Opened[], told: Lint | string): void {
  batch(() => {
    if (typeof told === "string") {
      failed.value = told;
      return;
    }
    judged.value = new Map(opened.map((one) => [one.name, one.text]));
    result.value = told;
    failed.value = "";
  });
}

function isFiles(value: unknown): value is Opened[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one?.name === "string" && typeof one?.text === "string");
}

/** Reads the address: files, or an example of a rule's page as `MSK101.0`. */
async function fromAddress(fallback: Opened[]): Promise<void> {
  const [packed, example] = [fragment("f"), fragment("x")];
  const found = packed ? await unpack(packed) : undefined;
  if (isFiles(found)) return show(found);
  if (example) {
    const [rule = "", nth = "0"] = example.split(".");
    try {
      const explained = read<Explained>(await linter.call("explain", rule));
      const chosen = explained.examples[Number(nth)];
      batch(() => {
        show(chosen?.files ?? fallback);
        page.value = explained;
        // What the example says of its surroundings holds here as well.
        region.value = chosen?.region ?? "";
        profile.value = chosen?.profile ?? "prod";
        day.value = chosen?.today ?? "";
      });
      return;
    } catch {
      // An address with a rule nobody knows shows the first example.
    }
  }
  show(fallback);
}

let written = "";

export async function begin(fallback: Opened[]): Promise<void> {
  await fromAddress(fallback);
  // An example of the page of a rule that is open here.
  addEventListener("hashchange", () => {
    if (location.hash !== written) void fromAddress(fallback);
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const opened = files.value;
    // Read here, so that a change of any of them asks again.
    lint(opened, settings());
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (opened === first) return;
      written = `#f=${await pack(opened)}`;
      history.replaceState(null, "", written);
    }, 400);
  });
  const first = files.value;
}
