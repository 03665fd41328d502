import { type Bitmap, drawBitmap, isBlack, rowBytes } from '#main/printing/raster/bitmap.ts';
import { assert } from '#shared/assert.ts';
import type { PaperImage } from '#shared/paper/laid-line.ts';

/** The dots of an image as it stands in a document; cut at the right where the paper is narrower. */
export function readImage({ bits, height, width }: PaperImage, dotsMax: number): Bitmap {
  const bytes = new Uint8Array(Buffer.from(bits, 'base64'));
  assert(bytes.length === rowBytes({ width }) * height, 'an image has all its rows', { width, height });
  const whole: Bitmap = { width, height, bytes };
  if (width <= dotsMax) return whole;
  return drawBitmap(dotsMax, height, (x, y) => isBlack(whole, x, y));
}

export function paperImageOf({ bytes, height, width }: Bitmap): PaperImage {
  return { width, height, bits: Buffer.from(bytes).toString('base64') };
}
