import type { PaperAlign, PaperBlock, PaperTable } from '#shared/paper/paper-document.ts';
import { widthOf, wrap } from '#shared/paper/wrap.ts';

/** Words left and a figure right on one line; where they do not fit, the words wrap and the figure keeps the last line. */
export function pairLines(
  { indent, left, right }: Pick<Extract<PaperBlock, { block: 'pair' }>, 'left' | 'right' | 'indent'>,
  columns: number,
): readonly string[] {
  const margin = ' '.repeat(indent);
  const lefts = left === '' ? [] : wrap(left, columns - indent).map((line) => margin + line);
  const rights = right === '' ? [] : wrap(right, columns);
  const last = lefts.at(-1) ?? '';
  const first = rights[0] ?? '';
  if (rights.length === 0 || lefts.length === 0 || widthOf(last) + 1 + widthOf(first) > columns) {
    return [...lefts, ...rights.map((line) => pad(line, columns, 'right'))];
  }
  const joined = last + pad(first, columns - widthOf(last), 'right');
  return [...lefts.slice(0, -1), joined, ...rights.slice(1).map((line) => pad(line, columns, 'right'))];
}

/** Where the cells of a table stand: each as wide as its column, with a gap of blanks before it. */
type Plan = readonly { readonly gap: number; readonly width: number; readonly align: PaperAlign }[];

/**
 * All rows of a table are set the same way, so that figures stand under each other: by the columns’ shares; else as wide
 * as the figures are, with the room left over spread between them; else the last columns go to lines of their own.
 */
export function layOutTable(
  table: PaperTable,
  columns: number,
): readonly { readonly text: string; readonly bold: boolean }[] {
  const plan = planTable(table, columns);
  return table.rows.flatMap(({ bold, cells }) =>
    [
      ...(plan.length === 0 ? [] : [lineOf(cells, plan)]),
      ...stacked(cells.slice(plan.length), columns).map((line) => pad(line, columns, 'right')),
    ].map((text) => ({ text, bold })),
  );
}

/** Places as many columns, from the first, as fit one line. */
function planTable(table: PaperTable, columns: number): Plan {
  const needed = table.columns.map((_, index) =>
    Math.max(0, ...table.rows.map(({ cells }) => widthOf(cells[index] ?? ''))),
  );
  const byShare = planByShare(table, needed, columns);
  if (byShare !== null) return byShare;
  for (let count = needed.length; count > 0; count -= 1) {
    const plan = planByNeed(table.columns.slice(0, count), needed.slice(0, count), columns);
    if (plan !== null) return plan;
  }
  return [];
}

function planByShare(table: PaperTable, needed: readonly number[], columns: number): Plan | null {
  const whole = table.columns.reduce((sum, { share }) => sum + share, 0);
  let shares = 0;
  let begin = 0;
  const plan = table.columns.map(({ align, share }, index) => {
    shares += share;
    const end = Math.floor((columns * shares) / whole);
    const gap = index === 0 ? 0 : 1;
    const width = end - begin - gap;
    begin = end;
    return { gap, width, align };
  });
  return plan.every(({ width }, index) => (needed[index] ?? 0) <= width) ? plan : null;
}

function planByNeed(table: PaperTable['columns'], needed: readonly number[], columns: number): Plan | null {
  const gaps = Math.max(0, needed.filter((width) => width > 0).length - 1);
  const room = columns - needed.reduce((sum, width) => sum + width, 0);
  if (room < gaps) return null;
  const first = needed.findIndex((width) => width > 0);
  let placed = 0;
  return table.map(({ align }, index) => {
    const width = needed[index] ?? 0;
    if (width === 0 || index === first) return { gap: 0, width, align };
    placed += 1;
    const gap = Math.floor((room * placed) / gaps) - Math.floor((room * (placed - 1)) / gaps);
    return { gap, width, align };
  });
}

function lineOf(cells: readonly string[], plan: Plan): string {
  return plan.map(({ align, gap, width }, index) => ' '.repeat(gap) + pad(cells[index] ?? '', width, align)).join('');
}

/** As many cells a line as fit. */
function stacked(cells: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const cell of cells.filter((text) => text !== '')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(cell) <= columns) {
      line = `${line} ${cell}`;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = wrap(cell, columns);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function pad(text: string, width: number, align: PaperAlign): string {
  const room = Math.max(0, width - widthOf(text));
  if (align === 'left') return text + ' '.repeat(room);
  if (align === 'right') return ' '.repeat(room) + text;
  return ' '.repeat(Math.floor(room / 2)) + text + ' '.repeat(Math.ceil(room / 2));
}
