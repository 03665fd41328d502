import { must } from '#shared/assert.ts';

/** One line: what was measured, how often, and the middle and the worst of it. */
export type MeasuredRow = {
  readonly label: string;
  readonly samples: readonly number[];
};

export type Measured = {
  readonly title: string;
  readonly unit: 'ms' | 'per second';
  /** Runs before the first that counts. */
  readonly warmUp: number;
  /** The first row is what the others are compared with. */
  readonly rows: readonly MeasuredRow[];
  /** What the number is not. */
  readonly note: string;
};

/** How long each of some runs took, after some that do not count. */
export async function timed(
  runs: { readonly warmUp: number; readonly repeats: number },
  run: () => Promise<void> | void,
): Promise<readonly number[]> {
  for (let index = 0; index < runs.warmUp; index += 1) await run();
  const samples: number[] = [];
  for (let index = 0; index < runs.repeats; index += 1) samples.push(await took(run));
  return samples;
}

export async function took(run: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return must(sorted[Math.floor(sorted.length / 2)], 'something was measured');
}
