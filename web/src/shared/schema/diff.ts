// From crates/report/schema/diff-1.json by `cargo xtask types`; do not edit.

/** What `mskwise diff --format json` prints. Amounts are decimal strings. Fields may be added, none renamed or removed. */
export type Diff = {
  assumptions: string[];
  base: string;
  changes: Changed[];
  /** Null when the region has no prices. */
  cost: null | BillDelta;
  findings: FoundDelta;
  gaps: string[];
  head: string;
  schema: "mskwise/diff/1";
  summary: Numbers;
  version: string;
};

/** A line of one side. */
export type Amount = {
  amount: Figures;
  quantity: string;
  unit_price: string;
};

/** The bill before and after. */
export type BillDelta = {
  after: Figures;
  before: Figures;
  change: Figures;
  currency: string;
  deployments: DeploymentDelta[];
  /** Of the typical total before; null when that was nothing. */
  percent: string | null;
};

/** One change. */
export type Changed = {
  after: string | null;
  before: string | null;
  case: string | null;
  confidence: string;
  effect: "refused" | "replaced" | "deleted" | "restart" | "new-default" | "in-place" | "created" | "cannot-be-told";
  file: string;
  help: string | null;
  irreversible: boolean;
  is_at: null | Place;
  /** lost, kept or none, where the resource goes. */
  records: string | null;
  resource: string;
  says: string;
  setting: boolean;
  /** Null for what needs no second look. */
  severity: null | "error" | "warning" | "note";
  source: null | Source;
  type: string;
  was_at: null | Place;
  /** The property or setting; empty when the whole resource is meant. */
  what: string;
};

/** One deployment before and after. */
export type DeploymentDelta = {
  after: Figures;
  before: Figures;
  change: Figures;
  kind: string;
  lines: LineDelta[];
  name: string;
};

/** Low, typical and high. */
export type Figures = {
  high: string;
  low: string;
  typical: string;
};

export type Finding = {
  /** The assumption it rests on; null when it holds in every case. */
  case?: string | null;
  confidence: "high" | "medium" | "low";
  /** The CDK construct it is about. */
  construct?: string;
  /** One past the last character. */
  end: Position;
  file: string;
  /** The same after code has moved. */
  fingerprint: string;
  fix: null | Fix;
  /** What to do. */
  help: string | null;
  impact: null | Impact;
  message: string;
  /** The rule's name, such as replication-below-az-count. */
  name: string;
  /** The logical address; empty for the whole file. */
  path: string;
  /** Why it is suppressed; only there. */
  reason?: string;
  related: {
    end: Position;
    file: string;
    message: string;
    start: Position;
  }[];
  /** The rule's id, such as MSK101. */
  rule: string;
  /** The sets of parameter values it holds for; left out when it holds for all of the run. */
  sets?: string[];
  severity: "error" | "warning" | "note";
  start: Position;
};

export type Fix = {
  edits: {
    end: Position;
    file: string;
    start: Position;
    text: string;
  }[];
  /** Whether it can be applied without a second look. */
  safe: boolean;
  title: string;
};

/** Findings that come, go and stay. */
export type FoundDelta = {
  accepted: Finding[];
  fixed: Finding[];
  new: Finding[];
  unchanged: number;
};

export type Impact = {
  currency: string;
  /** A decimal amount; negative where mending it saves. */
  monthly: string;
  note: string;
};

/** One line before and after. */
export type LineDelta = {
  after: null | Amount;
  before: null | Amount;
  change: Figures;
  dimension: string;
  name: string;
};

/** How many of each. */
export type Numbers = {
  cannot_be_told: number;
  created: number;
  deleted: number;
  fixed_findings: number;
  in_place: number;
  new_default: number;
  new_findings: number;
  records_lost: number;
  refused: number;
  replaced: number;
  restart: number;
};

/** A place in a file. */
export type Place = {
  byte: number;
  column: number;
  file: string;
  line: number;
};

export type Position = {
  /** Offset from 0. */
  byte: number;
  /** From 1, in Unicode scalar values. */
  column: number;
  /** From 1. */
  line: number;
};

/** Where it is said. */
export type Source = {
  as_of: string;
  title: string;
  url: string | null;
};
