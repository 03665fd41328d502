import { createPublicKey, verify } from 'node:crypto';
import type { CountersignedHead } from '#shared/contract/agent-fields.ts';
import { headText } from '#shared/sync/countersigned-head.ts';

/** Whether this head was signed by the Agent that the till was enrolled with (its key as base64 SPKI DER). */
export function isCountersigned(head: CountersignedHead, agentPublicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(agentPublicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(headText(head), 'utf8'), key, Buffer.from(head.countersignature, 'base64'));
}
