import { describe, expect, test } from 'vitest';
import type { Overview } from '#shared/contract/managers-overview.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { loggedOn, type PageClient, withManagers } from '#test/managers/page-client.ts';
import { allSent, cut, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, startShift } from '#test/till/test-till.ts';

/** The overview as it stands now. */
async function overviewOf(client: PageClient['client']): Promise<Overview> {
  const leaving = new AbortController();
  for await (const overview of await client.overview.watch({}, { signal: leaving.signal })) {
    leaving.abort();
    return overview;
  }
  throw new Error('nothing was said');
}

describe.each(AGENT_DATABASES)('documents parked at tills, on %s,', (kind) => {
  test('are seen on the page until somebody takes them up, also while their till is away', async () => {
    const { agent, open } = await testStore(kind);
    await withManagers(agent.dataDir, kind);
    const till = await open('POS1');
    const { client } = await loggedOn(agent.url);
    await startShift(till.client);
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.sale.park(id()));
    const parked = async () => (await overviewOf(client)).parked;
    await expect
      .poll(parked, SOON)
      .toMatchObject([
        { till: 'POS1', handledBy: 'Ana', reason: 'by_cashier', currency: 'EUR', totalMinor: 185, lines: 1 },
      ]);
    const [document] = await parked();
    cut(till);
    expect(await parked()).toHaveLength(1);
    till.cable.mode = 'open';
    till.till.tryServices();
    await accepted(till.client.sale.continueParked({ ...id(), documentId: document?.documentId ?? '' }));
    await allSent(till);
    await expect.poll(parked, SOON).toEqual([]);
  });
});
