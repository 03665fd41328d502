import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOwnJournal, writeOwn } from '#agent/journal/own-journal.ts';
import { readAgentKey } from '#agent/key/agent-key.ts';
import { must } from '#shared/assert.ts';
import { type AgentRecord, agentRecordsSchema } from '#shared/contract/agent-own-journal.ts';
import { event } from '#shared/journal/decision.ts';
import { AGENT_DATABASES, type AgentDatabaseKind, openRaw } from '#test/agent/agent-database.ts';
import { enrol, post, startTestAgent, type TestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';
import { STORE, withManagers } from '#test/managers/page-client.ts';

const JOURNAL = '/pos-agent/v1/agent-journal';

async function shop(kind: AgentDatabaseKind) {
  const agent = await startTestAgent({ database: kind });
  const till = testTill({ store: STORE });
  await enrol(agent, till);
  return {
    agent,
    till,
    write: async (count: number, store = STORE) => await writeOwnOf(kind, agent, { count, store }),
  };
}

/** Has the Agent write into its own journal, as the page does. */
async function writeOwnOf(
  kind: AgentDatabaseKind,
  { dataDir }: TestAgent,
  { count, store = STORE }: { readonly count: number; readonly store?: string },
) {
  const key = must(readAgentKey(join(dataDir, 'agent-key.pem')), 'a running agent has its key');
  const database = await withManagers(dataDir, kind, {});
  const body = { sessionId: 'S1', till: 'POS1', reason: 'x' };
  const scene = { actor: 'Ivana', shiftId: null, sessionId: null };
  await database.transaction().execute(async (transaction) => {
    const journal = { transaction, store, at: new Date().toISOString(), key };
    await openOwnJournal(journal);
    await writeOwn(
      journal,
      Array.from({ length: count }, () => event('session.closed_elsewhere', scene, body)),
    );
  });
}

async function told(agent: TestAgent, { store, till, publicKey, sign }: TestTill, held: readonly unknown[] = []) {
  const { body } = await post(agent.url, JOURNAL, { store, till, held }, { store, till, publicKey, sign });
  expect(body).toMatchObject({ accepted: true });
  return agentRecordsSchema.parse(body['value']);
}

async function give(agent: TestAgent, till: TestTill, records: readonly AgentRecord[], hasMore = false) {
  const ask = { store: till.store, till: till.till, records, hasMore };
  return (await post(agent.url, `${JOURNAL}/give-back`, ask, till)).body;
}

/** Another agent with the key of this one, and nothing in its database. */
async function emptied(kind: AgentDatabaseKind, { dataDir }: TestAgent): Promise<TestAgent> {
  const folder = freshFolder();
  cpSync(join(dataDir, 'agent-key.pem'), join(folder, 'agent-key.pem'));
  return await startTestAgent({ database: kind, dataDir: folder });
}

/** What taking records back may write. */
async function writtenAt(kind: AgentDatabaseKind, { dataDir }: TestAgent) {
  const raw = await openRaw(kind, dataDir);
  return [
    ...(await raw.run('SELECT hash FROM journal_event')),
    ...(await raw.run('SELECT till FROM till')),
    ...(await raw.run('SELECT act FROM manager_act')),
    ...(await raw.run('SELECT store FROM agent_restore')),
  ];
}

describe.each(AGENT_DATABASES)('the Agent’s own journal on %s', (kind) => {
  test('is told page by page, and no more than a till lacks of it', async () => {
    const { agent, till, write } = await shop(kind);
    expect(await told(agent, till)).toEqual({ records: [], hasMore: false, lacking: [] });
    await write(130);
    const first = await told(agent, till);
    expect([first.records.length, first.hasMore]).toEqual([100, true]);
    const { seq, hash } = must(first.records.at(-1), 'a page').event;
    const second = await told(agent, till, [{ seq, hash }]);
    expect([second.records.map(({ event }) => event.seq)[0], second.records.length, second.hasMore]).toEqual([
      101,
      30,
      false,
    ]);
    const strange = { seq: 7, hash: 'a'.repeat(64) };
    expect((await told(agent, till, [{ seq, hash }, strange])).lacking).toEqual([strange.hash]);
    const stranger = testTill({ store: STORE, till: 'POS9' });
    expect((await post(agent.url, JOURNAL, { store: STORE, till: 'POS9', held: [] }, stranger)).status).toBe(401);
  });

  test('is taken back once, in whatever pages, and repeated without effect', async () => {
    const { agent, till, write } = await shop(kind);
    await write(6);
    const { records } = await told(agent, till);
    const lost = await emptied(kind, agent);
    await enrol(lost, till);
    expect(await give(lost, till, records.slice(0, 4), true)).toMatchObject({ value: { taken: 4 } });
    expect(await give(lost, till, records.slice(2))).toMatchObject({ value: { taken: 2 } });
    expect(await give(lost, till, records)).toMatchObject({ value: { taken: 0 } });
    expect((await told(lost, till)).records).toEqual(records);
  });

  test('refuses what is forged, of another store or without what comes before it, and keeps nothing of it', async () => {
    const { agent, till, write } = await shop(kind);
    await write(3);
    await write(2, 'SPLIT');
    const { records } = await told(agent, till);
    const elsewhere = testTill({ store: 'SPLIT' });
    await enrol(agent, elsewhere);
    const ofOther = (await told(agent, elsewhere)).records;
    const [first, second] = [must(records[0], 'first'), must(records[1], 'second')];
    const lost = await emptied(kind, agent);
    await enrol(lost, till);
    const before = await writtenAt(kind, lost);
    const own = testTill({ store: STORE, till: 'POS Agent' });
    const [sealed] = own.write(1);
    const forged: readonly [string, readonly AgentRecord[]][] = [
      ['hash_differs', [{ ...first, event: { ...first.event, actor: 'Marko' } }]],
      ['signature_invalid', [{ ...first, event: must(sealed, 'one') }]],
      ['countersignature_invalid', [{ ...first, countersignature: second.countersignature }]],
      ['countersignature_invalid', ofOther],
      ['predecessor_missing', [second]],
      ['hash_differs', [first, { ...second, event: { ...second.event, actor: 'Marko' } }]],
      ['other_till', [{ ...first, event: { ...first.event, till: 'POS1' } }]],
    ];
    for (const [flaw, page] of forged) {
      const refused = await give(lost, till, page);
      expect(refused).toMatchObject({ accepted: false, refusal: { code: 'record_refused', flaw } });
      expect(JSON.stringify(refused)).toMatch(/Nothing was taken/);
    }
    expect(await writtenAt(kind, lost)).toEqual(before);
    const tooMany = Array.from({ length: 101 }, () => first);
    expect((await give(lost, till, tooMany))['accepted']).toBeUndefined();
    expect(await give(lost, till, records)).toMatchObject({ value: { taken: 3 } });
  });

  test('forks where it began anew at its very first record, and both ways are told', async () => {
    const { agent, till, write } = await shop(kind);
    await write(2);
    const { records } = await told(agent, till);
    const lost = await emptied(kind, agent);
    await enrol(lost, till);
    await writeOwnOf(kind, lost, { count: 3 });
    expect(await give(lost, till, records)).toMatchObject({ value: { taken: 2 } });
    await writeOwnOf(kind, lost, { count: 1 });
    const all = (await told(lost, till)).records.map(({ event }) => event);
    expect(all.map(({ epoch, seq, kind: what }) => [epoch, seq, what.startsWith('journal')])).toEqual([
      ...[1, 2, 3].map((seq) => [1, seq, false]),
      ...[1, 2].map((seq) => [1, seq, false]),
      [3, 3, true],
      [3, 4, false],
    ]);
    expect(all[3]?.hash).toBe(records[0]?.event.hash);
  });
});
