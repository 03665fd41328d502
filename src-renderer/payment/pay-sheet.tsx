import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { ColumnHead, Ledger } from '#renderer/ledger/ledger.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import { FORM_ICONS } from '#renderer/payment/form-icons.ts';
import { useTillState } from '#renderer/till/till-context.tsx';
import type { SaleDocument } from '#shared/contract/sale.ts';

/** The page that is read: what is due, what was given, and in the biggest figure what remains or goes back. */
export function PaySheet({ document, isPaid }: { readonly document: SaleDocument; readonly isPaid: boolean }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency } = document;
  return (
    <section className="sheet pay" aria-label={t('payment.title')}>
      <div className="due">
        <p className="label">
          {t('payment.amountDue')} <b>{currency}</b>
        </p>
        <output>{money.read(document.totalMinor, currency)}</output>
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
          </tbody>
        </Ledger>
      </div>
      <div className={isPaid ? 'change' : 'change remaining'}>
        <p>
          {isPaid ? t('payment.change') : t('payment.remaining')} <b>{currency}</b>
        </p>
        <output aria-live="polite">
          {money.read(isPaid ? document.changeMinor : document.remainingMinor, currency)}
        </output>
      </div>
    </section>
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
        {kind === 'card' ? <small>{t('payment.byHand')}</small> : null}
      </th>
      <td className="num margin pen">
        {payment.currency === documentCurrency ? given : `${given}\u00a0${payment.currency}`}
      </td>
      <td className="num">{money.read(payment.assignedMinor, documentCurrency)}</td>
    </tr>
  );
}
