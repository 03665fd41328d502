import { byteOf, type CodePage } from '#main/printing/code-page.ts';
import type { PrinterCodePage, PrinterProfile } from '#main/printing/profile.ts';
import { PROFILES } from '#main/printing/profiles.ts';

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;

/** Letters that the till’s languages need and code pages disagree about. */
export const TEST_LETTERS = 'ąćęłńóśźż čćđšž ÄÖÜß €';

/**
 * The same letters under every number that a code page has on some printer of this language (devices reference 1.2): the
 * number whose line can be read is this printer’s. One slice for each line, so that a slow wire keeps up. Pure.
 */
export function codePageTest(profile: PrinterProfile): readonly Uint8Array[] {
  const begin = profile.protocol === 'star' ? [ESC, 0x40] : [ESC, 0x3d, 0x01, ESC, 0x40, FS, 0x2e, ESC, 0x52, 0x00];
  const end =
    profile.protocol === 'star' ? [ESC, 0x64, 0x03] : profile.cutter === 'none' ? [ESC, 0x64, 5] : [GS, 0x56, 0x42, 3];
  return [begin, ...candidates(profile).map((candidate) => lineOf(profile, candidate)), end].map((bytes) =>
    Uint8Array.from(bytes),
  );
}

/** Every number that some maker gives a page, in order. */
export function candidates({ protocol }: Pick<PrinterProfile, 'protocol'>): readonly PrinterCodePage[] {
  const all = PROFILES.filter((profile) => profile.protocol === protocol).flatMap(({ codePages }) => codePages);
  const named = new Map(all.map((one) => [`${one.page} ${one.n}`, one]));
  return [...named.values()].toSorted((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : a.n - b.n));
}

function lineOf({ protocol }: PrinterProfile, { n, page }: PrinterCodePage): readonly number[] {
  const select = protocol === 'star' ? [ESC, GS, 0x74, n] : [ESC, 0x74, n];
  const head = [...`${page} ${n}: `].map((sign) => sign.charCodeAt(0));
  return [...select, ...head, ...lettersIn(page), LF];
}

/** Only the letters that the page has: what is missing is no fault of the printer. */
function lettersIn(page: CodePage): readonly number[] {
  return [...TEST_LETTERS].flatMap((letter) => byteOf(letter, page) ?? []);
}
