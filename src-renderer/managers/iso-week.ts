const DAY_MS = 24 * 60 * 60_000;

/** Mondays between two dates, both included, as dates. */
export function weekStarts(from: string, to: string): readonly string[] {
  const mondays: string[] = [];
  const first = Date.parse(from);
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  for (let ms = first + ((7 - weekday) % 7) * DAY_MS; ms <= Date.parse(to); ms += 7 * DAY_MS) {
    mondays.push(new Date(ms).toISOString().slice(0, 10));
  }
  return mondays;
}

/** Number of the week of a Monday (ISO 8601: the week that holds the Thursday belongs to the Thursday's year). */
export function isoWeekOf(monday: string): number {
  const thursday = new Date(Date.parse(monday) + 3 * DAY_MS);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS));
}
