import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 as uuidV7 } from 'uuid';
import { Journal } from '#main/ledger/journal.ts';
import { openKeys, type TillKeys } from '#main/ledger/keys.ts';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { rebuildProjections } from '#main/ledger/rebuild.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import { asStartRefusal, StartRefusal } from '#main/start-refusal.ts';
import { writeStart, writeStop } from '#main/till/founding.ts';
import { recoveredState } from '#main/till/recovery.ts';
import { beginRun, endRun, markRun } from '#main/till/run-record.ts';
import { readConfiguration } from '#main/till/settings.ts';
import type { Clock } from '#main/time/clock.ts';
import { VERSION } from '#main/version.ts';
import { must } from '#shared/assert.ts';
import type { TillState } from '#shared/contract/till.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** A ledger in its folder, opened for one run: the till's own, or the one it trains in. */
export type Ledger = {
  readonly connection: Database;
  readonly keys: TillKeys;
  readonly configuration: () => Configuration;
  readonly journal: Journal;
  /** What "Where was I" shows after a run that was cut off; null after a clean stop. */
  readonly recovered: TillState['recovered'];
  /** "Still here", now and then. */
  mark(): void;
  /** Writes the stop into journal and run, and closes. */
  close(): void;
};

type OpenedLedger = Pick<Ledger, 'connection' | 'keys' | 'configuration' | 'journal'>;

export type LedgerParts = {
  readonly folder: string;
  readonly clock: Clock;
  /** Fills a ledger that has no configuration yet; called before its first event. */
  readonly found: (connection: Database, keys: TillKeys) => Promise<void>;
  /** The till that the folder has to be; null: whichever it is. */
  readonly tillCode: string | null;
  /** What has to be put right in the ledger before this run writes its first event. */
  readonly beforeRun?: (opened: OpenedLedger) => Promise<void>;
};

export async function openLedger({ folder, clock, found, tillCode, beforeRun }: LedgerParts): Promise<Ledger> {
  const connection = await openDatabase(join(folder, 'till.db'));
  refuseDamaged(connection, folder);
  // A new step may work projections out differently: they are made again from the journal, which is the truth.
  migrate(connection, TILL_MIGRATIONS, () => rebuildProjections(connection));
  const keys = openKeys(folder, signingKey(connection));
  if (readConfiguration(connection) === null) await found(connection, keys);
  const configuration = () => must(readConfiguration(connection), 'an open till has a configuration');
  refuseOtherTill({ wanted: tillCode, is: configuration().tillCode });
  const journal = new Journal({ connection, till: configuration().tillCode, keys, clock, newId: uuidV7 });
  await beforeRun?.({ connection, keys, configuration, journal });
  const { runId, recovered } = startRun({ connection, keys, configuration, journal, clock });
  return {
    connection,
    keys,
    configuration,
    journal,
    recovered,
    mark: () => markRun(connection, runId, clock.now().wall),
    close: () => {
      try {
        connection.transaction(() => {
          writeStop(journal);
          endRun(connection, runId, clock.now().wall);
        })();
      } finally {
        connection.close();
      }
    },
  };
}

function startRun({ connection, keys, configuration, journal, clock }: OpenedLedger & { readonly clock: Clock }) {
  const startedAt = clock.now().wall;
  return connection.transaction(() => {
    const { runId, last } = beginRun(connection, startedAt);
    const journalLength = journal.head().seq;
    const recovered = recoveredState(connection, { lastStop: last, startedAt, journalLength });
    const facts = { configuration: configuration(), publicKey: keys.publicKey, version: VERSION, lastStop: last };
    writeStart(journal, facts);
    return { runId, recovered };
  })();
}

/** What is damaged is said before anything is written on top of it. A ledger of 300 MB takes a third of a second. */
function refuseDamaged(connection: Database, folder: string): void {
  if (connection.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  connection.close();
  throw asStartRefusal(Object.assign(new Error('the quick check found damage'), { code: 'SQLITE_CORRUPT' }), folder);
}

/** The code stands in every number and signature of the journal: a till that is one cannot become another. */
function refuseOtherTill({ wanted, is }: { readonly wanted: string | null; readonly is: string }): void {
  if (wanted === null || wanted === is) return;
  throw new StartRefusal(
    `This data folder is the till ${is}, and ${wanted} was asked for. Nothing was changed. ` +
      `Start it without --till, or give ${wanted} a data folder of its own with --data.`,
  );
}
