import { byteOf, type CodePage } from '#main/printing/code-page.ts';
import { spellFor } from '#main/printing/spelling.ts';
import type { DisplayLines } from '#shared/display/display-text.ts';

/** Dialects of line displays with two lines of twenty places (device reference, section 5). */
export const DISPLAY_DIALECTS = ['cd5220', 'epson', 'simple'] as const;
export type DisplayDialect = (typeof DISPLAY_DIALECTS)[number];

type Dialect = {
  /** The letters it has; CP437 is what displays wake up with that are told nothing. Others are written plainly. */
  readonly page: CodePage;
  /** Once after each connection. One that had a printer behind it may still be turned to that. */
  readonly begin: readonly number[];
  /** The whole display anew, without a flicker where the display can: both lines are always full. */
  readonly show: (first: readonly number[], second: readonly number[]) => readonly number[];
  /** The same on a cable that leads on to a printer, where it differs. */
  readonly showInFront?: Dialect['show'];
};

const ESC = 0x1b;
const US = 0x1f;
const HOME = 0x0b;
const CLEAR = 0x0c;
const CR = 0x0d;
const [A, B, Q] = [0x41, 0x42, 0x51];

/** Chooses printer or display behind one cable (pass-through): everything for the display stands between these two. */
const TO_DISPLAY = [ESC, 0x3d, 0x02];
const TO_PRINTER = [ESC, 0x3d, 0x01];

const DIALECTS: Readonly<Record<DisplayDialect, Dialect>> = {
  // ESC Q A and ESC Q B write a line each and may follow one another; until a clear nothing else is listened to, the choice
  // of the printer behind it included. There the forty places are written from home, as it wakes up in overwrite mode.
  cd5220: {
    page: 'CP437',
    begin: [...TO_DISPLAY, CLEAR, ESC, 0x40, ESC, 0x5f, 0],
    show: (first, second) => [ESC, Q, A, ...first, CR, ESC, Q, B, ...second, CR],
    showInFront: (first, second) => [HOME, ...first, ...second],
  },
  // Code table 18 is CP852; cursor off, overwrite mode, in which forty characters from the home place fill both lines.
  epson: {
    page: 'CP852',
    begin: [...TO_DISPLAY, ESC, 0x40, ESC, 0x74, 18, US, 0x43, 0, US, 0x01],
    show: (first, second) => [HOME, ...first, ...second],
  },
  simple: { page: 'CP437', begin: [CLEAR], show: (first, second) => [CLEAR, ...first, ...second] },
};

export type DisplayEncoder = {
  readonly begin: () => Uint8Array;
  readonly show: (lines: DisplayLines) => Uint8Array;
};

export function displayEncoder({
  dialect,
  isPassThrough = false,
}: {
  readonly dialect: DisplayDialect;
  readonly isPassThrough?: boolean;
}): DisplayEncoder {
  const { begin, page, show: showAlone, showInFront = showAlone } = DIALECTS[dialect];
  const show = isPassThrough ? showInFront : showAlone;
  const wrapped = (bytes: readonly number[]) =>
    Uint8Array.from(isPassThrough ? [...TO_DISPLAY, ...bytes, ...TO_PRINTER] : bytes);
  return {
    begin: () => wrapped(begin),
    show: ([first, second]) => wrapped(show(lineBytes(first, page), lineBytes(second, page))),
  };
}

/** A spelling that is longer ("EUR") pushes the padding out. */
function lineBytes(line: string, page: CodePage): readonly number[] {
  const spelled = spellFor({ codePages: [{ page, n: 0 }] })(line);
  const places = [...spelled.replace(/[\s\u00a0]/gu, ' ')].slice(0, [...line].length);
  return places.map((character) => byteOf(character, page) ?? 0x2a);
}
