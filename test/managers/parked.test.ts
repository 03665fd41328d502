import { describe, expect, test } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import type { Overview } from '#shared/contract/managers-overview.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { loggedOn, type PageClient, withManagers } from '#test/managers/page-client.ts';
import { updated } from '#test/master-data/data-service.ts';
import { allSent, askAs, cut, mend, SILENT, SOON, testStore } from '#test/shifts/store.ts';
import { journalOf } from '#test/till/journal-of.ts';
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

  test('are shown where each is: at its till, on its way, and at the till that goes on with it', async () => {
    const store = await testStore(kind);
    await withManagers(store.agent.dataDir, kind);
    const till = await store.open('POS1');
    const other = await store.open('POS2');
    const { client } = await loggedOn(store.agent.url);
    await startShift(till.client);
    const { id: documentId } = await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.sale.park(id()));
    const parked = async () =>
      (await overviewOf(client)).parked.map(({ goingTo, handledBy, till: at }) => [at, goingTo, handledBy]);
    await expect.poll(parked, SOON).toEqual([['POS1', null, 'Ana']]);
    cut(other);
    const asked = { store: DEMO_CONFIGURATION.storeCode, till: 'POS2', documentId };
    await askAs(store, other).parked.take({ ...asked, operatorId: 'ivana', operatorName: 'Ivana' });
    await expect.poll(parked, SOON).toEqual([['POS1', 'POS2', 'Ana']]);
    const order = { till: 'POS1', documentId, reason: 'old' };
    await allSent(till);
    await expect
      .poll(async () => await client.acts.dropParked(order), SOON)
      .toMatchObject({ refusal: { code: 'not_there' } });
    await mend(other);
    await expect.poll(parked, SILENT).toEqual([['POS2', null, 'Ana']]);
  });

  async function oneParked() {
    const { agent, open } = await testStore(kind);
    const database = await withManagers(agent.dataDir, kind, { petra: 'manager', ante: 'auditor' });
    const till = await open('POS1');
    const { client } = await loggedOn(agent.url, 'petra');
    await startShift(till.client);
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.sale.park(id()));
    const parked = async () => (await overviewOf(client)).parked;
    await expect.poll(parked, SOON).toMatchObject([{ isGivenUp: false }]);
    const [document] = await parked();
    const order = { till: 'POS1', documentId: document?.documentId ?? '', reason: `it's <b>old</b>; DROP` };
    const atTill = async () => (await accepted(till.client.sale.pending({}))).length;
    return { agent, database, till, client, parked, order, atTill };
  }

  test('are given up by whoever may, with a reason: the till does it when it hears of it, and writes it down', async () => {
    const { agent, atTill, client, database, order, parked, till } = await oneParked();
    const auditor = await loggedOn(agent.url, 'ante');
    await expect(auditor.client.acts.dropParked(order)).rejects.toMatchObject({ status: 403 });
    await expect(client.acts.dropParked({ ...order, reason: ' ' })).rejects.toMatchObject({ status: 400 });
    expect(await client.acts.dropParked({ ...order, till: 'POS2' })).toMatchObject({ refusal: { code: 'not_there' } });
    cut(till);
    expect(await client.acts.dropParked(order)).toMatchObject({ accepted: true });
    expect(await parked()).toMatchObject([{ isGivenUp: true }]);
    expect(await atTill()).toBe(1);
    till.cable.mode = 'open';
    till.till.tryServices();
    await expect.poll(atTill, SILENT).toBe(0);
    await expect.poll(parked, SILENT).toEqual([]);
    await allSent(till);
    expect(
      await database
        .selectFrom('manager_act')
        .select(['act', 'subject', 'login'])
        .where('act', '<>', 'logon')
        .execute(),
    ).toEqual([{ act: 'parked_dropped', subject: 'POS1', login: 'petra' }]);
    const records = () => database.selectFrom('master_record').select(['kind', 'body']).execute();
    await expect.poll(records, SOON).toEqual([{ kind: 'parked_drop', body: null }]);
    expect(await journalOf(till, 'sale.discarded')).toMatchObject([
      { actor: null, body: { totalMinor: 185, lines: [{}], byOffice: { name: 'Petra', reason: order.reason } } },
    ]);
  });

  test('that somebody took up first are sold all the same, and parked again stay parked', async () => {
    const { atTill, client, order, parked, till } = await oneParked();
    cut(till);
    await accepted(till.client.sale.continueParked({ ...id(), documentId: order.documentId }));
    expect(await client.acts.dropParked(order)).toMatchObject({ accepted: true });
    till.cable.mode = 'open';
    till.till.tryServices();
    await expect.poll(parked, SILENT).toEqual([]);
    await updated(till);
    await accepted(till.client.sale.park(id()));
    await expect.poll(parked, SOON).toMatchObject([{ documentId: order.documentId, isGivenUp: false }]);
    await updated(till);
    expect(await atTill()).toBe(1);
    expect(await journalOf(till, 'sale.discarded')).toEqual([]);
  });
});
