import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import type { CompletedSale, SaleDocument } from '#shared/contract/sale.ts';
import { TillProcess } from '#test/store/killed-till.ts';
import { accepted, id, logOn, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** Sells until it is killed; says what was shown as done. */
async function sellUntilKilled(process: TillProcess, killAfterMs: number) {
  const shown: { receipts: string[]; document: SaleDocument | null } = { receipts: [], document: null };
  const killed = new Promise<void>((resolve) => {
    setTimeout(() => void process.kill().then(resolve), killAfterMs);
  });
  for (;;) {
    const scanned = await process.call<SaleDocument>('sale.scan', { ...id(), barcode: '101' });
    if (scanned === null || !scanned.accepted) break;
    shown.document = scanned.value;
    const sold = await process.call<CompletedSale>('sale.complete', { commandId: randomUUID(), exactCash: true });
    if (sold === null || !sold.accepted) break;
    shown.document = null;
    shown.receipts.push(sold.value.number);
  }
  await killed;
  return shown;
}

describe('kill -9 of the till', () => {
  it.each([20, 60, 130, 250])('after %i ms of selling loses nothing that was shown as done', async (killAfterMs) => {
    const dataDir = temporaryFolder();
    const process = new TillProcess(dataDir);
    await process.ready();
    await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
    await process.call('shift.start', { ...id(), deposits: [{ currency: 'EUR', amount: '10' }] });
    const shown = await sellUntilKilled(process, killAfterMs);

    const { client, till } = await testTill({ dataDir });
    const state = await accepted(client.till.state({}));
    expect(state.recovered).not.toBeNull();
    await logOn(client);
    const { sales } = await accepted(client.shift.summary({}));
    // At most one more than was shown: the sale that was booked when the plug was pulled, before its answer arrived.
    expect([shown.receipts.length, shown.receipts.length + 1]).toContain(sales.receipts);
    expect(state.recovered?.lastDocument?.number ?? null).toBe(
      sales.receipts === 0 ? null : `PA/${new Date().getFullYear()}/POS1/${String(sales.receipts).padStart(6, '0')}`,
    );
    if (shown.document !== null && sales.receipts === shown.receipts.length) {
      expect(await accepted(client.sale.document({}))).toEqual(shown.document);
    }
    await till.close();

    const connection = await openDatabase(join(dataDir, 'till.db'));
    const grown = projectionFingerprints(connection);
    rebuildProjections(connection);
    expect(projectionFingerprints(connection)).toEqual(grown);
    connection.close();
  });

  it('between two keys brings the half-typed document, its payments and every counted cell back', async () => {
    const dataDir = temporaryFolder();
    const process = new TillProcess(dataDir);
    await process.ready();
    await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
    await process.call('shift.start', { ...id(), deposits: [] });
    await process.call('sale.scan', { ...id(), barcode: '101', quantity: '3' });
    const payment = { paymentForm: 'card', currency: 'EUR', amount: '2.00' };
    const typed = await process.call('sale.assignPayment', { ...id(), ...payment });
    const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 2_000, pieces: '7' };
    const counted = await process.call('count.writePieces', { ...id(), ...cell });
    await process.kill();

    const { client } = await testTill({ dataDir });
    expect((await accepted(client.till.state({}))).operator).toBeNull();
    await logOn(client);
    expect(await client.sale.document({})).toEqual(typed);
    expect(await client.count.sheet({ occasion: 'end' })).toEqual(counted);
    await accepted(client.till.continueAfterStop(id()));
    expect((await accepted(client.till.state({}))).recovered).toBeNull();
  });
});
