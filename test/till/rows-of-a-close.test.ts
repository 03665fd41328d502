import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countRowsRead } from '#test/till/rows-read.ts';
import { accepted, endShift, id, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const rows = countRowsRead(Sqlite);
beforeAll(rows.begin);
afterAll(rows.end);

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const LOAF_MINOR = 185;
const FEW = 10;
const MANY = 150;

/** Beside the receipts nothing differs; a print job more in the queue or less is no growth. */
const SLACK = 25;

/** Rows read to open End of Shift, to count a difference, and to confirm, after so many receipts. */
async function closeAfter(receipts: number) {
  const { client } = await testTill();
  await startShift(client, '50.00');
  for (let sold = 0; sold < receipts; sold += 1) await sellLoaf(client);
  return {
    opening: await rows.readBy(() => accepted(client.shift.endSheet({}))),
    counting: await rows.readBy(() => count(client, receipts)),
    confirming: await rows.readBy(() => endShift(client)),
    control: await rows.readBy(async () => {
      rows.connection().prepare(`SELECT sum(amount_minor) FROM posting WHERE account LIKE 'sales/%'`).get();
    }),
  };
}

/** A difference is short by what nothing was sold for, then above by what each receipt was. */
async function count(client: TillClient, receipts: number): Promise<void> {
  await accepted(client.count.writePieces({ ...id(), occasion: 'end', ...CASH, valueMinor: 5_000, pieces: '1' }));
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
  const short = await accepted(client.shift.endSheet({}));
  expect(short.rows[0]?.differenceMinor).toBe(-receipts * LOAF_MINOR);
  const amount = ((5_000 + (receipts + 1) * LOAF_MINOR) / 100).toFixed(2);
  await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount }));
  const above = await accepted(client.shift.endSheet({}));
  expect(above.rows[0]?.differenceMinor).toBe(LOAF_MINOR);
}

it('opening, counting and confirming End of Shift read as many rows after many receipts as after a few', {
  timeout: 120_000,
}, async () => {
  const few = await closeAfter(FEW);
  const many = await closeAfter(MANY);
  expect(many.control - few.control, 'a sum over receipts is seen').toBeGreaterThanOrEqual(MANY - FEW);
  for (const step of ['opening', 'counting', 'confirming'] as const) {
    expect(few[step], `${step} reads something`).toBeGreaterThan(0);
    expect(many[step] - few[step], `${step}: ${few[step]} rows, then ${many[step]}`).toBeLessThanOrEqual(SLACK);
  }
});
