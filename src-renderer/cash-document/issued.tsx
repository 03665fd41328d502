import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { IssuedCashDocument } from '#shared/contract/cash-document.ts';

/** What was just issued; for a transfer, the number that the other till enters. */
export function Issued({ issued }: { readonly issued: IssuedCashDocument }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { amountMinor, currency, isUnproven, number, transferNumber } = issued;
  const words = t('cashDocument.issued', { number, amount: `${money.read(amountMinor, currency)}\u00a0${currency}` });
  const more = isUnproven
    ? t('cashDocument.unproven')
    : transferNumber === null
      ? undefined
      : t('cashDocument.issuedTransfer', { number: transferNumber });
  return (
    <Banner
      tone={isUnproven ? 'warn' : 'good'}
      icon={isUnproven ? 'alert' : 'check'}
      words={words}
      {...(more === undefined ? {} : { more })}
    />
  );
}
