import type { PaperBlock, PaperDocument } from '#shared/paper/paper-document.ts';
import type { PaperLanguage } from '#shared/paper/paper-facts.ts';

export type TerminalSlipLine = {
  readonly text: string;
  readonly isCentred: boolean;
  readonly isWide: boolean;
  readonly isTall: boolean;
};

/** A slip whose words the terminal composed: printed as it wants, line by line. */
export function composeTerminalSlip(language: PaperLanguage, lines: readonly TerminalSlipLine[]): PaperDocument {
  return { version: 1, language, title: null, markings: [], blocks: lines.map(lineBlock) };
}

/** Terminals set their own columns with spaces; a line that is empty is a feed. */
function lineBlock({ isCentred, isTall, isWide, text }: TerminalSlipLine): PaperBlock {
  if (text.trim() === '') return { block: 'feed', lines: 1 };
  const size = isWide ? (isTall ? 'large' : 'wide') : isTall ? 'tall' : 'normal';
  return { block: 'text', text: text.trimEnd(), align: isCentred ? 'centre' : 'left', bold: false, size };
}
