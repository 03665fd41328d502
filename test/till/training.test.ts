import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const NOTHING_TRUSTED = { key: null, head: null };

/** Everything that a shift, its papers and its lists say of the real till. */
async function everythingSaid(client: TillClient) {
  const [summary, sheet, shifts, documents, roll, glance] = await Promise.all([
    accepted(client.shift.summary({})),
    accepted(client.shift.endSheet({})),
    accepted(client.shift.list({})),
    accepted(client.cashDocument.list({ text: '', type: null, date: null, limit: 100 })),
    accepted(client.paper.roll({})),
    accepted(client.till.glance({})),
  ]);
  return { summary, sheet, shifts, documents, jobs: roll.jobs.map(({ documentNumber }) => documentNumber), glance };
}

async function trainAWholeDay(client: TillClient): Promise<void> {
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '500' }] }));
  await sellLoaf(client);
  const document = { type: 'CW', amount: '20.00', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
  await accepted(client.cashDocument.issue({ ...id(), ...document }));
  await accepted(client.shift.printInterimReport(id()));
  await endShift(client);
  await logOn(client);
  await accepted(client.shift.start({ ...id(), deposits: [] }));
  await sellLoaf(client);
}

describe('in training', () => {
  it('services and devices of the real till are not set up', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    await accepted(client.training.enter(id()));
    const nowhere = { address: '127.0.0.1', port: '1' };
    const before = await accepted(client.services.show({}));
    expect(await refused(client.services.save({ ...id(), posAgent: nowhere, dataService: nowhere }))).toBe(
      'not_in_training',
    );
    expect(await refused(client.services.trustNewAgent(id()))).toBe('not_in_training');
    expect(await accepted(client.services.show({}))).toEqual(before);
    const [printer] = await accepted(client.device.printer.list({}));
    expect(await refused(client.device.printer.remove({ ...id(), printerId: printer?.setting.id ?? '' }))).toBe(
      'not_in_training',
    );
    await accepted(client.training.leave(id()));
  });

  it('nothing reaches a figure, a list, a number or a paper of the real till, and its next receipt follows its last', async () => {
    const { client, dataDir } = await testTill();
    await startShift(client);
    await sellLoaf(client);
    const before = await everythingSaid(client);
    await accepted(client.training.enter(id()));
    expect((await accepted(client.till.state({}))).shift).toBeNull();
    await trainAWholeDay(client);
    await accepted(client.training.leave(id()));
    const after = await everythingSaid(client);
    // That it was trained stands in the till's own journal, which is thereby longer; it moves nothing else.
    const tills = before.summary.tills.map((till) => ({ ...till, seq: expect.any(Number) }));
    expect(after).toEqual({ ...before, summary: { ...before.summary, tills, training: { times: 1, minutes: 0 } } });
    expect(await sellLoaf(client)).toBe('PA/2026/POS1/000002');
    expect((await verifyFolder(dataDir, NOTHING_TRUSTED)).findings).toEqual([]);
  });

  it('numbers carry TR, every paper says so at both ends, and the ledger to train in verifies like any other', async () => {
    const { client, dataDir } = await testTill();
    await startShift(client);
    await accepted(client.training.enter(id()));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await sellLoaf(client)).toBe('PA/2026/TR-POS1/000001');
    const { jobs } = await accepted(client.paper.roll({}));
    const slip = await accepted(client.paper.slip({ jobId: jobs[0]?.id ?? '' }));
    const lines = slip.lines.map((line) => JSON.stringify(line));
    const marked = lines.flatMap((line, index) =>
      line.includes('TRAINING') || line.includes('RECEIPT') ? [index] : [],
    );
    expect(marked[0]).toBe(0);
    expect(lines.slice(-3).some((line) => line.includes('TRAINING – NOT A RECEIPT'))).toBe(true);
    await accepted(client.training.leave(id()));
    expect((await verifyFolder(join(dataDir, 'training'), NOTHING_TRUSTED)).findings).toEqual([]);
  });

  it('entering and leaving are written down for an auditor: who, in which shift, how many receipts meanwhile', async () => {
    const till = await testTill();
    await startShift(till.client);
    await accepted(till.client.training.enter(id()));
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    await sellLoaf(till.client);
    await accepted(till.client.training.leave(id()));
    expect(await journalOf(till, 'training.')).toMatchObject([
      { kind: 'training.entered', actor: 'ana', body: { operatorId: 'ana' } },
      { kind: 'training.left', actor: 'ana', body: { cause: 'by_hand', receipts: 1, papers: 1 } },
    ]);
  });

  it('asked twice, it is entered once; each time it begins anew', async () => {
    const till = await testTill();
    await logOn(till.client);
    const enter = id();
    await accepted(till.client.training.enter(enter));
    await accepted(till.client.training.enter(enter));
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    await accepted(till.client.training.leave(id()));
    await accepted(till.client.training.leave(id()));
    await accepted(till.client.training.enter(enter));
    expect((await accepted(till.client.till.state({}))).training).toBeNull();
    await accepted(till.client.training.enter(id()));
    expect((await accepted(till.client.till.state({}))).shift).toBeNull();
    expect((await journalOf(till, 'training.')).map(({ kind }) => kind)).toEqual([
      'training.entered',
      'training.left',
      'training.entered',
      'training.left',
    ]);
  });

  it('is not entered over a half-typed document: a customer may be waiting', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(client.training.enter(id()))).toBe('training_document_open');
    await accepted(client.sale.discard(id()));
    await accepted(client.training.enter(id()));
  });

  it('wrong PINs count for real', async () => {
    const till = await testTill();
    await startShift(till.client);
    await accepted(till.client.training.enter(id()));
    const authorisation = { operatorId: 'ivana', pin: '0000' };
    expect(await refused(till.client.shift.start({ ...id(), deposits: [], authorisation }))).toBe('pin_wrong');
    expect(await refused(till.client.operator.changePin({ ...id(), oldPin: '0', newPin: '8264' }))).toBe('pin_wrong');
    expect((await journalOf(till, 'operator.logon_failed')).map(({ body }) => body)).toEqual([
      { operatorId: 'ivana', failures: 1 },
      { operatorId: 'ana', failures: 1 },
    ]);
  });

  it('is one person’s: left when that person logs off, and when another logs on over the lock', async () => {
    const till = await testTill();
    const { client } = till;
    await startShift(client);
    await accepted(client.training.enter(id()));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    expect(await accepted(client.till.state({}))).toMatchObject({ training: null, shift: { id: expect.any(String) } });
    await accepted(client.training.enter(id()));
    await accepted(client.operator.lock(id()));
    await logOn(client, 'ivana');
    expect((await accepted(client.till.state({}))).training).toBeNull();
    const causes = (await journalOf(till, 'training.left')).map(({ body }) => (body as { cause: string }).cause);
    expect(causes).toEqual(['logged_off', 'other_operator']);
  });

  it('goes on after its shift has ended, and a clean stop of the till leaves it', async () => {
    const till = await testTill();
    await logOn(till.client);
    await accepted(till.client.training.enter(id()));
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    await endShift(till.client);
    expect(await accepted(till.client.till.state({}))).toMatchObject({
      operator: null,
      training: { operatorName: 'Ana' },
    });
    await accepted(till.client.training.leave(id()));
    await logOn(till.client);
    await accepted(till.client.training.enter(id()));
    expect(await journalOf(till, 'training.left')).toMatchObject([
      { body: { cause: 'by_hand' } },
      { body: { cause: 'till_stopped' } },
    ]);
  });

  it('sells what the shop sells now, and its ledger is no place for secrets of the Agent', async () => {
    const { client, dataDir, till } = await testTill();
    await logOn(client, 'ivana');
    await accepted(
      client.catalogue.import({ ...id(), fileName: 'x.csv', csv: 'barcode,name,price\n999,Nova roba,1.00\n' }),
    );
    await accepted(client.training.enter(id()));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.sale.scan({ ...id(), barcode: '999' }));
    await till.close();
    expect(existsSync(join(dataDir, 'training', 'till.db'))).toBe(true);
    const connection = new Database(join(dataDir, 'training', 'till.db'), { readonly: true });
    const names = connection.prepare('SELECT name FROM setting').pluck().all();
    connection.close();
    expect(names).toEqual(['configuration']);
  });
});
