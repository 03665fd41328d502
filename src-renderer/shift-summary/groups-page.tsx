import { useTranslation } from 'react-i18next';
import { BarList } from '#renderer/plot/bar-list.tsx';
import { BlindSales } from '#renderer/shift-summary/sales-page.tsx';
import type { ShiftSummary } from '#shared/contract/shift.ts';

/** What was sold, by item group, the most first. */
export function GroupsPage({ summary }: { readonly summary: ShiftSummary }) {
  const { t } = useTranslation();
  const { currency } = summary.sales;
  if (summary.isBlind) return <BlindSales />;
  return (
    <figure className="full">
      <figcaption>
        <h2>{t('shiftSummary.group.title')}</h2>
        <p className="label">{t('shiftSummary.group.note', { currency })}</p>
      </figcaption>
      {summary.groups.length === 0 ? (
        <p className="label">{t('shiftSummary.group.none')}</p>
      ) : (
        <BarList
          name={t('shiftSummary.group.title')}
          currency={currency}
          bars={summary.groups.map(({ group, grossMinor }) => ({ label: group, amount: grossMinor }))}
        />
      )}
    </figure>
  );
}
