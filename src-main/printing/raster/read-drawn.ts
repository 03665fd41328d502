import { columnsOf24 } from '#main/printing/raster/bitmap.ts';
import { CELL_WIDTH, loadGlyphs } from '#main/printing/raster/glyphs.ts';

const COLUMN_BYTES = 3;
const UNREADABLE = '\uFFFD';

/**
 * Letters that were drawn into a line, told by their shape among those that may stand there, so that the roll on the screen
 * and a later search still read them. What is none of them shows as U+FFFD, one for each column it takes.
 */
export function readDrawn(
  columns: readonly number[],
  { drawn, isWide }: { readonly drawn: string; readonly isWide: boolean },
): readonly string[] {
  const shown = isWide ? everySecond(columns) : columns;
  const shapes = [...new Set(drawn)].map((letter) => ({ letter, shape: columnsOf24(loadGlyphs().draw(letter)) }));
  const letters: string[] = [];
  for (let at = 0; at < shown.length; ) {
    const found = shapes.find(({ shape }) => shape.every((byte, index) => isSame(byte, shown[at + index])));
    letters.push(found?.letter ?? UNREADABLE);
    at += found?.shape.length ?? CELL_WIDTH * COLUMN_BYTES;
  }
  return letters;
}

/** A dot may have been added so that no real-time command stands in the image. */
function isSame(drawn: number, sent: number | undefined): boolean {
  return sent === drawn || (drawn === 0x10 && sent === 0x18);
}

function everySecond(columns: readonly number[]): readonly number[] {
  return columns.filter((_, index) => Math.floor(index / COLUMN_BYTES) % 2 === 0);
}
