import { byteOf } from '#main/printing/code-page.ts';
import type { PrinterCodePage, PrinterProfile } from '#main/printing/profile.ts';
import { SECOND_COLUMN } from '#main/printing/spelling.ts';

/** Text as a printer can take it: letters of one code page, or letters that no page has, to be drawn. */
export type TextRun =
  | { readonly kind: 'letters'; readonly page: PrinterCodePage; readonly bytes: readonly number[] }
  | { readonly kind: 'drawn'; readonly text: string };

/** Cuts a line so that pages are switched as seldom as possible, beginning with the page that is set. */
export function textRuns(
  words: string,
  { page, profile }: { readonly page: PrinterCodePage; readonly profile: PrinterProfile },
): readonly TextRun[] {
  const characters = [...words];
  const runs: TextRun[] = [];
  let current = page;
  let letters: number[] = [];
  let drawn = '';
  const endLetters = (): void => {
    if (letters.length > 0) runs.push({ kind: 'letters', page: current, bytes: letters });
    letters = [];
  };
  const endDrawn = (): void => {
    if (drawn !== '') runs.push({ kind: 'drawn', text: drawn });
    drawn = '';
  };
  characters.forEach((character, index) => {
    if (character === SECOND_COLUMN) return;
    const next = byteOf(character, current.page) === null ? bestPage(characters.slice(index), profile) : current;
    if (next === null) {
      endLetters();
      drawn += character;
      return;
    }
    endDrawn();
    if (next !== current) endLetters();
    current = next;
    letters.push(byteOf(character, next.page) ?? 0x20);
  });
  endLetters();
  endDrawn();
  return runs;
}

/** The page that reaches furthest into what is still to print, so that a run is switched once. */
function bestPage(characters: readonly string[], { codePages }: PrinterProfile): PrinterCodePage | null {
  let best = null;
  let reachMax = 0;
  for (const candidate of codePages) {
    const stop = characters.findIndex((character) => byteOf(character, candidate.page) === null);
    const reach = stop === -1 ? characters.length : stop;
    if (reach <= reachMax) continue;
    best = candidate;
    reachMax = reach;
  }
  return best;
}
