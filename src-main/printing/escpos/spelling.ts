import { byteOf } from '#main/printing/escpos/code-page.ts';
import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';

/** Stands where neither the printer nor the Latin alphabet has anything like the character. */
export const NO_GLYPH = '*';

/** Letters and signs that lose no sense when written plainly, and that decomposing does not reach. */
const PLAIN: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ø: 'O',
  ø: 'o',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  ß: 'ss',
  ẞ: 'SS',
  Þ: 'Th',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  '€': 'EUR',
  '£': 'GBP',
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‹': "'",
  '›': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '•': '*',
  '·': '.',
  '×': 'x',
  '÷': ':',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '°': 'o',
  '™': 'TM',
  '®': '(R)',
  '©': '(C)',
  '≤': '<=',
  '≥': '>=',
};

/** Whether some code page of the profile has the character. */
export function isPrintable(character: string, profile: PrinterProfile): boolean {
  return profile.codePages.some(({ page }) => byteOf(character, page) !== null);
}

/**
 * Writes text with the characters a printer has: "łosoś" stays where it can, becomes "losos" where it cannot, and never
 * turns into question marks, which look like data. Done before layout measures, because "€" may become "EUR".
 */
export function spellFor(profile: PrinterProfile): (text: string) => string {
  return (text) => text.replace(/[^ -~]/gu, (character) => spellCharacter(character, profile));
}

function spellCharacter(character: string, profile: PrinterProfile): string {
  if (/\s/.test(character) || isPrintable(character, profile)) return character;
  const plain = PLAIN[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  const isSpelled = plain !== '' && [...plain].every((one) => one === ' ' || isPrintable(one, profile));
  return isSpelled ? plain : NO_GLYPH;
}
