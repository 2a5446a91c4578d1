// From crates/report/schema/lint-1.json by `cargo xtask types`; do not edit.

/** What `mskwise lint --format json` prints. Fields may be added, none renamed or removed. */
export type Lint = {
  /** What became of the known findings; left out without a baseline. */
  baseline?: {
    /** Known findings of files that were not read. */
    elsewhere: number;
    /** Known findings that are gone. */
    fixed: {
      /** The file, and the logical address behind #. */
      at: string;
      fingerprint: string;
      rule: string;
    }[];
    /** Known findings that are not told again. */
    hidden: number;
    /** Files that are no more, and the new ones that hold most of their known findings. */
    moved?: {
      /** How many known findings moved along. */
      findings: number;
      from: string;
      to: string;
    }[];
  };
  findings: Finding[];
  schema: "mskwise/lint/1";
  /** The sets of parameter values that were linted, where there were several. */
  sets?: string[];
  sources: {
    file: string;
    kind: "cloudformation" | "server-properties" | "client-properties" | "worker-properties" | "connector-properties" | "iam-policy" | "spring" | "microprofile" | "kubernetes" | "strimzi" | "compose" | "environment" | "librdkafka" | "terraform-plan" | "terraform-state" | "msk-description" | "other";
  }[];
  summary: {
    errors: number;
    /** Files that were understood, or should have been. */
    files: number;
    notes: number;
    /** Rules that ran. */
    rules: number;
    suppressed: number;
    warnings: number;
  };
  /** Findings somebody decided to live with; each has a reason. */
  suppressed: Finding[];
  /** The version of mskwise. */
  version: string;
};

export type Finding = {
  /** The assumption it rests on; null when it holds in every case. */
  case?: string | null;
  confidence: "high" | "medium" | "low";
  /** The CDK construct it is about. */
  construct?: string;
  /** One past the last character. */
  end: Place;
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
    end: Place;
    file: string;
    message: string;
    start: Place;
  }[];
  /** The rule's id, such as MSK101. */
  rule: string;
  /** The sets of parameter values it holds for; left out when it holds for all of the run. */
  sets?: string[];
  severity: "error" | "warning" | "note";
  start: Place;
};

export type Fix = {
  edits: {
    end: Place;
    file: string;
    start: Place;
    text: string;
  }[];
  /** Whether it can be applied without a second look. */
  safe: boolean;
  title: string;
};

export type Impact = {
  currency: string;
  /** A decimal amount; negative where mending it saves. */
  monthly: string;
  note: string;
};

export type Place = {
  /** Offset from 0. */
  byte: number;
  /** From 1, in Unicode scalar values. */
  column: number;
  /** From 1. */
  line: number;
};
