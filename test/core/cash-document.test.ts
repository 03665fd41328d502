import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { PERMISSIONS } from '#shared/access/permission.ts';
import { issueManualDocument, type ManualFacts, type ManualOrder } from '#shared/cash-document/issue-manual.ts';
import { verifyCashDocument } from '#shared/journal/verify-cash-document.ts';
import { readDrawerAccount, unbalancedCurrencies } from '#shared/ledger/posting.ts';
import { type MovementTotal, shiftFigures } from '#shared/shift/figures.ts';
import type { Operator } from '#shared/till/configuration.ts';
import { numbersAfter } from '#shared/till/number.ts';

const OWNER = 'operator:ana';
const CASHIER: Operator = {
  id: 'ana',
  name: 'Ana',
  role: 'cashier',
  permissions: ['issue_cash_deposit', 'issue_cash_withdrawal', 'move_safe_money'],
  maxDiscount: '0',
};
const NOBODY: Operator = { ...CASHIER, id: 'jakub', name: 'Jakub', permissions: [] };
const MANAGER: Operator = {
  id: 'ivana',
  name: 'Ivana',
  role: 'manager',
  permissions: [...PERMISSIONS],
  maxDiscount: '100',
};
const CZECH = { code: 'CZK', name: 'koruna', minorDigits: 2, rate: '0.04', denominations: [] };
const CONFIGURATION: ManualFacts['configuration'] = {
  ...DEMO_CONFIGURATION,
  currencies: [...DEMO_CONFIGURATION.currencies, CZECH],
  paymentForms: DEMO_CONFIGURATION.paymentForms.map((form) =>
    form.kind === 'cash' ? { ...form, currencies: ['EUR', 'PLN', 'CZK'] } : form,
  ),
};
const EUR_LIMIT = { currency: 'EUR', minimumMinor: 10_000, maximumMinor: 200_000, mode: 'warn' as const };
const LIMITS = [EUR_LIMIT];

/** A till that was never told of its store; it has taken one transfer in before. */
const NOTHING_TOLD: ManualFacts['transfers'] = {
  tillCode: 'POS1',
  tills: [],
  told: () => null,
  isWhollyTold: () => false,
  isEntered: (number) => number === 'CW/2026/POS2/000007',
};

function facts(changes: Partial<ManualFacts> = {}): ManualFacts {
  let ids = 0;
  return {
    authority: { operator: CASHIER, authoriser: null },
    configuration: CONFIGURATION,
    parameters: { ...CONFIGURATION.parameters, cashLimits: LIMITS },
    owner: OWNER,
    scene: { actor: 'ana', shiftId: 'shift', sessionId: 'session' },
    employees: [{ id: 'marko', name: 'Marko' }],
    heldMinor: () => 50_000,
    isBlind: false,
    transfers: NOTHING_TOLD,
    newId: () => `id-${ids++}`,
    nextNumber: numbersAfter(() => 0, { year: 2026, tillCode: 'POS1', epoch: 1 }),
    ...changes,
  };
}

const ORDER: ManualOrder = {
  type: 'CW',
  amount: '30.00',
  currency: 'EUR',
  paymentForm: 'cash',
  payer: { kind: 'customer', name: 'GLS courier, Zagreb' },
  reasonId: 'courier',
  description: 'Parcel 7731 paid on delivery',
  transferTill: null,
  transferNumber: null,
  seenSentMinor: null,
  attributes: [{ name: 'Cost centre', value: 'Store supplies' }],
  isConfirmed: false,
};

function issue(order: Partial<ManualOrder> = {}, changes: Partial<ManualFacts> = {}) {
  return issueManualDocument(facts(changes), { ...ORDER, ...order });
}

function codeOf(result: ReturnType<typeof issue>): string {
  return result.ok ? 'issued' : result.refusal.code;
}

