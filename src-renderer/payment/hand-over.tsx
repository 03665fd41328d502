import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/frame/icon.tsx';
import { PieceList } from '#renderer/money/piece-list.tsx';
import type { Payment } from '#renderer/payment/use-payment.ts';

/** The change as notes and coins, drawn where hands count. */
export function HandOver({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const { document } = payment;
  if (document === null) return null;
  return (
    <section className="sheet hand" aria-labelledby="hand-over">
      <h2 id="hand-over">{t('payment.handOver')}</h2>
      {document.changeMinor === 0 ? (
        <p>{t('payment.nothingBack')}</p>
      ) : (
        <PieceList name={t('payment.handOver')} currency={document.currency} pieces={document.handOver} size="big" />
      )}
      <p className="label next">
        <Icon name="scan" />
        <span>{t('payment.nextScan')}</span>
      </p>
    </section>
  );
}
