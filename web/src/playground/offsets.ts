// Bytes of UTF-8, in which the linter speaks, to the UTF-16 units of JavaScript's strings.

/** A function from byte to unit for one text; a byte within a character leads to its start. */
export function units(text: string): (byte: number) => number {
  // Most files are ASCII, where both are the same.
  if (!/[^\u0000-\u007f]/.test(text)) return (byte) => Math.min(byte, text.length);
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let nth = 0; nth < bytes; nth += 1) starts.push(unit);
    unit += character.length;
  }
  return (byte) => starts[byte] ?? text.length;
}
