import { z } from 'zod';
import { MASTER_KINDS, type MasterKind, masterId } from '#shared/master-data/master-kinds.ts';

/** A record as a file gives it, checked: what the Data Service would keep. */
export type MasterRecord = {
  readonly kind: MasterKind;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** One record of a file before it is checked. `line`: of the CSV, its head being 1; of a JSON list, its place from 1. */
export type FileRow = { readonly line: number; readonly fields: unknown; readonly mayName?: readonly string[] };

/**
 * A row that cannot be kept, with what is wrong with it in words. `id`: whose it is, where that much can be read; of a torn
 * row, whose columns nobody knows, `mayName` is whatever stands in it, because one of that is the id.
 */
export type RefusedRow = {
  readonly line: number;
  readonly id: string | null;
  readonly problem: string;
  readonly mayName: readonly string[];
};

export type ReadRecords = { readonly records: readonly MasterRecord[]; readonly refused: readonly RefusedRow[] };

/**
 * Checks rows of one kind; what cannot be kept is left out and named, the rest is taken. Of two rows with one id the first
 * counts. `taxCodes`: those an item may have; empty: any, as nobody has said which there are.
 */
export function readRecords(kind: MasterKind, rows: readonly FileRow[], taxCodes: readonly string[] = []): ReadRecords {
  const records = new Map<string, MasterRecord>();
  const refused: RefusedRow[] = [];
  for (const { fields, line, mayName = [] } of rows) {
    const read = MASTER_KINDS[kind].safeParse(fields);
    const id = isFields(read.data ?? fields) ? masterId(kind, read.data ?? (fields as Record<string, unknown>)) : null;
    const refuse = (problem: string) => refused.push({ line, id, problem, mayName });
    if (!read.success) refuse(typeof fields === 'string' ? fields : problemOf(read.error));
    else if (id === null) refuse('has no id');
    else if (!hasKnownTax(kind, read.data, taxCodes)) refuse('taxCode: is no tax of the store');
    else if (records.has(id)) refuse(`is a second ${kind} with the id ${id}`);
    else records.set(id, { kind, id, body: read.data });
  }
  return { records: [...records.values()], refused };
}

/** An item that no till could tax is better refused where somebody reads why. */
function hasKnownTax(kind: MasterKind, body: object, taxCodes: readonly string[]): boolean {
  if (kind !== 'item' || taxCodes.length === 0) return true;
  return 'taxCode' in body && taxCodes.some((code) => code === body.taxCode);
}

function isFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not of the right shape';
  const where = issue.path.join('.');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}

/** Cells of a spreadsheet become the fields that a kind wants: amounts in minor units, lists by semicolon, blanks left out. */
export function rowOfCells(
  kind: MasterKind,
  cells: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const wanted = z.toJSONSchema(MASTER_KINDS[kind], { io: 'input' }).properties ?? {};
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([, cell]) => cell.trim() !== '')
      .map(([name, cell]) => [name, cellValue(wanted[name], cell.trim())]),
  );
}

function cellValue(schema: unknown, cell: string): unknown {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : null;
  if (type === 'integer' && /^-?\d{1,15}$/.test(cell)) return Number(cell);
  if (type === 'boolean' && /^(true|false)$/.test(cell)) return cell === 'true';
  if (type === 'array') return cell.split(';').map((part) => part.trim());
  return cell;
}
