import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';

/** Moves on every second, so that ages on the page are true without asking anybody. */
export function useNow(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago, in one figure and one unit. */
export function ageInWords(ageMs: number, t: TFunction<'managers'>): string {
  if (ageMs < 2 * SECOND_MS) return t('age.now');
  if (ageMs < MINUTE_MS) return t('age.seconds', { value: Math.floor(ageMs / SECOND_MS) });
  if (ageMs < HOUR_MS) return t('age.minutes', { value: Math.floor(ageMs / MINUTE_MS) });
  if (ageMs < 2 * DAY_MS) return t('age.hours', { value: Math.floor(ageMs / HOUR_MS) });
  return t('age.days', { value: Math.floor(ageMs / DAY_MS) });
}
