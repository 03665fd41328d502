/** A clock that goes ahead of ours by less than this still means today. */
const AHEAD_MAX_MS = 24 * 60 * 60_000;

/**
 * The moment that a terminal's date (MMDD) and time (HHMMSS) mean. ZVT knows no year: it is inferred from `now`, a wall time
 * with its offset, and is never in the future; a terminal whose clock is ahead counts as now. Null: no date or time.
 */
export function terminalMoment(date: string | null, time: string | null, now: string): string | null {
  if (date === null || time === null || !/^\d{4}$/.test(date) || !/^\d{6}$/.test(time)) return null;
  const offset = now.slice(-6);
  const year = Number(now.slice(0, 4));
  const nowMs = Date.parse(now);
  const candidates = [year + 1, year, year - 1].map((one) => momentIn(one, date, time, offset));
  const found = candidates.find((moment) => moment !== null && Date.parse(moment) <= nowMs + AHEAD_MAX_MS);
  if (found === undefined || found === null) return null;
  return Date.parse(found) > nowMs ? now : found;
}

/** Null where the year has no such day. */
function momentIn(year: number, date: string, time: string, offset: string): string | null {
  const day = `${year}-${date.slice(0, 2)}-${date.slice(2)}`;
  const moment = `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000${offset}`;
  const parsed = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(day);
  return isDay && !Number.isNaN(Date.parse(moment)) ? moment : null;
}
