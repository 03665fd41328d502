import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION, DEMO_OPERATORS } from '#main/demo/demo-shop.ts';
import type { Permission } from '#shared/access/permission.ts';
import { must } from '#shared/assert.ts';
import { moveSafeMoney, type SafeOrder } from '#shared/safe/move-safe-money.ts';
import { safeReminders } from '#shared/safe/safe-limit.ts';

const IVANA = must(
  DEMO_OPERATORS.find(({ id }) => id === 'ivana'),
  'Ivana works in the demo shop',
);
const TO_BANK: SafeOrder = {
  type: 'SW',
  amount: '100.00',
  currency: 'EUR',
  paymentForm: 'cash',
  counterpart: 'bank',
  description: '',
};

function move(order: Partial<SafeOrder> = {}, without: readonly Permission[] = []) {
  const operator = { ...IVANA, permissions: IVANA.permissions.filter((one) => !without.includes(one)) };
  return moveSafeMoney(
    {
      authority: { operator, authoriser: null },
      configuration: DEMO_CONFIGURATION,
      heldMinor: 10_000,
      newId: () => 'document',
      nextNumber: (series) => `${series}/2026/POS1/000001`,
    },
    { ...TO_BANK, ...order },
  );
}

describe('money past every drawer', () => {
  // Each row would be refused for everything below it as well: so the order of the checks is held, too.
  it.each<[Partial<SafeOrder>, readonly Permission[], string]>([
    [{ paymentForm: 'gold', amount: 'x', counterpart: 'other' }, ['use_safe'], 'not_permitted'],
    [{ paymentForm: 'card', amount: 'x', counterpart: 'other' }, [], 'payment_form_unknown'],
    [{ currency: 'CHF', amount: 'x', counterpart: 'other' }, [], 'payment_form_unknown'],
    [{ amount: 'x', counterpart: 'other' }, [], 'amount_malformed'],
    [{ amount: '-1', counterpart: 'other' }, [], 'amount_negative'],
    [{ amount: '0.00', counterpart: 'other' }, [], 'amount_zero'],
    [{ amount: '100.01', counterpart: 'other', description: ' ' }, [], 'safe_description_required'],
    [{ amount: '100.01' }, [], 'safe_holds_less'],
  ])('%j without %j is refused: %s', (order, without, code) => {
    expect(move(order, without)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each([
    ['SW', 'cash', 'bank', 'bank', -10_000],
    ['SD', 'cash', 'bank', 'bank', 10_000],
    ['SD', 'cash', 'other', 'cash-document', 10_000],
    ['SW', 'voucher', 'bank', 'clearing/voucher', -10_000],
  ] as const)('%s of %s, %s: the other side is %s', (type, paymentForm, counterpart, account, intoSafe) => {
    const moved = move({ type, paymentForm, counterpart, description: 'as counted' });
    const movement = type === 'SD' ? 'safe_deposit' : 'safe_withdrawal';
    expect(moved).toMatchObject({
      ok: true,
      value: {
        shiftId: null,
        body: { number: `${type}/2026/POS1/000001`, amountMinor: 10_000, handledBy: 'ivana' },
        postings: [
          { account: `safe/${paymentForm}`, currency: 'EUR', amountMinor: intoSafe, movement },
          { account, currency: 'EUR', amountMinor: -intoSafe, movement },
        ],
      },
    });
  });
});

describe('reminders to take money to the bank', () => {
  const by = { safeLimits: [{ currency: 'EUR', amountMinor: 50_000 }], safeDays: 7, today: '2026-11-27' };
  const cash = (balanceMinor: number, since: string | null) => [{ currency: 'EUR', balanceMinor, since }];
  it.each([
    [49_999, '2026-11-21', []],
    [50_000, '2026-11-27', [{ reminder: 'limit', currency: 'EUR', limitMinor: 50_000, balanceMinor: 50_000 }]],
    [1, '2026-11-20', [{ reminder: 'days', currency: 'EUR', since: '2026-11-20' }]],
    [60_000, '2026-11-01', [{ reminder: 'limit', currency: 'EUR', limitMinor: 50_000, balanceMinor: 60_000 }]],
    [0, '2026-11-01', []],
    [-5, null, []],
  ] as const)('%i since %s: %j', (balanceMinor, since, due) => {
    expect(safeReminders(cash(balanceMinor, since), by)).toEqual(due);
  });

  it('without limit and days there are none', () => {
    expect(safeReminders(cash(9_999_999, '2020-01-01'), { ...by, safeLimits: [], safeDays: 0 })).toEqual([]);
  });
});
