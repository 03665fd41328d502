import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { items, openOffice, updated } from '#test/master-data/data-service.ts';
import { allSent, askAs, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, refused, startShift } from '#test/till/test-till.ts';

function takenOverEvents(dataDir: string): readonly unknown[] {
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  const bodies = connection
    .prepare(`SELECT body FROM event WHERE kind = 'master_data.taken_over' ORDER BY seq`)
    .pluck()
    .all() as string[];
  connection.close();
  return bodies.map((body) => JSON.parse(body));
}

describe.each(AGENT_DATABASES)('over %s', (kind) => {
  it('what the office changes is sold at the till; what it removes is not; what is the same is no news', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    expect(await office.keep('item', items(1_500))).toMatchObject({ added: 1_500, changed: 0, unchanged: 0 });
    await updated(till);
    const sold = await accepted(till.client.sale.scan({ ...id(), barcode: '1001499' }));
    expect(sold.lines).toMatchObject([{ name: 'Item 1499', priceMinor: 100 }]);

    expect(await office.keep('item', items(1_500))).toMatchObject({ added: 0, changed: 0, unchanged: 1_500 });
    await updated(till);
    expect(takenOverEvents(till.dataDir)).toEqual(
      [500, 500, 500].map((changed) => ({ kinds: [{ kind: 'item', changed, removed: 0 }] })),
    );

    await office.keep('item', [{ ...items(1)[0], priceMinor: 250 }, ...items(1_499).slice(1)], { isWhole: true });
    await updated(till);
    expect(takenOverEvents(till.dataDir).at(-1)).toEqual({ kinds: [{ kind: 'item', changed: 1, removed: 1 }] });
    const dearer = await accepted(till.client.sale.scan({ ...id(), barcode: '1000000' }));
    expect(dearer.lines.at(-1)).toMatchObject({ priceMinor: 250 });
    expect(await refused(till.client.sale.scan({ ...id(), barcode: '1001499' }))).toBe('barcode_unknown');
  });

  it('a price that is changed in the office is at the till by itself, not with its next look half a minute later', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    await updated(till);
    await office.keep('item', items(1));
    await office.tell();
    await expect.poll(() => takenOverEvents(till.dataDir), SOON).toHaveLength(1);
    const sold = await accepted(till.client.sale.scan({ ...id(), barcode: '1000000' }));
    expect(sold.lines).toMatchObject([{ name: 'Item 0' }]);
  });

  it('a dry run says what would change, and changes nothing', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await logOn(till.client);
    await office.keep('item', items(3));
    const rows = [{ ...items(1)[0], name: 'Renamed' }, { barcode: '1' }, ...items(2, 300).slice(1)];
    const report = await office.keep('item', rows, { isDryRun: true, isWhole: true });
    expect(report).toMatchObject({ added: 0, changed: 2, withdrawn: 1, refusedCount: 1 });
    expect(report.examples).toEqual([
      { id: '1000000', does: 'change', fields: ['name'] },
      { id: '1000001', does: 'change', fields: ['priceMinor'] },
      { id: '1000002', does: 'withdraw', fields: [] },
    ]);
    await updated(till);
    expect(takenOverEvents(till.dataDir)).toEqual([{ kinds: [{ kind: 'item', changed: 3, removed: 0 }] }]);
  });

  it('twenty thousand items arrive while the cashier goes on selling between their batches', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    await office.keep('item', items(20_000));
    await accepted(till.client.dataUpdate.start({ ...id(), groups: ['items'] }));
    let scans = 0;
    const seen = new Set<number>();
    for (;;) {
      const { state, taken } = await accepted(till.client.dataUpdate.show({}));
      if (state !== 'running') break;
      seen.add(taken);
      await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
      scans += 1;
      // Between two calls of a real window the till does other things; calls within this process leave it no gap.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(scans).toBeGreaterThan(8);
    expect(seen.size).toBeGreaterThan(8);
    expect((await accepted(till.client.sale.scan({ ...id(), barcode: '1019999' }))).lines.at(-1)?.name).toBe(
      'Item 19999',
    );
  });

  it('cut off in the middle, it goes on where it was and takes nothing twice', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const first = await open('POS1');
    await office.keep('item', items(6_000));
    await logOn(first.client);
    await accepted(first.client.dataUpdate.start({ ...id(), groups: ['items'] }));
    await expect
      .poll(async () => (await accepted(first.client.dataUpdate.show({}))).taken, { timeout: 40_000, interval: 1 })
      .toBeGreaterThan(500);
    await first.till.close();
    const again = await open('POS1', { dataDir: first.dataDir });
    await logOn(again.client);
    await updated(again);
    const connection = new Sqlite(join(first.dataDir, 'till.db'), { readonly: true });
    expect(connection.prepare(`SELECT count(*) FROM item WHERE barcode LIKE '1______'`).pluck().get()).toBe(6_000);
    connection.close();
    const counted = takenOverEvents(first.dataDir) as { kinds: { changed: number }[] }[];
    expect(counted.flatMap(({ kinds }) => kinds).reduce((sum, { changed }) => sum + changed, 0)).toBe(6_000);
  });

  it('settings apply to the next shift, never to the open one', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    await office.keep('settings', [{ parameters: { forceCount: true } }]);
    await updated(till);
    await endShift(till.client);
    await allSent(till);
    await logOn(till.client);
    expect(await refused(till.client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
  });

  it('what no till can work with is refused whole and said; the till goes on with what it has', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    await office.keep('payment_form', [{ id: 'card', name: 'Card', kind: 'card', currencies: ['USD'] }]);
    await updated(till);
    expect((await accepted(till.client.dataUpdate.show({}))).state).toBe('refused');
    expect((await accepted(till.client.till.state({}))).paymentForms).toEqual(DEMO_CONFIGURATION.paymentForms);
    await office.keep('payment_form', [{ id: 'card', name: 'Kreditna', kind: 'card', currencies: ['EUR'] }]);
    await updated(till);
    expect((await accepted(till.client.dataUpdate.show({}))).state).toBe('idle');
    expect((await accepted(till.client.till.state({}))).paymentForms).toContainEqual(
      expect.objectContaining({ id: 'card', name: 'Kreditna' }),
    );
  });

  it('a payment form that goes while a shift holds money in it goes once the shift is ended', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    const { client } = till;
    const hasBank = async () =>
      (await accepted(client.till.state({}))).paymentForms.some(({ id: form }) => form === 'bank');
    await office.keep('payment_form', DEMO_CONFIGURATION.paymentForms);
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'bank', currency: 'EUR', amount: null }));
    await accepted(client.sale.complete(id()));
    const others = DEMO_CONFIGURATION.paymentForms.filter(({ id: form }) => form !== 'bank');
    await office.keep('payment_form', others, { isWhole: true });
    await updated(till);
    expect((await accepted(client.dataUpdate.show({}))).state).toBe('refused');
    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows.find(({ paymentForm }) => paymentForm === 'bank')).toMatchObject({ endingMinor: 185 });
    await endShift(client);
    await logOn(client);
    await updated(till);
    expect((await accepted(client.dataUpdate.show({}))).state).toBe('idle');
    expect(await hasBank()).toBe(false);
  });

  it('an item whose tax the till does not know is refused at the scan; a withdrawn tax still completes what was begun', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await office.keep('item', [{ barcode: '777', name: 'Odd', taxCode: 'Z', priceMinor: 100 }]);
    await office.keep('tax', DEMO_CONFIGURATION.taxes);
    await office.keep('tax', DEMO_CONFIGURATION.taxes.slice(0, 1), { isWhole: true });
    await updated(till);
    expect(await refused(till.client.sale.scan({ ...id(), barcode: '777' }))).toBe('item_tax_unknown');
    expect((await accepted(till.client.sale.complete({ ...id(), exactCash: true }))).number).not.toBe('');
  });

  it('what belongs together is taken over together, in whatever order and however long ago its parts came', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await startShift(till.client);
    const { currencies, paymentForms } = DEMO_CONFIGURATION;
    await office.keep('currency', currencies);
    await updated(till);
    await office.keep('payment_form', paymentForms);
    await updated(till);
    await office.keep('currency', currencies.slice(0, 1), { isWhole: true });
    await office.keep(
      'payment_form',
      paymentForms.map((form) => ({ ...form, currencies: ['EUR'] })),
      { isWhole: true },
    );
    await accepted(till.client.dataUpdate.start({ ...id(), groups: ['prices'] }));
    await updated(till);
    const shown = await accepted(till.client.dataUpdate.show({}));
    expect([shown.state, shown.groups.find(({ group }) => group === 'currencies')?.isRefused]).toEqual(['idle', false]);
    expect((await accepted(till.client.till.state({}))).currencies.map(({ code }) => code)).toEqual(['EUR']);
    await endShift(till.client);
  });

  it('stores are kept apart, and nobody is told of another store or without a signature', async () => {
    const { agent, open } = await testStore(kind);
    const office = await openOffice(agent.dataDir, kind);
    const till = await open('POS1');
    await logOn(till.client);
    await office.keep('item', items(5), { store: 'OTHER' });
    await updated(till);
    expect(takenOverEvents(till.dataDir)).toEqual([]);
    const asked = { store: 'OTHER', till: 'POS1', after: 0, kinds: ['item' as const] };
    await expect(askAs({ agent }, till).masterData.changes(asked)).rejects.toThrow();
    await expect(agentClient({ url: agent.url, signer: null }).masterData.changes(asked)).rejects.toThrow();
  });
});
