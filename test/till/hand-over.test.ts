import { describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TestTill,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const IVANA = { operatorId: 'ivana', pin: '1234' };

/** Ana has sold one loaf on a float of 100.00 and has handed the till over; her drawer holds 101.85. */
async function handedOver(client: TillClient): Promise<string> {
  await startShift(client, '100.00');
  await sellLoaf(client);
  return (await accepted(client.shift.detach(id()))).shiftId;
}

async function verified({ till, dataDir }: TestTill) {
  await till.close();
  const { findings } = await verifyFolder(dataDir, { key: null, head: null });
  return findings;
}

async function endDetached(client: TillClient, shiftId: string) {
  const { revision } = await accepted(client.shift.endSheet({ shiftId }));
  return accepted(client.shift.end({ ...id(), shiftId, revision }));
}

const cashOf = async (client: TillClient, shiftId?: string) =>
  (await accepted(client.shift.endSheet(shiftId === undefined ? {} : { shiftId }))).rows[0];

describe('a hand-over', () => {
  it('frees the till in one step: the seat is empty, and the next cashier is offered the preset float at once', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    expect(await accepted(client.till.state({}))).toMatchObject({ operator: null, shift: null });
    await accepted(client.operator.logOnByBadge({ ...id(), badge: 'BADGE-KASIA' }));
    const { rows } = await accepted(client.shift.startSheet({}));
    expect(rows.map(({ currency, floatDepositMinor }) => [currency, floatDepositMinor])).toEqual([
      ['EUR', 10_000],
      ['PLN', 0],
    ]);
    const started = await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '100.00' }] }));
    expect(started.documents).toMatchObject([{ tag: 'Deposit at the start of day', amountMinor: 10_000 }]);
    await sellLoaf(client);
    const { drawersToCount } = await accepted(client.till.state({}));
    expect(drawersToCount).toMatchObject([{ shiftId, operatorName: 'Ana', isOwn: false, isForgotten: false }]);
    expect(await cashOf(client)).toMatchObject({ endingMinor: 10_185 });
    expect(await verified(test)).toEqual([]);
  });

  it('is needed for the float: after the next start, and without a hand-over, none is proposed', async () => {
    const { client } = await testTill();
    await handedOver(client);
    await logOn(client, 'kasia');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'zofia');
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.floatDepositMinor).toBe(0);
  });

  it('tops up to the float what the next cashier brings from an earlier shift', async () => {
    const { client } = await testTill();
    await logOn(client, 'kasia');
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '30.00' }] }));
    await endShift(client);
    await handedOver(client);
    await logOn(client, 'kasia');
    expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({
      beginningMinor: 3_000,
      floatDepositMinor: 7_000,
    });
  });

  it('over a half-typed document is refused until it is finished, or given up by name', async () => {
    const test = await testTill();
    const { client } = test;
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(client.shift.detach(id()))).toBe('session_open');
    expect((await accepted(client.till.state({}))).document).toMatchObject({ lineCount: 1 });
    await accepted(client.sale.assignPayment({ ...id(), ...CASH, amount: '1' }));
    expect(await refused(client.shift.detach({ ...id(), discardDocument: true }))).toBe('document_has_payments');
    await accepted(client.sale.clearPayments(id()));
    await accepted(client.shift.detach({ ...id(), discardDocument: true }));
    await logOn(client);
    expect((await accepted(client.till.state({}))).document).toBeNull();
    expect(await journalOf(test, 'sale.discarded')).toHaveLength(1);
  });

  it('is carried out once: asked again it logs nobody off', async () => {
    const { client } = await testTill();
    await startShift(client);
    const command = id();
    const first = await accepted(client.shift.detach(command));
    await logOn(client);
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await accepted(client.shift.detach(command))).toEqual(first);
    expect((await accepted(client.till.state({}))).operator?.id).toBe('ana');
  });

  it('needs an open shift, and the right to, which somebody may lend', async () => {
    const { client } = await testTill();
    expect(await refused(client.shift.detach(id()))).toBe('nobody_logged_on');
    await logOn(client);
    expect(await refused(client.shift.detach(id()))).toBe('shift_not_open');
  });

  it('leaves nothing to sell in: a detached shift takes no document, and is nobody’s open one', async () => {
    const { client } = await testTill();
    await handedOver(client);
    await logOn(client);
    expect((await accepted(client.till.state({}))).shift).toBeNull();
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('shift_not_open');
    expect(await refused(client.shift.detach(id()))).toBe('shift_not_open');
  });
});

