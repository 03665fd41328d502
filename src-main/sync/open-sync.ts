import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Journal } from '#main/ledger/journal.ts';
import type { TillKeys } from '#main/ledger/keys.ts';
import { realTimers } from '#main/printing/timers.ts';
import { createPushWorker } from '#main/sync/push-worker.ts';
import { tillJournalSource } from '#main/sync/till-journal-source.ts';
import type { Clock } from '#main/time/clock.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Configuration } from '#shared/till/configuration.ts';

/** The till's line to the services, or the lack of one. */
export type Sync = {
  readonly state: () => SyncState;
  readonly isReachable: () => boolean;
  readonly nudge: () => void;
  readonly tryNow: () => void;
  readonly stop: () => Promise<void>;
};

export type SyncParts = {
  readonly agentUrl: string | null;
  readonly enrolmentCode: () => string | null;
  readonly connection: Database;
  readonly journal: Journal;
  readonly keys: TillKeys;
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly log: Logger;
};

export function openSync(parts: SyncParts): Sync {
  const { agentUrl, enrolmentCode } = parts;
  if (agentUrl === null) return aloneSync(parts.journal);
  const worker = createPushWorker({
    journal: tillJournalSource(parts.connection, {
      journal: parts.journal,
      store: parts.configuration.storeCode,
      publicKey: parts.keys.publicKey,
    }),
    posAgentUrl: agentUrl,
    dataServiceUrl: agentUrl,
    enrolmentCode,
    clock: parts.clock,
    timers: realTimers,
    random: Math.random,
    onChange: parts.onChange,
    log: (words, facts) => parts.log.warn(facts, words),
  });
  worker.start();
  const gathered = gatherNudges(worker.nudge);
  return {
    state: worker.state,
    isReachable: () => worker.state().posAgent === 'running',
    nudge: gathered.nudge,
    tryNow: worker.tryNow,
    stop: () => {
      gathered.stop();
      return worker.stop();
    },
  };
}

/** Each acknowledgement is kept by an fsync of its own; gathering a burst of sales into one range saves the till most of them. */
const GATHER_MS = 50;

function gatherNudges(nudge: () => void): { readonly nudge: () => void; readonly stop: () => void } {
  let cancel: (() => void) | null = null;
  return {
    nudge: () => {
      cancel ??= realTimers.after(GATHER_MS, () => {
        cancel = null;
        nudge();
      });
    },
    stop: () => cancel?.(),
  };
}

/** A till without an Agent: everything stays here, and the icon says so. */
function aloneSync(journal: Journal): Sync {
  return {
    state: () => ({
      level: 'red',
      dataService: 'stopped',
      posAgent: 'stopped',
      unsent: journal.head().seq,
      lastContactAt: null,
      words: null,
    }),
    isReachable: () => false,
    nudge: () => {},
    tryNow: () => {},
    stop: async () => {},
  };
}
