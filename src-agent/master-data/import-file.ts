import { CsvError, parse } from 'csv-parse/sync';
import { type CatalogueFacts, REQUIRED_COLUMNS, readCatalogue } from '#shared/catalogue/read-catalogue.ts';
import { SKIP_WORDS } from '#shared/catalogue/skip-words.ts';
import type { MasterKind } from '#shared/master-data/master-kinds.ts';
import {
  type FileRow,
  type ReadRecords,
  type RefusedRow,
  readRecords,
  rowOfCells,
} from '#shared/master-data/read-master-file.ts';
import { no, ok, type Result } from '#shared/result.ts';

export type FileFormat = 'csv' | 'json';
export type ReadFile = { readonly rows: number; readonly read: ReadRecords };

type Table = { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] };
/** `cells`: null where the row is torn; `found`: those that stand in it, under whatever column. */
type CsvRow = { readonly line: number; readonly cells: readonly string[] | null; readonly found: readonly string[] };

/**
 * A file’s rows as records of one kind. A CSV of items may name its columns as a till’s catalogue file does, with prices
 * in major units; `facts` then say what a price and a tax are. Refused in words: a file that is no CSV or JSON at all;
 * single rows are left out and named.
 */
export function readMasterFile(
  text: string,
  { format, kind, facts }: { readonly format: FileFormat; readonly kind: MasterKind; readonly facts: CatalogueFacts },
): Result<ReadFile, string> {
  const shape = { kind, taxCodes: facts.taxes.map(({ code }) => code) };
  if (format === 'json') return jsonFile(text, shape);
  const table = csvTable(text);
  if (!table.ok) return table;
  if (kind === 'item' && !namesPrice(table.value))
    return no('The first line of the file names neither the column price nor priceMinor.');
  if (!isCatalogue(kind, table.value)) return ok(recordFile(table.value, shape));
  if (facts.taxes.length === 0)
    return no(
      'The store holds no taxes yet. Import them first (--kind tax), or name the one of these items with --tax.',
    );
  return ok(catalogueFile(table.value, facts));
}

type Shape = { readonly kind: MasterKind; readonly taxCodes: readonly string[] };

function jsonFile(text: string, { kind, taxCodes }: Shape): Result<ReadFile, string> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (!Array.isArray(value)) return no('The file is JSON, but no list of records: put them into [ ].');
    const rows = value.map((fields: unknown, index) => ({ line: index + 1, fields }));
    return ok({ rows: rows.length, read: readRecords(kind, rows, taxCodes) });
  } catch (fault) {
    return no(`The file is no JSON: ${fault instanceof Error ? fault.message : String(fault)}.`);
  }
}

function csvTable(text: string): Result<Table, string> {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  try {
    const [names, ...rows] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    if (names === undefined) return no('The file is empty.');
    const columns = names.record.map((name) => name.trim());
    return ok({
      columns,
      rows: rows.map(({ info, record }) => ({
        line: info.lines,
        cells: record.length === columns.length ? record : null,
        found: record.map((cell) => cell.trim()),
      })),
    });
  } catch (fault) {
    if (fault instanceof CsvError) return no(`The file is no CSV: ${fault.message}.`);
    throw fault;
  }
}

function recordFile({ columns, rows }: Table, { kind, taxCodes }: Shape): ReadFile {
  const read = readRecords(
    kind,
    rows.map(
      ({ cells, found, line }): FileRow =>
        cells === null
          ? { line, fields: `has ${found.length} cells under ${columns.length} columns`, mayName: found }
          : { line, fields: rowOfCells(kind, named(columns, cells)) },
    ),
    taxCodes,
  );
  return { rows: rows.length, read };
}

function namesPrice({ columns }: Table): boolean {
  return columns.some((name) => ['price', 'priceminor'].includes(name.toLowerCase()));
}

function isCatalogue(kind: MasterKind, { columns }: Table): boolean {
  const names = columns.map((name) => name.toLowerCase());
  return kind === 'item' && REQUIRED_COLUMNS.every((column) => names.includes(column));
}

function catalogueFile({ columns, rows }: Table, facts: CatalogueFacts): ReadFile {
  const names = columns.map((name) => name.toLowerCase());
  const { items, skipped } = readCatalogue(
    rows.map(({ cells, line }) => ({ line, cells: cells === null ? null : named(names, cells) })),
    facts,
  );
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return {
    rows: rows.length,
    read: {
      records: items.map(({ barcode, foldedName: _, ...item }) => ({
        kind: 'item',
        id: barcode,
        body: { barcode, ...item },
      })),
      refused: skipped.map(({ line, reason, value }) => ({
        line,
        problem: value === '' ? SKIP_WORDS[reason] : `${value}: ${SKIP_WORDS[reason]}`,
        ...namedBy(byLine.get(line), names.indexOf('barcode')),
      })),
    },
  };
}

/** Which item a row that was left out is about. */
function namedBy(row: CsvRow | undefined, barcodeAt: number): Pick<RefusedRow, 'id' | 'mayName'> {
  if (row === undefined || row.cells === null) return { id: null, mayName: row?.found ?? [] };
  return { id: row.cells[barcodeAt]?.trim() ?? null, mayName: [] };
}

function named(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
}
