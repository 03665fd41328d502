/** "3*" before an item: how many of it. `times` as typed, main reads it; `null`: nothing stands before. */
export type Multiplied = { readonly times: string | null; readonly rest: string };

export function readTimes(text: string): Multiplied {
  const match = /^\s*(\d{1,7}(?:[.,]\d{1,3})?)\s*\*(.*)$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return { times: null, rest: text };
  return { times: match[1], rest: match[2].trimStart() };
}

/** Only figures: what a person types from under the bars. Everything else is looked for by name. */
export function isBarcode(text: string): boolean {
  return /^\d+$/.test(text.trim());
}
