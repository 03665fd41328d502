import { describe, expect, it } from 'vitest';
import {
  compareTransfer,
  receiveTransfer,
  type StoreTransfer,
  sendTransfer,
  type TransferFacts,
  transferState,
} from '#shared/cash-document/transfer.ts';

const NUMBER = 'CW/2026/POS2/000008';
const SENT: NonNullable<StoreTransfer['sent']> = {
  fromTill: 'POS2',
  toTill: 'POS1',
  paymentForm: 'cash',
  currency: 'EUR',
  amountMinor: 10_000,
  at: '2026-11-27T10:00:00.000+00:00',
  handledBy: 'ana',
};
const RECEIPT = { till: 'POS1', number: 'CD/2026/POS1/000003', currency: 'EUR', amountMinor: 10_000, at: SENT.at };
const UNDER_WAY: StoreTransfer = { number: NUMBER, sent: SENT, receipts: [] };
const ORDER = { amountMinor: 10_000, currency: 'EUR', paymentForm: 'cash', seenSentMinor: null };

function facts(changes: Partial<TransferFacts> = {}): TransferFacts {
  return {
    tillCode: 'POS1',
    tills: ['POS1', 'POS2', 'POS3'],
    told: (number) => (number === NUMBER ? UNDER_WAY : null),
    isWhollyTold: () => true,
    isEntered: () => false,
    ...changes,
  };
}

describe('a transfer is sent', () => {
  it.each([
    ['to nobody', '', {}, 'transfer_till_wrong'],
    ['to itself', ' pos1 ', {}, 'transfer_till_wrong'],
    ['to a till that the store has not', 'POS9', {}, 'transfer_till_unknown'],
    ['where there is no other till', 'POS9', { tills: ['POS1'] }, 'transfer_no_other_till'],
  ] as const)('never %s', (_claim, till, changes, code) => {
    expect(sendTransfer(facts(changes), till)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('to a till as the store spells it, and to any where the store was never told of', () => {
    expect(sendTransfer(facts(), ' pos3')).toEqual({
      ok: true,
      value: { fromTill: 'POS1', toTill: 'POS3', number: null },
    });
    expect(sendTransfer(facts({ tills: [] }), 'POS9')).toMatchObject({ value: { toTill: 'POS9' } });
  });
});

describe('a transfer is taken in', () => {
  const told = (transfer: Partial<StoreTransfer>): Partial<TransferFacts> => ({
    told: () => ({ ...UNDER_WAY, ...transfer }),
  });
  it.each([
    ['by no number of a CW', 'CD/2026/POS2/000001', {}, {}, 'transfer_number_wrong'],
    ['twice here', NUMBER, { isEntered: () => true, told: () => null }, {}, 'transfer_already_entered'],
    ['from its own CW that was no transfer', 'CW/2026/POS1/000001', {}, {}, 'transfer_number_wrong'],
    ['from a till that the store has not', 'CW/2026/POS9/000001', {}, {}, 'transfer_till_unknown'],
    ['that its till never issued', 'CW/2026/POS2/000099', {}, {}, 'transfer_unknown'],
    ['that somebody took in', NUMBER, told({ receipts: [RECEIPT] }), { currency: 'PLN' }, 'transfer_received'],
    ['that is for another till', NUMBER, told({ sent: { ...SENT, toTill: 'POS3' } }), {}, 'transfer_for_other_till'],
    ['as other money', NUMBER, {}, { currency: 'PLN', amountMinor: 1 }, 'transfer_other_money'],
    ['as another payment form', NUMBER, {}, { paymentForm: 'voucher' }, 'transfer_other_money'],
    ['short without a question', NUMBER, {}, { amountMinor: 9_000 }, 'transfer_differs'],
    ['by a yes to another sum', NUMBER, {}, { amountMinor: 9_000, seenSentMinor: 9_500 }, 'transfer_differs'],
  ] as const)('never %s', (_claim, number, changes, order, code) => {
    expect(receiveTransfer(facts(changes), number, { ...ORDER, ...order })).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  it('as it was counted, with what was sent beside it', () => {
    const taken = { fromTill: 'POS2', toTill: 'POS1', number: NUMBER, sentMinor: 10_000 };
    expect(receiveTransfer(facts(), ` ${NUMBER.toLowerCase().replace('pos', 'POS')}`, ORDER)).toEqual({
      ok: true,
      value: taken,
    });
    const short = { ...ORDER, amountMinor: 9_000, seenSentMinor: 10_000 };
    expect(receiveTransfer(facts(), NUMBER, short)).toEqual({ ok: true, value: taken });
  });

  it('back by the till that sent it, while nobody has it', () => {
    const back = facts({ tillCode: 'POS2' });
    expect(receiveTransfer(back, NUMBER, ORDER)).toMatchObject({ value: { fromTill: 'POS2', toTill: 'POS2' } });
  });

  it('unproven from a till that could not tell yet, also from one that was restored', () => {
    const dark = facts({ told: () => null, isWhollyTold: () => false });
    const unproven = { fromTill: 'POS2', toTill: 'POS1', sentMinor: null };
    expect(receiveTransfer(dark, NUMBER, ORDER)).toMatchObject({ value: unproven });
    expect(receiveTransfer(dark, 'CW/2026/POS2.3/000001', ORDER)).toMatchObject({ value: unproven });
  });
});

it.each([
  ['under_way', {}],
  ['arrived', { receipts: [RECEIPT] }],
  ['differs', { receipts: [{ ...RECEIPT, amountMinor: 9_999 }] }],
  ['differs', { receipts: [{ ...RECEIPT, currency: 'PLN' }] }],
  ['returned', { receipts: [{ ...RECEIPT, till: 'POS2' }] }],
  ['twice', { receipts: [RECEIPT, { ...RECEIPT, till: 'POS2' }] }],
  ['unproven', { sent: null, receipts: [RECEIPT] }],
] as const)('a transfer stands as %s', (state, changes) => {
  expect(
    transferState({ ...UNDER_WAY, ...changes, receipts: [...('receipts' in changes ? changes.receipts : [])] }),
  ).toBe(state);
});

it.each([
  ['agrees', {}],
  ['differs', { amountMinor: 9_000 }],
  ['other_money', { currency: 'PLN' }],
  ['other_money', { paymentForm: 'voucher' }],
] as const)('what was taken in unproven %s', (outcome, changes) => {
  const counted = { paymentForm: 'cash', currency: 'EUR', amountMinor: 10_000, ...changes };
  expect(compareTransfer(counted, SENT)).toEqual({ outcome, sentMinor: 10_000 });
});
