// The JSON documents that the modules answer, as far as the pages read them. Figures are decimal strings.

export interface Figures {
  low: string;
  typical: string;
  high: string;
}

export interface Line {
  name: string;
  dimension: string;
  charge: string;
  quantity: string;
  quantity_range?: Figures;
  unit: string;
  unit_price: string;
  discount_percent?: string;
  amount: string;
  amount_range?: Figures;
  basis: "declared" | "given" | "assumed";
  billed_by_msk: boolean;
  source: string;
  as_of: string;
  formula: string;
  note?: string;
}

export interface Bill {
  name: string;
  kind: string;
  total: Figures;
  lines: Line[];
  free: { name: string; source: string; as_of: string }[];
}

export interface Assumed {
  id: string;
  text: string;
  source?: string;
  otherwise?: { answer: string; change: Figures };
}

export interface Gap {
  what: string;
  key: string;
  of: string;
  message: string;
}

export interface Cost {
  schema: "mskwise/cost/1";
  currency: string;
  region: string;
  price_book: string;
  price_date: string | null;
  hours: string;
  total: Figures;
  deployments: Bill[];
  assumptions: Assumed[];
  missing: Gap[];
  sources: { key: string; kind: string; what: string; where: string; as_of: string }[];
}

export type Kind = "standard" | "express" | "serverless";

export interface Fit {
  label: string;
  kind: Kind;
  broker_type: string | null;
  brokers: number | null;
  fits: boolean;
  rejected: string[];
  total: Figures;
  binding: string | null;
  constraints: {
    name: string;
    demand: string;
    per_broker: string;
    unit: string;
    brokers: number;
    capacity: "quota" | "guideline";
    formula: string;
  }[];
  quotas: {
    id: string;
    name: string;
    value: string;
    unit: string;
    needed: string;
    met: boolean;
    adjustable: string;
    source: string;
  }[];
  bill: Bill;
  missing: Gap[];
}

export interface Break {
  input: string;
  unit: string;
  at: string;
  crossing: "equal" | "step";
  below: Side;
  above: Side;
  beyond: string[];
}

export interface Side {
  kind: Kind;
  cost: string;
  broker_type: string | null;
  brokers: number | null;
}

export interface Compare {
  schema: "mskwise/compare/1";
  currency: string;
  region: string;
  price_book: string;
  price_date: string | null;
  cheapest: string | null;
  best: Fit[];
  candidates: Fit[];
  break_evens: Break[];
  sensitivity: { input: string; kind: Kind; change: string }[];
  outside_msk: { name: string; bill: Bill; missing: Gap[]; leaves_out: string }[];
  assumptions: Assumed[];
}

export interface Curves {
  schema: "mskwise/curves/1";
  input: string;
  unit: string;
  from: string;
  to: string;
  kinds: { kind: Kind; points: { at: string; cost: string | null; broker_type: string | null; brokers: number | null }[] }[];
}

export interface Prices {
  schema: "mskwise/prices/1";
  region: string;
  name: string;
  currency: string;
  price_book: string;
  broker_types: string[];
}

export interface Place {
  byte: number;
  line: number;
  column: number;
}

export type Severity = "error" | "warning" | "note";

export interface Fix {
  title: string;
  safe: boolean;
  edits: { file: string; start: Place; end: Place; text: string }[];
}

export interface Finding {
  rule: string;
  name: string;
  severity: Severity;
  confidence: "high" | "medium" | "low";
  message: string;
  help: string | null;
  file: string;
  path: string;
  start: Place;
  end: Place;
  related: { message: string; file: string; start: Place; end: Place }[];
  fix: Fix | null;
  fingerprint: string;
  reason?: string;
}

export interface Lint {
  schema: "mskwise/lint/1";
  version: string;
  summary: { files: number; rules: number; errors: number; warnings: number; notes: number; suppressed: number };
  findings: Finding[];
  suppressed: Finding[];
  sources: { file: string; kind: string }[];
}

export interface RuleEntry {
  id: string;
  name: string;
  family: string;
  since: string;
  severity: Severity;
  confidence: string;
  profile: string | null;
  inputs: string[];
  also: string[];
  summary: string;
}

export interface Explained extends RuleEntry {
  schema: "mskwise/explain/1";
  body: string;
  sources: { title: string; url: string | null; as_of: string }[];
  examples: {
    verdict: "bad" | "good";
    files: TextFile[];
    today: string | null;
    region: string | null;
    profile: string | null;
  }[];
}

export interface Lowered {
  schema: "mskwise/lowered/1";
  scenario: Record<string, unknown>;
  notes: { text: string; file: string | null; line: number | null; gap: boolean }[];
}

export interface TextFile {
  name: string;
  text: string;
}

export interface Problems {
  schema: "mskwise/problems/1";
  problems: { message: string; path: string; at: { start: number; end: number } | null }[];
}

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
