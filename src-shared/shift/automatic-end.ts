import { z } from 'zod';

/** A time of day by the till's clock, "23:30"; empty: none. */
export const timeOfDaySchema = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]);

const DAY_MS = 86_400_000;

/**
 * Whether a shift is to be ended by the till itself: its time of day has come for the first time since the shift began
 * (domain reference Q23). Moments are wall times; they are compared as the till's clock showed them.
 */
export function isAutomaticEndDue(shift: { readonly startedAt: string; readonly time: string }, now: string): boolean {
  const { startedAt, time } = shift;
  if (time === '') return false;
  const daysUntilDue = time > timeOf(startedAt) ? 0 : 1;
  const days = dayOf(now) - dayOf(startedAt);
  return days > daysUntilDue || (days === daysUntilDue && timeOf(now) >= time);
}

function timeOf(moment: string): string {
  return moment.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length);
}

function dayOf(moment: string): number {
  return Date.parse(`${moment.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`) / DAY_MS;
}
