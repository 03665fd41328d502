import { byteOf } from '#main/printing/escpos/code-page.ts';
import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';
import { NO_GLYPH, spellFor } from '#main/printing/escpos/spelling.ts';
import { assert } from '#shared/assert.ts';
import type { LaidLine, PaperCode, PaperLine } from '#shared/paper/laid-line.ts';
import { layOut } from '#shared/paper/layout.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

/**
 * ESC/POS as bytes, from lines and a profile; pure. Commands are those every clone has (Epson, ESC/POS Application
 * Programming Guide); only the process id and QR codes are Epson’s newer ones and stand behind the profile.
 */

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;

const ALIGN = { left: 0, centre: 1, right: 2 } as const satisfies Record<PaperLine['align'], number>;

/** Rows of paper between the print head and the tear bar of a printer without a cutter. */
const TEAR_OFF_LINES = 5;

export type EscposJob = {
  readonly profile: PrinterProfile;
  /** Four characters of 0x20 to 0x7E that the printer says back when this job is on paper; null asks for no answer. */
  readonly processId: string | null;
};

export function encodeDocument(document: PaperDocument, job: EscposJob): Uint8Array {
  const { profile } = job;
  return encodeLines(layOut(document, { columns: profile.columns, spell: spellFor(profile) }), job);
}

export function encodeLines(lines: readonly LaidLine[], { processId, profile }: EscposJob): Uint8Array {
  const isAnswering = processId !== null && profile.confirmation === 'process-id';
  const pen = createPen(profile);
  return Uint8Array.from([
    ...initialise(isAnswering),
    ...pen.begin(),
    ...lines.flatMap((line) => pen.line(line)),
    ...cut(profile),
    ...(isAnswering ? askProcessId(processId) : []),
  ]);
}

/**
 * `GS a` comes after `ESC @`, which switches status back off on network boards (Epson UB-E02). `FS .` keeps clones made
 * for Asia from reading letters above 0x7F as halves of ideographs; `ESC R 0` keeps `#`, `[` and `\` what they are.
 */
function initialise(hasStatusBack: boolean): readonly number[] {
  return [ESC, 0x40, GS, 0x61, hasStatusBack ? 0x0f : 0x00, FS, 0x2e, ESC, 0x52, 0x00];
}

/** Feeds to the cutter, then cuts; ignored by the printer unless at the beginning of a line, where we always are. */
function cut({ cutter }: PrinterProfile): readonly number[] {
  if (cutter === 'none') return [ESC, 0x64, TEAR_OFF_LINES];
  return [GS, 0x56, cutter === 'full' ? 0x41 : 0x42, 0x03];
}

/** `GS ( H`, function 48: answered with `37 22 id 00` when everything before it has been printed. */
function askProcessId(processId: string): readonly number[] {
  assert(/^[ -~]{4}$/.test(processId), 'a process id is four printable ASCII characters', { processId });
  return [GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...asciiBytes(processId)];
}

/** `ESC p`: one pulse to the drawer on connector pin 2 or 5. Times in ms; the magnet takes at most 510 ms (Citizen). */
export function drawerPulse({ offMs = 500, onMs = 50, pin }: DrawerPulse): Uint8Array {
  assert(onMs >= 2 && onMs <= 510 && offMs >= onMs && offMs <= 510, 'a drawer pulse is 2 to 510 ms', { onMs, offMs });
  return Uint8Array.of(ESC, 0x70, pin === 2 ? 0 : 1, Math.trunc(onMs / 2), Math.trunc(offMs / 2));
}

export type DrawerPulse = { readonly pin: 2 | 5; readonly onMs?: number; readonly offMs?: number };

/** Remembers what the printer is set to, so that only changes are sent. */
function createPen(profile: PrinterProfile) {
  const first = profile.codePages[0];
  assert(first !== undefined, 'a printer has at least one code page', { profile: profile.id });
  let page = first;
  let bold = false;
  let size = 0;
  let align: PaperLine['align'] = 'left';

  const line = (laid: LaidLine): readonly number[] => {
    const bytes: number[] = [];
    if (laid.align !== align) bytes.push(ESC, 0x61, ALIGN[laid.align]);
    align = laid.align;
    if (laid.code !== null) bytes.push(...encodeCode(laid.code, profile));
    if (laid.code?.symbology === 'qr' && laid.text === '') return bytes;
    if (laid.bold !== bold) bytes.push(ESC, 0x45, laid.bold ? 1 : 0);
    bold = laid.bold;
    const wanted = (laid.wide ? 0x10 : 0) | (laid.tall ? 0x01 : 0);
    if (wanted !== size) bytes.push(GS, 0x21, wanted);
    size = wanted;
    bytes.push(...text(laid.text), LF);
    return bytes;
  };

  const text = (words: string): readonly number[] => {
    const characters = [...words];
    return characters.flatMap((character, index) => {
      const byte = byteOf(character, page.page);
      if (byte !== null) return [byte];
      const next = bestPage(characters.slice(index), profile);
      if (next === null) return asciiBytes(NO_GLYPH);
      page = next;
      return [ESC, 0x74, page.n, byteOf(character, page.page) ?? 0x2a];
    });
  };

  return { begin: (): readonly number[] => [ESC, 0x74, page.n], line };
}

/** The page that reaches furthest into what is still to print, so that a run is switched once. */
function bestPage(
  characters: readonly string[],
  { codePages }: PrinterProfile,
): PrinterProfile['codePages'][number] | null {
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

function encodeCode({ symbology, value }: PaperCode, profile: PrinterProfile): readonly number[] {
  if (symbology === 'qr') return profile.hasQr ? encodeQr(value) : [...asciiBytes(value), LF];
  const bars = symbology === 'ean13' ? encodeEan13(value) : encodeCode128(value);
  // Height 64 dots, module 2, no text of the printer’s own: the line under it says it.
  return bars === null ? [] : [GS, 0x68, 0x40, GS, 0x77, 0x02, GS, 0x48, 0x00, ...bars];
}

function encodeEan13(value: string): readonly number[] | null {
  return /^\d{12,13}$/.test(value) ? [GS, 0x6b, 67, value.length, ...asciiBytes(value)] : null;
}

/** Code set B; `{` is the escape and doubles. */
function encodeCode128(value: string): readonly number[] {
  const data = asciiBytes(`{B${value.replaceAll('{', '{{')}`);
  return [GS, 0x6b, 73, data.length, ...data];
}

/** QR model 2, module 4, error correction M (Epson `GS ( k`, functions 165, 167, 169, 180, 181). */
function encodeQr(value: string): readonly number[] {
  const data = asciiBytes(value);
  const length = data.length + 3;
  return [
    ...[GS, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00],
    ...[GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, 0x04],
    ...[GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31],
    ...[GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data],
    ...[GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30],
  ];
}

function asciiBytes(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
