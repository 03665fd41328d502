import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Ledger, openLedger } from '#main/ledger/open-ledger.ts';
import { makeFolder } from '#main/make-folder.ts';
import { keepConfiguration } from '#main/till/settings.ts';
import type { Clock } from '#main/time/clock.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** Stands before the till's code in everything that names it: numbers, papers, transfers, the journal itself. */
export const TRAINING_PREFIX = 'TR-';

/** Master data that a trainee works with, as the real ledger has it when training is entered. */
const COPIED_TABLES = ['operator', 'operator_badge', 'item'] as const;

export type TrainingParts = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly real: { readonly connection: Database; readonly configuration: () => Configuration };
};

/**
 * The ledger to train in: a second one of this till in a folder of its own, so that nothing of it can reach a total, a
 * series, the paper or the Agent of the real one. `begin` makes it anew; otherwise the one of a till that was cut off in
 * training goes on.
 */
export function openTrainingLedger(
  { dataDir, clock, real }: TrainingParts,
  { begin }: { readonly begin: boolean },
): Promise<Ledger> {
  const folder = join(dataDir, 'training');
  if (begin) rmSync(folder, { recursive: true, force: true });
  makeFolder(folder);
  const found = async (connection: Database): Promise<void> => {
    connection.prepare('ATTACH ? AS real').run(join(dataDir, 'till.db'));
    connection.transaction(() => {
      for (const table of COPIED_TABLES) connection.exec(`INSERT INTO main.${table} SELECT * FROM real.${table}`);
      const configuration = real.configuration();
      const tillCode = `${TRAINING_PREFIX}${configuration.tillCode}`;
      keepConfiguration(connection, { ...configuration, tillCode });
    })();
    connection.exec('DETACH real');
  };
  return openLedger({ folder, clock, found, tillCode: null });
}
