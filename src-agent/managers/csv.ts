/** A cell of a spreadsheet: text, or a figure that is written as it is. */
export type Cell = string | number | null;

/** Where figures have a decimal comma, spreadsheets part the cells of a CSV by semicolons and by nothing else. */
export const SEPARATORS = [',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read letters right. A text that begins like a
 * formula is set off: a name typed at a till must not be worked out on a manager's computer.
 */
export function csvText(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  separator: Separator = ',',
): string {
  return `\ufeff${[head, ...rows].map((row) => row.map(written).join(separator)).join('\r\n')}\r\n`;
}

/** At its start, and after what a spreadsheet of another country takes for the end of a cell. */
const FORMULA_BEGINS = /(?:^|[,;\t]["'\s]*)(?=[=+\-@\t\r\n＝＋－＠])/g;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replaceAll(FORMULA_BEGINS, "$&'");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
