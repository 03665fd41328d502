import { join } from 'node:path';
import { openDatabase } from '#main/ledger/open-database.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { TestTill } from '#test/till/test-till.ts';

/** Customers as the Data Service brings them to a till. */
export async function keepCustomers({ dataDir }: TestTill, names: readonly (readonly [name: string, taxId: string])[]) {
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const keep = connection.prepare('INSERT INTO customer VALUES (?, ?, ?, ?)');
  for (const [name, taxId] of names) keep.run(name, name, taxId, foldText(name));
  connection.close();
}
