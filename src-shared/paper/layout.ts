import { assert, unreachable } from '#shared/assert.ts';
import type { Language } from '#shared/language/languages.ts';
import { EMPTY_LINE, type LaidLine } from '#shared/paper/laid-line.ts';
import type { PaperBlock, PaperDocument, PaperMarking } from '#shared/paper/paper-document.ts';
import { fill, paperWords } from '#shared/paper/paper-words.ts';
import { layOutTable, pairLines } from '#shared/paper/table-layout.ts';
import { widthOf, wrap } from '#shared/paper/wrap.ts';

export type Paper = {
  /** Characters a line of normal width holds: 32 on 58 mm paper, 42 or 48 on 80 mm. A property of the printer. */
  readonly columns: number;
  /** Writes text with the characters the printer has. May lengthen it ("…" to "..."), so it happens before measuring. */
  readonly spell?: (text: string) => string;
};

export const COLUMNS_MIN = 24;

/**
 * Sets a document for paper of a given width. Words wrap, figures stay whole, and no line is longer than the paper, with
 * wide characters counting twice.
 */
export function layOut(document: PaperDocument, { columns, spell = same }: Paper): readonly LaidLine[] {
  assert(columns >= COLUMNS_MIN, 'receipt paper has at least 24 columns', { columns });
  const write = (text: string): string => spell(plain(text));
  const { blocks, language, markings, title } = document;
  const words = (...kinds: readonly PaperMarking['kind'][]): readonly string[] =>
    markings.filter(({ kind }) => kinds.includes(kind)).map((marking) => write(markingWords(marking, language)));
  const loud = words('copy', 'training');
  const doesNotCount = words('does_not_count');
  return [
    ...loud.flatMap((text) => banner(text, columns)),
    ...(title === null ? [] : headline(write(title), columns)),
    ...words('interim').flatMap((text) => headline(text, columns)),
    ...doesNotCount.flatMap((text) => headline(text, columns)),
    ...blocks.flatMap((block) => layOutBlock(spelled(block, write), columns)),
    // Said again at the end: a slip torn in two shall not leave half an original.
    ...[...doesNotCount, ...loud].flatMap((text) => headline(text, columns)),
  ].map(printable);
}

function same(text: string): string {
  return text;
}

function markingWords(marking: PaperMarking, language: Language): string {
  const { marking: said } = paperWords(language);
  const { kind, ...facts } = marking;
  return fill(said[kind], facts);
}

function banner(text: string, columns: number): readonly LaidLine[] {
  return layOutText({ block: 'text', text, align: 'centre', bold: true, size: 'large' }, columns);
}

function headline(text: string, columns: number): readonly LaidLine[] {
  return layOutText({ block: 'text', text, align: 'centre', bold: true, size: 'normal' }, columns);
}

function layOutBlock(block: PaperBlock, columns: number): readonly LaidLine[] {
  switch (block.block) {
    case 'text':
      return layOutText(block, columns);
    case 'pair':
      return pairLines(block, columns).map((text) => ({ ...EMPTY_LINE, text, bold: block.bold }));
    case 'table':
      return layOutTable(block, columns).map(({ text, bold }) => ({ ...EMPTY_LINE, text, bold }));
    case 'rule':
      return [{ ...EMPTY_LINE, text: '-'.repeat(columns) }];
    case 'feed':
      return Array.from({ length: block.lines }, () => EMPTY_LINE);
    case 'barcode':
      return [
        {
          ...EMPTY_LINE,
          text: [...block.value].slice(0, columns).join(''),
          align: 'centre',
          code: { symbology: block.symbology, value: block.value },
        },
      ];
    case 'qr':
      return [{ ...EMPTY_LINE, align: 'centre', code: { symbology: 'qr', value: block.value } }];
    case 'image':
      return [
        { ...EMPTY_LINE, align: 'centre', image: { width: block.width, height: block.height, bits: block.bits } },
      ];
    default:
      return unreachable(block);
  }
}

/** A word too long for double width is better printed narrow than torn. */
function layOutText(block: Extract<PaperBlock, { block: 'text' }>, columns: number): readonly LaidLine[] {
  const longest = Math.max(...block.text.split(/[ \n]+/).map(widthOf));
  const wide = (block.size === 'wide' || block.size === 'large') && longest * 2 <= columns;
  return wrap(block.text, wide ? Math.floor(columns / 2) : columns).map((text) => ({
    text,
    bold: block.bold,
    wide,
    tall: block.size === 'tall' || block.size === 'large',
    align: block.align,
    code: null,
    image: null,
  }));
}

function spelled(block: PaperBlock, spell: (text: string) => string): PaperBlock {
  switch (block.block) {
    case 'text':
      return { ...block, text: spell(block.text) };
    case 'pair':
      return { ...block, left: spell(block.left), right: spell(block.right) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(spell) })) };
    default:
      return block;
  }
}

/** One code point a character, and no control characters: in the byte stream they would be commands. */
function plain(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}]/gu, '');
}

function printable(line: LaidLine): LaidLine {
  return { ...line, text: line.text.replace(/\s/gu, ' ').trimEnd() };
}
