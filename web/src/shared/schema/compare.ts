// From crates/report/schema/compare-1.json by `cargo xtask types`; do not edit.

/** What `mskwise compare --format json` prints. Figures are exact decimal strings. Fields may be added, none renamed or removed. */
export type Compare = {
  /** What was assumed. */
  assumptions: Assumed[];
  /** The cheapest candidate of each kind that fits. */
  best: Fit[];
  /** Where one kind becomes cheaper than another. */
  break_evens: Break[];
  /** Every candidate. */
  candidates: Fit[];
  /** The label of the cheapest candidate of all; null when none fits. */
  cheapest: string | null;
  /** ISO 4217 code of every amount. */
  currency: string;
  /** Questions of metering that no source settles. */
  open_questions: Open[];
  /** What stands outside MSK. */
  outside_msk: Neighbour[];
  /** Which price book. */
  price_book: string;
  /** Date of the oldest price used; null when nothing was priced. */
  price_date: string | null;
  /** Region code. */
  region: string;
  schema: "mskwise/compare/1";
  /** What a tenth more of an input adds to the cheapest of each kind, the largest first. */
  sensitivity: Effect[];
};

/** An assumption. */
export type Assumed = {
  /** A stable name; of an open question, its key in [assume]. */
  id: string;
  /** The other answer, and by how much it would raise the total. */
  otherwise?: Otherwise;
  /** Who supports it. */
  source?: string;
  /** What is assumed. */
  text: string;
};

/** The bill of one deployment. */
export type Bill = {
  /** What costs nothing. */
  free: Free[];
  /** Its kind. */
  kind: string;
  /** Its lines. */
  lines: Line[];
  /** Its name. */
  name: string;
  /** The sum of its lines. */
  total: Figures;
};

/** One break-even. */
export type Break = {
  /** The kind that is cheaper above. */
  above: Side;
  /** Where. */
  at: string;
  /** The kind that is cheaper below. */
  below: Side;
  /** Quotas that either would break there. */
  beyond: string[];
  /** equal where both cost the same, step where one jumps past the other right above. */
  crossing: "equal" | "step";
  /** throughput, partitions or retention. */
  input: "throughput" | "partitions" | "retention";
  /** Unit of at. */
  unit: string;
};

/** What another answer adds to a kind. */
export type Change = {
  /** Rise of the month's cost; negative where it would be lower. */
  change: string;
  /** Which kind. */
  kind: "standard" | "express" | "serverless";
};

/** The effect of a tenth more of an input. */
export type Effect = {
  /** Rise of the month's cost. */
  change: string;
  /** Which input. */
  input: string;
  /** On which kind. */
  kind: "standard" | "express" | "serverless";
};

/** Low, typical and high of an amount or a quantity. */
export type Figures = {
  /** At most. */
  high: string;
  /** At least. */
  low: string;
  /** Most likely. */
  typical: string;
};

/** One candidate. */
export type Fit = {
  /** The bill. */
  bill: Bill;
  /** The constraint that asks for the most brokers. */
  binding: string | null;
  /** Instance type. */
  broker_type: string | null;
  /** Brokers. */
  brokers: number | null;
  /** What each constraint asks for. */
  constraints: Need[];
  /** Whether it takes the workload and is fully priced. */
  fits: boolean;
  /** standard, express or serverless. */
  kind: "standard" | "express" | "serverless";
  /** What people call it. */
  label: string;
  /** What could not be priced. */
  missing: Gap[];
  /** Provisioned storage throughput per broker. */
  provisioned_throughput_mib_s: string | null;
  /** Quotas, met or not. */
  quotas: Limit[];
  /** Why it is out. */
  rejected: string[];
  /** The month's cost. */
  total: Figures;
};

/** Something that costs nothing. */
export type Free = {
  /** As of which day. */
  as_of: string;
  /** What. */
  name: string;
  /** Who says so. */
  source: string;
};

/** Something that could not be priced. */
export type Gap = {
  /** The charge without a price, or the key without a quantity. */
  key: string;
  /** One sentence for people. */
  message: string;
  /** The region or the deployment it lacks in. */
  of: string;
  /** price or quantity. */
  what: "price" | "quantity";
};

/** One quota. */
export type Limit = {
  /** Whether and how it can be raised. */
  adjustable: string;
  /** Its id. */
  id: string;
  /** Whether that is within. */
  met: boolean;
  /** What is counted. */
  name: string;
  /** How much is needed. */
  needed: string;
  /** Who says so. */
  source: string;
  /** Unit of the value. */
  unit: string;
  /** How much there may be. */
  value: string;
};

/** One line of a bill. */
export type Line = {
  /** quantity × unit price less the discount, typically. */
  amount: string;
  /** The amount, where it is a range. */
  amount_range?: Figures;
  /** The day of the price. */
  as_of: string;
  /** Where the quantity was written. */
  at?: Place;
  /** declared, given or assumed. */
  basis: "declared" | "given" | "assumed";
  /** Whether MSK bills it; what surrounds a cluster is on another service's bill. */
  billed_by_msk: boolean;
  /** Its name in the price book, such as standard.broker.kafka.m7g.large. */
  charge: string;
  /** What it belongs to, such as standard.broker. */
  dimension: string;
  /** Percent off the list price. */
  discount_percent?: string;
  /** How the quantity came about. */
  formula: string;
  /** What people call it. */
  name: string;
  /** A doubt about the price. */
  note?: string;
  /** How much, typically. */
  quantity: string;
  /** How much, where that is a range. */
  quantity_range?: Figures;
  /** Key of the price's source. */
  source: string;
  /** In which unit. */
  unit: string;
  /** List price of one unit. */
  unit_price: string;
  /** The price, where what is charged is left open. */
  unit_price_range?: Figures;
};

/** What one constraint asks for. */
export type Need = {
  /** Brokers before rounding up to whole zones. */
  brokers: number;
  /** quota where AWS states or enforces the capacity, else guideline. */
  capacity: "quota" | "guideline";
  /** Load on the cluster. */
  demand: string;
  /** How the figures came about. */
  formula: string;
  /** Which. */
  name: string;
  /** What one broker is planned to take. */
  per_broker: string;
  /** Unit of both. */
  unit: string;
};

/** A neighbour outside MSK. */
export type Neighbour = {
  /** Its bill. */
  bill: Bill;
  /** What the bill leaves out. */
  leaves_out: string;
  /** What could not be priced. */
  missing: Gap[];
  /** What it is. */
  name: string;
};

/** A question of metering that no source settles. */
export type Open = {
  /** What the other answer would add to the cheapest of a kind. */
  changes: Change[];
  /** Its key in a scenario's [assume]. */
  id: string;
  /** The name of the other answer. */
  otherwise: string;
  /** What is assumed. */
  text: string;
};

/** The other answer to an open question. */
export type Otherwise = {
  /** Its name in [assume]. */
  answer: string;
  /** Negative where the total would be lower. */
  change: Figures;
};

/** A place in a file; line and column from 1. */
export type Place = {
  /** First byte, from 0. */
  byte: number;
  /** Its column in Unicode scalar values. */
  column: number;
  /** The file's name. */
  file: string;
  /** Its line. */
  line: number;
};

/** One side of a break-even. */
export type Side = {
  /** Instance type. */
  broker_type: string | null;
  /** Brokers. */
  brokers: number | null;
  /** Its cost at the point, right above it for a step. */
  cost: string;
  /** Its kind. */
  kind: "standard" | "express" | "serverless";
};
