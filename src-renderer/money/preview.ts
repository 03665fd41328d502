import { parseAmount } from '#shared/money/parse-amount.ts';

/** What main will make of a half-typed amount; `null` while it is none. For the eye only: main decides. */
export function previewOf(text: string | null | undefined, minorDigits: number): number | null {
  if (text === null || text === undefined || text === '') return null;
  const parsed = parseAmount(text, minorDigits);
  return parsed.ok ? parsed.value : null;
}
