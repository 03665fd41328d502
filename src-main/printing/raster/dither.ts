import { type Bitmap, drawBitmap } from '#main/printing/raster/bitmap.ts';

/** Brightness of each dot, row by row: 0 is black, 255 the paper. */
export type Greys = { readonly width: number; readonly height: number; readonly values: Float64Array };

const PAPER = 255;
/** From here on it is paper: what a designer calls white is rarely all white. */
const NEARLY_PAPER = 250;

/** Made to fit, each dot the mean of what it stands for; never made larger, for that only makes steps visible. */
export function shrunk(greys: Greys, most: { readonly width: number; readonly height: number }): Greys {
  const scale = Math.min(1, most.width / greys.width, most.height / greys.height);
  if (scale === 1) return greys;
  const width = Math.max(1, Math.round(greys.width * scale));
  const height = Math.max(1, Math.round(greys.height * scale));
  const values = new Float64Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const rows = span(y, height, greys.height);
    for (let x = 0; x < width; x += 1) values[y * width + x] = meanOf(greys, span(x, width, greys.width), rows);
  }
  return { width, height, values };
}

type Span = { readonly from: number; readonly to: number };

function span(at: number, of: number, all: number): Span {
  const from = Math.floor((at * all) / of);
  return { from, to: Math.max(from + 1, Math.floor(((at + 1) * all) / of)) };
}

function meanOf({ values, width }: Greys, across: Span, down: Span): number {
  let sum = 0;
  for (let y = down.from; y < down.to; y += 1) {
    for (let x = across.from; x < across.to; x += 1) sum += values[y * width + x] ?? PAPER;
  }
  return sum / ((across.to - across.from) * (down.to - down.from));
}

/**
 * Greys as black dots, by passing on what each dot is off (Floyd and Steinberg, 1976): edges stay sharp, and a head that
 * knows only black shows shades all the same.
 */
export function dithered({ height, values, width }: Greys): Bitmap {
  const left = Float64Array.from(values, (grey) => (grey >= NEARLY_PAPER ? PAPER : grey));
  const isBlack = new Uint8Array(width * height);
  const pass = (x: number, y: number, off: number): void => {
    if (x >= 0 && x < width && y < height) left[y * width + x] = (left[y * width + x] ?? PAPER) + off;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wanted = left[y * width + x] ?? PAPER;
      const shown = wanted < PAPER / 2 ? 0 : PAPER;
      isBlack[y * width + x] = shown === 0 ? 1 : 0;
      const off = wanted - shown;
      pass(x + 1, y, (off * 7) / 16);
      pass(x - 1, y + 1, (off * 3) / 16);
      pass(x, y + 1, (off * 5) / 16);
      pass(x + 1, y + 1, off / 16);
    }
  }
  return drawBitmap(width, height, (x, y) => isBlack[y * width + x] === 1);
}
