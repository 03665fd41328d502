import type { KnownEvent } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { documentNumber, placeOfSeries, readNumber, type Series } from '#shared/till/number.ts';

/** The last number seen of each series; grows with series and years, never with receipts. */
export type SeriesSeen = Map<string, number>;

/** Every series counts on by one from 1: no gap, no number twice, none of another till or another series. */
export function* verifyNumbers(seen: SeriesSeen, event: KnownEvent): Generator<Problem> {
  const given = numberGiven(event);
  if (given === null) return;
  const { series, number } = given;
  const read = readNumber(number);
  const [prefix, year, place] = read?.key.split('/') ?? [];
  const scope = { tillCode: event.till, epoch: event.epoch };
  if (read === null || prefix !== series || place !== placeOfSeries(scope)) {
    yield flaw(`its number ${number} is none of the series ${series} of till ${event.till}`);
    return;
  }
  const before = seen.get(read.key) ?? 0;
  seen.set(read.key, Math.max(before, read.counter));
  const due = documentNumber(series, { year: Number(year), ...scope }, before + 1);
  if (number === due) return;
  yield flaw(
    read.counter <= before
      ? `its number ${number} was given out before; the next of its series is ${due}`
      : `its number ${number} leaves a gap; the next of its series is ${due}`,
  );
}

function flaw(words: string): Problem {
  return { flaw: 'number_out_of_series', words };
}

function numberGiven(event: KnownEvent): { readonly series: Series; readonly number: string } | null {
  switch (event.kind) {
    case 'shift.started':
      return { series: 'SH', number: event.body.number };
    case 'sale.completed':
      return { series: 'PA', number: event.body.number };
    case 'sale.corrected':
      return { series: 'RQC', number: event.body.number };
    case 'cash_document.issued': {
      const { number, tag, type } = event.body;
      const hasOwnSeries = tag === 'Withdrawal at the End of Day' && number.startsWith('CWE/');
      return { series: hasOwnSeries ? 'CWE' : type, number };
    }
    case 'safe.moved':
      return { series: event.body.type, number: event.body.number };
    case 'report.interim_printed':
      return { series: 'X', number: event.body.reportNumber };
    case 'shift.ended':
      return { series: 'Z', number: event.body.reportNumber };
    default:
      return null;
  }
}
