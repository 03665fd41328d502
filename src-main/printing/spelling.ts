import { byteOf } from '#main/printing/code-page.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { loadGlyphs } from '#main/printing/raster/glyphs.ts';

/** Stands where no letter can be printed, spelled or drawn: emoji and what has no shape. */
export const NO_GLYPH = '*';

/** Stands behind a drawn letter that takes two columns, so that layout measures it right; prints nothing itself. */
export const SECOND_COLUMN = '\uE000';

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
export function isPrintable(character: string, profile: Pick<PrinterProfile, 'codePages'>): boolean {
  return profile.codePages.some(({ page }) => byteOf(character, page) !== null);
}

/**
 * Writes text with the characters a printer has: "łosoś" stays where it can and becomes "losos" where it cannot; a letter
 * that can be neither printed nor spelled is left to be drawn. It never turns into question marks, which look like data.
 * Done before layout measures, because "€" may become "EUR".
 */
export function spellFor(profile: Pick<PrinterProfile, 'codePages'>): (text: string) => string {
  return (text) => text.replace(/[^ -~]/gu, (character) => spellCharacter(character, profile));
}

function spellCharacter(character: string, profile: Pick<PrinterProfile, 'codePages'>): string {
  if (/\s/.test(character) || isPrintable(character, profile)) return character;
  const plain = PLAIN[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  const isSpelled = plain !== '' && [...plain].every((one) => one === ' ' || isPrintable(one, profile));
  return isSpelled ? plain : drawable(character);
}

function drawable(character: string): string {
  const columns = loadGlyphs().columnsOf(character);
  if (columns === null) return NO_GLYPH;
  return columns === 2 ? `${character}${SECOND_COLUMN}` : character;
}
