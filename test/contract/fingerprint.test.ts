import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { TILL_CONTRACT_VERSION } from '#shared/contract/till-contract.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import { contractListing } from '#tools/call/contract-calls.ts';

function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex').slice(0, 16);
}

/**
 * The shape of the contract, pinned to its version. When this test fails, a message changed: raise
 * TILL_CONTRACT_VERSION, and put the new version with the new fingerprint here.
 */
const CONTRACT = { version: 1, fingerprint: '4ca6e83863df0df2' };

/** The same for what stands in journals for years: kinds are added, never changed; a changed body gets a new version. */
const EVENTS = '471f12feb3f59c5f';

it('the contract has the shape that its version says', () => {
  expect({ version: TILL_CONTRACT_VERSION, fingerprint: fingerprint(contractListing()) }).toEqual(CONTRACT);
});

it('event bodies have the shape that was written', () => {
  const shapes = Object.fromEntries(Object.entries(EVENT_BODIES).map(([kind, body]) => [kind, z.toJSONSchema(body)]));
  expect(fingerprint(shapes)).toBe(EVENTS);
});
