import { describe, expect, test } from 'vitest';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { enrolmentCode, post } from '#test/agent/agent-in-process.ts';
import { testTill } from '#test/agent/test-till.ts';
import { loggedOn, STORE } from '#test/managers/page-client.ts';
import { beginningAt, type CASH, endOnPage, LIST, onlyShift, shop, value } from '#test/managers/page-end.ts';
import { allSent, cut, mend, SOON } from '#test/shifts/store.ts';
import { accepted, endShift, id, refused, sellLoaf, startShift } from '#test/till/test-till.ts';

describe.each(AGENT_DATABASES)('a shift is ended on the page, on %s,', (kind) => {
  test('with what was counted; its till leaves it, and the next one begins with what remained', async () => {
    const { open, client, database } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await sellLoaf(till.client);
    await allSent(till);
    const shiftId = await onlyShift(client);
    const sheet = await value(client.acts.endSheet({ shiftId }));
    expect(sheet).toMatchObject({ operatorName: 'Ana', unreported: [] });
    expect(sheet.rows).toMatchObject([{ paymentForm: 'cash', currency: 'EUR', isCash: true, endingMinor: 5185 }]);
    const ended = await endOnPage(client, shiftId, {
      cash: { actual: '51.00', withdrawal: '20.00', reason: 'a coin  too few' },
    });
    expect(ended).toMatchObject({
      accepted: true,
      value: { reportNumber: expect.stringMatching(/^Z\/\d+\/POS Agent\/000001$/) },
    });
    const detail = await value(client.shifts.show({ shiftId }));
    expect(detail.report).toMatchObject({ till: 'POS Agent', endedByName: 'Ivana', reason: 'Ana went home' });
    expect(detail.rows).toMatchObject([
      { actualMinor: 5100, differenceMinor: -85, withdrawalMinor: 2000, remainingMinor: 3100 },
    ]);
    const { documents } = await value(
      client.documents.list({ shiftId, sessionId: null, from: null, to: null, text: 'POS Agent', skip: 0 }),
    );
    expect(documents.map(({ amountMinor }) => amountMinor).toSorted((one, other) => one - other)).toEqual([-2000, -85]);
    expect(documents.map(({ description }) => description)).toContain('[!] a coin too few');
    await expect.poll(async () => (await value(client.shifts.list(LIST))).shifts[0]?.status, SOON).toBe('closed');
    await expect.poll(async () => await beginningAt(till), SOON).toBe(3100);
    await accepted(till.client.shift.start({ ...id(), deposits: [] }));
    await sellLoaf(till.client);
    await endShift(till.client);
    await allSent(till);
    const acts = await database.selectFrom('manager_act').select(['act', 'subject', 'login']).execute();
    expect(acts).toContainEqual({ act: 'shift_ended', subject: detail.shift.number, login: 'ivana' });
  });

  test('for a till that is dead by whoever answers for it; what it sold meanwhile makes a revised sheet', async () => {
    const { open, client } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    const shiftId = await onlyShift(client);
    cut(till);
    await expect
      .poll(async () => (await value(client.acts.endSheet({ shiftId }))).unreported, SOON)
      .toMatchObject([{ till: 'POS1' }]);
    expect(await endOnPage(client, shiftId, { cash: { actual: '51.85' } })).toMatchObject({
      refusal: { code: 'tills_unreported', facts: { tills: 'POS1' } },
    });
    expect(await endOnPage(client, shiftId, { cash: { actual: '51.85' }, isUnreportedConfirmed: true })).toMatchObject({
      accepted: true,
    });
    expect((await value(client.shifts.show({ shiftId }))).shift.status).toBe('closed');
    expect((await value(client.sessions.list({ text: '', isOpenOnly: false, skip: 0 }))).sessions).toMatchObject([
      { status: 'closed', closedElsewhere: { byName: 'Ivana', reason: 'Ana went home' } },
    ]);
    await sellLoaf(till.client);
    await mend(till);
    const revised = async () => (await value(client.shifts.show({ shiftId }))).revised;
    await expect
      .poll(revised, SOON)
      .toMatchObject([{ signedEndingMinor: 5000, revisedEndingMinor: 5185, bookedMinor: 185, proposedMinor: -185 }]);
    const reverse = () =>
      client.acts.reverseDifference({ shiftId, paymentForm: 'cash', currency: 'EUR', language: 'en' });
    expect(await reverse()).toMatchObject({ value: { number: expect.stringMatching(/^CW\/\d+\/POS Agent\/000001$/) } });
    expect(await reverse()).toMatchObject({ refusal: { code: 'nothing_to_reverse' } });
    expect((await value(client.shifts.show({ shiftId }))).rows).toMatchObject([{ differenceMinor: 185 }]);
    await expect.poll(async () => await beginningAt(till), SOON).toBe(5185);
  });

  test('by one person at a time, and by nobody who only reads', async () => {
    const { open, client, agent } = await shop(kind, { ivana: 'owner', marko: 'manager', vera: 'auditor' });
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    const shiftId = await onlyShift(client);
    const { revision } = await value(client.acts.endSheet({ shiftId }));
    const marko = await loggedOn(agent.url, 'marko');
    expect(await marko.client.acts.endSheet({ shiftId })).toMatchObject({
      refusal: { code: 'shift_being_ended', facts: { operator: 'Ivana', till: 'POS Agent' } },
    });
    await marko.client.acts.leaveEnd({ shiftId });
    expect(await refused(till.client.shift.endSheet({}))).toBe('shift_being_ended');
    await client.acts.leaveEnd({ shiftId });
    await accepted(till.client.shift.endSheet({}));
    expect(await client.acts.endSheet({ shiftId })).toMatchObject({
      refusal: { code: 'shift_being_ended', facts: { operator: 'Ana', till: 'POS1' } },
    });
    const vera = await loggedOn(agent.url, 'vera');
    const order = { shiftId, revision, entries: [], reason: 'x', isConfirmed: true, isUnreportedConfirmed: true };
    await expect(vera.client.acts.endSheet({ shiftId })).rejects.toMatchObject({ status: 403 });
    await expect(vera.client.acts.endShift(order)).rejects.toMatchObject({ status: 403 });
    await expect(client.acts.endShift({ ...order, reason: '  ' })).rejects.toMatchObject({ status: 400 });
    await endShift(till.client);
    await allSent(till);
    expect(await client.acts.endShift(order)).toMatchObject({ refusal: { code: 'shift_not_open' } });
    expect(await client.acts.endSheet({ shiftId: 'nothing' })).toMatchObject({ refusal: { code: 'not_there' } });
  });

  test('only with the figures that were shown, amounts that are some, and no more taken than there is', async () => {
    const { open, client } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    const shiftId = await onlyShift(client);
    const { revision } = await value(client.acts.endSheet({ shiftId }));
    await sellLoaf(till.client);
    await allSent(till);
    const order = { shiftId, revision, entries: [], reason: 'x', isConfirmed: true, isUnreportedConfirmed: true };
    expect(await client.acts.endShift(order)).toMatchObject({ refusal: { code: 'sheet_changed' } });
    const ends = async (cash: Partial<typeof CASH>) => await endOnPage(client, shiftId, { cash });
    expect(await ends({ actual: '1,250.00' })).toMatchObject({ refusal: { code: 'amount_malformed' } });
    expect(await ends({ actual: "'; DROP TABLE shift; --" })).toMatchObject({ refusal: { code: 'amount_malformed' } });
    expect(await ends({ withdrawal: '51.86' })).toMatchObject({ refusal: { code: 'withdrawal_exceeds_cash' } });
    expect(await ends({ currency: 'PLN' })).toMatchObject({ refusal: { code: 'payment_form_unknown' } });
    expect((await value(client.shifts.list(LIST))).shifts).toMatchObject([{ status: 'open' }]);
  });

  test('no till may be named like the place where that is written down', async () => {
    const { agent } = await shop(kind);
    const impostor = testTill({ store: STORE, till: 'POS Agent' });
    const { store, till, publicKey } = impostor;
    const ask = { store, till, publicKey, enrolmentCode: enrolmentCode(agent.dataDir) };
    expect((await post(agent.url, '/pos-agent/v1/tills/enrol', ask, impostor)).body).toMatchObject({
      accepted: false,
      refusal: { code: 'other_key' },
    });
  });
});
