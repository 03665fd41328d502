import { describe, expect, test } from 'vitest';
import { rebuildShifts } from '#agent/shift/rebuild-shifts.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { enrol, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { testTill as bareTill } from '#test/agent/test-till.ts';
import { loggedOn, STORE, withManagers } from '#test/managers/page-client.ts';
import { allSent, cut, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';

async function said<T>(
  reply: Promise<
    { readonly accepted: true; readonly value: T } | { readonly accepted: false; readonly refusal: unknown }
  >,
): Promise<T> {
  const answer = await reply;
  if (!answer.accepted) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

describe.each(AGENT_DATABASES)('the record of a till, on %s,', (kind) => {
  test('tells what the till told of itself, and nothing of a till that is not there', async () => {
    const store = await testStore(kind);
    await withManagers(store.agent.dataDir, kind);
    const till = await store.open('POS1');
    const { client } = await loggedOn(store.agent.url);
    const show = () => said(client.tills.show({ till: 'POS1' }));
    await expect.poll(async () => (await show()).told?.state.seat, SOON).toBe(null);
    await startShift(till.client);
    await expect.poll(async () => (await show()).told?.state.seat?.operatorName, SOON).toBe('Ana');
    await allSent(till);
    const record = await show();
    expect(record).toMatchObject({
      till: 'POS1',
      store: STORE,
      seenFrom: '127.0.0.1',
      told: { state: { printer: 'ready', terminal: 'none', display: 'none', stuck: null, isTraining: false } },
      journal: { epoch: 1, epochs: [], branches: [], refused: null },
      sessions: [{ operatorName: 'Ana' }],
      keys: [{ enrolledBy: null, endedBecause: null }],
    });
    expect(Math.abs(record.clockMs ?? Number.NaN)).toBeLessThan(60_000);
    expect(record.journal.heldSeq).toBeGreaterThan(0);
    await accepted(till.client.operator.lock(id()));
    await expect.poll(async () => (await show()).told?.state.seat?.isLocked, SOON).toBe(true);
    expect(await client.tills.show({ till: 'POS9' })).toMatchObject({ accepted: false });
  });

  test('notes a wrong PIN, and again after a rebuild', async () => {
    const store = await testStore(kind);
    const database = await withManagers(store.agent.dataDir, kind);
    const till = await store.open('POS1');
    await till.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '9999' });
    await logOn(till.client, 'ana');
    await allSent(till);
    const { client } = await loggedOn(store.agent.url);
    const notes = () => said(client.tills.notes({ till: 'POS1', skip: 0 }));
    await expect.poll(async () => (await notes()).notes.map(({ note }) => note), SOON).toEqual(['logon_failed']);
    const before = await notes();
    await rebuildShifts(database, { store: STORE, now: new Date().toISOString() });
    expect(await notes()).toEqual(before);
  });

  test('names the record that was not taken, and forgets it with the next that was', async () => {
    const agent = await startTestAgent({ database: kind });
    await withManagers(agent.dataDir, kind);
    const till = bareTill({ store: STORE });
    await enrol(agent, till);
    till.write(2);
    const [one, two] = till.journal();
    if (one === undefined || two === undefined) throw new Error('two events');
    await push(agent, till, [one, { ...two, actor: 'eve' }]);
    const { client } = await loggedOn(agent.url);
    const refused = async () => (await said(client.tills.show({ till: till.till }))).journal.refused;
    expect(await refused()).toMatchObject({ seq: 2, kind: two.kind, flaw: 'hash_differs' });
    await push(agent, till, [two]);
    expect(await refused()).toBe(null);
  });

  test('names whoever made the code that a till came in with', async () => {
    const store = await testStore(kind);
    await withManagers(store.agent.dataDir, kind);
    const { client } = await loggedOn(store.agent.url);
    const { code } = await said(client.acts.makeCode({ till: null, validMinutes: 60 }));
    await store.open('POS2', { code });
    const { keys } = await said(client.tills.show({ till: 'POS2' }));
    expect(keys).toMatchObject([{ enrolledBy: 'ivana', endedAt: null }]);
  });

  test('lists the sessions of that till alone', async () => {
    const store = await testStore(kind);
    await withManagers(store.agent.dataDir, kind);
    const [one, two] = [await store.open('POS1'), await store.open('POS2')];
    await startShift(one.client);
    await logOn(two.client, 'marko');
    await accepted(two.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
    await Promise.all([allSent(one), allSent(two)]);
    cut(two);
    const { client } = await loggedOn(store.agent.url);
    const ask = { text: '', isOpenOnly: false, skip: 0 };
    const { sessions } = await said(client.sessions.list({ ...ask, till: 'POS2' }));
    expect(sessions.map(({ till, operatorName }) => [till, operatorName])).toEqual([['POS2', 'Marko']]);
  });
});
