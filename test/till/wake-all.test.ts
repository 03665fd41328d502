import { pino } from 'pino';
import { expect, it } from 'vitest';
import { wakeAll } from '#main/desk/wake-all.ts';

it('a worker that fails over what was kept is logged, keeps no other asleep and reaches no caller', () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const woken: string[] = [];
  wakeAll(log, [
    () => woken.push('paper'),
    () => {
      throw new Error('the display is upset');
    },
    () => woken.push('sync'),
  ]);
  expect(woken).toEqual(['paper', 'sync']);
  expect(lines.join('')).toContain('the display is upset');
});
