import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#main/time/clock.ts';
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

const IVANA = { operatorId: 'ivana', pin: '1234' };
const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

/** Ana’s shift is open with 101.85 in the drawer; Kasia sits at the till. */
async function anaOpenKasiaSeated(client: TillClient): Promise<string> {
  await startShift(client, '100.00');
  await sellLoaf(client);
  const shiftId = (await accepted(client.till.state({}))).shift?.id ?? '';
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'kasia');
  return shiftId;
}

describe('User Shifts', () => {
  it('lists number, dates, cashier and status, newest first, and finds by number and by cashier, letters folded', async () => {
    const { client } = await testTill();
    await startShift(client);
    await endShift(client);
    await logOn(client, 'zofia');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    const all = await accepted(client.shift.list({}));
    expect(all.map(({ number, operatorName, status }) => [number.slice(-6), operatorName, status])).toEqual([
      ['000002', 'Zofia', 'open'],
      ['000001', 'Ana', 'closed'],
    ]);
    expect(all[1]?.endedAt).not.toBeNull();
    expect(await accepted(client.shift.list({ text: 'ZÓF' }))).toHaveLength(1);
    expect(await accepted(client.shift.list({ text: '000001' }))).toHaveLength(1);
    expect(await accepted(client.shift.list({ text: 'nobody' }))).toEqual([]);
    const [day] = await accepted(client.shift.days({ month: all[0]?.businessDate.slice(0, 7) ?? '' }));
    expect(day).toEqual({ date: all[0]?.businessDate, shifts: 2 });
  });

  it('shows a cashier without the right only their own', async () => {
    const { client } = await testTill();
    const anas = await anaOpenKasiaSeated(client);
    expect(await accepted(client.shift.list({}))).toEqual([]);
    expect(await refused(client.shift.summary({ shiftId: anas }))).toBe('not_permitted');
    expect(await refused(client.shift.summary({ shiftId: 'none' }))).toBe('shift_unknown');
  });
});

describe('ending another’s shift', () => {
  it('needs the right, own or lent; what is typed without it is refused too', async () => {
    const { client } = await testTill();
    const shiftId = await anaOpenKasiaSeated(client);
    expect(await refused(client.shift.endSheet({ shiftId }))).toBe('not_permitted');
    const entry = { shiftId, ...CASH, column: 'actual', amount: '1' } as const;
    expect(await refused(client.shift.writeEnd({ ...id(), ...entry }))).toBe('not_permitted');
    expect(await refused(client.count.sheet({ occasion: 'end', shiftId }))).toBe('not_permitted');
    expect(await refused(client.shift.end({ ...id(), shiftId, revision: 'x' }))).toBe('not_permitted');
    expect(await refused(client.shift.end({ ...id(), shiftId, revision: 'x', authorisation: IVANA }))).toBe(
      'sheet_changed',
    );
  });

  it('binds: the owner’s next shift begins with the amounts entered, and the owner is told by whom', async () => {
    const { client, till, dataDir } = await testTill();
    const shiftId = await anaOpenKasiaSeated(client);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'actual', amount: '100.00' }));
    const sheet = await accepted(
      client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'withdrawal', amount: '60.00' }),
    );
    const ended = await accepted(client.shift.end({ ...id(), shiftId, revision: sheet.revision }));
    expect(ended.rows[0]).toMatchObject({ differenceMinor: -185, remainingMinor: 4_000 });
    expect((await accepted(client.till.state({}))).operator?.id).toBe('ivana');
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    const start = await accepted(client.shift.startSheet({}));
    expect(start.rows[0]?.beginningMinor).toBe(4_000);
    expect(start.lastShift).toMatchObject({ endedByOther: 'Ivana' });
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    const documents = connection.prepare('SELECT tag, handled_by AS by FROM cash_document ORDER BY seq').all();
    expect(documents).toEqual([
      { tag: 'Deposit at the start of day', by: 'ana' },
      { tag: '[!] Difference at the end of day', by: 'ivana' },
      { tag: 'Withdrawal at the End of Day', by: 'ivana' },
    ]);
    expect(connection.prepare('SELECT ended_by FROM shift').pluck().get()).toBe('ivana');
    connection.close();
  });

  it('finds what its owner had counted already: a count is handed on, not begun again', async () => {
    const { client } = await testTill();
    await startShift(client, '100.00');
    const cell = { occasion: 'end', ...CASH, valueMinor: 5_000, pieces: '2' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    const shiftId = (await accepted(client.till.state({}))).shift?.id ?? '';
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    const count = await accepted(client.count.sheet({ occasion: 'end', shiftId }));
    expect(count.entries[0]?.sumMinor).toBe(10_000);
    await accepted(client.count.confirm({ ...id(), occasion: 'end', shiftId }));
    expect((await accepted(client.shift.endSheet({ shiftId }))).rows[0]?.actualMinor).toBe(10_000);
  });

  it('has a way out over a half-typed document: it is given up and written down', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const shiftId = (await accepted(client.till.state({}))).shift?.id ?? '';
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    const { revision, openDocumentLines } = await accepted(client.shift.endSheet({ shiftId }));
    expect(openDocumentLines).toBe(1);
    expect(await refused(client.shift.end({ ...id(), shiftId, revision }))).toBe('session_open');
    await accepted(client.shift.end({ ...id(), shiftId, revision, discardDocument: true }));
    expect(await refused(client.shift.endSheet({ shiftId }))).toBe('shift_not_open');
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    const discarded = connection.prepare(
      `SELECT actor, body ->> 'totalMinor' AS total FROM event WHERE kind = 'sale.discarded'`,
    );
    expect(discarded.all()).toEqual([{ actor: 'ivana', total: 185 }]);
    connection.close();
  });
});

