import type { Database } from 'better-sqlite3';
import { keepItems, readRows } from '#main/catalogue/import-catalogue.ts';
import {
  DEMO_CATALOGUE,
  DEMO_CONFIGURATION,
  DEMO_GROUPS,
  DEMO_OPERATORS,
  DEMO_PIN,
  demoBadge,
} from '#main/demo/demo-shop.ts';
import { hashBadge, keepBadge } from '#main/operator/badge.ts';
import { hashPin } from '#main/operator/pin.ts';
import { keepGroup, keepOperator, keepPin } from '#main/operator/roster-store.ts';
import { keepConfiguration } from '#main/till/settings.ts';
import { assert } from '#shared/assert.ts';
import { readCatalogue } from '#shared/catalogue/read-catalogue.ts';

/** Sets up a fresh data folder as the demo shop, whole or not at all. */
export async function foundDemoShop(
  connection: Database,
  means: {
    readonly pinSecret: Buffer;
    readonly newId: () => string;
    /** Which till of the demo shop this is. */
    readonly tillCode: string;
  },
): Promise<void> {
  const pinHashes = await Promise.all(DEMO_OPERATORS.map(() => hashPin(DEMO_PIN, means.pinSecret)));
  const rows = readRows({ csv: DEMO_CATALOGUE, fileName: 'demo' });
  assert(rows.ok, 'the demo catalogue can be read');
  const { items, skipped } = readCatalogue(rows.value, { taxes: DEMO_CONFIGURATION.taxes, minorDigits: 2 });
  assert(skipped.length === 0, 'the demo catalogue is whole', { skipped });
  connection.transaction(() => {
    keepConfiguration(connection, { ...DEMO_CONFIGURATION, tillCode: means.tillCode });
    for (const group of DEMO_GROUPS) keepGroup(connection, group);
    for (const [index, operator] of DEMO_OPERATORS.entries()) {
      keepOperator(connection, operator);
      keepPin(connection, { operatorId: operator.id, pinHash: pinHashes[index] ?? '', mustChange: false });
      const badgeHash = hashBadge(demoBadge(operator), means.pinSecret);
      keepBadge(connection, { operatorId: operator.id, badgeHash });
    }
    keepItems(connection, items, { newId: means.newId, isDryRun: false });
  })();
}
