import { useMoney } from '#renderer/money/use-money.ts';
import { fitted } from '#renderer/style/fitted.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

type Bar = { readonly label: string; readonly amount: number };

/** Names, bars, figures: the longest first. Real text, so it is its own table. */
export function BarList(props: {
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly currency: CurrencyCode;
}) {
  const money = useMoney();
  const bars = props.bars.toSorted((one, other) => other.amount - one.amount);
  const highest = Math.max(1, ...bars.map((bar) => bar.amount));
  const widest = bars
    .map((bar) => money.read(bar.amount, props.currency))
    .toSorted((one, other) => other.length - one.length);
  return (
    <ul className="bar-list" style={fitted(widest[0] ?? '')} aria-label={props.name}>
      {bars.map((bar) => (
        <li key={bar.label}>
          <span className="bar-name">{bar.label}</span>
          <span className="bar" style={{ '--v': `${(100 * Math.max(0, bar.amount)) / highest}%` }}>
            <i aria-hidden="true" />
            <b>{money.read(bar.amount, props.currency)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
