import { assert } from '#shared/assert.ts';

/** Black dots on paper, row by row from the top; rows are packed into whole bytes, the leftmost dot highest. */
export type Bitmap = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

export function rowBytes({ width }: Pick<Bitmap, 'width'>): number {
  return Math.ceil(width / 8);
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
  return ((bitmap.bytes[y * rowBytes(bitmap) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Draws by asking for each dot. */
export function drawBitmap(width: number, height: number, isDot: (x: number, y: number) => boolean): Bitmap {
  assert(width > 0 && height > 0, 'a bitmap has dots', { width, height });
  const bytes = new Uint8Array(rowBytes({ width }) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isDot(x, y)) {
        const at = y * rowBytes({ width }) + (x >> 3);
        bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { width, height, bytes };
}

export function stripesOf(bitmap: Bitmap, rows: number): readonly Bitmap[] {
  const wide = rowBytes(bitmap);
  const stripes: Bitmap[] = [];
  for (let from = 0; from < bitmap.height; from += rows) {
    const height = Math.min(rows, bitmap.height - from);
    stripes.push({ width: bitmap.width, height, bytes: bitmap.bytes.subarray(from * wide, (from + height) * wide) });
  }
  return stripes;
}

/** Columns of 24 dots, three bytes each from the top down: the form of an image within a line of text. */
export function columnsOf24(bitmap: Bitmap): Uint8Array {
  const bytes = new Uint8Array(bitmap.width * 3);
  for (let x = 0; x < bitmap.width; x += 1) {
    for (let y = 0; y < 24; y += 1) {
      if (isBlack(bitmap, x, y)) bytes[x * 3 + (y >> 3)] = (bytes[x * 3 + (y >> 3)] ?? 0) | (0x80 >> (y & 7));
    }
  }
  return bytes;
}

export function bitmapOfColumns(bytes: readonly number[] | Uint8Array): Bitmap | null {
  const width = Math.floor(bytes.length / 3);
  if (width === 0) return null;
  return drawBitmap(width, 24, (x, y) => ((bytes[x * 3 + (y >> 3)] ?? 0) & (0x80 >> (y & 7))) !== 0);
}
