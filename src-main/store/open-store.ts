import { realTimers } from '#main/printing/timers.ts';
import { agentRecordsTeller } from '#main/store/exchange-agent-records.ts';
import { createFeedWorker } from '#main/store/feed-worker.ts';
import { type HeardTill, openStoreLine, type StoreLine } from '#main/store/store-line.ts';
import { tellWhenOther } from '#main/store/tell-when-other.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import type { SyncParts } from '#main/sync/open-sync.ts';
import { pinnedAgentKey } from '#main/sync/till-journal-source.ts';
import type { StoreTill } from '#shared/contract/agent-shift.ts';

export type OpenedStore = {
  readonly line: StoreLine;
  readonly start: () => void;
  readonly nudge: () => void;
  /** Something may be other than what the Agent was told. */
  readonly tell: () => void;
  readonly stop: () => Promise<void>;
};

/** Ties together what a till hears and asks of its store: the feed that tells, and the line that answers. */
export function openStore(
  parts: SyncParts,
  at: {
    readonly agentUrl: string;
    readonly isReachable: () => boolean;
    /** How much of this till's journal the Agent holds; null: it does not know the till. */
    readonly hearHead: (head: { readonly epoch: number; readonly seq: number } | null) => void;
  },
): OpenedStore {
  const { clock, configuration, journal, log } = parts;
  const stopping = new AbortController();
  const identity = { store: configuration.storeCode, till: journal.till };
  const { store, till } = identity;
  const client = agentClient({
    url: at.agentUrl,
    signer: { store, till, publicKey: parts.keys.publicKey, sign: parts.keys.signText },
    ca: parts.agentCa,
  });
  let tills: readonly HeardTill[] = [];
  /** Asked for anew after each start, and whenever something could not be taken. */
  let parkedMark = '';
  const hear = (told: readonly StoreTill[]): void => {
    const { monotonicMs: heardMs } = clock.now();
    tills = told.map((till) => ({ ...till, heardMs }));
    at.hearHead(told.find((one) => one.till === till) ?? null);
  };
  const line = { timers: realTimers, stop: stopping.signal };
  const tellParked = tellWhenOther({
    ...line,
    facts: parts.parked,
    tell: (parked, signal) => client.tills.tellParked({ ...identity, parked }, { signal }),
  });
  const agentRecords = agentRecordsTeller({
    client,
    identity,
    connection: parts.connection,
    agentPublicKey: () => pinnedAgentKey(parts.connection),
    timers: realTimers,
    stop: stopping.signal,
    log: (words, facts) => log.warn(facts, words),
  });
  const tellState = tellWhenOther({
    ...line,
    facts: parts.fromAfar,
    tell: (state, signal) => client.tills.tellState({ ...identity, state }, { signal }),
  });
  const tell = (): void => {
    void tellParked();
    void tellState();
  };
  const feed = createFeedWorker({
    client,
    identity,
    timers: realTimers,
    random: Math.random,
    stop: stopping.signal,
    cursor: parts.feedCursor,
    headSeq: () => journal.head().seq,
    parkedMark: () => parkedMark,
    printer: () => parts.fromAfar().printer,
    clock: () => clock.now().wall,
    hearOfMasterData: parts.hearOfMasterData,
    agentRecords,
    notLetIn: () => at.hearHead(null),
    keep: (page) => {
      hear(page.tills);
      tell();
      if (page.cursor !== parts.feedCursor()) parts.keepNews(page);
      if (page.parked !== undefined) parkedMark = parts.keepParkedNews(page.parked) ? page.parked.mark : '';
    },
    log: (words, facts) => log.debug(facts, words),
  });
  return {
    line: openStoreLine({
      client,
      identity,
      isReachable: at.isReachable,
      timers: realTimers,
      stop: stopping.signal,
      tills: () => tills,
      hear,
    }),
    start: feed.start,
    nudge: feed.nudge,
    tell: () => {
      if (at.isReachable()) tell();
    },
    stop: async () => {
      stopping.abort();
      await feed.ended();
    },
  };
}
