import type { EncodingJob, PrinterProfile } from '#main/printing/profile.ts';
import type { DrawerPulse } from '#main/printing/protocol.ts';
import { type Bitmap, columnsOf24, rowBytes, stripesOf } from '#main/printing/raster/bitmap.ts';
import { loadGlyphs } from '#main/printing/raster/glyphs.ts';
import { readImage } from '#main/printing/raster/paper-image.ts';
import { drawQr } from '#main/printing/raster/qr.ts';
import { type TextRun, textRuns } from '#main/printing/text-runs.ts';
import { assert } from '#shared/assert.ts';
import type { LaidLine, PaperCode, PaperLine } from '#shared/paper/laid-line.ts';

/** Star Line Mode and StarPRNT as bytes, from lines and a profile; pure. Only commands that both modes have. */

const ESC = 0x1b;
const GS = 0x1d;
const RS = 0x1e;
const LF = 0x0a;
const ETB = 0x17;

const ALIGN = { left: 0, centre: 1, right: 2 } as const satisfies Record<PaperLine['align'], number>;

const TEAR_OFF_LINES = 5;

/** `ESC RS E 0`: the counter of `ETB` begins anew when this is reached. */
const RESET_COUNTER = [ESC, RS, 0x45, 0x00];

export function encodeStarLines(
  lines: readonly LaidLine[],
  { counts = 1, isAfterTorn = false, profile }: EncodingJob,
): Uint8Array {
  const pen = createPen(profile);
  return Uint8Array.from([
    ...initialise(profile),
    ...(profile.completion === 'etb_counter' ? RESET_COUNTER : []),
    ...(isAfterTorn ? [LF, ...cut(profile)] : []),
    ...pen.begin(),
    ...lines.flatMap((line) => pen.line(line)),
    ...cut(profile),
    // Each waits until the motor stands still and is then counted in the status.
    ...(profile.completion === 'etb_counter' ? Array.from({ length: counts }, () => ETB) : []),
  ]);
}

function initialise({ hasStatusBack }: PrinterProfile): readonly number[] {
  return [ESC, 0x40, ESC, RS, 0x61, hasStatusBack ? 0x01 : 0x00, ESC, 0x52, 0x00];
}

/** `ESC d`: feeds to the cutter first. */
function cut({ cutter }: PrinterProfile): readonly number[] {
  if (cutter === 'none') return [ESC, 0x61, TEAR_OFF_LINES];
  return [ESC, 0x64, cutter === 'full' ? 0x02 : 0x03];
}

/** `ESC BEL` sets the pulse in steps of 10 ms, `BEL` gives it to the first drawer, `SUB` to the second. */
export function starDrawerPulse({ offMs, onMs, pin }: DrawerPulse): Uint8Array {
  return Uint8Array.of(ESC, 0x07, tenths(onMs), tenths(offMs), pin === 2 ? 0x07 : 0x1a);
}

function tenths(ms: number): number {
  return Math.min(127, Math.max(1, Math.round(ms / 10)));
}

function createPen(profile: PrinterProfile) {
  const first = profile.codePages[0];
  assert(first !== undefined, 'a printer has at least one code page', { profile: profile.id });
  let page = first;
  let style = { bold: false, wide: false, tall: false };
  let align: PaperLine['align'] = 'left';

  const line = (laid: LaidLine): readonly number[] => {
    const bytes: number[] = [];
    if (laid.align !== align) bytes.push(ESC, GS, 0x61, ALIGN[laid.align]);
    align = laid.align;
    if (laid.image !== null) bytes.push(...encodeImage(readImage(laid.image, profile.dots), profile));
    if (laid.code !== null) bytes.push(...encodeCode(laid.code, profile));
    if ((laid.image !== null || laid.code?.symbology === 'qr') && laid.text === '') return bytes;
    bytes.push(...restyle(laid));
    bytes.push(...textRuns(laid.text, { page, profile }).flatMap((run) => encodeRun(run, laid.wide)), LF);
    return bytes;
  };

  const restyle = ({ bold, tall, wide }: LaidLine): readonly number[] => {
    const bytes = [
      ...(bold === style.bold ? [] : [ESC, bold ? 0x45 : 0x46]),
      ...(tall === style.tall && wide === style.wide ? [] : [ESC, 0x69, tall ? 1 : 0, wide ? 1 : 0]),
    ];
    style = { bold, tall, wide };
    return bytes;
  };

  const encodeRun = (run: TextRun, isWide: boolean): readonly number[] => {
    if (run.kind === 'drawn') return encodeInline(loadGlyphs().draw(run.text), isWide);
    const switched = run.page === page ? [] : [ESC, GS, 0x74, run.page.n];
    page = run.page;
    return [...switched, ...run.bytes];
  };

  return { begin: (): readonly number[] => [ESC, GS, 0x74, page.n], line };
}

/** `ESC X`: 24 dots high within the line. */
function encodeInline(bitmap: Bitmap, isWide: boolean): readonly number[] {
  const columns = columnsOf24(bitmap);
  const drawn = isWide ? doubled(columns) : [...columns];
  const width = drawn.length / 3;
  return [ESC, 0x58, width & 0xff, width >> 8, ...drawn];
}

function doubled(columns: Uint8Array): number[] {
  const wide: number[] = [];
  for (let at = 0; at < columns.length; at += 3) {
    const column = columns.subarray(at, at + 3);
    wide.push(...column, ...column);
  }
  return wide;
}

/** `ESC GS S`, in stripes. */
function encodeImage(bitmap: Bitmap, { raster, stripeRows }: PrinterProfile): readonly number[] {
  if (raster === 'none') return [];
  const wide = rowBytes(bitmap);
  return stripesOf(bitmap, stripeRows).flatMap(({ bytes, height }) => [
    ...[ESC, GS, 0x53, 0x01, wide & 0xff, wide >> 8, height & 0xff, height >> 8, 0x00],
    ...bytes,
  ]);
}

function encodeCode({ symbology, value }: PaperCode, profile: PrinterProfile): readonly number[] {
  if (symbology === 'qr') return profile.hasQr ? encodeQr(value) : encodeImage(drawQr(value, profile.dots), profile);
  if (symbology === 'ean13' && !/^\d{12,13}$/.test(value)) return [];
  // Type, no text of the printer’s own, module 2, height 64 dots, data up to RS.
  const type = symbology === 'ean13' ? 0x33 : 0x36;
  return [ESC, 0x62, type, 0x31, 0x31, 0x40, ...asciiBytes(symbology === 'ean13' ? value.slice(0, 12) : value), RS];
}

/** `ESC GS y`: model 2, error correction M, module 4, data, print. */
function encodeQr(value: string): readonly number[] {
  const data = asciiBytes(value);
  return [
    ...[ESC, GS, 0x79, 0x53, 0x30, 0x02],
    ...[ESC, GS, 0x79, 0x53, 0x31, 0x01],
    ...[ESC, GS, 0x79, 0x53, 0x32, 0x04],
    ...[ESC, GS, 0x79, 0x44, 0x31, 0x00, data.length & 0xff, data.length >> 8, ...data],
    ...[ESC, GS, 0x79, 0x50],
  ];
}

function asciiBytes(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
