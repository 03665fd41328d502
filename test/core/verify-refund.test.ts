import { expect, it } from 'vitest';
import type { KnownEvent } from '#shared/journal/event.ts';
import { verifyRefund } from '#shared/journal/verify-refund.ts';

const PLANNED = {
  documentId: 'c',
  currency: 'EUR',
  handledBy: 'ana',
  original: { documentId: 'r', number: 'PA/2026/POS1/000001' },
  reason: 'Damaged',
  lines: [],
  taxes: [],
  totalMinor: 185,
  refund: { paymentForm: 'card', amountMinor: 185, roundingMinor: 0, cardPaymentId: 'a' },
};

type Step = readonly [KnownEvent['kind'], unknown];

const asked: Step = ['card.refund_requested', { attemptId: 'a', terminal: 't', correctsId: 'r', correction: PLANNED }];
const approved: Step = ['card.approved', { attemptId: 'a' }];
const resolved = (outcome: string): Step => ['card.resolved', { attemptId: 'a', outcome }];
const booked = (other: object = {}): Step => [
  'sale.corrected',
  { ...PLANNED, number: 'RQC/2026/POS1/000001', businessDate: '2026-11-20', ...other },
];

function wordsOf(...steps: readonly Step[]): readonly string[] {
  const seen = new Map();
  return steps
    .flatMap(([kind, body]) => [...verifyRefund(seen, { kind, body } as KnownEvent)])
    .map(({ words }) => words);
}

it('a correction booked as it was asked for, after a yes of the terminal or of a person, is good', () => {
  expect(wordsOf(asked, approved, booked())).toEqual([]);
  expect(wordsOf(asked, resolved('approved'), booked())).toEqual([]);
});

it('a correction that no terminal paid says nothing about one', () => {
  expect(wordsOf(booked({ refund: { paymentForm: 'cash', amountMinor: 185, roundingMinor: 0 } }))).toEqual([]);
});

it.each([
  ['no terminal was asked', [booked()]],
  ['no terminal has approved', [asked, booked()]],
  ['no terminal has approved', [asked, resolved('declined'), booked()]],
  ['was booked before', [asked, approved, booked(), booked({ number: 'RQC/2026/POS1/000002' })]],
  ['was booked before', [asked, approved, booked(), approved, booked()]],
  ['not what the terminal was asked for', [asked, approved, booked({ totalMinor: 285 })]],
] as const)('it is found where %s', (words, steps) => {
  const found = wordsOf(...steps);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(words);
});
