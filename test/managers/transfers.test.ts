import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { loggedOn, withManagers } from '#test/managers/page-client.ts';
import { allSent, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';

const MONEY = { currency: 'EUR', paymentForm: 'cash', reasonId: 'transfer' } as const;

describe.each(AGENT_DATABASES)('the managers’ page, on %s,', (kind) => {
  test('names a transfer that did not arrive as it was sent, and one that is under way for hours', async () => {
    const store = await testStore(kind);
    await withManagers(store.agent.dataDir, kind);
    const one = await store.open('POS1');
    const two = await store.open('POS2');
    await startShift(one.client, '500.00');
    await logOn(two.client, 'ivana');
    await accepted(two.client.shift.start({ ...id(), deposits: [] }));
    const out = { ...MONEY, type: 'CW', transferTill: 'POS2' } as const;
    const short = await accepted(one.client.cashDocument.issue({ ...id(), ...out, amount: '100' }));
    const slow = await accepted(one.client.cashDocument.issue({ ...id(), ...out, amount: '40' }));
    const known = async () => (await accepted(two.client.cashDocument.sheet({}))).transfersIn.length;
    await expect.poll(known, SOON).toBe(2);
    const into = { ...MONEY, type: 'CD', amount: '90', transferNumber: short.number, seenSentMinor: 10_000 } as const;
    await accepted(two.client.cashDocument.issue({ ...id(), ...into }));
    await allSent(two);
    const { client } = await loggedOn(store.agent.url);
    const waiting = async () => {
      const news = await client.overview.watch({});
      for await (const { waiting: all } of news) return all.filter(({ kind: what }) => what === 'transfer');
      return [];
    };
    expect(await waiting()).toMatchObject([
      {
        number: short.number,
        state: 'differs',
        fromTill: 'POS1',
        toTill: 'POS2',
        sentMinor: 10_000,
        receivedMinor: 9_000,
      },
    ]);
    store.pass(5 * 60 * 60_000);
    expect(await waiting()).toContainEqual(
      expect.objectContaining({ number: slow.number, state: 'under_way', sentMinor: 4_000, receivedMinor: null }),
    );
  });
});
