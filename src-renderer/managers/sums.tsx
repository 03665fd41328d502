import { useTranslation } from 'react-i18next';
import { usePageWords } from '#renderer/managers/use-page-words.ts';

type Sum = { readonly currency: string; readonly amountMinor: number };

/** Amounts of several currencies, which are never added up. */
export function Sums({
  sums,
  sign = 'auto',
}: {
  readonly sums: readonly Sum[] | null;
  readonly sign?: 'auto' | 'always';
}) {
  const words = usePageWords();
  if (sums === null || sums.length === 0) return <span className="quiet">–</span>;
  return sums.map(({ currency, amountMinor }) => (
    <span key={currency} className="sum">
      {words.money(amountMinor, currency, sign)} <span className="label">{currency}</span>
    </span>
  ));
}

/** "Not counted" is not "counted zero". */
export function NotCounted() {
  const { t } = useTranslation('managers');
  return <span className="diff none">{t('figures.notCounted')}</span>;
}

/** Differences per currency: sign, colour and figure; without a count there is none, and words say so. */
export function DifferenceSums({ sums }: { readonly sums: readonly Sum[] | null }) {
  if (sums === null) return <NotCounted />;
  const total = sums.find(({ amountMinor }) => amountMinor !== 0)?.amountMinor ?? 0;
  const kind = total < 0 ? 'short' : total > 0 ? 'over' : 'exact';
  return (
    <span className={`diff ${kind}`}>
      <Sums sums={sums} sign="always" />
    </span>
  );
}
