// Scenarios the reader keeps beside the current one, in this browser only.

import { signal } from "@preact/signals";
import { isScenario, type Scenario } from "./scenario";

export interface Variant {
  name: string;
  scenario: Scenario;
  /** Totals when it was kept, by kind; null where nothing fits. */
  totals: Record<string, string | null>;
  currency: string;
}

const KEY = "mskwise.variants";

export const variants = signal<Variant[]>(read());

function read(): Variant[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => isScenario(one?.scenario) && typeof one?.totals === "object") : [];
  } catch {
    return [];
  }
}

export function keep(next: Variant[]): void {
  variants.value = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing still compares until the page is left.
  }
}
