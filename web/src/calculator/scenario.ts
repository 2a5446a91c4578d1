// The scenario as the reader edits it: the document of the program, in JSON, with figures as the texts people typed.

export type Quantity = string | { low: string; typical: string; high: string };

export interface Flow {
  average?: Quantity;
  peak?: Quantity;
}

export interface Workload {
  ingress_mib_s?: Flow;
  egress_mib_s?: Flow;
  retention_hours?: Quantity;
  local_retention_hours?: Quantity;
  partitions?: Quantity;
  replication_factor?: Quantity;
  zones?: Quantity;
  client_zone_awareness?: boolean;
}

export type Deployment = { name: string; kind: string } & Record<string, Quantity | boolean>;

export interface Scenario {
  region: string;
  hours?: Quantity;
  workload?: Workload;
  deployment?: Deployment[];
  surroundings?: Record<string, Quantity>;
  assume?: Record<string, string>;
  discount?: Record<string, string>;
  currency?: { code: string; rate: string };
}

/** What a first visit shows: a mid-sized workload to change, not a recommendation. */
export const EXAMPLE: Scenario = {
  region: "us-east-1",
  workload: {
    ingress_mib_s: { average: "5" },
    egress_mib_s: { average: "10" },
    retention_hours: "168",
    partitions: "300",
    replication_factor: "3",
    zones: "3",
    client_zone_awareness: false,
  },
};

/** The typical figure of a quantity; empty where there is none. */
export function typical(quantity: Quantity | undefined): string {
  if (quantity === undefined) return "";
  return typeof quantity === "string" ? quantity : quantity.typical;
}

/** A copy with a value at a path of keys; an absent value removes the key, and tables left empty with it. */
export function put<T extends object>(table: T, path: readonly (string | number)[], value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return table;
  const copy = (Array.isArray(table) ? [...table] : { ...table }) as Record<string | number, unknown>;
  const inner = copy[key];
  const next = rest.length === 0 ? value : put((inner ?? {}) as object, rest, value);
  const empty = next === undefined || (isTable(next) && Object.keys(next).length === 0 && key !== "workload");
  if (empty && !Array.isArray(copy)) delete copy[key];
  else copy[key] = next;
  return copy as T;
}

function isTable(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a document from a link or a file can be a scenario; the module judges the rest. */
export function isScenario(value: unknown): value is Scenario {
  return isTable(value) && typeof (value as Scenario).region === "string";
}
