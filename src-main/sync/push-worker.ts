import type { Timers } from '#main/printing/timers.ts';
import type { JournalSource } from '#main/sync/journal-source.ts';
import type { Clock } from '#main/time/clock.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';

export type PushWorkerOptions = {
  readonly journal: JournalSource;
  /** Addresses of the two services, for example "http://127.0.0.1:7310"; the same where one server plays both roles. */
  readonly posAgentUrl: string;
  readonly dataServiceUrl: string;
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
  /** A person asks: tries both services at once, whatever wait is running. */
  readonly tryNow: () => void;
  /** A person says that the Agent was set up anew: its key is taken over at the next enrolment instead of being refused. */
  readonly trustNewAgent: () => void;
  readonly state: () => SyncState;
  /** Ends requests under way; nothing is sent afterwards. */
  readonly stop: () => Promise<void>;
};

export function createPushWorker(_options: PushWorkerOptions): PushWorker {
  throw new Error('The push worker follows with the next commit');
}
