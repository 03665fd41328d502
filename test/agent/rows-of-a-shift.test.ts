import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openRaw } from '#test/agent/agent-database.ts';
import { allSent, askAs, testStore } from '#test/shifts/store.ts';
import { countRowsRead } from '#test/till/rows-read.ts';
import { sellLoaf, startShift } from '#test/till/test-till.ts';

const rows = countRowsRead(Sqlite);
beforeAll(rows.begin);
afterAll(rows.end);

const FEW = 10;
const MANY = 150;

/** A till that asks for something meanwhile reads a few rows, too. */
const SLACK = 60;

it('the agent reads as many rows to tell of a shift after many receipts as after a few', {
  timeout: 120_000,
}, async () => {
  const { agent, open } = await testStore();
  const till = await open('POS1');
  const ask = { store: DEMO_CONFIGURATION.storeCode, till: 'POS1', after: 0 };
  const raw = await openRaw('sqlite', agent.dataDir);
  const read = async () => {
    await allSent(till);
    return {
      told: await rows.readBy(() => askAs({ agent }, till).feed.read(ask)),
      control: await rows.readBy(() => raw.run(`SELECT sum(seq) FROM journal_event WHERE kind = 'sale.completed'`)),
    };
  };
  await startShift(till.client);
  for (let sold = 0; sold < FEW; sold += 1) await sellLoaf(till.client);
  const few = await read();
  for (let sold = FEW; sold < MANY; sold += 1) await sellLoaf(till.client);
  const many = await read();
  expect(many.control - few.control, 'a sum over receipts is seen').toBeGreaterThanOrEqual(MANY - FEW);
  expect(few.told).toBeGreaterThan(0);
  expect(many.told - few.told, `${few.told} rows, then ${many.told}`).toBeLessThanOrEqual(SLACK);
});
