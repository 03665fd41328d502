/** Series of numbers a till gives out, each without gaps. SH shifts, PA receipts, RQC their corrections, CD/CW cash documents, CWE withdrawals at the end where they have a series of their own, SD/SW safe documents, X/Z reports. */
export const SERIES = ['SH', 'PA', 'RQC', 'CD', 'CW', 'CWE', 'SD', 'SW', 'X', 'Z'] as const;
export type Series = (typeof SERIES)[number];

/** What may number a withdrawal at the end of a shift. */
export const WITHDRAWAL_SERIES = ['CW', 'CWE'] as const;
export type WithdrawalSeries = (typeof WITHDRAWAL_SERIES)[number];

export type NumberScope = { readonly year: number; readonly tillCode: string; readonly epoch: number };

/** `CD/2026/POS1/000123`: unique over tills without asking anybody (domain reference 4.3). */
export function documentNumber(series: Series, scope: NumberScope, counter: number): string {
  return `${seriesKey(series, scope)}/${String(counter).padStart(6, '0')}`;
}

export function seriesKey(series: Series, { year, tillCode, epoch }: NumberScope): string {
  return `${series}/${year}/${placeOfSeries({ tillCode, epoch })}`;
}

/**
 * Each epoch of a journal has series of its own: whoever goes on after a restore, or in the place of a dead till, cannot know
 * which numbers were given out meanwhile.
 */
export function placeOfSeries({ tillCode, epoch }: Pick<NumberScope, 'tillCode' | 'epoch'>): string {
  return epoch === 1 ? tillCode : `${tillCode}.${epoch}`;
}

/** Series and counter of a number this till gave out; null for anything else. */
export function readNumber(number: string): { readonly key: string; readonly counter: number } | null {
  const match = /^((?:SH|PA|RQC|CD|CWE?|SD|SW|X|Z)\/\d{4}\/[^/]+)\/(\d{6,})$/.exec(number);
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
