import type { EncodingJob, PrinterProfile } from '#main/printing/profile.ts';
import type { DrawerPulse } from '#main/printing/protocol.ts';
import { type Bitmap, columnsOf24, rowBytes, stripesOf } from '#main/printing/raster/bitmap.ts';
import { loadGlyphs } from '#main/printing/raster/glyphs.ts';
import { withoutLiveCommands } from '#main/printing/raster/live-commands.ts';
import { readImage } from '#main/printing/raster/paper-image.ts';
import { drawQr } from '#main/printing/raster/qr.ts';
import { type TextRun, textRuns } from '#main/printing/text-runs.ts';
import { assert } from '#shared/assert.ts';
import type { LaidLine, PaperCode, PaperLine } from '#shared/paper/laid-line.ts';

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

export function encodeLines(
  lines: readonly LaidLine[],
  { isAfterTorn = false, processId, profile }: EncodingJob,
): Uint8Array {
  const pen = createPen(profile);
  return Uint8Array.from([
    ...initialise(profile),
    ...(isAfterTorn ? [LF, ...cut(profile)] : []),
    ...pen.begin(),
    ...lines.flatMap((line) => pen.line(line)),
    ...cut(profile),
    ...askForProof(profile, processId),
  ]);
}

/**
 * A customer display in front of the printer is passed by first. `GS a` comes after `ESC @`, which switches status back off
 * on network boards (Epson UB-E02). `FS .` keeps clones made for Asia from reading letters above 0x7F as halves of
 * ideographs; `ESC R 0` keeps `#`, `[` and `\` what they are.
 */
function initialise({ hasStatusBack }: PrinterProfile): readonly number[] {
  return [ESC, 0x3d, 0x01, ESC, 0x40, GS, 0x61, hasStatusBack ? 0x0f : 0x00, FS, 0x2e, ESC, 0x52, 0x00];
}

/** Feeds to the cutter, then cuts; ignored by the printer unless at the beginning of a line, where we always are. */
function cut({ cutter }: PrinterProfile): readonly number[] {
  if (cutter === 'none') return [ESC, 0x64, TEAR_OFF_LINES];
  return [GS, 0x56, cutter === 'full' ? 0x41 : 0x42, 0x03];
}

/** `GS ( H`, function 48, or `GS r 1`: answered when everything before it was printed, or at least taken. After the cut. */
function askForProof({ completion }: PrinterProfile, processId: string | null): readonly number[] {
  if (completion === 'fence') return [GS, 0x72, 0x01];
  if (completion !== 'process_id' || processId === null) return [];
  assert(/^[ -~]{4}$/.test(processId), 'a process id is four printable ASCII characters', { processId });
  return [GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...asciiBytes(processId)];
}

/** `ESC p`: one pulse to the drawer on connector pin 2 or 5. Times in ms; the magnet takes at most 510 ms (Citizen). */
export function drawerPulse({ offMs, onMs, pin }: DrawerPulse): Uint8Array {
  assert(onMs >= 2 && onMs <= 510 && offMs >= onMs && offMs <= 510, 'a drawer pulse is 2 to 510 ms', { onMs, offMs });
  return Uint8Array.of(ESC, 0x70, pin === 2 ? 0 : 1, Math.trunc(onMs / 2), Math.trunc(offMs / 2));
}

/** `DLE DC4`, function 1: at once, even offline; on and off are the same multiple of 100 ms. */
export function drawerPulseNow({ onMs, pin }: DrawerPulse): Uint8Array {
  const hundreds = [100, 200, 300, 400].filter((ms) => onMs > ms).length + 1;
  return Uint8Array.of(0x10, 0x14, 0x01, pin === 2 ? 0 : 1, hundreds);
}

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
    if (laid.image !== null) bytes.push(...encodeImage(readImage(laid.image, profile.dots), profile));
    if (laid.code !== null) bytes.push(...encodeCode(laid.code, profile));
    if ((laid.image !== null || laid.code?.symbology === 'qr') && laid.text === '') return bytes;
    if (laid.bold !== bold) bytes.push(ESC, 0x45, laid.bold ? 1 : 0);
    bold = laid.bold;
    const wanted = (laid.wide ? 0x10 : 0) | (laid.tall ? 0x01 : 0);
    if (wanted !== size) bytes.push(GS, 0x21, wanted);
    size = wanted;
    bytes.push(...textRuns(laid.text, { page, profile }).flatMap((run) => encodeRun(run, laid.wide)), LF);
    return bytes;
  };

  const encodeRun = (run: TextRun, isWide: boolean): readonly number[] => {
    if (run.kind === 'drawn') return encodeInline(loadGlyphs().draw(run.text), isWide);
    const switched = run.page === page ? [] : [ESC, 0x74, run.page.n];
    page = run.page;
    return [...switched, ...run.bytes];
  };

  return { begin: (): readonly number[] => [ESC, 0x74, page.n], line };
}

/** `ESC * 33`: 24 dots high within the line. Sizes do not apply to it, so a wide letter doubles its own columns. */
function encodeInline(bitmap: Bitmap, isWide: boolean): readonly number[] {
  const columns = columnsOf24(bitmap);
  const drawn = isWide ? doubled(columns) : columns;
  const width = drawn.length / 3;
  return [ESC, 0x2a, 33, width & 0xff, width >> 8, ...withoutLiveCommands(drawn)];
}

function doubled(columns: Uint8Array): Uint8Array {
  const wide: number[] = [];
  for (let at = 0; at < columns.length; at += 3) {
    const column = columns.subarray(at, at + 3);
    wide.push(...column, ...column);
  }
  return Uint8Array.from(wide);
}

/**
 * In stripes: small printers have small buffers, and after a broken line the printer is at most one stripe out of step.
 * `GS v 0` has every clone; Epson calls it obsolete and still prints it.
 */
function encodeImage(bitmap: Bitmap, { raster, stripeRows }: PrinterProfile): readonly number[] {
  if (raster === 'none') return [];
  if (raster === 'GS ( L')
    return stripesOf(bitmap, Math.min(stripeRows, STORED_ROWS_MAX)).flatMap((stripe) => encodeStored(stripe));
  const wide = rowBytes(bitmap);
  return stripesOf(bitmap, stripeRows).flatMap(({ bytes, height }) => [
    ...[GS, 0x76, 0x30, 0x00, wide & 0xff, wide >> 8, height & 0xff, height >> 8],
    ...withoutLiveCommands(bytes),
  ]);
}

/** Below this no length of a stripe on paper of up to 640 dots reads `DLE EOT`, `DLE ENQ` or `DLE DC4`; there is a test of all. */
export const STORED_ROWS_MAX = 100;

/** `GS ( L`, function 112: one stripe into the print buffer, in one colour; function 50 prints it. */
export function encodeStored({ bytes, height, width }: Bitmap): readonly number[] {
  const dots = rowBytes({ width }) * 8;
  const length = bytes.length + 10;
  return [
    ...[GS, 0x28, 0x4c, length & 0xff, length >> 8, 0x30, 0x70, 0x30, 0x01, 0x01, 0x31],
    ...[dots & 0xff, dots >> 8, height & 0xff, height >> 8],
    ...withoutLiveCommands(bytes),
    ...[GS, 0x28, 0x4c, 0x02, 0x00, 0x30, 0x32],
  ];
}

function encodeCode({ symbology, value }: PaperCode, profile: PrinterProfile): readonly number[] {
  if (symbology === 'qr') return profile.hasQr ? encodeQr(value) : encodeImage(drawQr(value, profile.dots), profile);
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
