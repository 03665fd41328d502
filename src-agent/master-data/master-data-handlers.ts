import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import { erpLink } from '#agent/erp/erp-link.ts';
import type { AgentImplementer } from '#agent/http/implementer.ts';
import { accept, refuse } from '#agent/http/reply.ts';
import type { AgentMeans } from '#agent/http/router.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import { readChanges } from '#agent/master-data/read-changes.ts';

/** Who answers what tills ask the Data Service. */
export function masterDataHandlers({ database, now }: AgentMeans, contract: AgentImplementer) {
  return {
    masterData: {
      changes: contract.masterData.changes.handler(async ({ input }) => {
        if ((await keyOfTill(database, input)) === null) return refuse(unknownTill(input));
        const erp = await erpLink(database, { store: input.store, now: now() });
        return accept({ ...(await readChanges(database, input)), erp });
      }),
    },
  };
}
