import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

/** The words of slips in one language. */
export function paperWords(language: Language): (typeof WORDS)[Language]['paper'] {
  return WORDS[language].paper;
}

/** Puts values into `{{name}}` places. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
