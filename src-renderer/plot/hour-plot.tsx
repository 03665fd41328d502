import { useTranslation } from 'react-i18next';
import { useMoney } from '#renderer/money/use-money.ts';
import { axisLines } from '#renderer/plot/scale.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

type Hour = { readonly hour: number; readonly salesMinor: number };

const WIDTH = 340;
const BASE = 124;
const TOP = 26;
const LEFT = 52;

/** Sales by hour as bars; the same figures stand in a table for those who do not see it. The last hour still runs, so it is pale. */
export function HourPlot({ hours, currency }: { readonly hours: readonly Hour[]; readonly currency: CurrencyCode }) {
  const money = useMoney();
  const highest = Math.max(1, ...hours.map((hour) => hour.salesMinor));
  const slot = (WIDTH - LEFT) / Math.max(hours.length, 6);
  const heightOf = (amount: number) => ((BASE - TOP) * Math.max(0, amount)) / highest;
  const best = hours.findIndex((hour) => hour.salesMinor === highest);
  // Lines of the axis are round; a figure that is not keeps its cents.
  const short = (amount: number) => money.read(amount, currency).replace(/[.,]0+$/, '');
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${WIDTH} 150`} aria-hidden="true">
        {axisLines(highest, 3).map((amount) => (
          <g key={amount}>
            <path className="grid" d={`M${LEFT} ${BASE - heightOf(amount)}H${WIDTH}`} />
            <text className="end" x={LEFT - 6} y={BASE - heightOf(amount) + 5}>
              {short(amount)}
            </text>
          </g>
        ))}
        {hours.map(({ hour, salesMinor }, index) => {
          const middle = LEFT + slot * (index + 0.5);
          const height = heightOf(salesMinor);
          return (
            <g key={hour}>
              <rect
                className={index === hours.length - 1 ? 'pale' : 'b1'}
                x={middle - slot * 0.34}
                y={BASE - height}
                width={slot * 0.68}
                height={height}
              />
              <text className="mid" x={middle} y={144}>
                {hour}
              </text>
              {index === best ? (
                <text className="mid say" x={middle} y={BASE - height - 7}>
                  {short(salesMinor)}
                </text>
              ) : null}
            </g>
          );
        })}
        <path className="base" d={`M${LEFT} ${BASE}H${WIDTH}`} />
      </svg>
      <HourTable hours={hours} currency={currency} />
    </>
  );
}

function HourTable({ hours, currency }: { readonly hours: readonly Hour[]; readonly currency: CurrencyCode }) {
  const { t } = useTranslation();
  const money = useMoney();
  return (
    <table className="unseen">
      <caption>{t('glance.byHour')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('glance.hour')}</th>
          <th scope="col">{currency}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, salesMinor }) => (
          <tr key={hour}>
            <th scope="row">{hour}</th>
            <td>{money.read(salesMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
