import { PNG } from 'pngjs';
import { protocolOf } from '#main/printing/encode-document.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { type Bitmap, isBlack } from '#main/printing/raster/bitmap.ts';
import { CELL_HEIGHT, CELL_WIDTH, loadGlyphs } from '#main/printing/raster/glyphs.ts';
import { readImage } from '#main/printing/raster/paper-image.ts';
import type { PaperImage, SlipLine } from '#shared/paper/laid-line.ts';

const MARGIN = 12;
const LINE_DOTS = 30;

/** A slip as a picture, dot for dot as a head of 203 dpi would burn its letters. Codes that the printer draws itself show as empty lines. */
export function drawSlip(bytes: Uint8Array, profile: PrinterProfile): Buffer {
  const { lines } = protocolOf(profile).decodePaper(bytes, profile);
  const width = profile.columns * CELL_WIDTH + 2 * MARGIN;
  const heights = lines.map(({ image, tall }) => image?.height ?? (tall ? 2 * LINE_DOTS : LINE_DOTS));
  const height = heights.reduce((sum, one) => sum + one, 2 * MARGIN);
  const png = new PNG({ width, height });
  png.data.fill(0xff);
  let top = MARGIN;
  lines.forEach((line, index) => {
    drawLine(png, { line, top, columns: profile.columns });
    top += heights[index] ?? LINE_DOTS;
  });
  return PNG.sync.write(png);
}

function drawLine(
  png: PNG,
  { columns, line, top }: { readonly line: SlipLine; readonly top: number; readonly columns: number },
): void {
  if (line.image !== undefined) drawImage(png, { image: line.image, align: line.align, top, columns });
  if (line.text === '') return;
  const drawn = loadGlyphs().draw(
    [...line.text].map((letter) => (loadGlyphs().columnsOf(letter) === null ? '?' : letter)).join(''),
  );
  const across = line.wide ? 2 : 1;
  const down = line.tall ? 2 : 1;
  const left = leftEdge(line.align, columns * CELL_WIDTH - drawn.width * across);
  for (let y = 0; y < CELL_HEIGHT * down; y += 1) {
    for (let x = 0; x < drawn.width * across; x += 1) {
      if (isInk(drawn, Math.floor(x / across), Math.floor(y / down), line.bold)) blacken(png, left + x, top + y);
    }
  }
}

function leftEdge(align: SlipLine['align'], room: number): number {
  return MARGIN + (align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2));
}

type DrawnImage = Pick<SlipLine, 'align'> & {
  readonly image: PaperImage;
  readonly top: number;
  readonly columns: number;
};

function drawImage(png: PNG, { align, columns, image, top }: DrawnImage): void {
  const dots = readImage(image, image.width);
  const left = leftEdge(align, columns * CELL_WIDTH - image.width);
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) if (isBlack(dots, x, y)) blacken(png, left + x, top + y);
  }
}

/** Bold letters are burned twice, one dot apart. */
function isInk(drawn: Bitmap, x: number, y: number, isBold: boolean): boolean {
  return isBlack(drawn, x, y) || (isBold && isBlack(drawn, x - 1, y));
}

function blacken(png: PNG, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= png.width || y >= png.height) return;
  png.data.fill(0, (y * png.width + x) * 4, (y * png.width + x) * 4 + 3);
}
