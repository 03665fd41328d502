import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Journal } from '#main/ledger/journal.ts';
import type { TillKeys } from '#main/ledger/keys.ts';
import { realTimers } from '#main/printing/timers.ts';
import { openStore } from '#main/store/open-store.ts';
import { NO_LINE, type StoreLine } from '#main/store/store-line.ts';
import { createPushWorker } from '#main/sync/push-worker.ts';
import { tillJournalSource } from '#main/sync/till-journal-source.ts';
import type { Clock } from '#main/time/clock.ts';
import type { ParkedNews, ToldParked } from '#shared/contract/agent-parked.ts';
import type { FeedPage } from '#shared/contract/agent-shift.ts';
import type { ToldTill } from '#shared/contract/agent-till-state.ts';
import { type SyncState, syncWords } from '#shared/sync/sync-state.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { ServiceUrls } from '#shared/till/service-address.ts';

/** The till's line to the services, or the lack of one. */
export type Sync = {
  readonly state: () => SyncState;
  readonly isReachable: () => boolean;
  readonly nudge: () => void;
  /** Something that is no event may be other than it was told. */
  readonly tell: () => void;
  readonly tryNow: () => void;
  /** A person says that the Agent was set up anew. */
  readonly trustNewAgent: () => void;
  /** What is asked of the Agent about the store while somebody waits. */
  readonly store: StoreLine;
  readonly stop: () => Promise<void>;
};

export type SyncParts = {
  readonly urls: ServiceUrls;
  /** PEM of the authority that the services' certificates must be of; null: those that this machine believes. */
  readonly agentCa: string | null;
  /** Events that this till had lost and got back from the Agent at its start. */
  readonly takenBack: number;
  readonly enrolmentCode: () => string | null;
  readonly connection: Database;
  readonly journal: Journal;
  readonly keys: TillKeys;
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** How this till is, for those who see it from afar. */
  readonly fromAfar: () => ToldTill;
  /** What is put aside here, for the same. */
  readonly parked: () => ToldParked[];
  readonly feedCursor: () => number;
  /** Keeps what the Agent told of the store, and does what follows from it. */
  readonly keepNews: (page: FeedPage) => void;
  /** The same of documents parked in the store; false: it is to be told again. */
  readonly keepParkedNews: (news: ParkedNews) => boolean;
  /** The Agent says that the store's master data has changed. */
  readonly hearOfMasterData: () => void;
  readonly log: Logger;
};

export function openSync(parts: SyncParts): Sync {
  const { urls, enrolmentCode } = parts;
  if (urls === null) return aloneSync(parts.journal);
  const worker = createPushWorker({
    journal: tillJournalSource(parts.connection, {
      journal: parts.journal,
      store: parts.configuration.storeCode,
      keys: parts.keys,
    }),
    ...urls,
    ca: parts.agentCa,
    notice: parts.takenBack === 0 ? null : syncWords('journal_fetched_back', { events: parts.takenBack }),
    enrolmentCode,
    clock: parts.clock,
    timers: realTimers,
    random: Math.random,
    onChange: parts.onChange,
    log: (words, facts) => parts.log.warn(facts, words),
  });
  const store = openStore(parts, {
    agentUrl: urls.posAgentUrl,
    isReachable: () => worker.state().posAgent !== 'stopped',
    hearHead: worker.hearHead,
  });
  worker.start();
  store.start();
  const gathered = gatherNudges(() => {
    worker.nudge();
    store.tell();
  });
  const toTell = gatherNudges(store.tell);
  return {
    state: worker.state,
    isReachable: () => worker.state().posAgent === 'running',
    nudge: gathered.nudge,
    tell: toTell.nudge,
    tryNow: () => {
      worker.tryNow();
      store.nudge();
    },
    trustNewAgent: worker.trustNewAgent,
    store: store.line,
    stop: async () => {
      gathered.stop();
      toTell.stop();
      await Promise.all([worker.stop(), store.stop()]);
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
      isIncompatible: false,
      clocks: null,
      words: null,
    }),
    isReachable: () => false,
    nudge: () => {},
    tell: () => {},
    tryNow: () => {},
    trustNewAgent: () => {},
    store: NO_LINE,
    stop: async () => {},
  };
}
