import { oc } from '@orpc/contract';
import { agentReplySchema, unknownTillSchema } from '#shared/contract/agent-fields.ts';
import { askChangesSchema, changesPageSchema } from '#shared/contract/agent-master-data.ts';

export const agentMasterDataCalls = {
  /** Records of the store after a cursor, oldest change first; asked until nothing is left, a till has them all. */
  changes: oc
    .route({
      method: 'POST',
      path: '/data-service/v1/changes',
      summary: 'Items, prices, operators and settings after a cursor',
    })
    .input(askChangesSchema)
    .output(agentReplySchema(changesPageSchema, unknownTillSchema)),
};
