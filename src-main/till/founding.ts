import type { Journal } from '#main/ledger/journal.ts';
import type { LastStop } from '#main/till/run-record.ts';
import { event } from '#shared/journal/decision.ts';
import type { Configuration } from '#shared/till/configuration.ts';

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/** The first words of a run in the journal: who this till is (once), and how the last run ended. */
export function writeStart(
  journal: Journal,
  facts: {
    readonly configuration: Configuration;
    readonly publicKey: string;
    readonly version: string;
    readonly lastStop: LastStop;
  },
): void {
  const { configuration } = facts;
  if (journal.head().seq === 0) {
    const { tillCode, shop } = configuration;
    journal.append(event('till.founded', NOBODY, { tillCode, publicKey: facts.publicKey, shop }));
  }
  journal.append(event('till.started', NOBODY, { version: facts.version, lastStop: facts.lastStop.kind }));
}

/** The last words: a run that ends with them was not cut off. */
export function writeStop(journal: Journal): void {
  journal.append(event('till.stopped', NOBODY, {}));
}
