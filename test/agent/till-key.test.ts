import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainCheckOf } from '#agent/key/signing.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { publicKeySchema } from '#shared/contract/agent-fields.ts';
import { freshFolder } from '#test/agent/agent-process.ts';

test('what a till signs with its own key file, the agent can check', () => {
  const dataDir = join(freshFolder(), 'till');
  mkdirSync(dataDir);
  const keys = openKeys(dataDir, null);
  const hash = 'ab'.repeat(32);
  expect(publicKeySchema.safeParse(keys.publicKey).success).toBe(true);
  expect(chainCheckOf(keys.publicKey).isSigned(hash, keys.sign(hash))).toBe(true);
  expect(chainCheckOf(keys.publicKey).isSigned('cd'.repeat(32), keys.sign(hash))).toBe(false);
});
