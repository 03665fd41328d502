import { expect, it } from 'vitest';
import { isAutomaticEndDue } from '#shared/shift/automatic-end.ts';

it.each([
  ['', '2026-11-20T08:00', '2026-11-25T08:00', false],
  ['23:30', '2026-11-20T08:00', '2026-11-20T23:29', false],
  ['23:30', '2026-11-20T08:00', '2026-11-20T23:30', true],
  ['23:30', '2026-11-20T08:00', '2026-11-21T00:10', true],
  ['04:00', '2026-11-20T08:00', '2026-11-20T23:59', false],
  ['04:00', '2026-11-20T08:00', '2026-11-21T04:00', true],
  ['04:00', '2026-11-20T02:00', '2026-11-20T04:00', true],
  ['08:00', '2026-11-20T08:00', '2026-11-20T08:00', false],
  ['23:30', '2026-12-31T23:45', '2026-12-31T23:59', false],
  ['23:30', '2026-12-31T23:45', '2027-01-01T23:30', true],
])('at "%s" a shift begun %s is due at %s: %s', (time, startedAt, now, isDue) => {
  const wall = (minute: string) => `${minute}:00.000+01:00`;
  expect(isAutomaticEndDue({ startedAt: wall(startedAt), time }, wall(now))).toBe(isDue);
});
