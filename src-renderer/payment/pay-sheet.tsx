import { useTranslation } from 'react-i18next';
import type { Card } from '#renderer/card/use-card.ts';
import { Icon } from '#renderer/frame/icon.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { FORM_ICONS } from '#renderer/payment/form-icons.ts';
import { fitted } from '#renderer/style/fitted.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { SaleDocument } from '#shared/contract/sale.ts';

/** The page that is read: what is due, what was given, and in the biggest figure what remains or goes back. */
export function PaySheet({
  document,
  isPaid,
  card,
}: {
  readonly document: SaleDocument;
  readonly isPaid: boolean;
  readonly card: Card;
}) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency } = document;
  const due = money.read(document.totalMinor, currency);
  const left = money.read(isPaid ? document.changeMinor : document.remainingMinor, currency);
  return (
    <section className="sheet pay" aria-label={t('payment.title')}>
      <div className="due">
        <p className="label">
          {t('payment.amountDue')} <b>{currency}</b>
        </p>
        <output style={fitted(due)}>{due}</output>
      </div>
      <div className="pay-scroll">
        <Ledger caption={t('payment.payments')} kind="pay-lines">
          <thead>
            <tr>
              <ColumnHead>{t('payment.form')}</ColumnHead>
              <ColumnHead kind="margin">{t('payment.given')}</ColumnHead>
              <ColumnHead kind="money">{t('payment.assigned')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {document.payments.map((payment, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same form may be given twice; its place is its name.
              <PaymentRow key={index} payment={payment} documentCurrency={currency} />
            ))}
            <PendingCard card={card} />
          </tbody>
        </Ledger>
      </div>
      <div className={isPaid ? 'change' : 'change remaining'}>
        <div>
          <p>
            {isPaid ? t('payment.change') : t('payment.remaining')} <b>{currency}</b>
          </p>
          <Rounding document={document} isPaid={isPaid} />
        </div>
        <output aria-live="polite" style={fitted(left)}>
          {left}
        </output>
      </div>
    </section>
  );
}

/** How the market rounds cash: what it did once all is paid, what it will do before. An arrow shows which way. */
function Rounding({ document, isPaid }: { readonly document: SaleDocument; readonly isPaid: boolean }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency, remainingCashMinor, remainingMinor } = document;
  const byMinor = isPaid ? document.roundingMinor : remainingCashMinor - remainingMinor;
  if (byMinor === 0) return null;
  const amount = money.read(Math.abs(byMinor), currency);
  return (
    <p className="label rounding">
      <Icon name={byMinor > 0 ? 'up' : 'down'} />
      <span>
        {isPaid ? null : `${t('payment.inCash', { amount: money.read(remainingCashMinor, currency) })} `}
        {t(byMinor > 0 ? 'payment.roundedUp' : 'payment.roundedDown', { amount })}
      </span>
    </p>
  );
}

/** A payment that the terminal has not answered yet pays nothing, and stands where it would. */
function PendingCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { payment, view } = card;
  if (payment === null || view === 'none' || payment.state === 'approved') return null;
  if (payment.isRefund || payment.state === 'reversing' || payment.state === 'reversal_unknown') return null;
  return (
    <tr>
      <th scope="row">
        <Icon name="card" /> {payment.name}
        <small>{t(view === 'question' ? 'card.notAnswered' : 'card.atTerminal')}</small>
      </th>
      <td className="num margin pen">{money.read(payment.amountMinor, payment.currency)}</td>
      <td className="num">
        <span className="tag warn">{t(view === 'question' ? 'card.tag.unknown' : 'card.tag.working')}</span>
      </td>
    </tr>
  );
}

function PaymentRow(props: { readonly payment: SaleDocument['payments'][number]; readonly documentCurrency: string }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { paymentForms } = useTillState();
  const { payment, documentCurrency } = props;
  const kind = paymentForms.find(({ id }) => id === payment.paymentForm)?.kind ?? 'cash';
  const given = money.read(payment.givenMinor, payment.currency);
  return (
    <tr>
      <th scope="row">
        <Icon name={FORM_ICONS[kind]} /> {payment.name}
        {payment.cheque === null ? null : (
          <small>
            {[t('cheque.no', payment.cheque), payment.cheque.bank].filter((part) => part !== '').join(', ')}
          </small>
        )}
        {kind === 'card' ? (
          <small>{t(payment.cardPaymentId === null ? 'payment.byHand' : 'card.byTerminal')}</small>
        ) : null}
      </th>
      <td className="num margin pen">
        {payment.currency === documentCurrency ? given : `${given}\u00a0${payment.currency}`}
      </td>
      <td className="num">{money.read(payment.assignedMinor, documentCurrency)}</td>
    </tr>
  );
}
