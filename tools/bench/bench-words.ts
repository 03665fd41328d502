import { availableParallelism, cpus } from 'node:os';
import { type Measured, median } from './measure.ts';

/** Ratios travel from one machine to another, milliseconds do not: both name where they come from. */
export function machineWords(): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} at a time, Node ${process.versions.node}\n`;
}

export function benchWords({ note, rows, title, unit, warmUp }: Measured): string {
  const [first] = rows;
  const base = first === undefined ? 1 : median(first.samples);
  const width = Math.max(...rows.map(({ label }) => label.length));
  const worst = (samples: readonly number[]) => (unit === 'ms' ? Math.max(...samples) : Math.min(...samples));
  return [
    '',
    `${title} (${unit}; warm-up ${warmUp})`,
    ...rows.map(({ label, samples }) =>
      [
        `  ${label.padEnd(width)}`,
        `median ${figure(median(samples))}`,
        `worst ${figure(worst(samples))}`,
        `of ${samples.length}`,
        `ratio ${figure(median(samples) / base)}`,
      ].join('  '),
    ),
    `  ${note}`,
    '',
  ].join('\n');
}

function figure(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false }).format(value).padStart(8);
}
