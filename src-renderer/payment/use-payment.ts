import { useState } from 'react';
import { useCard, useCardChange } from '#renderer/card/use-card.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { noteKeys } from '#renderer/payment/note-keys.ts';
import { type DocumentAtWork, useDocument } from '#renderer/sale/use-document.ts';
import { useOnePress } from '#renderer/sale/use-one-press.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';
import { minor } from '#shared/money/amount.ts';
import { cashStep } from '#shared/money/currency.ts';
import type { Cheque } from '#shared/sale/cheque.ts';
import { amountForRemaining } from '#shared/sale/settle.ts';

export type PaymentForm = TillState['paymentForms'][number];
type Currency = TillState['currencies'][number];

/** What hands do in Payment: type an amount, choose its currency, assign it to a form, take it back. */
export function usePayment() {
  const client = useClient();
  const till = useTillState();
  const money = useMoney();
  const desk = useDocument();
  const counts = useOnePress();
  const card = useCard();
  useCardChange(card.payment, desk.reload);
  const [code, setCode] = useState(till.systemCurrency);
  /** `null`: nothing is typed, what remains stands there. */
  const [text, setText] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const { document } = desk;
  const currency = till.currencies.find((one) => one.code === code);
  const remainingIn = (stepMinor: number) => remainingOf(document?.remainingMinor ?? 0, currency, stepMinor);
  const isForeign = document !== null && code !== document.currency;
  const remainingCash = isForeign
    ? remainingIn(currency === undefined ? 1 : cashStep(currency, document.currency))
    : (document?.remainingCashMinor ?? remainingIn(1));
  /** In another currency Enter assigns cash, and so does every form where no other takes it. */
  const isCashOnly = !till.paymentForms.some(({ currencies, kind }) => kind !== 'cash' && currencies.includes(code));
  const remaining = isForeign && isCashOnly ? remainingCash : remainingIn(1);
  const cash = till.paymentForms.find(({ kind }) => kind === 'cash') ?? null;

  const again = () => {
    setText(null);
    setRound((now) => now + 1);
  };
  const change = async (send: Parameters<DocumentAtWork['change']>[0]) => {
    // One change at a time, and none twice by a slip: an amount assigned is money.
    if (desk.isWaiting || !counts()) return;
    desk.forgive();
    if (await desk.change(send)) again();
  };
  /** A cheque whose number is still to be asked for. */
  const [asking, ask] = useState<{ readonly form: PaymentForm; readonly amount: string | null } | null>(null);
  const payOnTerminal = async (form: PaymentForm, amount: string | null) => {
    if (desk.isWaiting || !counts()) return;
    desk.forgive();
    const outcome = await card.pay.run({ paymentForm: form.id, currency: code, amount });
    if (outcome?.kind === 'done') again();
  };
  const assign = (form: PaymentForm, amount: string | null, cheque: Cheque | null = null) => {
    if (form.kind === 'cheque' && cheque === null) ask({ form, amount });
    else if (form.kind === 'card') void assignCard(form, amount);
    else assignByHand(form, amount, cheque);
  };
  const assignCard = async (form: PaymentForm, amount: string | null) => {
    if (await card.asksTerminal()) await payOnTerminal(form, amount);
    else assignByHand(form, amount, null);
  };
  const assignByHand = (form: PaymentForm, amount: string | null, cheque: Cheque | null) =>
    void change((commandId) =>
      client.sale.assignPayment({ commandId, paymentForm: form.id, currency: code, amount, cheque }),
    );

  return {
    ...desk,
    card,
    currency: code,
    currencies: till.currencies.filter((one) => cash?.currencies.includes(one.code)),
    forms: till.paymentForms,
    cash,
    isPaid: document !== null && document.lines.length > 0 && document.remainingMinor <= 0,
    hasPayments: (document?.payments.length ?? 0) > 0,
    text: text ?? money.typed(remaining, code),
    /** Grows whenever the amount stands fresh again, to be typed over. */
    round,
    remaining,
    /** The same in cash, as the market rounds it. */
    remainingCash,
    notes: noteKeys(remainingCash, currency?.denominations ?? []),
    write: (next: string | null) => setText(next ?? ''),
    again,
    choose: (next: string) => {
      setCode(next);
      again();
    },
    assignTyped: (form: PaymentForm) => assign(form, text),
    assignExact: () => {
      if (cash !== null) assign(cash, null);
    },
    assignNote: (amount: number) => {
      if (cash !== null) assign(cash, money.typed(amount, code));
    },
    isAskingCheque: asking !== null,
    takeCheque: (cheque: Cheque | null) => {
      ask(null);
      if (asking !== null && cheque !== null) assign(asking.form, asking.amount, cheque);
    },
    undo: () => void change(commandOf(client.sale.undoPayment)),
    clear: () => void change(commandOf(client.sale.clearPayments)),
  };
}

export type Payment = ReturnType<typeof usePayment>;

function commandOf(call: TillClient['sale']['undoPayment']) {
  return (commandId: string) => call({ commandId });
}

/** What remains, in a currency of the till; main works it out anew when it is assigned. */
function remainingOf(remainingMinor: number, currency: Currency | undefined, stepMinor: number): number {
  if (currency === undefined || remainingMinor <= 0) return 0;
  return amountForRemaining(minor(remainingMinor), { rate: currency.rate, stepMinor });
}
