import { useTranslation } from 'react-i18next';
import { ageInWords, useNow } from '#renderer/managers/use-age.ts';
import type { Overview, TillOverview } from '#shared/contract/managers-overview.ts';

/** A till speaks every 10 s; one that was silent for longer than two of them is away. */
const AWAY_AFTER_MS = 25_000;

export type Contact = { readonly isAway: boolean; readonly age: string };

/** When a till was last heard, by the Agent’s clock at this moment. */
export function contactAt({ lastContactAt }: Pick<TillOverview, 'lastContactAt'>, nowMs: number) {
  const ageMs = lastContactAt === null ? null : Math.max(0, nowMs - Date.parse(lastContactAt));
  return { ageMs, isAway: ageMs === null || ageMs > AWAY_AFTER_MS };
}

/** The same in words, going on by itself. */
export function useContact(
  till: TillOverview,
  { overview, heardMs }: { readonly overview: Overview; readonly heardMs: number },
): Contact {
  const { t } = useTranslation('managers');
  const nowMs = Date.parse(overview.at) + Math.max(0, useNow() - heardMs);
  const { ageMs, isAway } = contactAt(till, nowMs);
  return { isAway, age: ageMs === null ? t('age.never') : ageInWords(ageMs, t) };
}
