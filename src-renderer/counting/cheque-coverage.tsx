import { useTranslation } from 'react-i18next';
import type { CountEntry } from '#renderer/counting/count-draft.ts';
import { Banner } from '#renderer/frame/banner.tsx';
import { useMoney } from '#renderer/money/use-money.ts';
import type { CountSheet } from '#shared/contract/counting.ts';

/** What the list of cheques may lack: tills of which not everything has arrived, and what was told as a sum only. */
export function ChequeCoverage({ sheet, entry }: { readonly sheet: CountSheet; readonly entry: CountEntry }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { unreportedTills } = sheet;
  const { currency, unlistedMinor } = entry;
  return (
    <>
      {unreportedTills.length === 0 ? null : (
        <Banner
          tone="warn"
          icon="clock"
          words={t('endOfShift.unreported', { tills: unreportedTills.join(', ') })}
          more={t('counting.cheques.unreportedMore')}
        />
      )}
      {unlistedMinor === 0 ? null : (
        <Banner
          tone="warn"
          icon="cheque"
          words={t('counting.cheques.unlisted', { amount: `${money.read(unlistedMinor, currency)}\u00a0${currency}` })}
          more={t('counting.cheques.unlistedMore')}
        />
      )}
    </>
  );
}
