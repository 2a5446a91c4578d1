// The version before, and what lies between it and the files in the editor.

import { effect, signal } from "@preact/signals";
import { document as read, type Diff } from "../shared/documents";
import { prices } from "../shared/prices";
import { files, linter, region, settings, type Opened } from "./state";

/** The files as they were; undefined while nobody compares. */
export const before = signal<Opened[] | undefined>();
export const difference = signal<Diff | undefined>();
export const trouble = signal("");

/** Takes the files in the editor as the version before. */
export function remember(): void {
  before.value = files.value;
}

/** Both sides as the module reads them: one file on each side is one file, whatever it is called. */
function sides(was: Opened[]): [string, string] {
  const [only] = files.value;
  const renamed = was.length === 1 && files.value.length === 1 && only ? was.map((one) => ({ ...one, name: only.name })) : was;
  return [JSON.stringify({ name: "before", files: renamed }), JSON.stringify({ name: "now", files: files.value })];
}

/** Where templates deploy when nobody says so. */
function place(): string {
  return region.value || "us-east-1";
}

const loaded = new Map<string, number>();

async function load(code: string): Promise<void> {
  if (loaded.has(code) && loaded.get(code) === linter.generation()) return;
  read(await linter.call("load_prices", await prices(code)));
  loaded.set(code, linter.generation());
}

async function compared(was: Opened[], format: "json" | "markdown"): Promise<string> {
  const [old, now] = sides(was);
  const given = settings();
  await load(place());
  return linter.call("diff", old, now, given, format);
}

/** The comparison as a comment of a review. */
export async function markdown(): Promise<string> {
  return before.value ? compared(before.value, "markdown") : "";
}

let asked = 0;

async function compare(was: Opened[]): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const found = read<Diff>(await compared(was, "json"));
    if (mine !== asked) return;
    difference.value = found;
    trouble.value = "";
  } catch (error) {
    if (mine === asked) trouble.value = error instanceof Error ? error.message : String(error);
  }
}

/** Answers every change while a version before is kept. */
export function follow(): void {
  effect(() => {
    const was = before.value;
    // Read here, so that a change of any of them asks again.
    void [files.value, settings()];
    if (was) void compare(was);
    else difference.value = undefined;
  });
}
