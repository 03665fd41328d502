import type { z } from 'zod';
import type { Timers } from '#main/printing/timers.ts';
import { type AgentClient, type Answer, ask } from '#main/sync/agent-client.ts';
import type { ArrivingDocument, TakeParkedRefusal } from '#shared/contract/agent-parked.ts';
import type {
  Lease,
  LeaseRefusal,
  SessionDocuments,
  Standing,
  StartAnswer,
  StoreTill,
  startRefusalSchema,
} from '#shared/contract/agent-shift.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Somebody stands at the till and waits: after this long it goes on without the Agent. */
const DEADLINE_MS = 1_500;
/** Two tills and the Agent have to answer one another; the Agent gives up before. */
const TAKE_PARKED_DEADLINE_MS = 5_000;

/** A till of the store as it was last told of. */
export type HeardTill = StoreTill & { readonly heardMs: number };

/** What a till asks the Agent about its store while somebody waits. Null: nobody answered in time. */
export type StoreLine = {
  /** This till has an Agent, whether or not it answers now. */
  readonly hasAgent: boolean;
  /** What this owner has open in the store; grants nothing. */
  readonly standing: (owner: string) => Promise<Standing | null>;
  readonly askStart: (owner: string) => Promise<Result<StartAnswer, z.infer<typeof startRefusalSchema>> | null>;
  /** Gives back the grant of a start that came to nothing. */
  readonly leaveStart: (owner: string) => Promise<void>;
  readonly takeLease: (end: {
    readonly shiftId: string;
    readonly operatorId: string;
    readonly operatorName: string;
    readonly callRoll: boolean;
  }) => Promise<Result<Lease, LeaseRefusal> | null>;
  /** Gives back the lease that this till took for a shift, if it holds one. */
  readonly releaseLease: (shiftId: string) => Promise<void>;
  readonly sessionDocuments: (sessionId: string) => Promise<SessionDocuments | null>;
  /** Has a document that is parked at another till handed over to this one. */
  readonly takeParked: (asked: {
    readonly documentId: string;
    readonly operatorId: string;
    readonly operatorName: string;
  }) => Promise<Result<ArrivingDocument, TakeParkedRefusal> | null>;
  /** The tills of the store, as of the last page of the feed; empty: nothing was heard since this till started. */
  readonly tills: () => readonly HeardTill[];
};

export type StoreLineOptions = {
  readonly client: AgentClient;
  readonly identity: { readonly store: string; readonly till: string };
  readonly isReachable: () => boolean;
  readonly timers: Timers;
  readonly stop: AbortSignal;
  readonly tills: () => readonly HeardTill[];
  readonly hear: (tills: readonly StoreTill[]) => void;
};

type AgentReply<V, R> =
  | { readonly accepted: true; readonly value: V }
  | { readonly accepted: false; readonly refusal: R };

export function openStoreLine(options: StoreLineOptions): StoreLine {
  const { client, identity, isReachable, timers, stop } = options;

  /** Asks only where somebody answered of late: a till that is cut off must not make people wait for each key. */
  async function asking<V, R>(
    call: (signal: AbortSignal) => Promise<AgentReply<V, R>>,
    delayMs = DEADLINE_MS,
  ): Promise<Result<V, R> | null> {
    if (!isReachable()) return null;
    const answer: Answer<AgentReply<V, R>> = await ask({ timers, delayMs, stop }, call);
    if (answer.kind !== 'answered') return null;
    return answer.value.accepted ? ok(answer.value.value) : no(answer.value.refusal);
  }

  return {
    hasAgent: true,
    standing: async (owner) => {
      const standing = await asking((signal) => client.shifts.standing({ ...identity, owner }, { signal }));
      return standing?.ok === true ? standing.value : null;
    },
    leaveStart: async (owner) => {
      await asking((signal) => client.shifts.leaveStart({ ...identity, owner }, { signal }));
    },
    askStart: (owner) => asking((signal) => client.shifts.askStart({ ...identity, owner }, { signal })),
    takeLease: async (end) => {
      const taken = await asking((signal) => client.shifts.takeLease({ ...identity, ...end }, { signal }));
      if (taken?.ok === true) options.hear(taken.value.tills);
      return taken;
    },
    releaseLease: async (shiftId) => {
      await asking((signal) => client.shifts.releaseLease({ ...identity, shiftId }, { signal }));
    },
    sessionDocuments: async (sessionId) => {
      const answer = await asking((signal) => client.shifts.sessionDocuments({ ...identity, sessionId }, { signal }));
      return answer?.ok === true ? answer.value : null;
    },
    takeParked: (asked) =>
      asking((signal) => client.parked.take({ ...identity, ...asked }, { signal }), TAKE_PARKED_DEADLINE_MS),
    tills: options.tills,
  };
}

/** The line of a till without an Agent: nobody ever answers. */
export const NO_LINE: StoreLine = {
  hasAgent: false,
  standing: async () => null,
  askStart: async () => null,
  leaveStart: async () => {},
  takeLease: async () => null,
  releaseLease: async () => {},
  sessionDocuments: async () => null,
  takeParked: async () => null,
  tills: () => [],
};

/** Who trains has no store around: every start is granted, nobody else works. */
export const TRAINING_LINE: StoreLine = {
  ...NO_LINE,
  standing: async () => ({ answer: 'none', balances: [], leftInDetached: [] }),
  askStart: async () => ok({ answer: 'granted', balances: [], leftInDetached: [] }),
};
