// From crates/wasm/schema/browser-1.json by `cargo xtask types`; do not edit.

/** From where to where, in bytes of UTF-8. */
export type Bytes = {
  end: number;
  start: number;
};

/** A title above names and values. */
export type Card = {
  /** What one asks for to get it. */
  name: string;
  /** Pairs of a name and a value. */
  rows: string[][];
  subject: "setting" | "property" | "quota" | "limit" | "size" | "version" | "price";
  title: string;
};

/** The cost of each kind over one input. */
export type Curves = {
  from: string;
  input: string;
  kinds: Series[];
  schema: "mskwise/curves/1";
  to: string;
  unit: string;
};

/** An example of a rule's page. */
export type Example = {
  files: TextFile[];
  profile: string | null;
  region: string | null;
  today: string | null;
  verdict: "bad" | "good";
};

/** The page of a rule. */
export type Explained = {
  also: string[];
  /** Markdown, summary first, fences with their words. */
  body: string;
  confidence: "high" | "medium" | "low";
  examples: Example[];
  family: string;
  id: string;
  inputs: string[];
  name: string;
  profile: string | null;
  schema: "mskwise/explain/1";
  severity: "error" | "warning" | "note";
  since: string;
  sources: Reference[];
  summary: string;
};

/** What explain knows beside rules. */
export type Facts = {
  facts: Card[];
  schema: "mskwise/facts/1";
};

/** What templates declare, as a scenario. */
export type Lowered = {
  notes: LoweredNote[];
  scenario: Record<string, unknown>;
  schema: "mskwise/lowered/1";
};

/** What the reader should know of how the templates were read. */
export type LoweredNote = {
  file: string | null;
  /** Whether the bill lacks it. */
  gap: boolean;
  line: number | null;
  text: string;
};

/** What was loaded by load_prices. */
export type Prices = {
  /** Standard and Express instance types that have a price. */
  broker_types: string[];
  currency: string;
  /** What people call the region. */
  name: string;
  price_book: string;
  region: string;
  schema: "mskwise/prices/1";
};

/** One thing that is wrong. */
export type Problem = {
  at: null | Bytes;
  message: string;
  /** Where in the document; empty for the whole of it. */
  path: string;
};

/** Why there is no document. */
export type Problems = {
  problems: Problem[];
  schema: "mskwise/problems/1";
};

/** Where something is said. */
export type Reference = {
  as_of: string;
  title: string;
  url: string | null;
};

/** One line of the table of rules. */
export type RuleEntry = {
  also: string[];
  confidence: "high" | "medium" | "low";
  family: string;
  id: string;
  inputs: string[];
  name: string;
  profile: string | null;
  severity: "error" | "warning" | "note";
  since: string;
  summary: string;
};

/** One point of a curve. */
export type Sample = {
  at: string;
  broker_type: string | null;
  brokers: number | null;
  /** Null where nothing of the kind takes the load. */
  cost: string | null;
};

/** One curve. */
export type Series = {
  kind: "standard" | "express" | "serverless";
  points: Sample[];
};

/** A file with one suppression more. */
export type Suppressed = {
  file: string;
  /** Where the suppression stands. */
  line: number;
  schema: "mskwise/suppressed/1";
  /** The whole file. */
  text: string;
};

/** A file and its text. */
export type TextFile = {
  name: string;
  text: string;
};
