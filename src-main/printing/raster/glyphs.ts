import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font, Glyph } from 'opentype.js';
import opentype from 'opentype.js';
import { type Bitmap, drawBitmap } from '#main/printing/raster/bitmap.ts';

/** A character of font A takes 12 by 24 dots on every printer we know. */
export const CELL_WIDTH = 12;
export const CELL_HEIGHT = 24;

/** GNU Unifont is drawn on a grid of 16 rows; its outlines are squares of this many units. */
const GRID = 16;

/** Draws letters that no code page of a printer has. */
export type Glyphs = {
  /** How many columns the letter takes, or null where the font has no such letter. */
  readonly columnsOf: (character: string) => 1 | 2 | null;
  readonly draw: (text: string) => Bitmap;
};

let loaded: Glyphs | null = null;

/**
 * Unifont has every letter of the Basic Multilingual Plane. Reading it takes most of a second, so it is done when the first
 * paper needs it, which few ever do. Letters are drawn one by one: scripts whose letters join stay legible, not beautiful.
 */
export function loadGlyphs(): Glyphs {
  loaded ??= glyphsOf(readFont());
  return loaded;
}

function readFont(): Font {
  const path = createRequire(import.meta.url).resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff');
  const file = readFileSync(path);
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length), { lowMemory: true });
}

function glyphsOf(font: Font): Glyphs {
  const unit = font.unitsPerEm / GRID;
  const found = new Map<string, Drawn | null>();
  const find = (character: string): Drawn | null => {
    const known = found.get(character);
    if (known !== undefined) return known;
    const glyph = font.charToGlyph(character);
    const isThere = glyph.index !== 0 && (glyph.advanceWidth ?? 0) > 0;
    const drawn = isThere ? drawGlyph(glyph, { unit, ascender: font.ascender }) : null;
    found.set(character, drawn);
    return drawn;
  };
  return {
    columnsOf: (character) => find(character)?.columns ?? null,
    draw: (text) => {
      const cells = [...text].flatMap((character) => find(character) ?? []);
      const columns = cells.reduce((sum, cell) => sum + cell.columns, 0);
      const places = cells.flatMap((cell) => Array.from({ length: cell.columns }, (_, part) => ({ cell, part })));
      return drawBitmap(Math.max(1, columns) * CELL_WIDTH, CELL_HEIGHT, (x, y) => {
        const place = places[Math.floor(x / CELL_WIDTH)];
        if (place === undefined) return false;
        // Eight dots become twelve and sixteen twenty-four: every second one is doubled.
        const column = place.part * 8 + Math.floor(((x % CELL_WIDTH) * 2) / 3);
        return place.cell.isDot(column, Math.floor((y * 2) / 3));
      });
    },
  };
}

type Drawn = { readonly columns: 1 | 2; readonly isDot: (column: number, row: number) => boolean };

function drawGlyph(glyph: Glyph, { ascender, unit }: { readonly ascender: number; readonly unit: number }): Drawn {
  const edges = uprightEdges(glyph);
  return {
    columns: (glyph.advanceWidth ?? 0) > (GRID / 2) * unit ? 2 : 1,
    isDot: (column, row) => {
      const x = (column + 0.5) * unit;
      const y = ascender - (row + 0.5) * unit;
      let winding = 0;
      for (const edge of edges) {
        if (edge.x <= x) continue;
        if (edge.from <= y && y < edge.to) winding += 1;
        else if (edge.to <= y && y < edge.from) winding -= 1;
      }
      return winding !== 0;
    },
  };
}

type Edge = { readonly x: number; readonly from: number; readonly to: number };

/** Every outline is a chain of level and upright lines; the control points of its curves are corners of the grid too. */
function uprightEdges(glyph: Glyph): readonly Edge[] {
  const edges: Edge[] = [];
  let start = { x: 0, y: 0 };
  let at = start;
  const lineTo = (to: { readonly x: number; readonly y: number }): void => {
    if (to.x === at.x && to.y !== at.y) edges.push({ x: at.x, from: at.y, to: to.y });
    at = to;
  };
  for (const command of glyph.path.commands) {
    if (command.type === 'M') {
      start = { x: command.x, y: command.y };
      at = start;
    } else if (command.type === 'Z') lineTo(start);
    else {
      if (command.type === 'Q') lineTo({ x: command.x1, y: command.y1 });
      lineTo({ x: command.x, y: command.y });
    }
  }
  return edges;
}
