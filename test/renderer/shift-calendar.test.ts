import { describe, expect, it } from 'vitest';
import { dayAfter, monthAfter, sameDayIn, weeksOf } from '#renderer/calendar/month.ts';
import { dayReached } from '#renderer/calendar/shift-calendar.tsx';

describe('the calendar', () => {
  it('draws a month in whole weeks that begin on Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30');
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('draws each day of a month once, in leap years and where clocks change too', () => {
    for (const [month, days] of [
      ['2028-02', 29],
      ['2026-03', 31],
      ['2026-10', 31],
      ['2026-12', 31],
    ] as const) {
      const drawn = weeksOf(month).flatMap((week) => week.filter((day) => day !== null));
      expect(drawn).toHaveLength(days);
      expect(new Set(drawn).size).toBe(days);
    }
  });

  it('is walked by the arrows over the end of a month, and by month without losing the day', () => {
    expect(dayReached('ArrowRight', '2026-11-30')).toBe('2026-12-01');
    expect(dayReached('ArrowUp', '2026-11-03')).toBe('2026-10-27');
    expect(dayReached('PageUp', '2026-03-31')).toBe('2026-02-28');
    expect(dayReached('x', '2026-11-30')).toBeNull();
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(dayAfter('2027-01-01', -1)).toBe('2026-12-31');
    expect(sameDayIn('2026-12', '2026-11-30')).toBe('2026-12-30');
  });
});
