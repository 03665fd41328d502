import { expect, it } from 'vitest';
import { oneAtATime } from '#main/time/one-at-a-time.ts';

it('acts run one after the other, in the order in which they were asked for', async () => {
  const inTurn = oneAtATime();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const acts = [
    inTurn(async () => {
      told.push('first begins');
      await first.promise;
      told.push('first ends');
    }),
    inTurn(() => told.push('second')),
  ];
  await Promise.resolve();
  expect(told).toEqual(['first begins']);
  first.resolve();
  await Promise.all(acts);
  expect(told).toEqual(['first begins', 'first ends', 'second']);
});

it('one that fails tells its own caller, and holds up none that comes after it', async () => {
  const inTurn = oneAtATime();
  const failed = inTurn(() => Promise.reject(new Error('the port is gone')));
  const next = inTurn(() => 'done');
  await expect(failed).rejects.toThrow('the port is gone');
  await expect(next).resolves.toBe('done');
});
