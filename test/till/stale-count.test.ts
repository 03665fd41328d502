import { describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

async function typeFifties(client: TillClient, pieces: string): Promise<void> {
  const cell = { ...id(), occasion: 'end', ...CASH, valueMinor: 5_000, pieces } as const;
  await accepted(client.count.writePieces(cell));
}

async function confirmCount(client: TillClient): Promise<void> {
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
}

const cashRow = async (client: TillClient) => (await accepted(client.shift.endSheet({}))).rows[0];

describe('a count that was made before later documents', () => {
  it('is marked where it is shown, and ends no shift before somebody says that it holds', async () => {
    const at = await testTill();
    const { client } = at;
    await startShift(client, '50.00');
    await typeFifties(client, '1');
    await confirmCount(client);
    expect(await cashRow(client)).toMatchObject({ actualMinor: 5_000, documentsSinceCount: 0 });

    await sellLoaf(client);
    await sellLoaf(client);
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.rows[0]).toMatchObject({ endingMinor: 5_370, actualMinor: 5_000, documentsSinceCount: 2 });
    const { revision } = sheet;
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('count_stale');
    await accepted(client.shift.end({ ...id(), revision, countConfirmed: true }));
    await logOn(client, 'ivana');
    const { jobs } = await accepted(client.paper.roll({}));
    const { id: jobId = '' } = jobs.find(({ documentNumber }) => documentNumber.startsWith('Z/')) ?? {};
    const { lines } = await accepted(client.paper.slip({ jobId }));
    expect(lines.map(({ text }) => text.trim())).toContain('counted before documents: 2');
    const [ended] = await journalOf(at, 'shift.ended');
    expect(ended?.body).toMatchObject({ documentsSinceCount: 2 });
  });

  it('is fresh again once it is counted anew, or typed over', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    await typeFifties(client, '1');
    await confirmCount(client);
    await sellLoaf(client);
    await accepted(client.count.clear({ ...id(), occasion: 'end' }));
    await typeFifties(client, '1');
    await confirmCount(client);
    expect(await cashRow(client)).toMatchObject({ documentsSinceCount: 0 });
    await sellLoaf(client);
    expect(await cashRow(client)).toMatchObject({ documentsSinceCount: 1 });
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount: '53.70' }));
    expect(await cashRow(client)).toMatchObject({ documentsSinceCount: 0, differenceMinor: 0 });
  });

  it('is asked about when its half-typed cells are confirmed, and the answer is written down', async () => {
    const at = await testTill();
    const { client } = at;
    await startShift(client, '50.00');
    await typeFifties(client, '1');
    await sellLoaf(client);
    const of = { occasion: 'end' } as const;
    const { entries } = await accepted(client.count.sheet(of));
    expect(entries[0]).toMatchObject({ sumMinor: 5_000, documentsSince: 1 });
    expect(await refused(client.count.confirm({ ...id(), ...of }))).toBe('count_stale');
    await accepted(client.count.confirm({ ...id(), ...of, stillThere: true }));
    expect(await cashRow(client)).toMatchObject({ actualMinor: 5_000, documentsSinceCount: 0 });
    const [counted] = await journalOf(at, 'count.confirmed');
    expect(counted?.body).toMatchObject({ documentsSince: 1 });
  });

  it('hides the figures again where counting is blind: a count in the morning does not unveil the evening', async () => {
    const { client } = await withParameters({ blindCount: true });
    await startShift(client, '50.00');
    await typeFifties(client, '1');
    await confirmCount(client);
    expect((await accepted(client.till.glance({}))).cash[0]).toEqual({ currency: 'EUR', inDrawerMinor: 5_000 });
    await sellLoaf(client);
    expect(await accepted(client.till.glance({}))).toMatchObject({ isBlind: true, cash: [], salesMinor: null });
    expect(await refused(client.shift.endSheet({}))).toBe('blind_count_first');
  });
});
