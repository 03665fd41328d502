import { encode } from 'uqr';
import { type Bitmap, drawBitmap } from '#main/printing/raster/bitmap.ts';

/** Dots a module, as the printers that draw QR codes themselves are told. */
const MODULE_DOTS = 4;

/** A QR code as an image, error correction M, with the quiet zone of four modules (ISO/IEC 18004); never wider than the paper. */
export function drawQr(value: string, dotsMax: number): Bitmap {
  const { data, size } = encode(value, { ecc: 'M', border: 4 });
  const module = Math.max(1, Math.min(MODULE_DOTS, Math.floor(dotsMax / size)));
  return drawBitmap(size * module, size * module, (x, y) => {
    return data[Math.floor(y / module)]?.[Math.floor(x / module)] === true;
  });
}
