/** Series of numbers a till gives out, each without gaps. SH shifts, PA receipts, CD/CW cash documents, X/Z reports. */
export const SERIES = ['SH', 'PA', 'CD', 'CW', 'X', 'Z'] as const;
export type Series = (typeof SERIES)[number];

export type NumberScope = { readonly year: number; readonly tillCode: string };

/** `CD/2026/POS1/000123`: unique over tills without asking anybody (domain reference 4.3). */
export function documentNumber(series: Series, scope: NumberScope, counter: number): string {
  return `${seriesKey(series, scope)}/${String(counter).padStart(6, '0')}`;
}

export function seriesKey(series: Series, scope: NumberScope): string {
  return `${series}/${scope.year}/${scope.tillCode}`;
}

/** Series and counter of a number this till gave out; null for anything else. */
export function readNumber(number: string): { readonly key: string; readonly counter: number } | null {
  const match = /^((?:SH|PA|CD|CW|X|Z)\/\d{4}\/[^/]+)\/(\d{6,})$/.exec(number);
  return match?.[1] === undefined || match[2] === undefined ? null : { key: match[1], counter: Number(match[2]) };
}

/** Gives out the next numbers of each series, counting on from what the journal holds. */
export function numbersAfter(lastOf: (key: string) => number, scope: NumberScope): (series: Series) => string {
  const given = new Map<Series, number>();
  return (series) => {
    const counter = (given.get(series) ?? lastOf(seriesKey(series, scope))) + 1;
    given.set(series, counter);
    return documentNumber(series, scope, counter);
  };
}
