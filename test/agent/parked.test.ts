import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FeedPage } from '#shared/contract/agent-shift.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { enrol, get, post, push, startTestAgent, type TestAgent } from '#test/agent/agent-in-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';

const DOCUMENT = {
  documentId: 'D1',
  parkedAt: '2026-11-20T14:08:31.250+01:00',
  currency: 'EUR',
  totalMinor: 185,
};
const TOLD = { ...DOCUMENT, handledBy: 'Ana', parkedBy: 'ana', reason: 'by_cashier', lines: 1 } as const;
const MOVED = {
  ...DOCUMENT,
  moveId: 'M1',
  parkedBy: { operatorId: 'ana', operatorName: 'Ana' },
  lineCount: 1,
  document: { of: 'a version to come' },
};

const tell = (agent: TestAgent, till: TestTill, parked: readonly object[]) =>
  post(agent.url, '/pos-agent/v1/tills/parked', { store: till.store, till: till.till, parked }, till);

const take = async (agent: TestAgent, till: TestTill, operatorName: string, documentId = 'D1') => {
  const asked = {
    store: till.store,
    till: till.till,
    documentId,
    operatorId: operatorName.toLowerCase(),
    operatorName,
  };
  return (await post(agent.url, '/pos-agent/v1/parked/take', asked, till)).body;
};

async function news(agent: TestAgent, till: TestTill, parkedMark?: string) {
  const { store, till: code } = till;
  const query = { store, till: code, after: '0', ...(parkedMark === undefined ? {} : { parkedMark }) };
  const { body } = await get(agent.url, '/pos-agent/v1/feed', query, till);
  return (body['value'] as FeedPage).parked;
}

/** What a till writes of the way: that it let the document go, or that it has arrived. */
const writes = (agent: TestAgent, till: TestTill, kind: string, body: object) =>
  push(
    agent,
    till,
    till.write(1, (event) => ({ ...event, eventId: randomUUID(), kind, postings: [], body: { ...body } })),
  );

describe.each(AGENT_DATABASES)('a parked document, at an agent on %s,', (kind) => {
  async function threeTills() {
    let aheadMs = 0;
    const agent = await startTestAgent({ database: kind, aheadMs: () => aheadMs });
    const [one, two, three] = ['POS1', 'POS2', 'POS3'].map((till) => testTill({ till }));
    if (one === undefined || two === undefined || three === undefined) throw new Error('there are three');
    for (const till of [one, two, three]) await enrol(agent, till);
    await tell(agent, one, [TOLD]);
    await news(agent, one, '');
    return { agent, one, two, three, pass: (ms: number) => (aheadMs += ms) };
  }

  test('is told to the other tills, and once only as long as nothing changes; a till of before is told nothing', async () => {
    const { agent, one, two } = await threeTills();
    const told = await news(agent, two, '');
    expect(told).toMatchObject({ documents: [{ ...TOLD, till: 'POS1', goingTo: null }], requests: [], arriving: [] });
    expect(await news(agent, two, told?.mark)).toBeUndefined();
    expect(await news(agent, two)).toBeUndefined();
    expect(await news(agent, one, '')).toMatchObject({ documents: [] });
    await tell(agent, one, []);
    expect(await news(agent, two, told?.mark)).toMatchObject({ documents: [] });
  });

  test('is asked for by one till at a time; the other is told who it is, until that request is over', async () => {
    const { agent, one, two, three, pass } = await threeTills();
    const asked = take(agent, two, 'Ivana');
    await expect
      .poll(async () => (await news(agent, one, ''))?.requests)
      .toEqual([{ documentId: 'D1', toTill: 'POS2', operatorId: 'ivana', operatorName: 'Ivana' }]);
    expect(await take(agent, three, 'Marko')).toMatchObject({
      refusal: { code: 'taken_by_other', till: 'POS2', operatorName: 'Ivana' },
    });
    expect(await asked).toMatchObject({ refusal: { code: 'till_silent', till: 'POS1' } });
    pass(11_000);
    expect((await news(agent, one, ''))?.requests).toEqual([]);
    const later = take(agent, three, 'Marko');
    await expect.poll(async () => (await news(agent, one, ''))?.requests).toMatchObject([{ toTill: 'POS3' }]);
    await writes(agent, one, 'sale.parked_handed', { ...MOVED, toTill: 'POS3', askedBy: MOVED.parkedBy });
    expect(await later).toMatchObject({ accepted: true, value: { ...MOVED, fromTill: 'POS1' } });
    expect((await news(agent, one, ''))?.requests).toEqual([]);
  });

  test('that left its till is told as under way to everybody, with what lies in it to the one till, until it arrived', async () => {
    const { agent, one, two, three } = await threeTills();
    await writes(agent, one, 'sale.parked_handed', { ...MOVED, toTill: 'POS2', askedBy: MOVED.parkedBy });
    const underWay = [{ documentId: 'D1', till: 'POS1', goingTo: 'POS2' }];
    expect(await news(agent, two, '')).toMatchObject({ documents: underWay, arriving: [MOVED] });
    expect(await news(agent, three, '')).toMatchObject({ documents: underWay, arriving: [] });
    expect(await take(agent, two, 'Ivana')).toEqual(await take(agent, two, 'Ivana'));
    expect(await take(agent, three, 'Marko')).toMatchObject({ refusal: { code: 'taken_by_other', till: 'POS2' } });
    await tell(agent, one, []);
    await writes(agent, two, 'sale.parked_received', { ...MOVED, fromTill: 'POS1' });
    expect(await news(agent, two, '')).toMatchObject({ documents: [], arriving: [] });
    expect(await take(agent, three, 'Marko')).toMatchObject({ refusal: { code: 'not_parked' } });
  });

  test('whose arrival is told before its leaving, as to an agent that forgot both, is not told of as under way', async () => {
    const { agent, one, two } = await threeTills();
    await tell(agent, one, []);
    await writes(agent, two, 'sale.parked_received', { ...MOVED, fromTill: 'POS1' });
    await writes(agent, one, 'sale.parked_handed', { ...MOVED, toTill: 'POS2', askedBy: MOVED.parkedBy });
    expect(await news(agent, two, '')).toMatchObject({ documents: [], arriving: [] });
  });

  test('stays where its terminal is when it has card payments, and where its till is when that is silent', async () => {
    const { agent, one, two, pass } = await threeTills();
    await tell(agent, one, [{ ...TOLD, reason: 'card_payment' }]);
    expect(await take(agent, two, 'Ivana')).toMatchObject({ refusal: { code: 'has_payments', till: 'POS1' } });
    await tell(agent, one, [TOLD]);
    pass(60_000);
    expect(await take(agent, two, 'Ivana')).toMatchObject({ refusal: { code: 'till_silent', till: 'POS1' } });
    expect((await news(agent, one, ''))?.requests).toEqual([]);
    expect(await take(agent, two, 'Ivana', 'D9')).toMatchObject({ refusal: { code: 'not_parked' } });
  });
});
