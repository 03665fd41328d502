import type { Timers } from '#main/printing/timers.ts';
import { type Answer, agentClient } from '#main/sync/agent-client.ts';
import { createHandOver, type Trouble } from '#main/sync/hand-over.ts';
import type { JournalSource } from '#main/sync/journal-source.ts';
import { createServiceWatch } from '#main/sync/service-watch.ts';
import { type Clock, wallTime } from '#main/time/clock.ts';
import { AGENT_CONTRACT_VERSION } from '#shared/contract/agent-contract.ts';
import type { ServiceName } from '#shared/contract/agent-health.ts';
import { backOffMs } from '#shared/sync/back-off.ts';
import { levelOf, type SyncState, type SyncWords, syncWords } from '#shared/sync/sync-state.ts';

export type PushWorkerOptions = {
  readonly journal: JournalSource;
  /** Addresses of the two services, for example "http://127.0.0.1:7310"; the same where one server plays both roles. */
  readonly posAgentUrl: string;
  readonly dataServiceUrl: string;
  /** PEM of the authority that their certificates must be of; null or absent: those that this machine believes. */
  readonly ca?: string | null;
  /** Said where there is no trouble to say; null or absent: nothing. */
  readonly notice?: SyncWords | null;
  /** Read anew for each attempt; null: nobody has given one yet. */
  readonly enrolmentCode: () => string | null;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Chance in [0, 1), for the jitter. */
  readonly random: () => number;
  /** Called after each change of `state()`; must not throw. */
  readonly onChange: () => void;
  /** For the log: what went wrong, with the cause, which never reaches a screen. */
  readonly log: (words: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** Hands the journal to the POS Agent, and knows how the services are. Nothing ever waits for it. */
export type PushWorker = {
  readonly start: () => void;
  /** "Something was written": cheap, may be called after every commit; a running wait after a failure is kept. */
  readonly nudge: () => void;
  /** Where the Agent said on another way that it stands; null: it does not know this till. Less than was thought is sent again. */
  readonly hearHead: (head: { readonly epoch: number; readonly seq: number } | null) => void;
  /** A person asks: tries both services at once, whatever wait is running. */
  readonly tryNow: () => void;
  /** A person says that the Agent was set up anew: its key is taken over at the next enrolment instead of being refused. */
  readonly trustNewAgent: () => void;
  readonly state: () => SyncState;
  /** Ends requests under way; nothing is sent afterwards. */
  readonly stop: () => Promise<void>;
};

const DEADLINE_MS = 5_000;
const CLOCKS_DIFFER_MS = 2 * 60_000;
const BACK_OFF = { firstMs: 500, maxMs: 30_000 };

export function createPushWorker(options: PushWorkerOptions): PushWorker {
  const { journal, timers, clock, log } = options;
  let notice = options.notice ?? null;
  const stopping = new AbortController();
  const stop = stopping.signal;
  const { store, till, publicKey } = journal.identity();
  const line = {
    signer: { store, till, publicKey, sign: journal.signText },
    ca: options.ca ?? null,
    now: () => new Date(clock.now().wall),
    onClocks: compareClocks,
  };
  const posAgent = agentClient({ url: options.posAgentUrl, ...line });
  const handOver = createHandOver({
    journal,
    client: posAgent,
    address: options.posAgentUrl,
    enrolmentCode: options.enrolmentCode,
    timers,
    deadlineMs: DEADLINE_MS,
    stop,
    onAnswer: contact,
    onFork: (fork) => {
      notice = syncWords('journal_forked', fork);
      log('the journal went two ways; it goes on in a new epoch', fork);
    },
  });
  const watch = createServiceWatch({
    posAgent,
    dataService: agentClient({ url: options.dataServiceUrl, ...line }),
    timers,
    stop,
    onAnswer: hear,
  });

  let isStarted = false;
  /** What was last heard from the POS Agent, by whichever call; null: nothing yet. */
  let posAgentAnswer: Answer<unknown>['kind'] | null = null;
  let wasHealthAnswered = true;
  let isDataServiceThere = false;
  let clocks: SyncState['clocks'] = null;
  const protocols: Partial<Record<ServiceName, number>> = {};
  const isIncompatible = (): boolean => Object.values(protocols).some((spoken) => spoken !== AGENT_CONTRACT_VERSION);
  let trouble: Trouble | null = null;
  let lastContactAt: string | null = null;
  let failures = 0;
  let attempt: Promise<void> | null = null;
  let isNudged = false;
  let cancelWait: (() => void) | null = null;
  let shown = '';

  function nudge(): void {
    if (!isStarted || stop.aborted || cancelWait !== null) return;
    isNudged = true;
    if (attempt === null) attempt = work();
  }

  async function work(): Promise<void> {
    while (isNudged && !stop.aborted) {
      isNudged = false;
      const found = await tryOnce();
      if (stop.aborted) break;
      settle(found);
      if (found !== null) break;
    }
    attempt = null;
    show();
  }

  async function tryOnce(): Promise<Trouble | null> {
    try {
      return await handOver.run();
    } catch (error) {
      // The edge of the worker: whatever breaks here must not break the till.
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { posAgent: 'stuck', words: syncWords('sending_failed'), cause };
    }
  }

  function settle(found: Trouble | null): void {
    if (found !== null) log('the journal could not be handed over', { ...found });
    trouble = found;
    if (found === null) {
      failures = 0;
      return;
    }
    if (found.words.key === 'sync.agent_away') posAgentAnswer = 'away';
    failures += 1;
    const waitMs = backOffMs(
      BACK_OFF,
      found.posAgent === 'stuck' ? Number.MAX_SAFE_INTEGER : failures,
      options.random(),
    );
    // Told when to come back, it does not come before; the server has spread the tills by that already.
    cancelWait = timers.after(Math.max(waitMs, found.retryAfterMs ?? 0), () => {
      cancelWait = null;
      nudge();
    });
  }

  function hearHead(head: { readonly epoch: number; readonly seq: number } | null): void {
    if (head === null) handOver.askAnew();
    else if (!handOver.hearHead(head)) return;
    nudge();
  }

  /** Ends the wait after a failure, and tries; the Agent that is there now may be one that was restored. */
  function wake(): void {
    failures = 0;
    handOver.askAnew();
    cancelWait?.();
    cancelWait = null;
    nudge();
  }

  function contact(): void {
    lastContactAt = clock.now().wall;
    posAgentAnswer = 'answered';
    show();
  }

  /** A service that comes back is tried at once; one that answers all along but takes nothing is left to its wait. */
  function hear(service: ServiceName, answer: Answer<unknown>['kind'], protocol: number | null): void {
    if (protocol !== null) protocols[service] = protocol;
    if (service === 'data-service') {
      isDataServiceThere = answer === 'answered';
      show();
      return;
    }
    const isBack = answer === 'answered' && !wasHealthAnswered;
    wasHealthAnswered = answer === 'answered';
    if (answer === 'answered') contact();
    else posAgentAnswer = answer;
    if (isBack) wake();
    show();
  }

  /** An answer takes a while, and its time is told to the second: less than this is no difference to speak of. */
  function compareClocks({ server, own }: { readonly server: Date; readonly own: Date }): void {
    const isOff = Math.abs(server.getTime() - own.getTime()) >= CLOCKS_DIFFER_MS;
    if (!isOff && clocks === null) return;
    clocks = isOff ? { till: minuteOf(own), agent: minuteOf(server) } : null;
    show();
  }

  function state(): SyncState {
    const services = {
      dataService: isDataServiceThere ? 'running' : 'stopped',
      posAgent: posAgentAnswer === 'answered' ? (trouble?.posAgent ?? 'running') : 'stopped',
    } as const;
    const level = levelOf(services);
    return {
      level: level === 'green' && isIncompatible() ? 'yellow' : level,
      ...services,
      isIncompatible: isIncompatible(),
      clocks,
      unsent: handOver.unsent(),
      lastContactAt,
      words: words(),
    };
  }

  function words(): SyncWords | null {
    const { posAgentUrl, dataServiceUrl } = options;
    if (posAgentAnswer === null || posAgentAnswer === 'away') return syncWords('agent_away', { address: posAgentUrl });
    if (posAgentAnswer === 'not_trusted') return syncWords('agent_not_trusted', { address: posAgentUrl });
    if (posAgentAnswer === 'faulty') return syncWords('agent_faulty', { address: posAgentUrl });
    if (posAgentAnswer !== 'answered') return syncWords('agent_not_understood', { address: posAgentUrl });
    if (trouble !== null) return trouble.words;
    if (!isDataServiceThere) return syncWords('data_service_away', { address: dataServiceUrl });
    return isIncompatible() ? syncWords('version_incompatible') : notice;
  }

  /** Says so when something to be seen has changed; the time of the last contact alone is no news. */
  function show(): void {
    if (stop.aborted) return;
    const { lastContactAt: _, ...visible } = state();
    const now = JSON.stringify(visible);
    if (now === shown) return;
    shown = now;
    options.onChange();
  }

  return {
    start: () => {
      isStarted = true;
      watch.start();
      nudge();
    },
    nudge,
    hearHead,
    tryNow: () => {
      watch.askNow();
      wake();
    },
    trustNewAgent: () => {
      handOver.trustNewAgent();
      wake();
    },
    state,
    stop: async () => {
      stopping.abort();
      cancelWait?.();
      await Promise.all([attempt, watch.ended()]);
    },
  };
}

/** "2026-11-27 23:41", in this machine's zone. */
function minuteOf(moment: Date): string {
  return wallTime(moment).slice(0, 16).replace('T', ' ');
}
