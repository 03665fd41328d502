import { describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { testClock } from '#test/till/test-clock.ts';
import { accepted, id, logOn, refused, type TillClient, testTill } from '#test/till/test-till.ts';

const LONGEST_WAIT_MS = 300_000;
const ivana = { operatorId: 'ivana', pin: '1234' };

type Clock = ReturnType<typeof testClock>;
const logOnAs = (client: TillClient, operatorId: string, pin: string) =>
  client.operator.logOn({ ...id(), operatorId, pin });

/** Wrong PINs in a row, each after its waiting time. */
async function guess(client: TillClient, clock: Clock, operatorId: string, times: number): Promise<string> {
  let last = '';
  for (let attempt = 0; attempt < times; attempt += 1) {
    clock.pass(LONGEST_WAIT_MS);
    last = await refused(logOnAs(client, operatorId, '0000'));
  }
  return last;
}

async function lockedOutAna() {
  const clock = testClock();
  const test = await testTill({ clock });
  expect(await guess(test.client, clock, 'ana', 9)).toBe('pin_locked');
  expect(await guess(test.client, clock, 'ana', 1)).toBe('operator_locked_out');
  clock.pass(LONGEST_WAIT_MS);
  return { ...test, clock };
}

describe('ten wrong PINs in a row', () => {
  it('lock their operator out: no waiting, no PIN, no badge and no restart lets in', async () => {
    const { client, till, dataDir } = await lockedOutAna();
    expect(await refused(logOnAs(client, 'ana', '1234'))).toBe('operator_locked_out');
    expect(await refused(client.operator.logOnByBadge({ ...id(), badge: 'BADGE-ANA' }))).toBe('operator_locked_out');
    await till.close();
    const again = await testTill({ dataDir });
    expect(await refused(logOnAs(again.client, 'ana', '1234'))).toBe('operator_locked_out');
    await logOn(again.client, 'kasia');
  });

  it('say how many are left, and the refusal names the right that lifts the lock-out', async () => {
    const clock = testClock();
    const { client } = await testTill({ clock });
    await guess(client, clock, 'ana', 6);
    clock.pass(LONGEST_WAIT_MS);
    const reply = await logOnAs(client, 'ana', '0000');
    expect(reply).toMatchObject({ accepted: false, refusal: { code: 'pin_locked', facts: { remaining: 3 } } });
    await guess(client, clock, 'ana', 3);
    expect(await logOnAs(client, 'ana', '1234')).toMatchObject({
      accepted: false,
      refusal: { code: 'operator_locked_out', facts: { permission: 'manage_operators' } },
    });
  });

  it('end when somebody with the right lets the operator in, from where the log-on was refused', async () => {
    const test = await lockedOutAna();
    const asked = { ...id(), operatorId: 'ana', pin: '1234' };
    expect(
      await refused(test.client.operator.logOn({ ...asked, authorisation: { operatorId: 'marko', pin: '1234' } })),
    ).toBe('authoriser_not_permitted');
    await accepted(test.client.operator.logOn({ ...asked, authorisation: ivana }));
    expect((await accepted(test.client.till.state({}))).operator?.id).toBe('ana');
    const written = (await journalOf(test, 'operator.')).map(({ kind, actor, by, body }) => ({
      kind,
      actor,
      by,
      body,
    }));
    expect(written.slice(-3)).toEqual([
      { kind: 'operator.locked_out', actor: null, by: null, body: { operatorId: 'ana', failures: 10 } },
      { kind: 'operator.let_in', actor: null, by: 'ivana', body: { operatorId: 'ana' } },
      { kind: 'operator.logged_on', actor: 'ana', by: null, body: { operatorId: 'ana', method: 'pin' } },
    ]);
  });

  it('end in the list of operators too, and by a new one-time PIN', async () => {
    const { client, clock } = await lockedOutAna();
    await logOn(client, 'ivana');
    const isOut = async () =>
      (await accepted(client.roster.show({}))).operators.find((one) => one.id === 'ana')?.isLockedOut;
    expect(await isOut()).toBe(true);
    await accepted(client.roster.letIn({ ...id(), operatorId: 'ana' }));
    expect(await isOut()).toBe(false);
    await accepted(client.operator.logOff(id()));
    await guess(client, clock, 'ana', 10);
    await logOn(client, 'ivana');
    await accepted(client.roster.setOneTimePin({ ...id(), operatorId: 'ana', pin: '2580' }));
    expect(await isOut()).toBe(false);
  });

  it('never lock out the only one who could let others in: there is always a way', async () => {
    const clock = testClock();
    const { client } = await testTill({ clock });
    expect(await guess(client, clock, 'ivana', 14)).toBe('pin_locked');
    clock.pass(LONGEST_WAIT_MS);
    await logOn(client, 'ivana');
  });

  it('lock nobody out where the shop has switched it off', async () => {
    const { client, till, dataDir } = await tillWith((configuration) => ({ ...configuration, pinAttempts: 0 }));
    await till.close();
    const clock = testClock();
    const again = await testTill({ dataDir, clock });
    expect(client).not.toBe(again.client);
    expect(await guess(again.client, clock, 'ana', 12)).toBe('pin_locked');
    clock.pass(LONGEST_WAIT_MS);
    await logOn(again.client);
  });
});
