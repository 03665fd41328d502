import iconv from 'iconv-lite';
import { must } from '#shared/assert.ts';

/** Character sets that receipt printers have. All agree on ASCII; the upper half is what they differ in. */
export const CODE_PAGES = [
  'CP437',
  'CP850',
  'CP852',
  'CP857',
  'CP858',
  'CP866',
  'CP775',
  'WIN1250',
  'WIN1251',
  'WIN1252',
] as const;
export type CodePage = (typeof CODE_PAGES)[number];

type Table = {
  /** Characters of 0x80 to 0xFF, in order; U+FFFD where a page has none. */
  readonly characters: readonly string[];
  readonly bytes: ReadonlyMap<string, number>;
};

const TABLES: ReadonlyMap<CodePage, Table> = new Map(CODE_PAGES.map((page) => [page, readTable(page)]));

function readTable(page: CodePage): Table {
  const upperHalf = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
  const characters = [...iconv.decode(upperHalf, page)];
  const bytes = new Map(
    characters
      .map((character, index): [string, number] => [character, 128 + index])
      .filter(([character]) => character !== '\uFFFD' && !/\p{C}/u.test(character)),
  );
  return { characters, bytes };
}

/** The byte of a character in a page, or null where the page has no such character. */
export function byteOf(character: string, page: CodePage): number | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return code;
  return tableOf(page).bytes.get(character) ?? null;
}

export function characterOf(byte: number, page: CodePage): string {
  return byte < 128 ? String.fromCharCode(byte) : (tableOf(page).characters[byte - 128] ?? '\uFFFD');
}

function tableOf(page: CodePage): Table {
  return must(TABLES.get(page), 'every code page has its table');
}
