/** A cell of a spreadsheet: text, or a figure that is written as it is. */
export type Cell = string | number | null;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read letters right. A text that begins like a
 * formula is set off: a name typed at a till must not be worked out on a manager's computer.
 */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
