import { useState } from 'react';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { noteKeys } from '#renderer/payment/note-keys.ts';
import { type DocumentAtWork, useDocument } from '#renderer/sale/use-document.ts';
import { useOnePress } from '#renderer/sale/use-one-press.ts';
import { useClient, useTillState } from '#renderer/till/till-context.tsx';
import type { TillState } from '#shared/contract/till.ts';
import { minor } from '#shared/money/amount.ts';
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
  const [code, setCode] = useState(till.systemCurrency);
  /** `null`: nothing is typed, what remains stands there. */
  const [text, setText] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const { document } = desk;
  const currency = till.currencies.find((one) => one.code === code);
  const remaining = remainingIn(currency, document?.remainingMinor ?? 0);
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
  const assign = (form: PaymentForm, amount: string | null) =>
    void change((commandId) => client.sale.assignPayment({ commandId, paymentForm: form.id, currency: code, amount }));

  return {
    ...desk,
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
    notes: noteKeys(remaining, currency?.denominations ?? []),
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
    undo: () => void change(commandOf(client.sale.undoPayment)),
    clear: () => void change(commandOf(client.sale.clearPayments)),
  };
}

export type Payment = ReturnType<typeof usePayment>;

function commandOf(call: TillClient['sale']['undoPayment']) {
  return (commandId: string) => call({ commandId });
}

/** What remains, in a currency of the till; main works it out anew when it is assigned. */
function remainingIn(currency: Currency | undefined, remainingMinor: number): number {
  if (currency === undefined || remainingMinor <= 0) return 0;
  return amountForRemaining(minor(remainingMinor), currency.rate);
}