describe('a shift that was forgotten', () => {
  it('is named as such the next day, goes on or is ended, and its figures stay those of its own date', async () => {
    let wall = '2026-11-20T22:00:00.000+01:00';
    let monotonicMs = 0;
    const clock: Clock = {
      now: () => {
        monotonicMs += 1;
        return { wall, monotonicMs };
      },
    };
    const { client } = await testTill({ clock });
    await startShift(client);
    expect((await accepted(client.till.state({}))).isShiftForgotten).toBe(false);
    wall = '2026-11-21T07:00:00.000+01:00';
    const state = await accepted(client.till.state({}));
    expect(state).toMatchObject({ isShiftForgotten: true, shift: { businessDate: '2026-11-20' } });
    await sellLoaf(client);
    await endShift(client);
    await logOn(client, 'ivana');
    const [shift] = await accepted(client.shift.list({ businessDate: '2026-11-20' }));
    expect(shift).toMatchObject({ status: 'closed', businessDate: '2026-11-20', endedAt: wall });
    const summary = await accepted(client.shift.summary({ shiftId: shift?.id ?? '' }));
    expect(summary.sales.receipts).toBe(1);
    expect(summary.cashFlows[0]?.end).toMatchObject({ endingMinor: 5_185, withdrawalMinor: 0, remainingMinor: 5_185 });
  });
});

describe('an earlier report', () => {
  it('is printed again as a copy with the same number', async () => {
    const { client } = await testTill();
    await startShift(client);
    await endShift(client);
    await logOn(client, 'ivana');
    const [shift] = await accepted(client.shift.list({}));
    const shiftId = shift?.id ?? '';
    await expect
      .poll(async () => (await accepted(client.paper.roll({}))).jobs.map(({ state }) => state))
      .toEqual(['printed']);
    const { jobId } = await accepted(client.shift.reprintReport({ ...id(), shiftId }));
    const { job, lines } = await accepted(client.paper.slip({ jobId }));
    expect(job).toMatchObject({ copy: 1, documentNumber: shift?.reportNumber, kind: 'daily_report' });
    expect(lines[0]?.text).toBe('COPY 1');
  });
});
