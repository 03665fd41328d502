import type { Timers } from '#main/printing/timers.ts';
import type { AgentRecordsTeller } from '#main/store/exchange-agent-records.ts';
import { type AgentClient, ask } from '#main/sync/agent-client.ts';
import type { FeedNews, FeedPage, TillPrinter } from '#shared/contract/agent-shift.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type FeedWorkerOptions = {
  readonly client: AgentClient;
  readonly identity: { readonly store: string; readonly till: string };
  readonly timers: Timers;
  readonly random: () => number;
  readonly stop: AbortSignal;
  readonly cursor: () => number;
  /** How far this till's journal reaches: told with each question, so that others know what has still to come. */
  readonly headSeq: () => number;
  readonly printer: () => TillPrinter;
  /** What this till was told last of documents parked in its store. */
  readonly parkedMark: () => string;
  readonly clock: () => string;
  /** Keeps a page with its cursor in one transaction, and does what follows from it. */
  readonly keep: (page: FeedPage) => void;
  /** The store's master data is another than when this was last said. */
  readonly hearOfMasterData: () => void;
  readonly agentRecords: AgentRecordsTeller;
  /** The Agent answers, but not this till: an old one that was put back does not know it. */
  readonly notLetIn: () => void;
  readonly log: (words: string, facts: Readonly<Record<string, unknown>>) => void;
};

export type FeedWorker = {
  readonly start: () => void;
  /** Something may be there now: ends a running wait. */
  readonly nudge: () => void;
  /** Settles when nothing is under way any more; to be called after `stop` has fired. */
  readonly ended: () => Promise<void>;
};

const DEADLINE_MS = 5_000;
/** The Agent speaks every 10 s; a line that is silent for longer is broken. */
const SILENCE_MAX_MS = 25_000;
const BACK_OFF = { firstMs: 500, maxMs: 10_000 };

/**
 * Follows the store's feed: page by page until there is no more, then on the live line until something is new. While the
 * line is down it asks again after a wait, so that a till without it still learns what happened.
 */
export function createFeedWorker(options: FeedWorkerOptions): FeedWorker {
  const { client, identity, timers, stop } = options;
  let life: Promise<void> | null = null;
  let endWait = (): void => {};
  let failures = 0;
  let toldMasterCursor: number | null = null;

  async function live(): Promise<void> {
    while (!stop.aborted) {
      const isFollowed = await follow();
      if (stop.aborted) return;
      failures = isFollowed ? 0 : failures + 1;
      await wait(backOffMs(BACK_OFF, Math.max(1, failures), options.random()));
    }
  }

  /** True: it was up to date for some time before the line broke. */
  async function follow(): Promise<boolean> {
    // First of all: once this till was heard, an Agent that was put back from a backup may go on in its own journal.
    await options.agentRecords.meet();
    if (!(await pull())) return false;
    try {
      await listen();
    } catch (error) {
      // The edge of the worker: a line that breaks, however it does, is opened again.
      if (!stop.aborted) options.log('the live line ended', { cause: String(error) });
    }
    return true;
  }

  const standing = () => ({
    seq: options.headSeq(),
    printer: options.printer(),
    parkedMark: options.parkedMark(),
    clock: options.clock(),
  });

  async function pull(): Promise<boolean> {
    for (;;) {
      const after = options.cursor();
      const answer = await ask({ timers, delayMs: DEADLINE_MS, stop }, (signal) =>
        client.feed.read({ ...identity, after, ...standing() }, { signal }),
      );
      if (stop.aborted) return false;
      if (answer.kind === 'not_let_in') options.notLetIn();
      if (answer.kind !== 'answered' || !answer.value.accepted) return false;
      const page = answer.value.value;
      options.keep(page);
      await options.agentRecords.hear(page);
      if (!page.hasMore) return true;
    }
  }

  async function listen(): Promise<void> {
    const silence = new AbortController();
    let cancel = (): void => {};
    const heard = (): void => {
      cancel();
      cancel = timers.after(SILENCE_MAX_MS, () => silence.abort());
    };
    heard();
    try {
      const signal = AbortSignal.any([stop, silence.signal]);
      const line = (await client.feed.watch(identity, { signal }))[Symbol.asyncIterator]();
      const isOver = aborted(signal);
      // Not `for await`: a line whose abort got lost on its way through fetch would be waited for until the Agent ends it.
      try {
        for (;;) {
          const said = await Promise.race([line.next(), isOver]);
          if (said === null || said.done === true) return;
          heard();
          hearOfMasterData(said.value);
          // Also without anything new: asking tells the Agent that this till is there, and how the others are.
          if (!(await pull())) return;
        }
      } finally {
        line.return?.().catch(() => {});
      }
    } finally {
      cancel();
    }
  }

  function hearOfMasterData({ masterCursor = 0 }: FeedNews): void {
    if (masterCursor === toldMasterCursor) return;
    toldMasterCursor = masterCursor;
    options.hearOfMasterData();
  }

  async function wait(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = timers.after(delayMs, done);
      endWait = done;
      stop.addEventListener('abort', done, { once: true });
      function done(): void {
        cancel();
        stop.removeEventListener('abort', done);
        resolve();
      }
    });
  }

  return {
    start: () => {
      life ??= live();
    },
    nudge: () => endWait(),
    ended: async () => {
      await life;
    },
  };
}

/** Settles when the signal fires; the listener keeps it from being forgotten before. */
async function aborted(signal: AbortSignal): Promise<null> {
  if (signal.aborted) return null;
  return await new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
