import { describe, expect, it } from 'vitest';
import type { KnownEvent } from '#shared/journal/event.ts';
import { verifyParked } from '#shared/journal/verify-parked.ts';
import type { Draft } from '#shared/sale/draft.ts';
import { isSellable, type MovedDocument, readMoved } from '#shared/sale/moved-document.ts';
import { added, EMPTY, item } from '#test/core/discounts.ts';

const DRAFT: Draft = { ...added(EMPTY, item(185), '2'), documentId: 'd' };

const moved = (draft: object = DRAFT, other: Partial<MovedDocument> = {}): MovedDocument => ({
  moveId: 'm',
  documentId: 'd',
  parkedBy: { operatorId: 'ana', operatorName: 'Ana' },
  parkedAt: '2026-11-20T14:08:31.250+01:00',
  currency: 'EUR',
  totalMinor: 370,
  lineCount: 1,
  document: { ...draft },
  ...other,
});

const PAYMENT = { paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: 100, cheque: null };

describe('what comes from another till', () => {
  it('is taken as it was typed there', () => {
    expect(readMoved(moved())).toEqual({ ok: true, value: DRAFT });
  });

  it.each([
    ['of another shape', moved({ ...DRAFT, lines: 'two' }), 'its shape is unknown here: lines'],
    ['of a newer shape', moved({ ...DRAFT, tip: 1 }), 'its shape is unknown here: '],
    ['paid on', moved({ ...DRAFT, payments: [PAYMENT] }), 'it was paid on'],
    ['another document', moved(DRAFT, { documentId: 'e' }), 'it is another document than it says'],
    ['of another currency', moved(DRAFT, { currency: 'PLN' }), 'it is another document than it says'],
    ['with a line less', moved(DRAFT, { lineCount: 2 }), 'it is another document than it says'],
    [
      'cheaper than its lines',
      moved({ ...DRAFT, lines: DRAFT.lines.map((line) => ({ ...line, valueMinor: 1 })) }, { totalMinor: 1 }),
      'its lines do not make its total',
    ],
    ['of another total', moved(DRAFT, { totalMinor: 371 }), 'its lines do not make its total'],
  ] as const)('is left where it is when it is %s', (_what, document, words) => {
    expect(readMoved(document)).toEqual({ ok: false, refusal: words });
  });

  it('is sold where currency and taxes are known, and nowhere else', () => {
    const [line] = DRAFT.lines;
    const taxes = [{ code: line?.taxCode ?? '', name: 'x', rate: '25' }];
    const currencies = [{ code: 'EUR' }] as never;
    expect(isSellable(DRAFT, { currencies, taxes })).toBe(true);
    expect(isSellable(DRAFT, { currencies: [], taxes })).toBe(false);
    expect(isSellable(DRAFT, { currencies, taxes: [] })).toBe(false);
  });
});

type Step = readonly [KnownEvent['kind'], object];
const handed = (moveId = 'm'): Step => ['sale.parked_handed', { ...moved(DRAFT, { moveId }), toTill: 'POS2' }];
const received = (moveId = 'n', other: object = {}): Step => [
  'sale.parked_received',
  { ...moved(DRAFT, { moveId }), fromTill: 'POS2', ...other },
];
const sold: Step = ['sale.completed', { documentId: 'd' }];
const givenUp: Step = ['sale.discarded', { documentId: 'd' }];

function wordsOf(...steps: readonly Step[]): readonly string[] {
  const seen = { ways: new Set<string>(), gone: new Map<string, string>() };
  return steps
    .flatMap(([kind, body]) => [...verifyParked(seen, { kind, body } as KnownEvent)])
    .map(({ words }) => words);
}

describe('a journal', () => {
  it('may let a document go, get it back and sell it', () => {
    expect(wordsOf(handed(), received(), sold)).toEqual([]);
    expect(wordsOf(received('m'), handed('n'), received('o'), givenUp)).toEqual([]);
  });

  it.each([
    ['sells what it let go', [handed(), sold], 'handed over to POS2'],
    ['gives up what it let go', [handed(), givenUp], 'handed over to POS2'],
    ['lets go twice', [handed(), handed('n')], 'handed over to POS2'],
    ['takes in the same way twice', [received(), received()], 'gone a second time'],
    ['takes in what does not add up', [received('n', { totalMinor: 1 })], 'do not make its total'],
  ] as const)('that %s is found', (_what, steps, words) => {
    expect(wordsOf(...steps)).toEqual([expect.stringContaining(words)]);
  });
});
