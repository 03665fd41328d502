import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { beginningAt, endOnPage, LIST, onlyShift, shop, value } from '#test/managers/page-end.ts';
import { allSent, cut, mend, SOON } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

describe.each(AGENT_DATABASES)('what is ended on the page, on %s,', (kind) => {
  test('may be a drawer that was detached and waits to be counted: what it left is what its owner begins with', async () => {
    const { open, client } = await shop(kind);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    await sellLoaf(one.client);
    await accepted(one.client.shift.detach(id()));
    await allSent(one);
    const shiftId = await onlyShift(client);
    expect((await value(client.shifts.show({ shiftId }))).shift.status).toBe('detached');
    expect((await value(client.acts.endSheet({ shiftId }))).rows).toMatchObject([{ endingMinor: 5_185 }]);
    expect(await endOnPage(client, shiftId, { cash: { actual: '50.00', withdrawal: '45.00' } })).toMatchObject({
      accepted: true,
    });
    expect((await value(client.shifts.show({ shiftId }))).rows).toMatchObject([
      { actualMinor: 5_000, differenceMinor: -185, withdrawalMinor: 4_500, remainingMinor: 500 },
    ]);
    await expect.poll(async () => (await accepted(one.client.till.state({}))).drawersToCount, SOON).toEqual([]);
    expect(await endOnPageAgain(client, shiftId)).toMatchObject({ refusal: { code: 'shift_not_open' } });
    for (const till of [one, two]) {
      await logOn(till.client);
      await expect.poll(async () => await beginningAt(till), SOON).toBe(500);
      await accepted(till.client.operator.logOff(id()));
    }
    await logOn(two.client);
    await accepted(two.client.shift.start({ ...id(), deposits: [] }));
    await endShift(two.client);
    await allSent(two);
  });

  test('may be such a drawer of a till that is away: nobody begins with its money twice', async () => {
    const { open, client } = await shop(kind);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    await accepted(one.client.shift.detach(id()));
    await allSent(one);
    const shiftId = await onlyShift(client);
    cut(one);
    const how = { cash: { actual: '50.00', withdrawal: '45.00' }, isUnreportedConfirmed: true };
    await expect
      .poll(async () => (await endOnPage(client, shiftId, how)).accepted, { timeout: 8_000, interval: 200 })
      .toBe(true);
    await logOn(two.client);
    await expect.poll(async () => await beginningAt(two), SOON).toBe(500);
    await accepted(two.client.shift.start({ ...id(), deposits: [] }));
    await mend(one);
    await expect.poll(async () => (await accepted(one.client.till.state({}))).drawersToCount, SOON).toEqual([]);
    await endShift(two.client);
    await allSent(two);
  });

  test('may be a shift at two tills, one of them joined: both leave it, and its figures are those of both', async () => {
    const { open, client } = await shop(kind);
    const [one, two] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    await sellLoaf(one.client);
    await allSent(one);
    await logOn(two.client);
    await expect.poll(async () => (await accepted(two.client.till.state({}))).shift, SOON).not.toBeNull();
    await sellLoaf(two.client);
    await allSent(two);
    const shiftId = await onlyShift(client);
    const sheet = await value(client.acts.endSheet({ shiftId }));
    expect(sheet.rows).toMatchObject([{ endingMinor: 5_370 }]);
    expect(await endOnPage(client, shiftId, { cash: { actual: '53.70', withdrawal: '53.70' } })).toMatchObject({
      accepted: true,
    });
    for (const till of [one, two])
      await expect.poll(async () => (await accepted(till.client.till.state({}))).shift, SOON).toBeNull();
    expect((await value(client.sessions.list({ text: '', isOpenOnly: true, skip: 0 }))).sessions).toEqual([]);
    expect((await value(client.shifts.show({ shiftId }))).rows).toMatchObject([{ remainingMinor: 0 }]);
  });

  test('may be the second of two shifts that one person started offline; the first goes on with its own money', async () => {
    const { open, client } = await shop(kind);
    const [one, two] = [await open('POS1'), await open('POS2')];
    cut(one);
    cut(two);
    await startShift(one.client, '100.00');
    await sellLoaf(one.client);
    await startShift(two.client, '20.00');
    await sellLoaf(two.client);
    await mend(one);
    await mend(two);
    const shifts = async () => (await value(client.shifts.list(LIST))).shifts;
    await expect.poll(async () => (await shifts()).length, SOON).toBe(2);
    const second = (await shifts()).find(({ tills }) => tills.includes('POS2'))?.shiftId ?? '';
    expect((await value(client.acts.endSheet({ shiftId: second }))).rows).toMatchObject([{ endingMinor: 2_185 }]);
    expect(await endOnPage(client, second, { cash: { actual: '21.85', withdrawal: '21.85' } })).toMatchObject({
      accepted: true,
    });
    await expect.poll(async () => (await accepted(two.client.till.state({}))).shift, SOON).toBeNull();
    await sellLoaf(one.client);
    const { rows, revision } = await accepted(one.client.shift.endSheet({}));
    expect(rows[0]).toMatchObject({ endingMinor: 10_370 });
    expect(await refused(two.client.sale.scan({ ...id(), barcode: '101' }))).not.toBe('');
    await accepted(one.client.shift.end({ ...id(), revision }));
    await allSent(one);
  });
});

/** As if somebody pressed once more on a page that has not heard of it. */
async function endOnPageAgain(client: Parameters<typeof endOnPage>[0], shiftId: string) {
  const order = {
    shiftId,
    revision: 'old',
    entries: [],
    reason: 'again',
    isConfirmed: true,
    isUnreportedConfirmed: true,
  };
  return await client.acts.endShift(order);
}
