import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/assert.ts';
import { isNewer, isOurs } from '#shared/card/match-last.ts';
import { CARD_GROUPS } from '#shared/settlement/batch-totals.ts';
import { groupOf, reconcile, type TillPayment } from '#shared/settlement/reconcile.ts';

const paid = (receipt: number, amountMinor: number, more: Partial<TillPayment> = {}): TillPayment => ({
  id: `p${receipt}`,
  receiptNumber: String(receipt).padStart(4, '0'),
  amountMinor,
  cardName: 'girocard',
  isReversed: false,
  ...more,
});

const totalsOf = (from: number, to: number, count: number, totalMinor: number) => ({
  receiptFrom: String(from).padStart(4, '0'),
  receiptTo: String(to).padStart(4, '0'),
  groups: CARD_GROUPS.map((group) => ({
    group,
    count: group === 'girocard' ? count : 0,
    totalMinor: group === 'girocard' ? totalMinor : 0,
  })),
});

const facts = { otherReceipts: [], isByHand: false };

describe('a batch held against the till’s list', () => {
  it('agrees with itself, over 9999 into 0001 too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 40 }),
        (from, amounts) => {
          const payments = amounts.map((amount, index) => paid(((from - 1 + index) % 9_999) + 1, amount));
          const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0);
          const totals = totalsOf(from, ((from - 2 + amounts.length) % 9_999) + 1, amounts.length, totalMinor);
          expect(reconcile({ ...facts, payments, totalMinor, totals })).toEqual([]);
        },
      ),
    );
  });

  it.each([
    [
      'a payment outside the terminal’s receipts',
      [paid(1, 100), paid(7, 200)],
      totalsOf(1, 1, 1, 100),
      ['total', 'count', 'group', 'till_only'],
    ],
    ['receipts the till knows nothing of', [paid(1, 100), paid(4, 200)], totalsOf(1, 4, 2, 300), ['terminal_only']],
    ['a card whose group is not certain', [paid(1, 100, { cardName: 'Maestro' })], totalsOf(1, 1, 1, 100), []],
    ['a payment taken back', [paid(1, 100), paid(2, 50, { isReversed: true })], totalsOf(1, 2, 1, 100), []],
    [
      'an empty batch against a payment',
      [paid(1, 100)],
      totalsOf(0, 0, 0, 0),
      ['total', 'count', 'group', 'till_only'],
    ],
  ] as const)('%s', (_name, payments, totals, kinds) => {
    const totalMinor = totals.groups.reduce((sum, group) => sum + group.totalMinor, 0);
    expect(reconcile({ ...facts, payments, totalMinor, totals }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('of a terminal that says no total: its groups together are the total', () => {
    const payments = [paid(1, 100), paid(2, 250, { cardName: 'VISA' })];
    const groups = CARD_GROUPS.map((group) => ({
      group,
      count: ['girocard', 'visa'].includes(group) ? 1 : 0,
      totalMinor: { girocard: 100, visa: 250 }[String(group)] ?? 0,
    }));
    const totals = { ...totalsOf(1, 2, 0, 0), groups };
    expect(reconcile({ ...facts, payments, totalMinor: null, totals })).toEqual([]);
    const [cheaper] = payments;
    expect(
      reconcile({ ...facts, payments: [must(cheaper, 'the first one')], totalMinor: null, totals }),
    ).toContainEqual({
      kind: 'total',
      tillMinor: 100,
      terminalMinor: 350,
    });
  });

  it('names each run of receipts that the till knows nothing of by its first and last', () => {
    const payments = [paid(9_998, 100), paid(3, 100), paid(5, 100)];
    const found = reconcile({ ...facts, payments, totalMinor: 300, totals: totalsOf(9_998, 7, 3, 300) });
    expect(found).toEqual([
      { kind: 'terminal_only', receiptFrom: '9999', receiptTo: '0002' },
      { kind: 'terminal_only', receiptFrom: '0004', receiptTo: '0004' },
      { kind: 'terminal_only', receiptFrom: '0006', receiptTo: '0007' },
    ]);
  });

  it('knows the groups that a terminal tells apart, and those it does not', () => {
    expect(['girocard', 'VISA', 'Mastercard', 'AMEX', 'Visa Debit', 'V PAY', 'Maestro', '?'].map(groupOf)).toEqual([
      'girocard',
      'visa',
      'mastercard',
      'amex',
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the last payment a terminal remembers is ours', () => {
  const attempt = { amountMinor: 185, currency: 'EUR', requestedAt: '2026-11-20T10:00:00.000+01:00' };
  const last = {
    amountMinor: 185,
    currency: 'EUR',
    receiptNumber: '0008',
    trace: null,
    terminalId: null,
    cardName: '',
    maskedPan: '',
    terminalAt: '2026-11-20T10:00:20.000+01:00',
  };

  it.each([
    [{}, ['0007'], true],
    [{}, [], true],
    [{ amountMinor: 186 }, ['0007'], false],
    [{ currency: 'PLN' }, ['0007'], false],
    [{ receiptNumber: '0007' }, ['0007'], false],
    [{ receiptNumber: '0006' }, ['0007'], false],
    [{ receiptNumber: '' }, [], false],
    [{ terminalAt: null }, ['0007'], false],
    [{ terminalAt: '2026-11-20T09:50:00.000+01:00' }, ['0007'], false],
  ] as const)('only if all fits: %j after %j: %s', (changed, known, isIt) => {
    expect(isOurs({ ...last, ...changed }, attempt, known)).toBe(isIt);
  });

  it('counts receipts on over 9999', () => {
    expect(isNewer('0001', ['9999', '9998'])).toBe(true);
    expect(isNewer('9999', ['0001'])).toBe(false);
    expect(isNewer('0007', ['0007'])).toBe(false);
  });
});
