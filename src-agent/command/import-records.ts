import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { importWords } from '#agent/command/import-words.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type FileFormat, readMasterFile } from '#agent/master-data/import-file.ts';
import { keepRecords } from '#agent/master-data/keep-records.ts';
import type { ImportOptions } from '#agent/start/import-options.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';
import type { Tax } from '#shared/till/configuration.ts';

const FILE_MAX_BYTES = 256 * 1024 * 1024;

/** Takes a file of one kind over for a store, or in a dry run only says what that would change. */
export async function importByCommand(database: AgentDatabase, order: ImportOptions): Promise<string> {
  const { file, isDryRun, isWhole, kind, minorDigits, store } = order;
  const text = readText(file);
  const taxes = await taxesOf(database, order);
  const format: FileFormat = file.toLowerCase().endsWith('.json') ? 'json' : 'csv';
  const content = readMasterFile(text, { format, kind, facts: { taxes, minorDigits } });
  if (!content.ok) throw new StartRefusal('import_file', `${content.refusal} Nothing was imported.`);
  const { rows, read } = content.value;
  if (isWhole && read.records.length === 0)
    throw new StartRefusal('import_file', `${file} holds nothing to keep, and --whole would withdraw everything else.`);
  const report = await keepRecords(database, {
    store,
    kind,
    rows,
    read,
    isWhole,
    isDryRun,
    by: `import by ${userInfo().username}`,
    at: new Date().toISOString(),
  });
  return importWords(report, { isDryRun, store });
}

function readText(file: string): string {
  try {
    if (statSync(file).size > FILE_MAX_BYTES)
      throw new StartRefusal('import_file', `${file} is larger than 256 MB. Split it.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new StartRefusal('import_file', `${file} is no UTF-8 text. Save it as CSV or JSON in UTF-8 and try again.`);
    throw new StartRefusal('import_file', `${file} cannot be read (${String(error)}).`);
  }
}

/** The taxes that the store holds, the one for rows without a tax first. Empty: this store's taxes stand at its tills. */
async function taxesOf(
  database: AgentDatabase,
  { store, taxCode }: Pick<ImportOptions, 'store' | 'taxCode'>,
): Promise<readonly Tax[]> {
  const rows = await database
    .selectFrom('master_record')
    .select('body')
    .where('store', '=', store)
    .where('kind', '=', 'tax')
    .where('body', 'is not', null)
    .orderBy('id')
    .execute();
  const held = rows.map(({ body }) => MASTER_KINDS.tax.parse(JSON.parse(body ?? '')));
  if (taxCode === null) return held;
  if (held.length === 0) return [{ code: taxCode, rate: '0' }];
  const first = held.find(({ code }) => code === taxCode);
  if (first !== undefined) return [first, ...held.filter((tax) => tax !== first)];
  const known = held.map(({ code }) => code).join(', ');
  throw new StartRefusal('usage', `--tax ${taxCode} is no tax of the store ${store}; it has ${known}.`);
}
