import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { journalOf } from '#test/till/journal-of.ts';
import { testClock } from '#test/till/test-clock.ts';
import { accepted, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const MINUTE_MS = 60_000;

/** Ana in mid-sale at a locked till. */
async function lockedInMidSale() {
  const test = await testTill();
  await startShift(test.client);
  await accepted(test.client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(test.client.operator.lock(id()));
  return test;
}

const stateOf = (client: TillClient) => accepted(client.till.state({}));

describe('a locked till', () => {
  it('refuses every call but the ways out, and says how it is', async () => {
    const { client } = await lockedInMidSale();
    const { operator, lock, services } = await stateOf(client);
    expect({ operator: operator?.id, cause: lock?.cause }).toEqual({ operator: 'ana', cause: 'by_hand' });
    expect(services.posAgent).toBe('stopped');
    expect(await refused(client.sale.document({}))).toBe('till_locked');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('till_locked');
    expect(await refused(client.sale.complete({ ...id(), exactCash: true }))).toBe('till_locked');
    expect(await refused(client.shift.endSheet({}))).toBe('till_locked');
    expect(await refused(client.paper.roll({}))).toBe('till_locked');
    expect(await refused(client.till.setLanguage({ ...id(), language: 'hr' }))).toBe('till_locked');
    expect(await refused(client.operator.changePin({ ...id(), oldPin: '1234', newPin: '8520' }))).toBe('till_locked');
    expect(await refused(client.operator.touch({}))).toBe('till_locked');
    expect(await refused(client.sale.scan({} as never))).toBe('till_locked');
    expect((await accepted(client.operator.list({}))).length).toBeGreaterThan(1);
  });

  it('opens by the PIN of the one it is locked for, with the document as it was', async () => {
    const test = await lockedInMidSale();
    const { client } = test;
    const reply = await client.operator.unlock({ ...id(), pin: '0000' });
    expect(reply).toMatchObject({ accepted: false, refusal: { code: 'pin_wrong', facts: { remaining: 4 } } });
    const unlock = { ...id(), pin: '1234' };
    await accepted(client.operator.unlock(unlock));
    await accepted(client.operator.unlock(unlock));
    expect((await stateOf(client)).lock).toBeNull();
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
    const kinds = (await journalOf(test, 'operator.')).map(({ kind, body }) => [kind, body]);
    expect(kinds.slice(1)).toEqual([
      ['operator.locked', { operatorId: 'ana', cause: 'by_hand' }],
      ['operator.logon_failed', { operatorId: 'ana', failures: 1 }],
      ['operator.unlocked', { operatorId: 'ana' }],
    ]);
  });

  it('counts wrong PINs with all others, and a right one ends the count', async () => {
    const clock = testClock();
    const { client } = await testTill({ clock });
    await logOn(client);
    await accepted(client.operator.lock(id()));
    const guess = () => client.operator.unlock({ ...id(), pin: '0000' });
    for (let attempt = 1; attempt < 5; attempt += 1) expect(await refused(guess())).toBe('pin_wrong');
    expect(await guess()).toMatchObject({ refusal: { code: 'pin_locked', facts: { seconds: 5 } } });
    expect(await refused(client.operator.unlock({ ...id(), pin: '1234' }))).toBe('pin_locked');
    clock.pass(5_000);
    await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
    await accepted(client.operator.lock(id()));
    expect(await guess()).toMatchObject({ refusal: { code: 'pin_wrong', facts: { remaining: 4 } } });
  });

  it('hashes one guess at a time: fifty at once are still five tries', async () => {
    const { client } = await testTill();
    await logOn(client);
    await accepted(client.operator.lock(id()));
    const guesses = Array.from({ length: 50 }, (_, index) =>
      refused(client.operator.unlock({ ...id(), pin: String(5_000 + index) })),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'pin_wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'pin_locked')).toHaveLength(46);
  });

  it('stays locked when it is locked again, and is not locked by an old command that comes once more', async () => {
    const test = await testTill();
    const { client } = test;
    expect(await refused(client.operator.lock(id()))).toBe('nobody_logged_on');
    expect(await refused(client.operator.unlock({ ...id(), pin: '1234' }))).toBe('nobody_logged_on');
    await logOn(client);
    const lock = id();
    await accepted(client.operator.lock(lock));
    await accepted(client.operator.lock(id()));
    await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
    await accepted(client.operator.lock(lock));
    expect((await stateOf(client)).lock).toBeNull();
    const kinds = (await journalOf(test, 'operator.')).map(({ kind }) => kind);
    expect(kinds).toEqual(['operator.logged_on', 'operator.locked', 'operator.unlocked']);
  });

  it('is logged off only by somebody who may unlock for others; the draft waits for its owner', async () => {
    const test = await lockedInMidSale();
    const { client } = test;
    const logOff = (authorisation?: { operatorId: string; pin: string }) =>
      client.operator.logOff({ ...id(), ...(authorisation === undefined ? {} : { authorisation }) });
    const asked = { refusal: { code: 'till_locked', facts: { operator: 'Ana', permission: 'unlock_others' } } };
    expect(await logOff()).toMatchObject(asked);
    expect(await refused(logOff({ operatorId: 'kasia', pin: '1234' }))).toBe('authoriser_not_permitted');
    expect(await refused(logOff({ operatorId: 'ana', pin: '1234' }))).toBe('authoriser_not_permitted');
    expect(await refused(logOff({ operatorId: 'ivana', pin: '0000' }))).toBe('pin_wrong');
    await accepted(logOff({ operatorId: 'ivana', pin: '1234' }));
    expect((await stateOf(client)).operator).toBeNull();
    await logOn(client);
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
    const [off] = (await journalOf(test, 'operator.logged_off')).slice(-1);
    expect(off).toMatchObject({ actor: 'ana', by: 'ivana' });
  });

  it('gives its seat to another operator only by right; the first is logged off and finds the draft again', async () => {
    const test = await lockedInMidSale();
    const { client } = test;
    const takeOver = (operatorId: string, more: object = {}) =>
      client.operator.logOn({ ...id(), operatorId, pin: '1234', ...more });
    const asked = { refusal: { code: 'not_permitted', facts: { permission: 'log_on_over_locked' } } };
    expect(await takeOver('kasia')).toMatchObject(asked);
    expect((await stateOf(client)).operator?.id).toBe('ana');
    await accepted(takeOver('kasia', { authorisation: { operatorId: 'marko', pin: '1234' } }));
    expect(await stateOf(client)).toMatchObject({ operator: { id: 'kasia' }, lock: null, document: null });
    await accepted(client.operator.lock(id()));
    await accepted(takeOver('ivana'));
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
    const written = (await journalOf(test, 'operator.log')).map(({ kind, actor, by, body }) => [kind, actor, by, body]);
    expect(written.slice(1, 5)).toEqual([
      ['operator.logged_off', 'kasia', 'marko', { operatorId: 'ana' }],
      ['operator.logged_on', 'kasia', 'marko', { operatorId: 'kasia', method: 'pin' }],
      ['operator.logged_off', 'ivana', null, { operatorId: 'kasia' }],
      ['operator.logged_on', 'ivana', null, { operatorId: 'ivana', method: 'pin' }],
    ]);
  });

  it('opens for its own operator also by Log On', async () => {
    const { client } = await lockedInMidSale();
    await logOn(client);
    expect(await stateOf(client)).toMatchObject({ operator: { id: 'ana' }, lock: null, document: { lineCount: 1 } });
  });
});

describe('the till locks by itself', () => {
  it('after the configured minutes without a key, touch or command, whatever the windows ask for by themselves', async () => {
    const clock = testClock();
    const test = await testTill({ clock });
    const { client } = test;
    await startShift(test.client);
    clock.pass(9 * MINUTE_MS);
    await accepted(client.operator.touch({}));
    clock.pass(9 * MINUTE_MS);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    clock.pass(9 * MINUTE_MS);
    await accepted(client.till.glance({}));
    expect((await stateOf(client)).lock).toBeNull();
    clock.pass(MINUTE_MS);
    expect(await refused(client.sale.complete({ ...id(), exactCash: true }))).toBe('till_locked');
    expect((await stateOf(client)).lock?.cause).toBe('idle');
    await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
    expect((await stateOf(client)).document?.lineCount).toBe(1);
    const written = await journalOf(test, 'operator.locked');
    expect(written.map(({ body }) => body)).toEqual([{ operatorId: 'ana', cause: 'idle' }]);
  });

  it('not while nobody is logged on', async () => {
    const clock = testClock();
    const { client } = await testTill({ clock });
    clock.pass(60 * MINUTE_MS);
    expect((await stateOf(client)).lock).toBeNull();
    await logOn(client);
    expect((await stateOf(client)).lock).toBeNull();
  });
});

it('a repeated log-on is answered again and seats nobody', async () => {
  const { client } = await testTill();
  const input = { commandId: randomUUID(), operatorId: 'ana', pin: '1234' };
  await accepted(client.operator.logOn(input));
  await accepted(client.operator.logOn(input));
  await accepted(client.operator.logOff(id()));
  await accepted(client.operator.logOn(input));
  expect((await stateOf(client)).operator).toBeNull();
});
