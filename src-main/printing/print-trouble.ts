import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

/** Why a print job waits, failed or is unknown. Kept with the job; each has its words in every language. */
export const PRINT_TROUBLES = [
  'printer_refused',
  'printer_unreachable',
  'port_missing',
  'port_denied',
  'port_busy',
  'open_failed',
  'connection_lost',
  'no_progress',
  'not_closed',
  'no_confirmation',
  'till_stopped',
  'not_kept',
  'document_unreadable',
  'copy_made',
  'given_up',
] as const;
export type PrintTrouble = (typeof PRINT_TROUBLES)[number];

export function isPrintTrouble(text: string): text is PrintTrouble {
  return (PRINT_TROUBLES as readonly string[]).includes(text);
}

/** What is wrong and what to do now. */
export function troubleWords(trouble: PrintTrouble, language: Language): string {
  return WORDS[language].paper.trouble[trouble];
}
