import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chainCheck } from '#main/ledger/chain-check.ts';
import { Journal } from '#main/ledger/journal.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { systemClock } from '#main/time/clock.ts';
import { chainFlaw, GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { accepted, endShift, id, refused, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

async function busyDays() {
  const { client, till, dataDir } = await testTill();
  for (const operator of ['ana', 'kasia']) {
    expect(await refused(client.operator.logOn({ ...id(), operatorId: operator, pin: '0' }))).toBe('pin_wrong');
    await accepted(client.operator.logOn({ ...id(), operatorId: operator, pin: '1234' }));
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '100' }] }));
    await sellLoaf(client);
    await accepted(client.sale.scan({ ...id(), barcode: '102' }));
    await accepted(client.sale.discard(id()));
    await accepted(client.sale.scan({ ...id(), barcode: '103' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'PLN', amount: '20' }));
    await accepted(client.sale.complete(id()));
    await accepted(client.shift.printInterimReport(id()));
    const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 5_000, pieces: '2' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
    await endShift(client);
  }
  await startShift(client);
  await sellLoaf(client);
  await till.close();
  const connection = await openDatabase(join(dataDir, 'till.db'));
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

function journalOf(connection: Awaited<ReturnType<typeof openDatabase>>): readonly JournalEvent[] {
  const keys = { publicKey: '', pinSecret: Buffer.alloc(0), sign: () => '', signText: (text: Buffer) => text };
  return new Journal({ connection, till: 'POS1', keys, clock: systemClock, newId: () => '' }).read(0, 10_000);
}

describe('the journal is the truth:', () => {
  it('projections rebuilt from it are identical to those that grew event by event', async () => {
    const connection = await busyDays();
    const grown = projectionFingerprints(connection);
    rebuildProjections(connection);
    expect(projectionFingerprints(connection)).toEqual(grown);
  });

  it('and a fingerprint notices when a projection differs by one cent', async () => {
    const connection = await busyDays();
    const grown = projectionFingerprints(connection);
    connection.exec(`UPDATE balance SET amount_minor = amount_minor + 1 WHERE account = 'safe/cash'`);
    const { balance, ...rest } = projectionFingerprints(connection);
    expect(balance).not.toBe(grown['balance']);
    const { balance: _grown, ...others } = grown;
    expect(rest).toEqual(others);
  });

  it('each event continues the chain, is signed by this till, and balances; all accounts sum to zero per currency', async () => {
    const connection = await busyDays();
    const events = journalOf(connection);
    const founding = events[0];
    expect(founding?.kind).toBe('till.founded');
    const check = chainCheck(String(founding?.body['publicKey']));
    let before = { till: 'POS1', epoch: 1, seq: 0, hash: GENESIS_HASH };
    for (const event of events) {
      expect(chainFlaw(before, event, check)).toBeNull();
      before = event;
    }
    const sums = connection.prepare('SELECT currency, sum(amount_minor) AS total FROM balance GROUP BY currency').all();
    expect(sums).toEqual([
      { currency: 'EUR', total: 0 },
      { currency: 'PLN', total: 0 },
    ]);
  });

  it('a changed record is named by its flaw, in the order in which they are looked for', async () => {
    const events = journalOf(await busyDays());
    const first = events[3];
    const second = events[4];
    if (first === undefined || second === undefined) throw new Error('too few events');
    const check = chainCheck(String(events[0]?.body['publicKey']));
    const flawOf = (changed: Partial<JournalEvent>) => chainFlaw(first, { ...second, ...changed }, check);
    expect(flawOf({})).toBeNull();
    expect(flawOf({ till: 'POS2' })).toBe('other_till');
    expect(flawOf({ seq: second.seq + 1 })).toBe('gap_in_sequence');
    expect(flawOf({ previousHash: GENESIS_HASH })).toBe('previous_hash_differs');
    expect(flawOf({ actor: 'kasia' })).toBe('hash_differs');
    expect(flawOf({ signature: first.signature })).toBe('signature_invalid');
  });
});
