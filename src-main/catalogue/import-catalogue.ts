import type { Database } from 'better-sqlite3';
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { sha256 } from '#main/ledger/keys.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import {
  type CatalogueRow,
  REQUIRED_COLUMNS,
  type ReadItem,
  readCatalogue,
  type SkippedRow,
} from '#shared/catalogue/read-catalogue.ts';
import { type ImportReport, type importCatalogueSchema, SKIP_REASONS } from '#shared/contract/catalogue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

const EXAMPLES_MAX = 5;

type Input = z.infer<typeof importCatalogueSchema>;

/** Takes a catalogue file over: adds and changes items, removes none, and says which rows it left out and why. */
export function importCatalogue(desk: Desk, input: Input): Result<ImportReport, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'import_catalogue');
  if (!permitted.ok) return permitted;
  const rows = readRows(input);
  if (!rows.ok) return rows;
  const { currencies, systemCurrency, taxes } = desk.configuration();
  const currency = must(
    currencies.find(({ code }) => code === systemCurrency),
    'the system currency is a currency of the till',
  );
  const { items, skipped } = readCatalogue(rows.value, { taxes, minorDigits: currency.minorDigits });
  // The reply to a repeated import is remembered under a digest of the file, not under the file itself.
  const { csv, ...rest } = input;
  return carryOut(desk, { call: 'catalogue.import', input: { ...rest, csv: sha256(csv) } as typeof input }, () => {
    const changes = keepItems(desk.connection, items, { newId: desk.newId, isDryRun: input.dryRun });
    const report = { rows: rows.value.length, ...changes, skipped: groupSkipped(skipped) };
    if (!input.dryRun) {
      const scene = { actor: operator.value.id, shiftId: null, sessionId: null, ...permitted.value };
      desk.journal.append(
        event('catalogue.imported', scene, {
          fileName: input.fileName,
          sha256: sha256(csv),
          rows: report.rows,
          ...changes,
          skipped: skipped.length,
        }),
      );
    }
    return ok(report);
  });
}

/** Spreadsheets of half of Europe save with semicolons; the head line tells. */
function delimiterOf(csv: string): string {
  const head = csv.slice(0, csv.search(/[\r\n]|$/));
  const names = (sign: string) =>
    head.split(sign).map((name) =>
      name
        .trim()
        .replace(/^\ufeff?"?|"$/g, '')
        .toLowerCase(),
    );
  return [',', ';', '\t'].find((sign) => names(sign).includes('barcode')) ?? ',';
}

/** The file as rows; a torn row is kept as torn, so that it is counted and named instead of shifting all that follow. */
export function readRows({ csv, fileName }: Pick<Input, 'csv' | 'fileName'>): Result<readonly CatalogueRow[], Refusal> {
  const unreadable = (problem: string) => no({ code: 'catalogue_unreadable', facts: { fileName, problem } } as const);
  try {
    const records = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    const [head, ...body] = records;
    if (head === undefined) return unreadable('it is empty');
    const columns = head.record.map((name) => name.trim().toLowerCase());
    const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
    if (missing.length > 0) return unreadable(`its first line does not name the column ${missing.join(', ')}`);
    return ok(
      body.map(({ info, record }) => ({
        line: info.lines,
        cells:
          record.length === columns.length
            ? Object.fromEntries(columns.map((column, index) => [column, record[index] ?? '']))
            : null,
      })),
    );
  } catch (fault) {
    if (fault instanceof CsvError) return unreadable(fault.message);
    throw fault;
  }
}

/** Adds and changes items; in a dry run only says what it would do. */
export function keepItems(
  connection: Database,
  items: readonly ReadItem[],
  { newId, isDryRun }: { readonly newId: () => string; readonly isDryRun: boolean },
): Pick<ImportReport, 'added' | 'changed' | 'unchanged'> {
  const find = connection.prepare('SELECT * FROM item WHERE barcode = ?');
  const add = connection.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const change = connection.prepare(
    `UPDATE item SET name = ?, unit = ?, group_name = ?, tax_code = ?, price_minor = ?, folded_name = ?,
       no_discount = ? WHERE barcode = ?`,
  );
  const count = { added: 0, changed: 0, unchanged: 0 };
  for (const { barcode, name, unit, group, taxCode, priceMinor, foldedName, noDiscount } of items) {
    const values = [name, unit, group, taxCode, priceMinor, foldedName, Number(noDiscount ?? false)] as const;
    const held = find.get(barcode) as Record<string, unknown> | undefined;
    if (held === undefined) {
      count.added += 1;
      if (!isDryRun) add.run(newId(), barcode, ...values);
    } else if (isSame(held, values)) {
      count.unchanged += 1;
    } else {
      count.changed += 1;
      if (!isDryRun) change.run(...values, barcode);
    }
  }
  return count;
}

function isSame(held: Record<string, unknown>, values: readonly (string | number)[]): boolean {
  const columns = ['name', 'unit', 'group_name', 'tax_code', 'price_minor', 'folded_name', 'no_discount'];
  return columns.every((column, index) => held[column] === values[index]);
}

function groupSkipped(skipped: readonly SkippedRow[]): ImportReport['skipped'] {
  return SKIP_REASONS.map((reason) => {
    const rows = skipped.filter((row) => row.reason === reason);
    return {
      reason,
      count: rows.length,
      examples: rows.slice(0, EXAMPLES_MAX).map(({ line, value }) => ({ row: line, value })),
    };
  }).filter(({ count }) => count > 0);
}