describe('a detached drawer', () => {
  it('stands in User Shifts as to be counted, and takes along what was counted of it already', async () => {
    const { client } = await testTill();
    await startShift(client, '100.00');
    const cell = { occasion: 'end', ...CASH, valueMinor: 5_000, pieces: '2' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.shift.writeReason({ ...id(), ...CASH, reason: 'Change given wrong' }));
    const { shiftId } = await accepted(client.shift.detach(id()));
    await logOn(client, 'ivana');
    expect(await accepted(client.shift.list({}))).toMatchObject([{ id: shiftId, status: 'detached', endedAt: null }]);
    const { entries } = await accepted(client.count.sheet({ occasion: 'end', shiftId }));
    expect(entries[0]?.sumMinor).toBe(10_000);
    expect((await cashOf(client, shiftId))?.reason).toBe('Change given wrong');
  });

  it('is ended by whoever may: all of it goes to the safe unless another amount is typed', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await logOn(client, 'kasia');
    expect(await refused(client.shift.endSheet({ shiftId }))).toBe('not_permitted');
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    const counted = { shiftId, ...CASH, column: 'actual', amount: '101.00' } as const;
    const sheet = await accepted(client.shift.writeEnd({ ...id(), ...counted }));
    expect(sheet).toMatchObject({ isOwn: false, openDocumentLines: 0 });
    expect(sheet.detachedAt).not.toBeNull();
    expect(sheet.rows[0]).toMatchObject({
      endingMinor: 10_185,
      differenceMinor: -85,
      withdrawalMinor: 10_100,
      suggestedWithdrawalMinor: 10_100,
      remainingMinor: 0,
    });
    const ended = await accepted(client.shift.end({ ...id(), shiftId, revision: sheet.revision }));
    expect(ended.documents.map(({ tag, amountMinor }) => [tag, amountMinor])).toEqual([
      ['[!] Difference at the end of day', 85],
      ['Withdrawal at the End of Day', 10_100],
    ]);
    expect(await accepted(client.till.state({}))).toMatchObject({ operator: { id: 'ivana' }, drawersToCount: [] });
    expect(await verified(test)).toEqual([]);
  });

  it('does not mix with its owner’s next shift, and what is left in it comes back at the start after that', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await startShift(client, '20.00');
    await sellLoaf(client);
    expect(await cashOf(client)).toMatchObject({ beginningMinor: 2_000, endingMinor: 2_185 });
    await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'withdrawal', amount: '61.85' }));
    const [drawer] = (await endDetached(client, shiftId)).rows;
    expect(drawer).toMatchObject({ endingMinor: 10_185, remainingMinor: 4_000, payments: 1, operations: 2 });
    expect(await accepted(client.till.state({}))).toMatchObject({ operator: { id: 'ana' } });
    expect(await cashOf(client)).toMatchObject({ beginningMinor: 2_000, endingMinor: 2_185 });
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
    await endShift(client);
    await logOn(client);
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor).toBe(6_185);
    const { entries } = await accepted(client.count.sheet({ occasion: 'start' }));
    expect(entries[0]?.expectedMinor).toBe(6_185);
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await cashOf(client)).toMatchObject({ beginningMinor: 6_185, endingMinor: 6_185 });
    await endShift(client);
    expect(await verified(test)).toEqual([]);
  });

  it('may be one of several of the same owner, each counted by itself', async () => {
    const test = await testTill();
    const { client } = test;
    const first = await handedOver(client);
    const second = await handedOver(client);
    await logOn(client);
    for (const [shiftId, amount] of [
      [first, '101.00'],
      [second, '102.00'],
    ] as const)
      await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'actual', amount }));
    expect((await cashOf(client, first))?.differenceMinor).toBe(-85);
    expect((await cashOf(client, second))?.differenceMinor).toBe(15);
    await endDetached(client, first);
    expect((await cashOf(client, second))?.actualMinor).toBe(10_200);
    await endDetached(client, second);
    expect(await verified(test)).toEqual([]);
  });

  it('is taken back by its owner who goes on selling in the same shift; nobody else can', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await logOn(client, 'ivana');
    expect(await refused(client.shift.takeBack({ ...id(), shiftId }))).toBe('shift_not_open');
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    await accepted(client.shift.takeBack({ ...id(), shiftId }));
    expect((await accepted(client.till.state({}))).shift?.id).toBe(shiftId);
    await sellLoaf(client);
    expect(await cashOf(client)).toMatchObject({ beginningMinor: 10_000, endingMinor: 10_370 });
    expect(await verified(test)).toEqual([]);
  });

  it('is not taken back once its owner has started another shift: what that one leaves would mix with it', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await startShift(client, '1.00');
    expect(await refused(client.shift.takeBack({ ...id(), shiftId }))).toBe('shift_already_open');
    await endShift(client);
    await logOn(client);
    expect(await refused(client.shift.takeBack({ ...id(), shiftId }))).toBe('other_shift_since');
    await endDetached(client, shiftId);
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor).toBe(100);
    expect(await verified(test)).toEqual([]);
  });

  it('is forgotten when its day is over, and said so to its owner', async () => {
    let wall = '2026-11-20T14:02:00.000+01:00';
    let monotonicMs = 0;
    const clock = {
      now: () => {
        monotonicMs += 1;
        return { wall, monotonicMs };
      },
    };
    const { client } = await testTill({ clock });
    await handedOver(client);
    wall = '2026-11-21T07:00:00.000+01:00';
    await logOn(client);
    const { drawersToCount } = await accepted(client.till.state({}));
    expect(drawersToCount).toMatchObject([{ isOwn: true, isForgotten: true, since: '2026-11-20T14:02:00.000+01:00' }]);
  });

  it('obeys forced and blind counting like any other', async () => {
    const { client } = await withParameters({ forceCount: true, blindCount: true });
    const shiftId = await handedOver(client);
    await logOn(client, 'ivana');
    const { revision, countRequired } = await accepted(client.shift.endSheet({ shiftId }));
    expect(countRequired).toBe(true);
    expect(await refused(client.shift.end({ ...id(), shiftId, revision }))).toBe('count_required');
    const { entries } = await accepted(client.count.sheet({ occasion: 'end', shiftId }));
    expect(entries[0]?.expectedMinor).toBeNull();
    const cell = { occasion: 'end', shiftId, ...CASH, valueMinor: 10_000, pieces: '1' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.count.confirm({ ...id(), occasion: 'end', shiftId }));
    await endDetached(client, shiftId);
  });
});