function bodyOf(result: ReturnType<typeof issue>) {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

/** Each case is wrong in everything that is checked later too, so that the order of the checks shows. */
describe('a manual cash document is refused, in this order', () => {
  const needsRight = { authority: { operator: NOBODY, authoriser: null } };
  const transferIn = { type: 'CD', reasonId: 'transfer' } as const;
  it.each([
    ['without the right', { paymentForm: 'bank', amount: 'x' }, needsRight, 'not_permitted'],
    ['by bank', { paymentForm: 'bank', amount: 'x' }, {}, 'payment_form_unknown'],
    ['in a form nobody knows', { paymentForm: 'gold', amount: 'x' }, {}, 'payment_form_unknown'],
    [
      'in a currency of another form',
      { paymentForm: 'card', currency: 'PLN', amount: 'x' },
      {},
      'payment_form_unknown',
    ],
    ['with no amount', { amount: '', reasonId: 'x' }, {}, 'amount_malformed'],
    ['below zero', { amount: '-5', reasonId: 'x' }, {}, 'amount_negative'],
    ['with too large an amount', { amount: '99999999999', reasonId: 'x' }, {}, 'amount_too_large'],
    ['with zero', { amount: '0.00', reasonId: 'x' }, {}, 'amount_zero'],
    ['for a reason of no list', { reasonId: 'x', payer: { kind: 'employee', operatorId: 'x' } }, {}, 'reason_unknown'],
    ['as a CD for a reason of CWs', { type: 'CD', payer: { kind: 'employee', operatorId: 'x' } }, {}, 'reason_unknown'],
    [
      'by a person nobody knows',
      { payer: { kind: 'employee', operatorId: 'x' }, reasonId: 'transfer' },
      {},
      'payer_unknown',
    ],
    ['to no till', { reasonId: 'transfer', amount: '900' }, {}, 'transfer_till_wrong'],
    ['to itself', { reasonId: 'transfer', transferTill: ' pos1 ', amount: '900' }, {}, 'transfer_till_wrong'],
    ['from no transfer', { ...transferIn, amount: '9000' }, {}, 'transfer_number_wrong'],
    [
      'from its own transfer',
      { ...transferIn, transferNumber: 'CW/2026/POS1/000007', amount: '9000' },
      {},
      'transfer_number_wrong',
    ],
    [
      'from a CD',
      { ...transferIn, transferNumber: 'CD/2026/POS2/000001', amount: '9000' },
      {},
      'transfer_number_wrong',
    ],
    [
      'from a transfer taken in before',
      { ...transferIn, transferNumber: 'cw/2026/POS2/000007', amount: '9000' },
      {},
      'transfer_already_entered',
    ],
    ['above what the drawer holds', { amount: '500.01' }, {}, 'cash_document_exceeds_drawer'],
    ['below the minimum', { amount: '400.01' }, {}, 'cash_limit_minimum'],
    ['above the maximum', { type: 'CD', reasonId: null, amount: '1500.01' }, {}, 'cash_limit_maximum'],
    ['exactly to the minimum: not', { amount: '400.00' }, {}, 'issued'],
    ['exactly to the maximum: not', { type: 'CD', reasonId: null, amount: '1500.00' }, {}, 'issued'],
    ['below the minimum, confirmed: not', { amount: '400.01', isConfirmed: true }, {}, 'issued'],
    ['vouchers, which no limit counts: not', { paymentForm: 'voucher', amount: '450' }, {}, 'issued'],
  ] as const)('%s', (_why, order, changes, code) => {
    expect(codeOf(issue(order, changes))).toBe(code);
  });

  it('in Czech crowns with hellers: the window is told the rounded amount, and that one is issued', () => {
    const parameters = { ...CONFIGURATION.parameters, cashRounding: 'CZ' as const, cashLimits: LIMITS };
    const first = issue({ currency: 'CZK', amount: '75.96' }, { parameters });
    expect(first).toMatchObject({ ok: false, refusal: { code: 'amount_rounded', facts: { roundedMinor: 7_600 } } });
    expect(bodyOf(issue({ currency: 'CZK', amount: '76.00' }, { parameters })).body.amountMinor).toBe(7_600);
    expect(bodyOf(issue({ currency: 'EUR', amount: '75.96' }, { parameters })).body.amountMinor).toBe(7_596);
  });

  it('over a limit that asks for the right: the question first, then the right, own or lent', () => {
    const parameters = { ...CONFIGURATION.parameters, cashLimits: [{ ...EUR_LIMIT, mode: 'authenticate' as const }] };
    const over = { amount: '450.00' };
    const by = (operator: Operator, authoriser: Operator | null) => ({
      parameters,
      authority: { operator, authoriser },
    });
    expect(codeOf(issue(over, by(CASHIER, null)))).toBe('cash_limit_minimum');
    const yes = { ...over, isConfirmed: true };
    expect(issue(yes, by(CASHIER, null))).toMatchObject({
      refusal: { code: 'not_permitted', facts: { permission: 'exceed_cash_limit' } },
    });
    expect(codeOf(issue(yes, by(CASHIER, { ...CASHIER, id: 'marko' })))).toBe('authoriser_not_permitted');
    expect(bodyOf(issue(yes, by(CASHIER, MANAGER))).authorisedBy).toBe('ivana');
    expect(bodyOf(issue(yes, by(MANAGER, null))).authorisedBy).toBeNull();
  });
});

describe('a manual cash document', () => {
  it('says who, what for and what else, and moves its amount from where its reason says', () => {
    const issued = bodyOf(issue());
    expect(issued.body).toMatchObject({
      number: 'CW/2026/POS1/000001',
      type: 'CW',
      tag: 'Manual',
      purpose: 'plain',
      reason: { id: 'courier', name: 'Courier' },
      payer: { kind: 'customer', name: 'GLS courier, Zagreb' },
      attributes: [{ name: 'Cost centre', value: 'Store supplies' }],
      transfer: null,
      handledBy: 'ana',
    });
    expect(issued.postings).toEqual([
      { account: 'drawer/operator:ana/cash', currency: 'EUR', amountMinor: -3_000, movement: 'manual_withdrawal' },
      { account: 'cash-document', currency: 'EUR', amountMinor: 3_000, movement: 'manual_withdrawal' },
    ]);
  });

  it.each([
    ['safe-drop', 'CW', 'safe/cash'],
    ['bank-drop', 'CW', 'bank'],
    ['from-safe', 'CD', 'safe/cash'],
  ] as const)('%s: a %s whose other side is %s', (reasonId, type, account) => {
    const { postings } = bodyOf(issue({ reasonId, type }));
    expect(postings[1]).toMatchObject({ account, amountMinor: type === 'CW' ? 3_000 : -3_000 });
  });

  it('to another till carries its own number as the transfer’s, which the other till enters', () => {
    const sent = bodyOf(issue({ reasonId: 'transfer', transferTill: 'POS2' }));
    expect(sent.body.transfer).toEqual({ number: 'CW/2026/POS1/000001', fromTill: 'POS1', toTill: 'POS2' });
    const got = bodyOf(issue({ type: 'CD', reasonId: 'transfer', transferNumber: ' CW/2026/POS2/000008 ' }));
    expect(got.body.transfer).toEqual({
      number: 'CW/2026/POS2/000008',
      fromTill: 'POS2',
      toTill: 'POS1',
      sentMinor: null,
    });
    expect(sent.postings[1]?.account).toBe('transfer');
    expect(got.postings[1]?.account).toBe('transfer');
  });

  it('by an employee keeps the name as it was then', () => {
    const { body } = bodyOf(issue({ payer: { kind: 'employee', operatorId: 'marko' } }));
    expect(body.payer).toEqual({ kind: 'employee', operatorId: 'marko', name: 'Marko' });
  });

  it('whatever they are and however many: accounts sum to zero, opening + movements = expected, and no number is left out', () => {
    const document = fc.record({
      type: fc.constantFrom('CD' as const, 'CW' as const),
      currency: fc.constantFrom('EUR', 'PLN'),
      amountMinor: fc.integer({ min: 1, max: 5_000_000 }),
      reason: fc.constantFrom(null, ...CONFIGURATION.cashDocumentReasons.map(({ id }) => id)),
      isConfirmed: fc.boolean(),
    });
    const opening = fc.record({ EUR: fc.nat(1_000_000), PLN: fc.nat(1_000_000) });
    fc.assert(
      fc.property(opening, fc.array(document, { maxLength: 30 }), (began, orders) => holdsForDay(began, orders)),
      {
        numRuns: 200,
      },
    );
  });
});

type DayOrder = {
  readonly type: 'CD' | 'CW';
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string | null;
  readonly isConfirmed: boolean;
};

function holdsForDay(began: Readonly<Record<string, number>>, orders: readonly DayOrder[]): void {
  const held = new Map(Object.entries(began));
  const accounts = new Map<string, number>();
  const last = new Map<string, number>();
  const totals: MovementTotal[] = [];
  const numbers: string[] = [];
  for (const { amountMinor, currency, isConfirmed, reason, type } of orders) {
    const result = issue(
      {
        type,
        currency,
        amount: `${Math.floor(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`,
        reasonId: reason,
        isConfirmed,
        transferTill: 'POS2',
        transferNumber: 'CW/2026/POS2/000009',
      },
      {
        heldMinor: (row) => held.get(row.currency) ?? 0,
        nextNumber: numbersAfter((key) => last.get(key) ?? 0, { year: 2026, tillCode: 'POS1', epoch: 1 }),
      },
    );
    if (!result.ok) continue;
    const { body, postings } = result.value;
    expect(unbalancedCurrencies(postings)).toEqual([]);
    expect([...verifyCashDocument({ body, postings, drawer: OWNER })]).toEqual([]);
    const key = body.number.slice(0, body.number.lastIndexOf('/'));
    last.set(key, (last.get(key) ?? 0) + 1);
    numbers.push(body.number);
    for (const { account, amountMinor: moved, currency: code, movement } of postings) {
      accounts.set(`${account} ${code}`, (accounts.get(`${account} ${code}`) ?? 0) + moved);
      const drawer = readDrawerAccount(account);
      if (drawer === null) continue;
      held.set(code, (held.get(code) ?? 0) + moved);
      totals.push({ paymentForm: 'cash', currency: code, movement, amountMinor: moved, entries: 1 });
    }
  }
  for (const code of ['EUR', 'PLN']) {
    const sums = [...accounts].filter(([account]) => account.endsWith(code)).map(([, amount]) => amount);
    expect(sums.reduce((left, right) => left + right, 0)).toBe(0);
    expect(held.get(code) ?? 0).toBeGreaterThanOrEqual(0);
    const perMovement = (['manual_deposit', 'manual_withdrawal'] as const).map((movement) => ({
      paymentForm: 'cash',
      currency: code,
      movement,
      amountMinor: totals
        .filter((total) => total.currency === code && total.movement === movement)
        .reduce((left, { amountMinor }) => left + amountMinor, 0),
      entries: 1,
    }));
    const [figure] = shiftFigures({
      rows: [{ paymentForm: 'cash', currency: code, isCash: true }],
      carried: [{ paymentForm: 'cash', currency: code, amountMinor: began[code] ?? 0 }],
      totals: perMovement,
      entered: [],
      booksDifferences: true,
      keepInDrawer: [],
    });
    expect(figure?.endingMinor).toBe(held.get(code));
  }
  for (const type of ['CD', 'CW']) {
    const given = numbers.filter((number) => number.startsWith(type));
    expect(given.map((number) => Number(number.slice(-6)))).toEqual(given.map((_, index) => index + 1));
  }
}
