import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { openDatabase } from '#agent/database/open-database.ts';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { keepRecords } from '#agent/master-data/keep-records.ts';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import type { MasterImportReport } from '#shared/contract/agent-master-data.ts';
import { type MasterKind, UPDATE_GROUP_NAMES } from '#shared/master-data/master-kinds.ts';
import { readRecords } from '#shared/master-data/read-master-file.ts';
import { type AgentDatabaseKind, databaseUrlOf } from '#test/agent/agent-database.ts';
import { accepted, type TestTill } from '#test/till/test-till.ts';

export type Office = {
  /** Takes rows over as an import does. */
  readonly keep: (
    kind: MasterKind,
    rows: readonly unknown[],
    how?: { readonly isWhole?: boolean; readonly isDryRun?: boolean; readonly store?: string; readonly at?: string },
  ) => Promise<MasterImportReport>;
  /** Tells the agents that serve, as the command does when it has imported. */
  readonly tell: () => Promise<void>;
  readonly database: AgentDatabase;
};

const MORNING = '2026-11-20T06:00:00.000+01:00';

/** Whoever keeps the store's data: a second connection to the agent's own database, as its import command has. */
export async function openOffice(dataDir: string, kind: AgentDatabaseKind = 'sqlite'): Promise<Office> {
  const databaseUrl = await databaseUrlOf(kind, dataDir);
  const { database, line } = await openDatabase(
    { databaseUrl, databaseConnections: 2, dataDir },
    pino({ level: 'silent' }),
  );
  onTestFinished(() => database.destroy());
  return {
    database,
    tell: () => line.tell([DEMO_CONFIGURATION.storeCode]),
    keep: (
      kind,
      rows,
      { isWhole = false, isDryRun = false, store = DEMO_CONFIGURATION.storeCode, at = MORNING } = {},
    ) =>
      keepRecords(database, {
        store,
        kind,
        rows: rows.length,
        read: readRecords(
          kind,
          rows.map((fields, index) => ({ line: index + 1, fields })),
        ),
        isWhole,
        isDryRun,
        by: 'office',
        at,
      }),
  };
}

/** Items with numbers of the shop's own, from 1000000 on. */
export function items(count: number, priceMinor = 100): readonly Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    barcode: String(1_000_000 + index),
    name: `Item ${index}`,
    taxCode: 'A',
    priceMinor,
  }));
}

/** Asks the till to update and waits until it has. */
export async function updated({ client }: TestTill): Promise<void> {
  await accepted(
    client.dataUpdate.start({
      commandId: crypto.randomUUID(),
      groups: [...UPDATE_GROUP_NAMES],
    }),
  );
  await expect
    .poll(async () => (await accepted(client.dataUpdate.show({}))).state, { timeout: 30_000, interval: 20 })
    .not.toBe('running');
}
