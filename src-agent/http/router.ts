import { ORPCError } from '@orpc/server';
import { sql } from 'kysely';
import type { AgentDatabase } from '#agent/database/tables.ts';
import type { RefusedAttempts } from '#agent/door/refused-attempts.ts';
import type { CodeFile } from '#agent/enrolment/code-file.ts';
import { enrolTill, keyOfTill } from '#agent/enrolment/enrol-till.ts';
import type { LiveFeed } from '#agent/feed/live-feed.ts';
import { agentImplementer } from '#agent/http/implementer.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import { beginEpoch } from '#agent/journal/begin-epoch.ts';
import { fetchEvents } from '#agent/journal/fetch-events.ts';
import { newestEpoch, readHead } from '#agent/journal/held-journal.ts';
import { ownJournalHandlers } from '#agent/journal/own-journal-handlers.ts';
import { pushRange } from '#agent/journal/push-range.ts';
import { pushRefusal, unknownTill } from '#agent/journal/push-words.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { masterDataHandlers } from '#agent/master-data/master-data-handlers.ts';
import { takeParked } from '#agent/parked/take-parked.ts';
import { keepParked } from '#agent/parked/told-parked.ts';
import { shiftHandlers } from '#agent/shift/shift-handlers.ts';
import { keepToldState } from '#agent/till/told-state.ts';
import { tillTotals } from '#agent/totals/till-totals.ts';
import { AGENT_CONTRACT_VERSION } from '#shared/contract/agent-contract.ts';
import type { Health, ServiceName } from '#shared/contract/agent-health.ts';

export type AgentMeans = {
  readonly database: AgentDatabase;
  readonly codeFile: CodeFile | null;
  readonly attempts: RefusedAttempts;
  readonly key: AgentKey;
  readonly live: LiveFeed;
  readonly now: () => string;
  readonly version: string;
  /** True from the moment it is told to stop: a balancer sends nobody here any more. */
  readonly isStopping: () => boolean;
  readonly log: (facts: Readonly<Record<string, unknown>>, words: string) => void;
};

/** Who answers which call of the contract. Nothing is decided here. */
export function agentRouter(means: AgentMeans) {
  const { database, key, live, log } = means;
  const contract = agentImplementer;
  const health = (service: ServiceName) => (): Health => ({
    service,
    status: 'running',
    version: means.version,
    protocol: AGENT_CONTRACT_VERSION,
  });
  const ready = (service: ServiceName) => async (): Promise<Health> => {
    if (means.isStopping()) throw new ORPCError('SERVICE_UNAVAILABLE', { message: 'This agent is about to stop.' });
    await sql`select 1`.execute(database).catch((cause: unknown) => {
      throw new ORPCError('SERVICE_UNAVAILABLE', { message: 'The database does not answer.', cause });
    });
    return health(service)();
  };

  return contract.router({
    tills: {
      enrol: contract.tills.enrol.handler(async ({ input, context }) => {
        const enrolled = await enrolTill(means, input);
        if (!enrolled.ok) await means.attempts.add(context.address);
        const { store, till } = input;
        log({ store, till, outcome: enrolled.ok ? 'enrolled' : enrolled.refusal.code }, 'a till asked to be enrolled');
        return enrolled.ok ? accept({ ...enrolled.value, agentPublicKey: key.publicKey }) : refuse(enrolled.refusal);
      }),
      tellParked: contract.tills.tellParked.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        await keepParked(database, { ...input, at: means.now() });
        live.bump(input.store);
        return accept({});
      }),
      tellState: contract.tills.tellState.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        await keepToldState(database, { ...input, at: means.now() });
        live.bump(input.store);
        return accept({});
      }),
    },
    journal: {
      head: contract.journal.head.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const epoch = input.epoch ?? (await newestEpoch(database, input));
        return accept(key.countersign(await readHead(database, { ...input, epoch })));
      }),
      push: contract.journal.push.handler(async ({ input }) => {
        const { acknowledged } = input;
        const isToldAgain =
          acknowledged !== undefined &&
          key.countersign({ ...input, ...acknowledged }).countersignature === acknowledged.countersignature;
        const pushed = await pushRange(means, input, { toldBeforeSeq: isToldAgain ? acknowledged.seq : 0 });
        const { store, till, epoch, events } = input;
        const at = { store, till, epoch, fromSeq: events[0]?.seq, events: events.length };
        live.bump(store);
        if (pushed.ok) {
          log({ ...at, headSeq: pushed.value.seq }, 'a range was pushed');
          return accept(key.countersign(pushed.value));
        }
        const refusal = pushRefusal(pushed.refusal, input, key);
        log({ ...at, refusal }, 'a range was not taken whole');
        return refuse(refusal);
      }),
      beginEpoch: contract.journal.beginEpoch.handler(async ({ input }) => {
        const begun = await beginEpoch(means, input);
        const { store, till, afterEpoch, afterSeq } = input;
        const outcome = begun.ok ? begun.value.epoch : begun.refusal.code;
        log({ store, till, afterEpoch, afterSeq, outcome }, 'a till asked for a new epoch of its journal');
        live.bump(store);
        return begun.ok ? accept(key.countersign(begun.value)) : refuse(begun.refusal);
      }),
      fetch: contract.journal.fetch.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const fetched = await fetchEvents(database, input);
        const { store, till, afterSeq } = input;
        log({ store, till, afterSeq, events: fetched.events.length }, 'a till fetched its own events back');
        return accept(fetched);
      }),
      ...ownJournalHandlers(means, contract),
    },
    totals: {
      ofTill: contract.totals.ofTill.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const epoch = input.epoch ?? (await newestEpoch(database, input));
        return accept(await tillTotals(database, { ...input, epoch }));
      }),
    },
    parked: {
      take: contract.parked.take.handler(async ({ input }) => {
        const taken = await takeParked(means, input);
        const { documentId, store, till } = input;
        log(
          { store, till, documentId, outcome: taken.ok ? 'taken' : taken.refusal.code },
          'a parked document was asked for',
        );
        return taken.ok ? accept(taken.value) : refuse(taken.refusal);
      }),
    },
    ...shiftHandlers(means, contract),
    ...masterDataHandlers(means, contract),
    posAgent: {
      health: contract.posAgent.health.handler(health('pos-agent')),
      ready: contract.posAgent.ready.handler(ready('pos-agent')),
    },
    dataService: {
      health: contract.dataService.health.handler(health('data-service')),
      ready: contract.dataService.ready.handler(ready('data-service')),
    },
  });
}

export type AgentRouter = ReturnType<typeof agentRouter>;
