import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askTerminalKey, giveUpKey } from '#renderer/card/card-keys.ts';
import { CardSide } from '#renderer/card/card-side.tsx';
import { Banner, TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import { LimitQuestion } from '#renderer/frame/limit-question.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { ChequeDialog } from '#renderer/payment/cheque-dialog.tsx';
import { PaySheet } from '#renderer/payment/pay-sheet.tsx';
import { PaySide } from '#renderer/payment/pay-side.tsx';
import { type Payment, type PaymentForm, usePayment } from '#renderer/payment/use-payment.ts';
import { readTimes } from '#renderer/sale/times.ts';
import { useScanner } from '#renderer/sale/use-scanner.ts';
import { useScanSound, useSound } from '#renderer/sound/use-sound.ts';
import { useClient, useOpen } from '#renderer/till/till-context.tsx';
import type { CompletedSale } from '#shared/contract/sale.ts';

/** Assigns money to what is due. Confirm books, prints and opens the next document. */
export function PaymentWindow() {
  const { t } = useTranslation();
  const money = useMoney();
  const open = useOpen();
  const payment = usePayment();
  const { document, isLoaded } = payment;
  // Booked, the document is gone, but the way out is that of the sale: the change has to be read there.
  const [isBooking, setBooking] = useState(false);
  const complete = async () => {
    setBooking(true);
    const completed = await payment.complete(false);
    if (completed === null) setBooking(false);
    return completed;
  };
  const sound = useSound();
  const scanner = useScanner(({ text }) => {
    // Whoever types into the dialog may be as fast as a scanner; the document waits behind it anyway.
    if (payment.isAskingCheque) {
      sound('refused');
      return false;
    }
    void scan(text);
    return true;
  });
  const isGone = isLoaded && (document === null || document.lines.length === 0) && !payment.isWaiting && !isBooking;
  useEffect(() => {
    if (isGone) open({ window: 'sale' });
  }, [isGone, open]);

  const confirm = async () => {
    const completed = await complete();
    if (completed === null) return;
    await scanner.idle();
    await payment.settled();
    open({ window: 'sale-completed', completed });
  };
  const scan = useScanInPayment(payment, complete);
  const keys = useKeysOfPayment(payment, () => void confirm());

  return (
    <Frame
      kind="payment"
      title={t('payment.title')}
      subtitle={t('payment.subtitle', { lines: money.count(document?.lines.length ?? 0) })}
      keys={keys}
      banner={<PaymentBanners payment={payment} />}
    >
      {document === null ? null : (
        <>
          <PaySheet document={document} isPaid={payment.isPaid} card={payment.card} />
          {payment.card.view === 'none' || payment.card.payment === null ? (
            <PaySide payment={payment} formKeys={formKeys(payment.forms)} />
          ) : (
            <CardSide card={payment.card} payment={payment.card.payment} />
          )}
          {payment.isAskingCheque ? (
            <ChequeDialog onTake={payment.takeCheque} onClose={() => payment.takeCheque(null)} />
          ) : null}
        </>
      )}
    </Frame>
  );
}

/** What was refused, and why the terminal took or gave back nothing. */
function PaymentBanners({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const { card } = payment;
  const said = card.payment;
  const isSaid =
    said !== null && said.words !== '' && card.view === 'none' && (said.state === 'approved' || !payment.isPaid);
  if (payment.isQuestion)
    return (
      <LimitQuestion trouble={payment.troubles.at(-1) ?? null} no={t('payment.otherwise')} onNo={payment.forgive} />
    );
  return (
    <>
      <TroubleBanner trouble={payment.troubles.at(-1) ?? card.trouble} />
      {isSaid ? <Banner tone="warn" icon="card" words={said.words} /> : null}
    </>
  );
}

/**
 * A scan over an open payment is never an amount. Fully assigned, it confirms and begins the next document; before that
 * it goes to main, which puts the item in while nothing is assigned and refuses it in words once something is.
 */
function useScanInPayment(
  payment: Payment,
  complete: () => Promise<CompletedSale | null>,
): (code: string) => Promise<void> {
  const client = useClient();
  const open = useOpen();
  const soundScan = useScanSound();
  return async (code) => {
    payment.again();
    payment.forgive();
    const { times, rest } = readTimes(code);
    const completing = payment.isPaid && payment.hasPayments ? complete() : null;
    const isTaken = await payment.change(
      (commandId) => client.sale.scan({ commandId, barcode: rest, quantity: times ?? '1' }),
      soundScan,
    );
    const completed = await completing;
    if (completed != null) open({ window: 'sale-completed', completed });
    else if (isTaken) open({ window: 'sale' });
  };
}

const OTHER_FORM_KEYS: readonly Shortcut[] = ['F2', 'F3', 'F4', 'F5', 'F8', 'F9', 'F10'];

/** Enter assigns to cash, as most people pay; the others have a key each, in the till's order. */
export function formKeys(forms: readonly PaymentForm[]): ReadonlyMap<string, Shortcut> {
  const cash = forms.find(({ kind }) => kind === 'cash');
  const others = forms.filter((form) => form !== cash);
  const keys = new Map<string, Shortcut>();
  if (cash !== undefined) keys.set(cash.id, 'Enter');
  for (const [index, form] of others.entries()) {
    const key = OTHER_FORM_KEYS[index];
    if (key !== undefined) keys.set(form.id, key);
  }
  return keys;
}

function useKeysOfPayment(payment: Payment, confirm: () => void): readonly WindowKey[] {
  const { t } = useTranslation();
  const open = useOpen();
  const { hasPayments, isPaid } = payment;
  const held = payment.card.view === 'none' ? null : t('card.held');
  const whyNoUndo = held ?? (hasPayments ? null : t('payment.nothingAssigned'));
  const keysOfForms = formKeys(payment.forms);
  const forms = payment.forms.map((form): WindowKey => {
    const shortcut = keysOfForms.get(form.id);
    return {
      id: form.id,
      label: form.name,
      ...(shortcut === undefined ? {} : { shortcut }),
      place: 'elsewhere',
      reason: held ?? (isPaid ? t('payment.fullyAssigned') : null),
      press: () => payment.assignTyped(form),
    };
  });
  return [
    ...(payment.card.view === 'working'
      ? [giveUpKey(payment.card, t('card.giveUp'))]
      : [
          {
            id: 'close',
            label: t('frame.close'),
            shortcut: 'Escape',
            place: 'left',
            reason: held,
            press: () => void payment.settled().then(() => open({ window: 'sale' })),
          } as const,
        ]),
    { id: 'clear', label: t('payment.clear'), place: 'left', reason: whyNoUndo, press: payment.clear },
    {
      id: 'undo',
      label: t('payment.undo'),
      shortcut: 'Control+Z',
      place: 'left',
      reason: whyNoUndo,
      press: payment.undo,
    },
    ...reverseKey(payment, t('card.reverse')),
    ...(payment.card.view === 'question' ? [askTerminalKey(payment.card, t('card.askTerminal'))] : []),
    {
      id: 'confirm',
      label: payment.isQuestion ? t('cashDocument.yes') : t('frame.confirm'),
      shortcut: 'Control+Enter',
      place: payment.card.view === 'question' ? 'elsewhere' : 'main',
      isBusy: payment.isCompleting,
      reason: held ?? (isPaid ? null : t('payment.assignFirst')),
      press: confirm,
    },
    ...forms,
  ];
}

/** What a terminal approved is not undone; the latest such payment can be taken back, by right. */
function reverseKey({ card, document }: Payment, label: string): readonly WindowKey[] {
  const attemptId = document?.payments.findLast(({ cardPaymentId }) => cardPaymentId !== null)?.cardPaymentId ?? null;
  if (attemptId === null || card.view !== 'none') return [];
  return [
    {
      id: 'reverse',
      label,
      shortcut: 'F7',
      place: 'left',
      isBusy: card.reverse.isBusy,
      press: () => void card.reverse.run({ attemptId }),
    },
  ];
}
