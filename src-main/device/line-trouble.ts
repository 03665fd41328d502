import { say } from '#main/language/speak.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { Language } from '#shared/language/languages.ts';

/** What is wrong with the line of a device that prints nothing, and what to do now. */
export function lineTroubleWords(trouble: PrintTrouble, language: Language): string {
  return say(language, `line.${kindOf(trouble)}`);
}

function kindOf(trouble: PrintTrouble) {
  switch (trouble) {
    case 'port_missing':
    case 'port_denied':
    case 'port_busy':
      return trouble;
    case 'printer_refused':
      return 'refused';
    case 'printer_unreachable':
    case 'printer_busy':
      return 'silent';
    case 'connection_lost':
      return 'lost';
    case 'no_progress':
    case 'not_closed':
      return 'stuck';
    default:
      return 'not_opened';
  }
}
