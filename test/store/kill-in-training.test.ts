import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TillProcess } from '#test/store/killed-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, sellLoaf, temporaryFolder, testTill } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const NOTHING_TRUSTED = { key: null, head: null };

it('a till killed in training comes back there with what was typed, says so, and the real ledger knows nothing of it', {
  timeout: 120_000,
}, async () => {
  const dataDir = temporaryFolder();
  const killed = new TillProcess(dataDir);
  await killed.ready();
  const call = async (path: string, input: object) =>
    expect(await killed.call(path, input)).toMatchObject({ accepted: true });
  await call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
  await call('shift.start', { ...id(), deposits: [{ currency: 'EUR', amount: '50' }] });
  await call('training.enter', id());
  await call('shift.start', { ...id(), deposits: [] });
  await call('sale.scan', { ...id(), barcode: '101' });
  await killed.kill();

  const back = await testTill({ dataDir });
  const { client } = back;
  expect(await accepted(client.till.state({}))).toMatchObject({ operator: null, training: { operatorName: 'Ana' } });
  await logOn(client);
  const { document, recovered } = await accepted(client.till.state({}));
  expect({ lines: document?.lineCount, isRecovered: recovered !== null }).toEqual({ lines: 1, isRecovered: true });
  expect((await accepted(client.sale.complete({ ...id(), exactCash: true }))).number).toBe('PA/2026/TR-POS1/000001');
  await accepted(client.training.leave(id()));
  expect(await sellLoaf(client)).toBe('PA/2026/POS1/000001');
  expect((await accepted(client.shift.summary({}))).sales.receipts).toBe(1);
  expect(await journalOf(back, 'training.left')).toMatchObject([{ body: { cause: 'by_hand', receipts: 1 } }]);
  for (const folder of [dataDir, join(dataDir, 'training')])
    expect((await verifyFolder(folder, NOTHING_TRUSTED)).findings).toEqual([]);
});
