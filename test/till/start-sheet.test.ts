import { describe, expect, it } from 'vitest';
import { tillWith, withParameters } from '#test/till/configured-till.ts';
import { accepted, endShift, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

async function firstRow(client: TillClient) {
  const { rows } = await accepted(client.shift.startSheet({}));
  return rows[0];
}

function typeActual(client: TillClient, amount: string | null, currency = 'EUR') {
  return client.shift.writeStart({ ...id(), currency, amount });
}

describe('Beginning Balance opens into', () => {
  it('nothing before the first shift, then what the last one left and how it came about', async () => {
    const { client } = await testTill();
    await logOn(client);
    expect(await firstRow(client)).toMatchObject({ beginningMinor: 0, beginningParts: { shifts: [], sinceMinor: 0 } });
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount: '48.00' }));
    await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '8.00' }));
    const { number } = (await accepted(client.till.state({}))).shift ?? { number: '' };
    await endShift(client);
    await logOn(client);
    const row = await firstRow(client);
    const left = {
      number,
      endingMinor: 5_000,
      bookedDifferenceMinor: -200,
      withdrawalMinor: 800,
      remainingMinor: 4_000,
    };
    expect(row).toMatchObject({ beginningMinor: 4_000, beginningParts: { shifts: [left], sinceMinor: 0 } });
    const shiftId = row?.beginningParts.shifts[0]?.shiftId ?? '';
    expect(await accepted(client.shift.summary({ shiftId }))).toMatchObject({ number });
  });

  it('what detached drawers left that were counted meanwhile', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    const drawer = await accepted(client.shift.detach(id()));
    await logOn(client);
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '20.00' }] }));
    const own = (await accepted(client.till.state({}))).shift?.number;
    await endShift(client);
    await logOn(client, 'ivana');
    const { shiftId } = drawer;
    await accepted(client.shift.writeEnd({ ...id(), shiftId, ...CASH, column: 'withdrawal', amount: '45.00' }));
    const { revision } = await accepted(client.shift.endSheet({ shiftId }));
    await accepted(client.shift.end({ ...id(), shiftId, revision }));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    expect(await firstRow(client)).toMatchObject({
      beginningMinor: 2_500,
      beginningParts: {
        shifts: [
          { number: own, remainingMinor: 2_000 },
          { number: drawer.number, remainingMinor: 500 },
        ],
        sinceMinor: 0,
      },
    });
  });
});

describe('Actual Balance at the start', () => {
  it('is typed or counted; a difference makes its document, and a wiped one is not counted', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    await endShift(client);
    await logOn(client);
    const typed = await accepted(typeActual(client, '49.50'));
    expect(typed.rows[0]).toMatchObject({ countedMinor: 4_950, differenceMinor: -50 });
    expect((await accepted(typeActual(client, null))).rows[0]).toMatchObject({ countedMinor: null });
    await accepted(typeActual(client, '49.50'));
    const { documents } = await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(documents).toMatchObject([{ tag: '[!] Difference at the start of day', amountMinor: 50 }]);
  });

  it('refuses what is no amount or no currency of the till, and a hand that is not logged on', async () => {
    const { client } = await testTill();
    expect(await refused(typeActual(client, '1'))).toBe('nobody_logged_on');
    await logOn(client);
    expect(await refused(typeActual(client, '1', 'USD'))).toBe('payment_form_unknown');
    expect(await refused(typeActual(client, '1e3'))).toBe('amount_malformed');
    expect(await refused(typeActual(client, '-1'))).toBe('amount_negative');
  });

  it('is mandatory in every currency where the parameter says so; zero is an answer', async () => {
    const { client } = await withParameters({ actualBalanceMandatory: true });
    await logOn(client);
    expect((await accepted(client.shift.startSheet({}))).countRequired).toBe(true);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
    await accepted(typeActual(client, '0'));
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
    expect((await accepted(typeActual(client, '0', 'PLN'))).countRequired).toBe(false);
    await accepted(client.shift.start({ ...id(), deposits: [] }));
  });

  it('belongs to the drawer of the till in day mode: the next one at the till finds it', async () => {
    const { client } = await tillWith((configuration) => ({ ...configuration, workMode: 'day' }));
    await logOn(client);
    await accepted(typeActual(client, '12.00'));
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    expect(await firstRow(client)).toMatchObject({ countedMinor: 1_200, differenceMinor: 1_200 });
  });
});
