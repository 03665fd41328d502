import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleBanner } from '#renderer/frame/banner.tsx';
import { Frame } from '#renderer/frame/frame.tsx';
import type { Shortcut } from '#renderer/keyboard/shortcut.ts';
import type { WindowKey } from '#renderer/keyboard/window-key.ts';
import { useMoney } from '#renderer/money/use-money.ts';
import { PaySheet } from '#renderer/payment/pay-sheet.tsx';
import { PaySide } from '#renderer/payment/pay-side.tsx';
import { type Payment, type PaymentForm, usePayment } from '#renderer/payment/use-payment.ts';
import { readTimes } from '#renderer/sale/times.ts';
import { useScanner } from '#renderer/sale/use-scanner.ts';
import { useClient, useOpen } from '#renderer/till/till-context.tsx';

/** Assigns money to what is due. Confirm books, prints and opens the next document. */
export function PaymentWindow() {
  const { t } = useTranslation();
  const money = useMoney();
  const open = useOpen();
  const payment = usePayment();
  const { document, isLoaded } = payment;
  const scanner = useScanner(({ text }) => {
    void scan(text);
    return true;
  });
  const isGone = isLoaded && (document === null || document.lines.length === 0) && !payment.isWaiting;
  useEffect(() => {
    if (isGone) open({ window: 'sale' });
  }, [isGone, open]);

  const confirm = async () => {
    const completed = await payment.complete(false);
    if (completed === null) return;
    await scanner.idle();
    await payment.settled();
    open({ window: 'sale-completed', completed });
  };
  const scan = useScanInPayment(payment);
  const keys = useKeysOfPayment(payment, () => void confirm());

  return (
    <Frame
      kind="payment"
      title={t('payment.title')}
      subtitle={t('payment.subtitle', { lines: money.count(document?.lines.length ?? 0) })}
      keys={keys}
      banner={<TroubleBanner trouble={payment.troubles.at(-1) ?? null} />}
    >
      {document === null ? null : (
        <>
          <PaySheet document={document} isPaid={payment.isPaid} />
          <PaySide payment={payment} formKeys={formKeys(payment.forms)} />
        </>
      )}
    </Frame>
  );
}

/**
 * A scan over an open payment is never an amount. Fully assigned, it confirms and begins the next document; before that
 * it goes to main, which puts the item in while nothing is assigned and refuses it in words once something is.
 */
function useScanInPayment(payment: Payment): (code: string) => Promise<void> {
  const client = useClient();
  const open = useOpen();
  return async (code) => {
    payment.again();
    payment.forgive();
    const { times, rest } = readTimes(code);
    const completing = payment.isPaid && payment.hasPayments ? payment.complete(false) : null;
    const isTaken = await payment.change((commandId) =>
      client.sale.scan({ commandId, barcode: rest, quantity: times ?? '1' }),
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
  const whyNoUndo = hasPayments ? null : t('payment.nothingAssigned');
  const keysOfForms = formKeys(payment.forms);
  const forms = payment.forms.map((form): WindowKey => {
    const shortcut = keysOfForms.get(form.id);
    return {
      id: form.id,
      label: form.name,
      ...(shortcut === undefined ? {} : { shortcut }),
      place: 'elsewhere',
      reason: isPaid ? t('payment.fullyAssigned') : null,
      press: () => payment.assignTyped(form),
    };
  });
  return [
    {
      id: 'close',
      label: t('frame.close'),
      shortcut: 'Escape',
      place: 'left',
      press: () => void payment.settled().then(() => open({ window: 'sale' })),
    },
    { id: 'clear', label: t('payment.clear'), place: 'left', reason: whyNoUndo, press: payment.clear },
    {
      id: 'undo',
      label: t('payment.undo'),
      shortcut: 'Control+Z',
      place: 'left',
      reason: whyNoUndo,
      press: payment.undo,
    },
    {
      id: 'confirm',
      label: t('frame.confirm'),
      shortcut: 'Control+Enter',
      place: 'main',
      isBusy: payment.isCompleting,
      reason: isPaid ? null : t('payment.assignFirst'),
      press: confirm,
    },
    ...forms,
  ];
}
