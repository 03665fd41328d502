import { useTranslation } from 'react-i18next';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { OfficeRoster } from '#shared/contract/managers-records.ts';

/** What an operator has of the office to log on with. PINs of a till's own are the till's secret, and stand nowhere here. */
export function AccessTags({ access }: { readonly access: OfficeRoster['access'][number] | null }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const pinUntil = access?.pinUntil ?? null;
  return (
    <>
      {pinUntil === null || Date.parse(pinUntil) <= Date.now() ? null : (
        <span className="tag warn">{t('access.oneTimePin', { until: words.moment(pinUntil, 'day') })}</span>
      )}{' '}
      {access?.hasBadge ? <span className="tag good">{t('access.badge')}</span> : null}
    </>
  );
}
