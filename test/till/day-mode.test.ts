import { describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  type TestTill,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

function dayTill(): Promise<TestTill> {
  return tillWith((configuration) => ({ ...configuration, workMode: 'day' }));
}

async function startDay(client: TillClient, operatorId: string, amount = '50.00'): Promise<void> {
  await logOn(client, operatorId);
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount }] }));
}

async function changeTo(client: TillClient, operatorId: string): Promise<void> {
  await accepted(client.operator.logOff(id()));
  await logOn(client, operatorId);
}

async function cashRow(client: TillClient) {
  const sheet = await accepted(client.shift.endSheet({}));
  return sheet.rows.find((row) => row.paymentForm === 'cash' && row.currency === 'EUR');
}

describe('in day mode the cash belongs to the till', () => {
  it('whoever logs on shares the one open day, and what both sold stands in one drawer', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    await sellLoaf(client);
    const { shift } = await accepted(client.till.state({}));
    await changeTo(client, 'kasia');
    expect((await accepted(client.till.state({}))).shift).toEqual(shift);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('shift_already_open');
    await sellLoaf(client);
    expect(await cashRow(client)).toMatchObject({ beginningMinor: 5_000, paymentValueMinor: 370, payments: 2 });
    const { sales } = await accepted(client.shift.summary({}));
    expect(sales).toMatchObject({ receipts: 2, grossMinor: 370 });
  });

  it('the next day begins with what the last one left, whoever starts it', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    await sellLoaf(client);
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '1.85' }));
    await endShift(client);
    await logOn(client, 'zofia');
    const sheet = await accepted(client.shift.startSheet({}));
    expect(sheet.rows[0]).toMatchObject({ currency: 'EUR', beginningMinor: 5_000 });
    expect(sheet.lastShift).toMatchObject({ number: 'SH/2026/POS1/000001', endedByOther: null });
  });

  it('each operator has an own session, closed at log off, and documents name their operator and session', async () => {
    const till = await dayTill();
    await startDay(till.client, 'ana');
    await sellLoaf(till.client);
    await changeTo(till.client, 'kasia');
    await sellLoaf(till.client);
    await changeTo(till.client, 'ana');
    await sellLoaf(till.client);
    await endShift(till.client);
    const events = await journalOf(till, 's');
    const sessions = events.filter(({ kind }) => kind.startsWith('session.')).map(({ kind, actor }) => [kind, actor]);
    expect(sessions).toEqual([
      ['session.opened', 'ana'],
      ['session.closed', 'ana'],
      ['session.opened', 'kasia'],
      ['session.closed', 'kasia'],
      ['session.opened', 'ana'],
      ['session.closed', 'ana'],
    ]);
    expect(events.filter(({ kind }) => kind === 'sale.completed').map(({ actor }) => actor)).toEqual([
      'ana',
      'kasia',
      'ana',
    ]);
  });

  it('a restart leaves the session of whoever was there open, and the same operator goes on in it', async () => {
    const till = await dayTill();
    await startDay(till.client, 'ana');
    await till.till.close();
    const again = await testTill({ dataDir: till.dataDir });
    await logOn(again.client);
    await sellLoaf(again.client);
    expect((await journalOf(again, 'session.')).map(({ kind }) => kind)).toEqual(['session.opened']);
  });

  it('the end names whose sessions are open and whose documents are half typed; the documents outlive the day', async () => {
    const first = await dayTill();
    await startDay(first.client, 'ana');
    await accepted(first.client.sale.scan({ ...id(), barcode: '101' }));
    await first.till.close();
    const { client } = await testTill({ dataDir: first.dataDir });
    await logOn(client, 'kasia');
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.openDocumentLines).toBe(0);
    expect(sheet.others).toEqual([{ name: 'Ana', sessionSince: expect.any(String), documentLines: 1 }]);
    await endShift(client);

    await startDay(client, 'kasia', '0.00');
    await changeTo(client, 'ana');
    const document = await accepted(client.sale.document({}));
    expect(document?.lines).toHaveLength(1);
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const days = await accepted(client.shift.list({}));
    const receipts = await Promise.all(
      days.map(async ({ id: shiftId }) => (await accepted(client.shift.summary({ shiftId }))).sales.receipts),
    );
    expect(receipts).toEqual([1, 0]);
  });

  it('one’s own half-typed document stands in the way of the end until it is given up', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const { revision, openDocumentLines } = await accepted(client.shift.endSheet({}));
    expect(openDocumentLines).toBe(1);
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('session_open');
    await accepted(client.shift.end({ ...id(), revision, discardDocument: true }));
    expect((await accepted(client.till.state({}))).operator).toBeNull();
  });

  it('needs the right end_day to end, one’s own or lent, whoever started it', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    await changeTo(client, 'jakub');
    const { revision } = await accepted(client.shift.endSheet({}));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('not_permitted');
    const authorisation = { operatorId: 'ana', pin: '1234' };
    await accepted(client.shift.end({ ...id(), revision, authorisation }));
  });

  it('what was counted and typed belongs to the drawer: the next one at the till finds it, at start and at end', async () => {
    const { client } = await dayTill();
    await logOn(client, 'ana');
    const cell = { ...CASH, valueMinor: 1_000, pieces: '5' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell, occasion: 'start' }));
    await accepted(client.count.confirm({ ...id(), occasion: 'start' }));
    await changeTo(client, 'kasia');
    const sheet = await accepted(client.shift.startSheet({}));
    expect(sheet.rows[0]).toMatchObject({ countedMinor: 5_000, differenceMinor: 5_000 });
    const { documents } = await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(documents).toMatchObject([{ tag: '[!] Difference at the start of day', amountMinor: 5_000 }]);

    await accepted(client.count.writePieces({ ...id(), ...cell, occasion: 'end' }));
    await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
    await changeTo(client, 'zofia');
    expect(await cashRow(client)).toMatchObject({ actualMinor: 5_000, differenceMinor: 0 });
  });

  it('the report names everybody who worked in the day, and says Day', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    await sellLoaf(client);
    await changeTo(client, 'kasia');
    await accepted(client.shift.printInterimReport(id()));
    const { jobs } = await accepted(client.paper.roll({}));
    const job = jobs.find(({ kind }) => kind === 'interim_report');
    const { lines } = await accepted(client.paper.slip({ jobId: job?.id ?? '' }));
    const head = JSON.stringify(lines);
    expect(head).toContain('Day SH');
    expect(head).toContain('Ana, Kasia');
  });

  it('the drawer of a day is not detached: it is not one person’s', async () => {
    const { client } = await dayTill();
    await startDay(client, 'ana');
    expect(await refused(client.shift.detach(id()))).toBe('day_not_detached');
  });

  it('refusals speak of a day', async () => {
    const { client } = await dayTill();
    await logOn(client);
    const reply = await client.sale.scan({ ...id(), barcode: '101' });
    expect(reply).toMatchObject({ refusal: { words: 'No day is open. Log on again and start one.' } });
  });
});

