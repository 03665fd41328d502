import { useTranslation } from 'react-i18next';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { CountedDifference } from '#shared/contract/managers-differences.ts';

const WIDTH = 880;
const ROW = 40;
const NAMES = 260;
/** Room for the figure beside the longest bar. */
const FIGURES = 130;
const CAUSES_MAX = 12;

type Cause = { readonly cause: string; readonly amountMinor: number; readonly count: number };

/** What differences were explained by, short and over apart: they are different mistakes. Real text beside each bar. */
export function CausePlot({ differences }: { readonly differences: readonly CountedDifference[] }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  const causes = causesOf(differences);
  const currency = differences[0]?.currency ?? 'EUR';
  const largest = Math.max(1, ...causes.map(({ amountMinor }) => Math.abs(amountMinor)));
  const middle = NAMES + FIGURES + (WIDTH - NAMES - 2 * FIGURES) / 2;
  const half = middle - NAMES - FIGURES;
  const height = causes.length * ROW + 8;
  return (
    <section className="sheet" aria-labelledby="causes-title">
      <div className="sheet-head">
        <h2 id="causes-title">{t('differences.byCause')}</h2>
        <span className="label">{currency}</span>
      </div>
      {causes.length === 0 ? (
        <p className="pad-in">{t('differences.allExact')}</p>
      ) : (
        <div className="plot-in">
          <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('differences.causePlot')}>
            {causes.map(({ cause, amountMinor, count }, index) => {
              const y = index * ROW + 8;
              const wide = Math.max(2, (Math.abs(amountMinor) / largest) * half);
              const isShort = amountMinor < 0;
              const name = cause === '' ? t('differences.notExplained') : cause;
              return (
                <g key={`${cause} ${isShort}`}>
                  <text x={0} y={y + 18}>
                    {name.length > 26 ? `${name.slice(0, 25)}…` : name}
                    <title>{name}</title>
                  </text>
                  <rect
                    className={isShort ? 'bad' : 'b2'}
                    x={isShort ? middle - wide : middle}
                    y={y}
                    width={wide}
                    height={24}
                  />
                  <text
                    className={isShort ? 'say end' : 'say'}
                    x={isShort ? middle - wide - 8 : middle + wide + 8}
                    y={y + 18}
                  >
                    {words.money(amountMinor, currency, 'always')} · {t('differences.times', { count })}
                  </text>
                </g>
              );
            })}
            <path className="base" d={`M${middle} 2V${height}`} />
          </svg>
        </div>
      )}
    </section>
  );
}

/** The largest first; what is left over is not drawn but stands in the table. */
function causesOf(differences: readonly CountedDifference[]): readonly Cause[] {
  const sums = new Map<string, Cause>();
  for (const { cause, differenceMinor } of differences) {
    if (differenceMinor === 0) continue;
    const key = JSON.stringify([cause, differenceMinor < 0]);
    const before = sums.get(key) ?? { cause, amountMinor: 0, count: 0 };
    sums.set(key, { cause, amountMinor: before.amountMinor + differenceMinor, count: before.count + 1 });
  }
  return [...sums.values()]
    .toSorted((one, other) => Math.abs(other.amountMinor) - Math.abs(one.amountMinor))
    .slice(0, CAUSES_MAX);
}
