import { useMoney } from '#renderer/money/use-money.ts';
import type { CurrencyCode } from '#shared/money/amount.ts';

/** `level` stands on the ground, `move` goes up or down from where the step before ended. */
export type Step = { readonly label: string; readonly amount: number; readonly kind: 'level' | 'move' };

const WIDTH = 560;
const BASE = 268;
const TOP = 28;

/** How a balance came about, step by step. For the eye; the table beside it holds the same figures. */
export function Waterfall({ steps, currency }: { readonly steps: readonly Step[]; readonly currency: CurrencyCode }) {
  const money = useMoney();
  const bars = barsOf(steps);
  const highest = Math.max(1, ...bars.map((bar) => Math.max(bar.from, bar.to)));
  const lowest = Math.min(0, ...bars.map((bar) => Math.min(bar.from, bar.to)));
  const y = (amount: number) => BASE - ((amount - lowest) / (highest - lowest)) * (BASE - TOP);
  const slot = (WIDTH - 12) / bars.length;
  const wide = Math.min(slot * 0.72, 84);
  const figureOf = (bar: Step) => money.read(bar.amount, currency, bar.kind === 'move' ? 'always' : 'auto');
  const longest = Math.max(...bars.map((bar) => figureOf(bar).length));
  // No figure stands in its neighbour: where there are many and long ones, all are set smaller.
  const fontSize = Math.min(16, slot / (longest * 0.48));
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} 300`} aria-hidden="true">
      {bars.map((bar, index) => {
        const middle = 6 + slot * (index + 0.5);
        const top = Math.min(y(bar.from), y(bar.to));
        const isLast = index === bars.length - 1;
        return (
          <g key={bar.label}>
            <rect
              className={bar.kind === 'level' ? 'b4' : bar.amount < 0 ? 'bad' : 'b1'}
              x={middle - wide / 2}
              y={top}
              width={wide}
              height={Math.max(2, Math.abs(y(bar.from) - y(bar.to)))}
            />
            {isLast ? null : (
              <path className="grid step" d={`M${middle + wide / 2} ${y(bar.to)}H${middle + slot - wide / 2}`} />
            )}
            <text className={isLast ? 'mid say' : 'mid'} style={{ fontSize }} x={middle} y={top - 8}>
              {figureOf(bar)}
            </text>
            <text className="mid" x={middle} y={290}>
              {bar.label}
            </text>
          </g>
        );
      })}
      <path className="base" d={`M6 ${y(0)}H${WIDTH - 6}`} />
    </svg>
  );
}

function barsOf(steps: readonly Step[]) {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === 'level' ? 0 : level;
    level = from + step.amount;
    return { ...step, from, to: level };
  });
}