describe('changing between shift and day mode', () => {
  const changeMode = (client: TillClient, value: 'shift' | 'day', how: { readonly confirmed?: true } = {}) =>
    client.parameter.change({
      ...id(),
      ...how,
      changes: [{ name: 'workMode', typed: { kind: 'choice', value } }],
    });

  it('is refused while anything is open at the till, by name', async () => {
    const { client } = await testTill();
    await logOn(client, 'kasia');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await changeTo(client, 'ivana');
    const reply = await changeMode(client, 'day');
    expect(reply).toMatchObject({
      accepted: false,
      refusal: { code: 'work_mode_in_use', facts: { operator: 'Kasia' } },
    });
  });

  it('asks first when drawers still hold cash; the cash is there again after changing back', async () => {
    const { client } = await testTill();
    await logOn(client, 'ana');
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '20.00' }] }));
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
    await endShift(client);
    await logOn(client, 'ivana');
    expect(await refused(changeMode(client, 'day'))).toBe('work_mode_leaves_cash');
    await accepted(changeMode(client, 'day', { confirmed: true }));
    expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({ beginningMinor: 0 });
    await accepted(changeMode(client, 'shift'));
    await changeTo(client, 'ana');
    expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({ beginningMinor: 2_000 });
  });

  it('is written down once, and not at all where nothing changes', async () => {
    const till = await testTill();
    await logOn(till.client, 'ivana');
    await accepted(changeMode(till.client, 'shift'));
    await accepted(changeMode(till.client, 'day'));
    expect(await journalOf(till, 'till.work_mode')).toMatchObject([
      { kind: 'till.work_mode_changed', actor: 'ivana', body: { from: 'shift', to: 'day' } },
    ]);
  });
});
