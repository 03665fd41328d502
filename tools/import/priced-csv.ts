import { CsvError, parse } from 'csv-parse/sync';
import { ToolTrouble } from '../call/run-tool.ts';
import type { PriceRule } from './price-rule.ts';

type RawRow = { readonly record: readonly string[]; readonly raw: string };

/**
 * Adds a price column to a catalogue file that has none. Everything else stays as it stands, line for line: torn rows stay
 * torn and rows keep their line numbers, so that the till's report speaks of the file that the person has.
 */
export function withPrices(csv: string, rule: PriceRule, fileName: string): string {
  const [head, ...rows] = split(csv, fileName);
  const columns = head?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const barcode = columns.indexOf('barcode');
  if (head === undefined || columns.includes('price') || barcode === -1) return csv;
  const priced = rows.map((row) => withCell(row, rule((row.record[barcode] ?? '').trim())));
  return [withCell(head, 'price'), ...priced].join('');
}

/** A record's own text with one more cell before its end; empty lines before it stay where they are. */
function withCell({ raw }: RawRow, cell: string): string {
  return `${raw.replace(/\n$/, '')},${cell}\n`;
}

/** With the same leniency as the till's own import, or both would see other rows. */
function split(csv: string, fileName: string): readonly RawRow[] {
  try {
    // In CRLF files the parser's raw text loses half of each line's end.
    return parse(csv.replaceAll('\r\n', '\n'), {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      raw: true,
    }) as unknown as RawRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ToolTrouble(`${fileName} is no CSV: ${error.message}. Nothing was imported.`);
  }
}
