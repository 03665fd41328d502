import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import type { AgentImplementer } from '#agent/http/implementer.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import type { AgentMeans } from '#agent/http/router.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import { takeBackOwn } from '#agent/journal/take-back-own.ts';
import { tellOwn } from '#agent/journal/tell-own.ts';

/** Who answers the calls about the Agent's own journal. */
export function ownJournalHandlers(means: AgentMeans, contract: AgentImplementer) {
  const { database, live, log } = means;
  return {
    ofAgent: contract.journal.ofAgent.handler(async ({ input }) => {
      if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
      return accept(await tellOwn(means, input));
    }),
    giveBack: contract.journal.giveBack.handler(async ({ input }) => {
      if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
      const given = await takeBackOwn(means, input);
      const { store, till } = input;
      log(
        { store, till, records: input.records.length, outcome: given.ok ? given.value.taken : given.refusal },
        'a till gave records of the Agent’s own journal back',
      );
      if (!given.ok) return refuse(given.refusal);
      live.bump(store);
      return accept(given.value);
    }),
  };
}
