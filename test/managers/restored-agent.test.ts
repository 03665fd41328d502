import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES, openRaw } from '#test/agent/agent-database.ts';
import type { PageClient } from '#test/managers/page-client.ts';
import { beginningAt, endOnPage, LIST, onlyShift, value } from '#test/managers/page-end.ts';
import { type RestoredShop, restoredShop } from '#test/managers/restored-agent.ts';
import { allSent, cut, mend, SOON, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, sellLoaf, startShift } from '#test/till/test-till.ts';

/** A live line that broke is opened again after a wait. */
const LATER = { timeout: 25_000, interval: 100 } as const;
type Client = PageClient['client'];

/** How many records of the Agent's own journal lie at a till. */
function keptAt({ dataDir }: StoreTill): number {
  const connection = new Sqlite(join(dataDir, 'till.db'), { readonly: true });
  try {
    return connection.prepare('SELECT count(*) FROM agent_record').pluck().get() as number;
  } finally {
    connection.close();
  }
}

async function waits(
  client: Client,
): Promise<readonly { readonly kind: string; readonly tills?: readonly string[] }[]> {
  for await (const { waiting } of await client.overview.watch({})) return waiting;
  return [];
}

async function ownRecords(kind: 'sqlite' | 'postgres', shop: RestoredShop) {
  const raw = await openRaw(kind, shop.dataDir());
  const rows = await raw.run(
    `SELECT epoch, seq, kind, hash, sealed_epoch FROM journal_event WHERE till = 'POS Agent' ORDER BY epoch, seq`,
  );
  // PostgreSQL gives whole numbers back as text.
  return rows.map(({ epoch, seq, kind: what, hash, sealed_epoch: sealedEpoch }) => ({
    epoch: Number(epoch),
    seq: Number(seq),
    kind: what,
    hash,
    sealedEpoch: sealedEpoch === null ? null : Number(sealedEpoch),
  }));
}

/** Ana's shift was ended on the page after a backup; both tills keep what the Agent wrote. */
async function endedAfterBackup(kind: 'sqlite' | 'postgres') {
  const shop = await restoredShop(kind);
  const one = await shop.open('POS1');
  const two = await shop.open('POS2');
  await startShift(one.client);
  await sellLoaf(one.client);
  await Promise.all([allSent(one), allSent(two)]);
  await shop.backUp();
  await Promise.all([mend(one), mend(two)]);
  const before = await shop.page();
  const shiftId = await onlyShift(before);
  const cash = { actual: '51.00', withdrawal: '20.00', reason: 'a coin too few' };
  expect(await endOnPage(before, shiftId, { cash, isUnreportedConfirmed: true })).toMatchObject({ accepted: true });
  await expect.poll(() => keptAt(one), SOON).toBeGreaterThan(3);
  await expect.poll(() => keptAt(two), SOON).toBe(keptAt(one));
  const report = (await value(before.shifts.show({ shiftId }))).report;
  await Promise.all([allSent(one), allSent(two)]);
  return { shop, one, two, shiftId, report, records: await ownRecords(kind, shop) };
}

describe.each(AGENT_DATABASES)('an agent on %s that was killed and put back from a backup', (kind) => {
  test('gets the ends that it wrote itself back from a till, once, and goes on behind them', async () => {
    const { shop, one, two, shiftId, report, records } = await endedAfterBackup(kind);
    cut(two);
    const said = await shop.putBack();
    if (kind === 'sqlite') expect(said).toMatch(/until every till was heard, such an end may be missing/);
    const client = await shop.page();
    await expect.poll(async () => await ownRecords(kind, shop), LATER).toEqual(records);
    await expect.poll(async () => (await value(client.shifts.show({ shiftId }))).report, LATER).toEqual(report);
    await expect
      .poll(async () => (await waits(client)).filter((one) => one.kind === 'unheard_since_restore'), LATER)
      .toMatchObject([{ tills: ['POS2'] }]);
    await mend(two);
    await expect
      .poll(async () => (await waits(client)).filter((one) => one.kind === 'unheard_since_restore'), LATER)
      .toEqual([]);
    expect(await ownRecords(kind, shop)).toEqual(records);
    const { rows } = await value(client.audit.list({ skip: 0 }));
    expect(rows.filter(({ act }) => act === 'records_given_back')).toMatchObject([
      { name: 'POS1', subject: 'POS Agent', detail: JSON.stringify({ records: records.length, branches: [] }) },
    ]);
    await allSent(one);
    expect(await beginningAt(one)).toBe(3100);
    await accepted(one.client.shift.start({ ...id(), deposits: [] }));
    await allSent(one);
    const { shifts } = await value(client.shifts.list({ ...LIST, isOpenOnly: true }));
    const next = shifts[0]?.shiftId ?? '';
    expect(await endOnPage(client, next, { cash: { actual: '31.00' } })).toMatchObject({
      value: { reportNumber: expect.stringMatching(/^Z\/\d+\/POS Agent\/000002$/) },
    });
  }, 240_000);

  test('and went on before a till was heard keeps both ways, and takes its second end of one shift back', async () => {
    const { shop, one, two, shiftId, report, records } = await endedAfterBackup(kind);
    cut(one);
    cut(two);
    await shop.putBack();
    const client = await shop.page();
    expect((await value(client.shifts.show({ shiftId }))).shift.status).toBe('open');
    const cash = { actual: '40.00', withdrawal: '10.00', reason: 'counted again' };
    if (kind === 'sqlite') {
      expect(await endOnPage(client, shiftId, { cash })).toMatchObject({
        refusal: { code: 'tills_unreported', facts: { tills: 'POS1, POS2' } },
      });
    }
    expect(await endOnPage(client, shiftId, { cash, isUnreportedConfirmed: true })).toMatchObject({ accepted: true });
    const again = await ownRecords(kind, shop);
    await mend(one);
    await mend(two);
    await expect
      .poll(async () => (await value(client.shifts.show({ shiftId }))).report, LATER)
      .toMatchObject({ number: report?.number, reason: 'Ana went home' });
    const hashes = async () => (await ownRecords(kind, shop)).map(({ hash }) => hash);
    await expect.poll(hashes, LATER).toEqual(expect.arrayContaining([...again, ...records].map(({ hash }) => hash)));
    const all = await ownRecords(kind, shop);
    expect(all.filter(({ sealedEpoch }) => sealedEpoch !== null)).toHaveLength(records.length);
    expect(all.find((one) => one.kind === 'journal.epoch_began')).toMatchObject({ epoch: 3, sealedEpoch: null });
    expect(all.filter((one) => one.kind === 'shift.end_reversed')).toHaveLength(1);
    await Promise.all([allSent(one), allSent(two)]);
    await expect.poll(async () => await beginningAt(one), LATER).toBe(3100);
    await expect.poll(() => keptAt(one), LATER).toBe(all.length);
    await expect.poll(() => keptAt(two), LATER).toBe(all.length);
    await accepted(one.client.shift.start({ ...id(), deposits: [] }));
    await allSent(one);
    const { shifts } = await value(client.shifts.list({ ...LIST, isOpenOnly: true }));
    const next = shifts[0]?.shiftId ?? '';
    expect(await endOnPage(client, next, { cash: { actual: '31.00' } })).toMatchObject({
      value: { reportNumber: expect.stringMatching(/^Z\/\d+\/POS Agent\.3\/000001$/) },
    });
  }, 240_000);
});