describe('a right lent for a whole ending', () => {
  it('is asked for once, carries the lender’s name in all that follows, and ends with the ending', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await logOn(client, 'kasia');
    expect(await refused(client.shift.borrowEnding({ ...id(), shiftId }))).toBe('not_permitted');
    await accepted(client.shift.borrowEnding({ ...id(), shiftId, authorisation: IVANA }));
    expect((await accepted(client.till.state({}))).endingLoan).toEqual({ shiftId, authoriserName: 'Ivana' });
    const cell = { occasion: 'end', shiftId, ...CASH, valueMinor: 10_000, pieces: '1' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.count.confirm({ ...id(), occasion: 'end', shiftId }));
    await accepted(client.shift.figure({ shiftId, ...CASH, part: 'received' }));
    await endDetached(client, shiftId);
    expect((await accepted(client.till.state({}))).endingLoan).toBeNull();
    const written = (await journalOf(test, ''))
      .filter(({ by }) => by === 'ivana')
      .map(({ kind, actor }) => [kind, actor]);
    expect(written).toEqual([
      ['operator.right_lent', 'kasia'],
      ['count.confirmed', 'kasia'],
      ['cash_document.issued', 'kasia'],
      ['cash_document.issued', 'kasia'],
      ['shift.ended', 'kasia'],
    ]);
  });

  it('holds for that shift only, and approves its difference too where the lender may', async () => {
    const { client } = await withParameters({ approvalRequired: true });
    const first = await handedOver(client);
    const second = await handedOver(client);
    await logOn(client, 'kasia');
    await accepted(client.shift.borrowEnding({ ...id(), shiftId: first, authorisation: IVANA }));
    expect(await refused(client.shift.endSheet({ shiftId: second }))).toBe('not_permitted');
    await accepted(client.shift.writeEnd({ ...id(), shiftId: first, ...CASH, column: 'actual', amount: '1.00' }));
    await endDetached(client, first);
  });

  it.each<[string, (client: TillClient) => Promise<unknown>]>([
    ['closing the window', (client) => accepted(client.shift.returnEnding(id()))],
    [
      'a lock',
      async (client) => {
        await accepted(client.operator.lock(id()));
        await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
      },
    ],
    [
      'logging off',
      async (client) => {
        await accepted(client.operator.logOff(id()));
        await logOn(client, 'kasia');
      },
    ],
  ])('ends with %s', async (_how, leave) => {
    const { client } = await testTill();
    const shiftId = await handedOver(client);
    await logOn(client, 'kasia');
    const command = { ...id(), shiftId, authorisation: IVANA };
    await accepted(client.shift.borrowEnding(command));
    await accepted(client.shift.endSheet({ shiftId }));
    await leave(client);
    expect(await refused(client.shift.endSheet({ shiftId }))).toBe('not_permitted');
    await accepted(client.shift.borrowEnding(command));
    expect(await refused(client.shift.endSheet({ shiftId })), 'an old command lends nothing anew').toBe(
      'not_permitted',
    );
  });

  it('is not needed by, and not written down for, somebody who holds it', async () => {
    const test = await testTill();
    const { client } = test;
    const shiftId = await handedOver(client);
    await logOn(client, 'ivana');
    await accepted(client.shift.borrowEnding({ ...id(), shiftId }));
    expect((await accepted(client.till.state({}))).endingLoan).toBeNull();
    expect(await journalOf(test, 'operator.right_lent')).toEqual([]);
  });
});
