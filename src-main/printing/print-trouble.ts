import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

/** Why a print job waits, failed or is unknown. Kept with the job; each has its words in every language. */
export const PRINT_TROUBLES = [
  'printer_refused',
  'printer_unreachable',
  'printer_busy',
  'no_status',
  'paper_out',
  'cover_open',
  'cutter_error',
  'printer_stopped',
  'printer_hot',
  'printer_offline',
  'printer_error',
  'printer_defective',
  'printer_silent',
  'not_cleared',
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
  'no_printer',
] as const;
export type PrintTrouble = (typeof PRINT_TROUBLES)[number];

export function isPrintTrouble(text: string): text is PrintTrouble {
  return (PRINT_TROUBLES as readonly string[]).includes(text);
}

/** What went wrong before anything of a paper went out leaves no question about that paper behind. */
export function withoutPaper(trouble: PrintTrouble): PrintTrouble {
  if (trouble === 'printer_error') return 'printer_defective';
  return trouble === 'connection_lost' ? 'printer_unreachable' : trouble;
}

/** Of these a paper waits and is tried again; what else was wanted of the printer, a drawer for instance, is not. */
const TRIED_AGAIN: readonly PrintTrouble[] = [
  'printer_refused',
  'printer_unreachable',
  'printer_busy',
  'no_status',
  'port_missing',
  'port_busy',
  'open_failed',
];

/** What is wrong and what to do now, for a paper. */
export function troubleWords(trouble: PrintTrouble, language: Language): string {
  const reason = troubleReason(trouble, language);
  return TRIED_AGAIN.includes(trouble) ? `${reason} ${WORDS[language].paper.triesAgain}` : reason;
}

/** The same where nothing waits to be tried again. */
export function troubleReason(trouble: PrintTrouble, language: Language): string {
  return WORDS[language].paper.trouble[trouble];
}

/** Two words for the top bar; "away" stands for everything that keeps the till from reaching it. */
export function troubleHeadline(trouble: PrintTrouble, language: Language): string {
  const { headline } = WORDS[language].paper;
  switch (trouble) {
    case 'paper_out':
    case 'cover_open':
    case 'cutter_error':
    case 'printer_error':
    case 'printer_hot':
      return headline[trouble];
    case 'printer_defective':
      return headline.printer_error;
    case 'printer_stopped':
    case 'printer_offline':
    case 'not_kept':
      return headline.not_ready;
    default:
      return headline.away;
  }
}
