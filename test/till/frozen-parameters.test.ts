import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { must } from '#shared/assert.ts';
import { WORK_MODES } from '#shared/till/work-mode.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn, refused, sellLoaf, type TestTill, testTill } from '#test/till/test-till.ts';

/** Whoever sets up the till changes its parameters while a shift or day is open. */
async function withForcedCountFromNow({ till, dataDir }: TestTill): Promise<TestTill> {
  await till.close();
  const connection = new Database(join(dataDir, 'till.db'));
  const configuration = must(readConfiguration(connection), 'a till that was open has a configuration');
  const parameters = { ...configuration.parameters, forceCount: true, differenceDocuments: false, blindCount: true };
  keepConfiguration(connection, { ...configuration, parameters });
  connection.close();
  return await testTill({ dataDir });
}

it.each(WORK_MODES)(
  'in %s mode a parameter changed meanwhile changes nothing until the next start',
  async (workMode) => {
    const before = await tillWith((configuration) => ({ ...configuration, workMode }));
    await logOn(before.client);
    await accepted(before.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '10' }] }));
    await sellLoaf(before.client);

    const { client } = await withForcedCountFromNow(before);
    await logOn(client);
    expect((await accepted(client.till.state({}))).parameters).toMatchObject({ forceCount: false, blindCount: false });
    const cash = { paymentForm: 'cash', currency: 'EUR', column: 'actual', amount: '11.00' } as const;
    const { revision, countRequired } = await accepted(client.shift.writeEnd({ ...id(), ...cash }));
    expect(countRequired).toBe(false);
    const { documents } = await accepted(client.shift.end({ ...id(), revision }));
    expect(documents.map(({ tag }) => tag)).toContain('[!] Difference at the end of day');

    await logOn(client);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
    const cell = { occasion: 'start', paymentForm: 'cash', currency: 'EUR', valueMinor: 100, pieces: '11' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.count.confirm({ ...id(), occasion: 'start' }));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect((await accepted(client.till.state({}))).parameters).toMatchObject({ forceCount: true, blindCount: true });
  },
);
