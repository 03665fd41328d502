import { expect, it } from 'vitest';
import { DEMO_CONFIGURATION, DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import { must } from '#shared/assert.ts';
import { verifySale } from '#shared/journal/verify-sale.ts';
import { completeSale } from '#shared/sale/complete-sale.ts';

const OWNER = 'operator:ana' as const;

/** A receipt of 16.97 paid with a note of 20.00 in the Belgian market: 16.95 is settled, 3.05 goes back. */
function sale() {
  const line = { id: 'l', itemId: 'i', name: 'Kava', barcode: '1', unit: '', group: 'Drinks', taxCode: 'A' };
  const decided = completeSale({
    configuration: DEMO_CONFIGURATION,
    parameters: { cashLimits: [] },
    heldMinor: () => 0,
    isBlind: false,
    isConfirmed: false,
    authority: { operator: must(DEMO_OPERATORS[0], 'the demo has operators'), authoriser: null },
    owner: OWNER,
    scene: { actor: 'ana', shiftId: 's', sessionId: 'e' },
    businessDate: '2026-11-20',
    draft: {
      documentId: 'd',
      shiftId: 's',
      sessionId: 'e',
      currency: 'EUR',
      cashRounding: 'BE',
      lines: [{ ...line, quantity: '1', priceMinor: 1_697, valueMinor: 1_697 }],
      voidedLines: 0,
      payments: [{ paymentForm: 'cash', currency: 'EUR', rate: '1', givenMinor: 2_000, cheque: null }],
    },
    nextNumber: () => 'PA/2026/POS1/000001',
  });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const { body, postings } = decided.value.event;
  return { body, postings, owner: OWNER, market: 'BE' as const };
}

const words = (checked: Parameters<typeof verifySale>[0]) => [...verifySale(checked)].map((problem) => problem.words);

it('a receipt that rounds cash as its market does is good', () => {
  expect(sale().body.rounding).toEqual({ paymentForm: 'cash', amountMinor: -2 });
  expect(words(sale())).toEqual([]);
});

it.each([
  ['rounds where the shift froze no market', { market: 'none' as const }, 'which the shift’s market none does not'],
  ['says nothing of its rounding', { body: { ...sale().body, rounding: null } }, 'does not say how cash was rounded'],
  [
    'posts another rounding than it says',
    { postings: sale().postings.map((one) => (one.movement === 'rounding' ? { ...one, amountMinor: 1 } : one)) },
    'what was posted as rounding is not -2',
  ],
])('a receipt that %s is found', (_what, changed, found) => {
  expect(words({ ...sale(), ...changed }).join('\n')).toContain(found);
});

it('a receipt that rounds further than to the nearest step is found, though it adds up', () => {
  const { body, postings, ...rest } = sale();
  const further = {
    ...rest,
    body: {
      ...body,
      changeMinor: 300,
      rounding: { paymentForm: 'cash', amountMinor: 3 },
      payments: body.payments.map((payment) => ({ ...payment, assignedMinor: 1_700 })),
    },
    postings: postings.map((one) =>
      one.movement === 'change'
        ? { ...one, amountMinor: -300 }
        : one.movement === 'rounding'
          ? { ...one, amountMinor: -3 }
          : one,
    ),
  };
  expect(words(further)).toEqual([
    'receipt PA/2026/POS1/000001: it settles 1700 in cash where the market makes it 1695',
  ]);
});
