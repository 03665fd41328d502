import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openApiDocument } from '#agent/http/openapi-document.ts';
import { AGENT_CONTRACT_VERSION } from '#shared/contract/agent-contract.ts';
import { canonicalText } from '#shared/journal/chain.ts';

/**
 * The shape of the contract between till and services, pinned to its version. When this test fails, a message changed:
 * raise AGENT_CONTRACT_VERSION, keep the Agent able to answer the version before, and put version and fingerprint here.
 */
const CONTRACT = { version: 1, fingerprint: 'deb55c07f8a9c3ef' };

test('the contract with the services has the shape that its version says', async () => {
  const document = await openApiDocument('any');
  const text = canonicalText(JSON.parse(JSON.stringify(document)));
  const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 16);
  expect({ version: AGENT_CONTRACT_VERSION, fingerprint }).toEqual(CONTRACT);
});
