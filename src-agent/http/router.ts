import { implement, ORPCError } from '@orpc/server';
import { sql } from 'kysely';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { enrolTill, keyOfTill } from '#agent/enrolment/enrol-till.ts';
import type { EnrolmentCodes } from '#agent/enrolment/enrolment-code.ts';
import { newestEpoch, readHead } from '#agent/journal/held-journal.ts';
import { pushRange } from '#agent/journal/push-range.ts';
import { pushRefusal, unknownTill } from '#agent/journal/push-words.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { tillTotals } from '#agent/totals/till-totals.ts';
import { AGENT_CONTRACT_VERSION, agentContract } from '#shared/contract/agent-contract.ts';
import type { Health, ServiceName } from '#shared/contract/agent-health.ts';

export type AgentMeans = {
  readonly database: AgentDatabase;
  readonly codes: EnrolmentCodes;
  readonly key: AgentKey;
  readonly now: () => string;
  readonly version: string;
  readonly log: (facts: Readonly<Record<string, unknown>>, words: string) => void;
};

const accept = <T>(value: T) => ({ accepted: true, value }) as const;
const refuse = <T>(refusal: T) => ({ accepted: false, refusal }) as const;

/** Who answers which call of the contract. Nothing is decided here. */
export function agentRouter(means: AgentMeans) {
  const { database, key, log } = means;
  const contract = implement(agentContract);
  const health = (service: ServiceName) => (): Health => ({
    service,
    status: 'running',
    version: means.version,
    protocol: AGENT_CONTRACT_VERSION,
  });
  const ready = (service: ServiceName) => async (): Promise<Health> => {
    await sql`select 1`.execute(database).catch((cause: unknown) => {
      throw new ORPCError('SERVICE_UNAVAILABLE', { message: 'The database does not answer.', cause });
    });
    return health(service)();
  };

  return contract.router({
    tills: {
      enrol: contract.tills.enrol.handler(async ({ input }) => {
        const enrolled = await enrolTill(means, input);
        const { store, till } = input;
        log({ store, till, outcome: enrolled.ok ? 'enrolled' : enrolled.refusal.code }, 'a till asked to be enrolled');
        return enrolled.ok ? accept({ ...enrolled.value, agentPublicKey: key.publicKey }) : refuse(enrolled.refusal);
      }),
    },
    journal: {
      head: contract.journal.head.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const epoch = input.epoch ?? (await newestEpoch(database, input));
        return accept(key.countersign(await readHead(database, { ...input, epoch })));
      }),
      push: contract.journal.push.handler(async ({ input }) => {
        const pushed = await pushRange(means, input);
        const { store, till, epoch, events } = input;
        const at = { store, till, epoch, fromSeq: events[0]?.seq, events: events.length };
        if (pushed.ok) {
          log({ ...at, headSeq: pushed.value.seq }, 'a range was pushed');
          return accept(key.countersign(pushed.value));
        }
        const refusal = pushRefusal(pushed.refusal, input, key);
        log({ ...at, refusal }, 'a range was not taken whole');
        return refuse(refusal);
      }),
    },
    totals: {
      ofTill: contract.totals.ofTill.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const epoch = input.epoch ?? (await newestEpoch(database, input));
        return accept(await tillTotals(database, { ...input, epoch }));
      }),
    },
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
