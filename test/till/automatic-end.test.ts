import { describe, expect, it } from 'vitest';
import type { Clock } from '#main/time/clock.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const MINUTE_MS = 60_000;

/** A clock that stands still until the test turns it on. */
function handClock(start: string) {
  let at = Date.parse(start);
  let monotonicMs = 0;
  const clock: Clock = {
    now: () => ({ wall: new Date(at).toISOString().replace('Z', '+00:00'), monotonicMs }),
  };
  return {
    clock,
    to: (moment: string) => {
      const next = Date.parse(moment);
      monotonicMs += Math.max(0, next - at);
      at = next;
    },
    pass: (minutes: number) => {
      at += minutes * MINUTE_MS;
      monotonicMs += minutes * MINUTE_MS;
    },
  };
}

/** Opens a till at eight in the morning whose shifts end by themselves at 23:30. */
async function tillThatEnds(change: (configuration: Configuration) => Partial<Configuration> = () => ({})) {
  const hand = handClock('2026-11-20T08:00:00Z');
  const options = { clock: hand.clock, lookForEndsEveryMs: 20 };
  const till = await tillWith((configuration) => {
    const changed = { ...configuration, autoLockMinutes: 0, ...change(configuration) };
    return { ...changed, parameters: { ...changed.parameters, automaticEnd: '23:30' } };
  }, options);
  return { ...till, hand, options };
}

const openShifts = async (client: TillClient) => {
  const state = await accepted(client.till.state({}));
  return state.shift === null ? 0 : 1;
};

/** Several turns of the look-out pass; what has not happened by then does not happen. */
const turnsPass = () => new Promise((resolve) => setTimeout(resolve, 200));

const lastShift = async (client: TillClient) => (await accepted(client.shift.list({})))[0];

/** Since when Log On shows an operator’s shift as open; null: none is. */
const shiftSince = async (client: TillClient, operatorId = 'ana') =>
  (await accepted(client.operator.list({}))).find((one) => one.id === operatorId)?.shiftSince ?? null;
const ended = (client: TillClient) => expect.poll(() => shiftSince(client), { timeout: 10_000 }).toBeNull();

