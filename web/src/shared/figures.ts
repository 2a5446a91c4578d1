// Decimal strings as people read them. `Intl.NumberFormat` takes the strings themselves, so no digit is lost on the way.

import type { Figures } from "./documents";

type Format = (value: string) => string;

const formats = new Map<string, Format>();

function format(key: string, options: Intl.NumberFormatOptions): Format {
  let known = formats.get(key);
  if (!known) {
    const made = new Intl.NumberFormat("en-US", options);
    known = (value) => made.format(value as Intl.StringNumericLiteral);
    formats.set(key, known);
  }
  return known;
}

export function money(amount: string, currency: string): string {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  return format(`money ${currency}`, style)(amount);
}

/** Without cents where they do not matter. */
export function roughly(amount: string, currency: string): string {
  if (Math.abs(Number(amount)) < 100) return money(amount, currency);
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 } as const;
  return format(`roughly ${currency}`, style)(amount);
}

/** With a sign. */
export function change(amount: string, currency: string): string {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", signDisplay: "exceptZero" } as const;
  return format(`change ${currency}`, style)(amount);
}

export function price(amount: string, currency: string): string {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 8 } as const;
  return format(`price ${currency}`, style)(amount);
}

export function quantity(amount: string): string {
  return format("quantity", { maximumFractionDigits: 3 })(amount);
}

export function isRange(figures: Figures): boolean {
  return figures.low !== figures.high;
}

export function range(figures: Figures, currency: string): string {
  const [low, high] = [figures.low, figures.high].sort((a, b) => Number(a) - Number(b)) as [string, string];
  return `${roughly(low, currency)} to ${roughly(high, currency)}`;
}

export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
