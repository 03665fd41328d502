import { say } from '#main/language/speak.ts';
import type { TerminalWords } from '#main/terminal/payment-terminal.ts';
import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

/** Codes from 40 on say the same as those before, and besides that the card shall be removed. */
const REMOVE_CARD_FROM = 0x40;

/** The terminal's own words where it has some, else those of its status in the till's language. */
export function terminalWords({ code, text }: TerminalWords, language: Language): string {
  if (text !== '') return text;
  const number = Number.parseInt(code, 16);
  const plain = number >= REMOVE_CARD_FROM && number < 0x60 ? '0B' : number === 0xd3 ? 'D2' : code;
  const isKnown = Object.hasOwn(WORDS[language].till.terminal.status, plain);
  return say(language, `terminal.status.${isKnown ? plain : 'other'}`);
}
