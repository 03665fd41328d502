import { PNG } from 'pngjs';
import { dithered, type Greys, shrunk } from '#main/printing/raster/dither.ts';
import { paperImageOf } from '#main/printing/raster/paper-image.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { LOGO_DOTS_HIGH, LOGO_DOTS_WIDE } from '#shared/device/logo.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';
import { no, ok, type Result } from '#shared/result.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A small file may say that it is a huge picture: its size is read before anything is unpacked. */
const SIDE_MAX = 4_000;
const IMAGE_WIDTH_MIN = 8;

/** The dots of a PNG as a receipt printer burns them. Checked in this order: a PNG, its size, readable, anything to see. */
export function logoFromPng(file: Buffer): Result<PaperImage, Refusal> {
  const size = sizeOf(file);
  if (size === null) return no({ code: 'logo_not_png' });
  const { height, width } = size;
  if (width > SIDE_MAX || height > SIDE_MAX)
    return no({ code: 'logo_too_large', facts: { width, height, most: SIDE_MAX } });
  const read = readPng(file);
  if (read === null) return no({ code: 'logo_not_png' });
  const bitmap = dithered(shrunk(greysOf(read), { width: LOGO_DOTS_WIDE, height: LOGO_DOTS_HIGH }));
  if (bitmap.width < IMAGE_WIDTH_MIN || !bitmap.bytes.some((byte) => byte !== 0)) return no({ code: 'logo_empty' });
  return ok(paperImageOf(bitmap));
}

/** Width and height of the first chunk, which is IHDR (PNG specification, 11.2.2). */
function sizeOf(file: Buffer): { readonly width: number; readonly height: number } | null {
  const isPng = file.length > 24 && file.subarray(0, 8).equals(SIGNATURE) && file.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: file.readUInt32BE(16), height: file.readUInt32BE(20) } : null;
}

function readPng(file: Buffer): PNG | null {
  try {
    return PNG.sync.read(file);
  } catch {
    // Torn, or none at all behind its first bytes: the library throws, and a person chose the wrong file.
    return null;
  }
}

/** As the eye weighs colours (ITU-R BT.601), over white paper where it is transparent. */
function greysOf({ data, height, width }: PNG): Greys {
  const values = Float64Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(at * 4, at * 4 + 4);
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    return 255 - ((255 - grey) * opacity) / 255;
  });
  return { width, height, values };
}
