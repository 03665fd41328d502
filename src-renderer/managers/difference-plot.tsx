import { useTranslation } from 'react-i18next';
import { isoWeekOf, weekStarts } from '#renderer/managers/iso-week.ts';
import { usePageWords } from '#renderer/managers/use-page-words.ts';
import type { CountedDifference } from '#shared/contract/managers-differences.ts';

const WIDTH = 880;
const LEFT = 120;
const RIGHT = 12;
const ROW = 74;
/** How far the largest difference stands from its line. */
const REACH = 28;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Each shift one mark on the line of its till or cashier: below it short, above it over. The differences are of one payment
 * form in one currency, so that all marks have one scale. For the eye; the table holds the figures.
 */
export function DifferencePlot(props: {
  readonly differences: readonly CountedDifference[];
  readonly days: { readonly from: string; readonly to: string };
  readonly groupOf: (difference: CountedDifference) => string;
}) {
  const { t } = useTranslation('managers');
  const { differences, days, groupOf } = props;
  const groups = [...new Set(differences.map(groupOf))].sort();
  const firstMs = Date.parse(days.from);
  const spanMs = Math.max(DAY_MS, Date.parse(days.to) + DAY_MS - firstMs);
  const xOf = (atMs: number) => LEFT + ((atMs - firstMs) / spanMs) * (WIDTH - LEFT - RIGHT);
  const bottom = groups.length * ROW + 4;
  const largestMinor = Math.max(0, ...differences.map(({ differenceMinor }) => Math.abs(differenceMinor)));
  const weeks = weekStarts(days.from, days.to);
  // Labels of weeks that would touch are left out.
  const every = Math.ceil(weeks.length / 12);
  return (
    <figure className="plot-in">
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${bottom + 30}`} role="img" aria-label={t('differences.plot')}>
        {weeks.map((week, index) => (
          <g key={week}>
            <path className="grid" d={`M${xOf(Date.parse(week))} 4V${bottom}`} />
            {index % every === 0 ? (
              <text className="mid" x={Math.min(xOf(Date.parse(week) + 3.5 * DAY_MS), WIDTH - 22)} y={bottom + 22}>
                {t('differences.week', { week: isoWeekOf(week) })}
              </text>
            ) : null}
          </g>
        ))}
        {groups.map((group, index) => (
          <g key={group}>
            <path className="base" d={`M${LEFT} ${lineOf(index)}H${WIDTH - RIGHT}`} />
            <text className="say" x={0} y={lineOf(index) + 5}>
              {group.length > 12 ? `${group.slice(0, 11)}…` : group}
            </text>
            {differences
              .filter((one) => groupOf(one) === group)
              .map((one) => (
                <Mark
                  key={`${one.shiftId} ${one.paymentForm} ${one.currency}`}
                  difference={one}
                  x={xOf(momentOfDay(one))}
                  line={lineOf(index)}
                  height={largestMinor === 0 ? 0 : (Math.abs(one.differenceMinor) / largestMinor) * REACH}
                />
              ))}
          </g>
        ))}
      </svg>
      <Legend largestMinor={largestMinor} currency={differences[0]?.currency ?? ''} />
    </figure>
  );
}

function lineOf(index: number): number {
  return index * ROW + ROW / 2 + 2;
}

/** Where in its day a shift ended, so that two of one day stand beside each other. */
function momentOfDay({ businessDate, endedAt }: CountedDifference): number {
  const [hours = 12, minutes = 0] = endedAt.slice(11, 16).split(':').map(Number);
  return Date.parse(businessDate) + (hours * 60 + minutes) * 60_000;
}

function Mark(props: {
  readonly difference: CountedDifference;
  readonly x: number;
  readonly line: number;
  readonly height: number;
}) {
  const words = usePageWords();
  const { difference, x, line, height } = props;
  const { differenceMinor, currency, businessDate, operatorName, till, cause } = difference;
  const title = [
    words.tillMoment(businessDate, 'day'),
    till,
    operatorName,
    `${words.money(differenceMinor, currency, 'always')} ${currency}`,
    cause,
  ];
  const said = <title>{title.filter((part) => part !== '').join(', ')}</title>;
  if (differenceMinor === 0) {
    return (
      <circle className="exact-mark" cx={x} cy={line} r={2.8}>
        {said}
      </circle>
    );
  }
  const isShort = differenceMinor < 0;
  const tip = isShort ? line + height + 5 : line - height - 5;
  const foot = isShort ? tip - 9 : tip + 9;
  return (
    <path className={isShort ? 'bad' : 'b2'} d={`M${x - 5} ${foot}h10L${x} ${tip}z`}>
      {said}
    </path>
  );
}

function Legend({ largestMinor, currency }: { readonly largestMinor: number; readonly currency: string }) {
  const { t } = useTranslation('managers');
  const words = usePageWords();
  return (
    <figcaption className="legend">
      <span>
        <svg className="chart" viewBox="0 0 12 12" aria-hidden="true">
          <path className="bad" d="M1 1h10L6 11z" />
        </svg>
        {t('differences.short')}
      </span>
      <span>
        <svg className="chart" viewBox="0 0 12 12" aria-hidden="true">
          <path className="b2" d="M1 11h10L6 1z" />
        </svg>
        {t('differences.over')}
      </span>
      <span>
        <svg className="chart" viewBox="0 0 12 12" aria-hidden="true">
          <circle className="exact-mark" cx="6" cy="6" r="3.5" />
        </svg>
        {t('differences.exact')}
      </span>
      <span>{t('differences.each')}</span>
      {largestMinor === 0 ? null : (
        <span>{t('differences.tallest', { amount: `${words.money(largestMinor, currency)} ${currency}` })}</span>
      )}
    </figcaption>
  );
}
