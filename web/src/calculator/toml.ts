// A scenario as TOML, the way people keep it in a repository: tables for its parts, one table per deployment.

import type { Scenario } from "./scenario";

type Table = { [key: string]: unknown };

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON's escapes are TOML's, and figures stay the texts they are. */
function written(value: unknown): string {
  if (!isTable(value)) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${name(key)} = ${written(inner)}`);
  return `{ ${pairs.join(", ")} }`;
}

function name(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

function lines(table: Table): string {
  return Object.entries(table)
    .map(([key, value]) => `${name(key)} = ${written(value)}\n`)
    .join("");
}

export function toml(scenario: Scenario): string {
  const { deployment = [], ...rest } = scenario;
  const parts = Object.entries(rest);
  const plain = lines(Object.fromEntries(parts.filter(([, value]) => !isTable(value))));
  const tables = parts.flatMap(([key, value]) => (isTable(value) ? [`\n[${key}]\n${lines(value)}`] : []));
  const deployments = deployment.map((one) => `\n[[deployment]]\n${lines(one)}`);
  return plain + tables.join("") + deployments.join("");
}
