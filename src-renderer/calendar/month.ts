/** A day as the contract writes it: "2026-11-20". A month: "2026-11". Days are counted in UTC, where none is longer. */
const DAY_MS = 86_400_000;

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The weeks of a month, Monday first; `null` for days of its neighbours. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = timeOf(`${month}-01`);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let start = first - before * DAY_MS; start < timeOf(`${monthAfter(month, 1)}-01`); start += 7 * DAY_MS) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => dateOf(start + day * DAY_MS));
    weeks.push(days.map((date) => (monthOf(date) === month ? date : null)));
  }
  return weeks;
}

export function monthAfter(month: string, step: number): string {
  const first = new Date(timeOf(`${month}-01`));
  first.setUTCMonth(first.getUTCMonth() + step);
  return monthOf(dateOf(first.getTime()));
}

export function dayAfter(date: string, days: number): string {
  return dateOf(timeOf(date) + days * DAY_MS);
}

/** The same day of another month; the last one where that month is shorter. */
export function sameDayIn(month: string, date: string): string {
  const days = weeksOf(month).flatMap((week) => week.flatMap((day) => day ?? []));
  return days.find((day) => day.slice(8) === date.slice(8)) ?? days.at(-1) ?? date;
}

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
