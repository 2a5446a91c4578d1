// From crates/report/schema/cost-1.json by `cargo xtask types`; do not edit.

/** What `mskwise cost --format json` prints. Figures are exact decimal strings. Fields may be added, none renamed or removed. */
export type Cost = {
  /** What was assumed. */
  assumptions: Assumed[];
  /** ISO 4217 code of every amount. */
  currency: string;
  /** One bill per deployment. */
  deployments: Bill[];
  /** Length of the month. */
  hours: string;
  /** What could not be priced. */
  missing: Gap[];
  /** Which price book. */
  price_book: string;
  /** Date of the oldest price used, YYYY-MM-DD; null when nothing was priced. */
  price_date: string | null;
  /** Region code. */
  region: string;
  schema: "mskwise/cost/1";
  /** What the source keys of the lines stand for. */
  sources: Origin[];
  /** The sum of all lines. */
  total: Figures;
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

/** Low, typical and high of an amount or a quantity. */
export type Figures = {
  /** At most. */
  high: string;
  /** At least. */
  low: string;
  /** Most likely. */
  typical: string;
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

/** What a source key stands for. */
export type Origin = {
  /** The day it speaks of. */
  as_of: string;
  /** The key. */
  key: string;
  /** primary or secondary. */
  kind: string;
  /** What it is. */
  what: string;
  /** Where it is. */
  where: string;
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
