import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { messageOf, ToolTrouble } from '../call/run-tool.ts';

export type Sold = { readonly item: string; readonly pieces: number };
export type Receipt = {
  readonly transaction: number;
  /** As in the file, a wall time without a zone: "2016-10-30T09:58:11". */
  readonly at: string;
  readonly sold: readonly Sold[];
};
export type Day = {
  readonly date: string;
  readonly receipts: readonly Receipt[];
  /** Rows of the item NONE, adjustments of the bakery's own till: nothing was sold by them. */
  readonly rowsWithoutItem: number;
  /** Receipts of nothing but such rows. */
  readonly emptyReceipts: number;
};

/** What a bakery's till once wrote, by day. */
export type Takings = { readonly days: readonly Day[] };

const HEAD = ['date', 'time', 'transaction', 'item'] as const;
const NO_ITEM = 'NONE';

type Row = { readonly at: string; readonly transaction: number; readonly item: string };

/** Reads and checks the whole file before anything is booked: a torn line must not leave half a replay behind. */
export function readTakings(path: string): Takings {
  const byDay = Map.groupBy(readRows(readText(path), path), ({ at }) => at.slice(0, 10));
  return { days: [...byDay].map(([date, rows]) => dayOf(date, rows)).filter(({ receipts }) => receipts.length > 0) };
}

function dayOf(date: string, rows: readonly Row[]): Day {
  const byReceipt = Map.groupBy(rows, ({ transaction }) => transaction);
  const receipts = [...byReceipt.values()].flatMap(receiptOf);
  return {
    date,
    receipts,
    rowsWithoutItem: rows.filter(({ item }) => item === NO_ITEM).length,
    emptyReceipts: byReceipt.size - receipts.length,
  };
}

/** Quantity by repeats: a receipt that names an item three times sold three of it. */
function receiptOf(rows: readonly Row[]): readonly Receipt[] {
  const [first] = rows;
  const sold = Map.groupBy(
    rows.filter(({ item }) => item !== NO_ITEM),
    ({ item }) => item,
  );
  if (first === undefined || sold.size === 0) return [];
  const { transaction, at } = first;
  return [{ transaction, at, sold: [...sold].map(([item, repeats]) => ({ item, pieces: repeats.length })) }];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ToolTrouble(`${path} cannot be read (${messageOf(error)}). Name the bakery's CSV file.`);
  }
}

function readRows(text: string, path: string): readonly Row[] {
  const [head, ...records] = split(text, path);
  if (head === undefined || head.record.join() !== HEAD.join()) {
    throw new ToolTrouble(`Line 1 of ${path} must be "${HEAD.join()}". Nothing was booked.`);
  }
  const rows: Row[] = [];
  for (const { record, info } of records) {
    const problem = problemOf(record, rows.at(-1));
    if (problem !== null) throw new ToolTrouble(`Line ${info.lines} of ${path}: ${problem}. Nothing was booked.`);
    rows.push(rowOf(record));
  }
  if (rows.length === 0) throw new ToolTrouble(`${path} has no rows. Nothing was booked.`);
  return rows;
}

type Split = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function split(text: string, path: string): readonly Split[] {
  try {
    return parse(text, { bom: true, info: true, relax_column_count: true, trim: true }) as unknown as Split[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ToolTrouble(`${path} is no CSV: ${error.message}. Nothing was booked.`);
  }
}

function rowOf([date = '', time = '', transaction = '', item = '']: readonly string[]): Row {
  return { at: `${date}T${time}`, transaction: Number(transaction), item };
}

/** What is wrong with a line, in words; null: nothing. */
function problemOf(record: readonly string[], before: Row | undefined): string | null {
  const [date = '', time = '', transaction = '', item] = record;
  if (record.length !== HEAD.length) return `it has ${record.length} columns instead of ${HEAD.length}`;
  if (!isDate(date)) return `"${date}" is no date`;
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return `"${time}" is no time of day`;
  if (!/^[1-9]\d{0,8}$/.test(transaction)) return `"${transaction}" is no transaction number`;
  if (item === '') return 'it names no item';
  if (before === undefined) return null;
  const row = rowOf(record);
  if (row.at < before.at) return `${date} ${time} is earlier than the line before it`;
  if (row.transaction < before.transaction) return `transaction ${transaction} comes after ${before.transaction}`;
  if (row.transaction === before.transaction && row.at !== before.at) return `transaction ${transaction} has two times`;
  return null;
}

/** A day that the calendar has: "2017-02-29" is none. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
