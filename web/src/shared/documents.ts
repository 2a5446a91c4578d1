// The JSON documents that the modules answer. Their types come from the published schemas (`cargo xtask types`); figures
// are decimal strings.

import type { Problems } from "./schema/browser";
import type { Fit } from "./schema/compare";
import type { Finding } from "./schema/lint";

export type { Card, Curves, Explained, Facts, Lowered, Prices, Problems, RuleEntry, Suppressed, TextFile } from "./schema/browser";
export type { Break, Compare, Fit, Side } from "./schema/compare";
export type { Assumed, Bill, Cost, Figures, Gap, Line } from "./schema/cost";
export type { Changed, Diff } from "./schema/diff";
export type { Finding, Fix, Lint, Place } from "./schema/lint";

export type Kind = Fit["kind"];
export type Severity = Finding["severity"];

/** What a module could not answer, in words. */
export class Refusal extends Error {
  constructor(readonly problems: Problems["problems"]) {
    super(problems.map((one) => (one.path ? `${one.path}: ${one.message}` : one.message)).join("\n"));
  }
}

/** The document in an answer; a refusal is thrown. */
export function document<T extends { schema: string }>(text: string): T {
  const parsed = JSON.parse(text) as T | Problems;
  if (parsed.schema === "mskwise/problems/1") throw new Refusal((parsed as Problems).problems);
  return parsed as T;
}
