import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { databaseArgs } from '#test/agent/agent-database.ts';
import { runAgent } from '#test/agent/agent-process.ts';
import {
  anaAtTwoTills,
  type Conflict,
  end,
  newsAt,
  receiptsAt,
  shiftAt,
  shiftOf,
  statusAt,
} from '#test/shifts/conflict/conflict.ts';
import { allSent, backUpTill, cut, mend, SOON, type Store, type StoreTill } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const STORE = DEMO_CONFIGURATION.storeCode;

/** The till as its backup has it, started where nobody can tell it what it did since. */
async function restoredAlone(store: Store, { till, code }: StoreTill, backup: string): Promise<StoreTill> {
  await till.close();
  return await store.open(code, { dataDir: backup, isCut: true });
}

async function beginningAt({ client }: StoreTill): Promise<number | undefined> {
  return (await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor;
}

/** A code for a new machine in the place of a till, as a person makes it by command. */
async function replacementCode({ agent, database }: Store, till: string): Promise<string> {
  const args = ['--data', agent.dataDir, ...(await databaseArgs(database, agent.dataDir))];
  const { stdout } = await runAgent(['enrol-code', '--store', STORE, '--till', till, '--replace', ...args]);
  return stdout.split('\n')[0] ?? '';
}

/** Its journal holds over all its epochs, and its projections are what it says. */
async function expectWhole({ till, dataDir }: StoreTill): Promise<void> {
  await till.close();
  const { findings } = await verifyFolder(dataDir, { key: null, head: null });
  expect(findings).toEqual([]);
}

const syncWordsAt = async ({ client }: StoreTill) => (await accepted(client.till.state({}))).services.words;

async function payIn({ client }: StoreTill, description: string): Promise<void> {
  const deposit = { type: 'CD', amount: '1.00', currency: 'EUR', paymentForm: 'cash' } as const;
  await accepted(client.cashDocument.issue({ ...id(), ...deposit, description }));
}

/** A till was restored from a backup while nobody could tell it what it had done since, and its journal went two ways. */
export const FORKS: readonly Conflict[] = [
  {
    claim: 'both ways that a restored till’s journal went are kept, and its shift counts the sales of both',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      const backup = await backUpTill(two);
      await sellLoaf(two.client);
      await sellLoaf(two.client);
      await payIn(two, 'on the way that was left');
      await allSent(two);
      const again = await restoredAlone(store, two, backup);
      await logOn(again.client);
      await sellLoaf(again.client);
      await payIn(again, 'on the way that goes on');
      await mend(again);
      // The Data Service is asked by itself, and may take a moment longer to be there again.
      await expect
        .poll(async () => (await accepted(again.client.till.state({}))).services.words, SOON)
        .toMatch(/went two ways/);
      await expect.poll(() => receiptsAt(again), SOON).toBe(4);
      await expect.poll(() => receiptsAt(one), SOON).toBe(4);
      expect(await sellLoaf(again.client)).toMatch(/^PA\/\d{4}\/POS2\.2\/000001$/);
      await allSent(again);
      await expect.poll(() => receiptsAt(one), SOON).toBe(5);
      const { tills } = await accepted(one.client.shift.summary({}));
      expect(tills.find(({ till }) => till === 'POS2')).toMatchObject({
        firstReceipt: expect.stringMatching(/POS2\/000001$/),
        lastReceipt: expect.stringMatching(/POS2\.2\/000001$/),
        issued: [{ description: 'on the way that goes on' }, { description: 'on the way that was left' }],
        isListed: true,
      });
      expect((await end(one, { actual: '111.25' })).rows[0]).toMatchObject({ endingMinor: 11_125, differenceMinor: 0 });
      await expect.poll(() => shiftOf(again), SOON).toBeNull();
      await logOn(one.client, 'ivana');
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closed');
      await accepted(again.client.operator.logOff(id()));
      await logOn(again.client);
      expect(await beginningAt(again)).toBe(11_125);
      await expectWhole(again);
    },
  },
  {
    claim:
      'two machines that run with one key go on each in a way of its own, one of them reads so, and the sales of both count',
    settles: async (store) => {
      const { one, two } = await anaAtTwoTills(store);
      const twin = await store.open('POS2', { dataDir: await backUpTill(two) });
      await logOn(twin.client);
      for (const machine of [two, twin, two, twin]) {
        await sellLoaf(machine.client);
        await allSent(machine);
      }
      const words = async () => `${await syncWordsAt(two)} ${await syncWordsAt(twin)}`;
      await expect.poll(words, SOON).toMatch(/went two ways/);
      await expect.poll(() => receiptsAt(one), SOON).toBe(5);
      await expectWhole(two);
      await expectWhole(twin);
    },
  },
  {
    claim:
      'a new machine that began in a dead till’s place while nobody could tell it of that one hands over what it did as well',
    settles: async (store) => {
      const { one, two } = await anaAtTwoTills(store);
      cut(two);
      await two.till.close();
      const machine = await store.open('POS2', { code: await replacementCode(store, 'POS2'), isCut: true });
      await startShift(machine.client, '50.00');
      await sellLoaf(machine.client);
      await mend(machine);
      await expect.poll(() => syncWordsAt(machine), SOON).toMatch(/went two ways/);
      expect(await sellLoaf(machine.client)).toMatch(/^PA\/\d{4}\/POS2\.2\/000001$/);
      await allSent(machine);
      await expect.poll(() => newsAt(machine), SOON).toMatchObject({ news: 'open_elsewhere', till: 'POS1' });
      expect(await receiptsAt(one)).toBe(1);
      await expectWhole(machine);
    },
  },
  {
    claim: 'a new machine in a dead till’s place goes on in its open shift, and the dead till’s key opens nothing more',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      cut(two);
      await two.till.close();
      const machine = await store.open('POS2', { code: await replacementCode(store, 'POS2') });
      await logOn(machine.client);
      expect((await shiftOf(machine))?.id).toBe(shiftId);
      expect(await receiptsAt(machine)).toBe(1);
      expect(await sellLoaf(machine.client)).toMatch(/^PA\/\d{4}\/POS2\.2\/000001$/);
      await expect.poll(() => receiptsAt(one), SOON).toBe(2);
      const dead = await store.open('POS2', { dataDir: two.dataDir, isCut: true });
      dead.cable.mode = 'open';
      dead.till.tryServices();
      const words = async () => (await accepted(dead.client.till.state({}))).services.words;
      await expect.poll(words, SOON).toMatch(/another machine/i);
      expect((await end(one, { actual: '103.70' })).rows[0]).toMatchObject({ endingMinor: 10_370, differenceMinor: 0 });
      await expect.poll(() => shiftOf(machine), SOON).toBeNull();
      await logOn(one.client, 'ivana');
      await expect.poll(() => statusAt(one, shiftId), SOON).toBe('closed');
      await expectWhole(machine);
    },
  },
  {
    claim: 'a till that lost its database, but not its key, has its whole journal back',
    settles: async (store) => {
      const { one, two, shiftId } = await anaAtTwoTills(store);
      await two.till.close();
      for (const file of ['till.db', 'till.db-wal', 'till.db-shm']) rmSync(join(two.dataDir, file), { force: true });
      const again = await store.open('POS2', { dataDir: two.dataDir });
      await logOn(again.client);
      expect((await shiftOf(again))?.id).toBe(shiftId);
      await sellLoaf(again.client);
      await expect.poll(() => receiptsAt(one), SOON).toBe(2);
      await expectWhole(again);
    },
  },
  {
    claim: 'a shift that was ended on both ways has the end that the agent was told of first',
    settles: async (store) => {
      const one = await store.open('POS1');
      await startShift(one.client, '100.00');
      const shiftId = (await shiftOf(one))?.id ?? '';
      const backup = await backUpTill(one);
      await sellLoaf(one.client);
      await end(one, { actual: '100.00' });
      await allSent(one);
      const again = await restoredAlone(store, one, backup);
      await logOn(again.client);
      await sellLoaf(again.client);
      expect((await end(again, { actual: '101.85' })).rows[0]).toMatchObject({ differenceMinor: 0 });
      await mend(again);
      await logOn(again.client, 'ivana');
      await expect.poll(() => statusAt(again, shiftId), SOON).toBe('closed');
      const late = async () => (await accepted(again.client.shift.revised({ shiftId }))).rows[0];
      await expect.poll(late, SOON).toMatchObject({ signedEndingMinor: 10_185, lateMinor: 185, bookedMinor: -185 });
      await accepted(again.client.operator.logOff(id()));
      await logOn(again.client);
      await expect.poll(() => beginningAt(again), SOON).toBe(10_185);
      await expectWhole(again);
    },
  },
  {
    claim: 'two shifts that one person started on both ways under one number become one',
    settles: async (store) => {
      const one = await store.open('POS1');
      const backup = await backUpTill(one);
      await startShift(one.client, '100.00');
      await sellLoaf(one.client);
      await allSent(one);
      const first = await shiftOf(one);
      const again = await restoredAlone(store, one, backup);
      await startShift(again.client, '20.00');
      await sellLoaf(again.client);
      const second = await shiftOf(again);
      expect(second?.number).toBe(first?.number);
      expect(second?.id).not.toBe(first?.id);
      await mend(again);
      await expect.poll(() => newsAt(again), SOON).toMatchObject({ news: 'open_elsewhere' });
      await accepted(again.client.shift.joinOlder(id()));
      await expect.poll(() => receiptsAt(again), SOON).toBe(2);
      expect((await end(again, { actual: '123.70' })).rows[0]).toMatchObject({
        endingMinor: 12_370,
        differenceMinor: 0,
      });
      await logOn(again.client, 'ivana');
      await expect.poll(() => shiftAt(again, first?.id ?? ''), SOON).toMatchObject({ status: 'closed' });
      await expectWhole(again);
    },
  },
];