describe('the automatic end', () => {
  it('ends what nobody ended: not counted, nothing withdrawn, over every check, with its report; the next one goes on from it', async () => {
    const till = await tillThatEnds(({ parameters }) => ({
      parameters: {
        ...parameters,
        forceCount: true,
        parkedAtEnd: 'forbid',
        cashLimits: [{ currency: 'EUR', minimumMinor: 100_000, maximumMinor: null, mode: 'authenticate' }],
      },
    }));
    const { client, hand } = till;
    await startShift(client, '300');
    await sellLoaf(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.park(id()));
    const cash = { paymentForm: 'cash', currency: 'EUR' } as const;
    await accepted(client.shift.writeEnd({ ...id(), ...cash, column: 'actual', amount: '1.00' }));
    await accepted(client.operator.logOff(id()));
    hand.to('2026-11-20T23:29:59Z');
    await turnsPass();
    expect(await shiftSince(client)).not.toBeNull();
    hand.to('2026-11-20T23:30:00Z');
    await ended(client);
    await logOn(client);
    expect(await lastShift(client)).toMatchObject({ status: 'closed', endedByName: 'POS1' });
    const { rows } = await accepted(client.shift.startSheet({}));
    expect(rows).toMatchObject([{ currency: 'EUR', beginningMinor: 30_185 }, { currency: 'PLN' }]);
    const { jobs } = await accepted(client.paper.roll({}));
    const report = jobs.find(({ documentNumber }) => documentNumber === 'Z/2026/POS1/000001');
    const slip = JSON.stringify(await accepted(client.paper.slip({ jobId: report?.id ?? '' })));
    expect(slip).toContain('not counted');
    expect(await accepted(client.sale.pending({}))).toHaveLength(1);
    expect(await findingsOf(till)).toEqual([]);
    expect(await journalOf(till, 'shift.ended')).toMatchObject([{ actor: null, by: null, body: { endedBy: 'POS1' } }]);
    expect(await journalOf(till, 'cash_document.issued')).toHaveLength(1);
  });

  it('waits for whoever works in the shift, and comes once the till is locked or left alone', async () => {
    const { client, hand } = await tillThatEnds();
    await startShift(client);
    hand.to('2026-11-20T23:40:00Z');
    await sellLoaf(client);
    await turnsPass();
    expect(await openShifts(client)).toBe(1);
    hand.pass(29);
    await turnsPass();
    expect(await openShifts(client)).toBe(1);
    await accepted(client.operator.lock(id()));
    await expect.poll(async () => (await accepted(client.till.state({}))).operator, { timeout: 5_000 }).toBeNull();
    await logOn(client);
    expect(await openShifts(client)).toBe(0);
  });

  it('does not take another’s seat: who sells in a shift of their own goes on', async () => {
    const { client, hand } = await tillThatEnds();
    await startShift(client);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    hand.to('2026-11-20T23:35:00Z');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await ended(client);
    expect(await shiftSince(client, 'kasia')).not.toBeNull();
    expect((await accepted(client.till.state({}))).operator?.id).toBe('kasia');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  });

  it('comes when the till is started again, where it was off; half-typed documents are kept', async () => {
    const { client, dataDir, hand, options, till } = await tillThatEnds();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await till.close();
    hand.to('2026-11-21T07:00:00Z');
    const again = await testTill({ dataDir, ...options });
    await ended(again.client);
    await logOn(again.client);
    const state = await accepted(again.client.till.state({}));
    expect(state).toMatchObject({ shift: null, document: { lineCount: 1 } });
    expect(await lastShift(again.client)).toMatchObject({ status: 'closed', endedByName: 'POS1' });
    expect(await findingsOf(again)).toEqual([]);
  });

  it('leaves a detached drawer to the person who counts it', async () => {
    const { client, hand } = await tillThatEnds();
    await startShift(client);
    await accepted(client.shift.detach(id()));
    hand.to('2026-11-22T12:00:00Z');
    await turnsPass();
    expect((await accepted(client.till.state({}))).drawersToCount).toHaveLength(1);
  });

  it('ends the day of a till that several shared, in day mode', async () => {
    const till = await tillThatEnds(() => ({ workMode: 'day' }));
    const { client, hand } = till;
    await startShift(client);
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'kasia');
    await sellLoaf(client);
    await accepted(client.operator.logOff(id()));
    hand.to('2026-11-20T23:30:00Z');
    await expect.poll(() => shiftSince(client, 'kasia'), { timeout: 10_000 }).toBeNull();
    await logOn(client, 'kasia');
    expect(await openShifts(client)).toBe(0);
    expect(await findingsOf(till)).toEqual([]);
  });
});

it('without the parameter a shift stays open for whoever ends it', async () => {
  const hand = handClock('2026-11-20T08:00:00Z');
  const { client } = await testTill({ clock: hand.clock, lookForEndsEveryMs: 20 });
  await startShift(client);
  await accepted(client.operator.logOff(id()));
  hand.to('2026-11-22T08:00:00Z');
  await turnsPass();
  await logOn(client);
  expect(await openShifts(client)).toBe(1);
});

it('is typed as a time of day, or not at all', async () => {
  const { client } = await testTill();
  await logOn(client, 'ivana');
  const write = (value: string) =>
    client.parameter.change({ ...id(), changes: [{ name: 'automaticEnd', typed: { kind: 'time', value } }] });
  for (const wrong of ['24:00', '7', '12:60', 'noon']) expect(await refused(write(wrong))).toBe('time_malformed');
  for (const [typed, kept] of [
    ['2330', '23:30'],
    ['7.05', '07:05'],
    ['', ''],
  ] as const) {
    const shown = (await accepted(write(typed))).find(({ name }) => name === 'automaticEnd');
    expect(shown?.typed).toEqual({ kind: 'time', value: kept });
  }
});
