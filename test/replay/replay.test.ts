import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#test/tools/test-till.ts';
import { readTakings } from '#tools/replay/receipts.ts';
import { replay } from '#tools/replay/replay.ts';
import { summaryWords } from '#tools/replay/summary-words.ts';

const BAKERY = resolve(import.meta.dirname, '../../../shared/data/bakery-till.csv');
const isThere = existsSync(BAKERY);
if (!isThere) {
  process.stderr.write(
    'Skipped: ../shared/data/bakery-till.csv is not on this machine; the small file covers the replay.\n',
  );
}

describe('the bakery’s first five days', () => {
  // The figures were worked out from the file by a program of its own, in another language, by the rules of the replay.
  it.skipIf(!isThere)(
    'come out to the cent, and till, Agent, journal and projections agree',
    async () => {
      const dataDir = makeFolder('replay');
      const said: string[] = [];
      const summary = await replay({
        takings: readTakings(BAKERY),
        dataDir,
        daysMax: 5,
        say: (words) => said.push(words),
      });
      rmSync(dataDir, { recursive: true });
      expect(summary.differing).toEqual([]);
      expect(summary).toMatchObject({
        days: 5,
        receipts: 430,
        items: 872,
        turnoverMinor: { cash: 243_110, card: 108_530 },
        differenceSumMinor: -79,
        withdrawnMinor: 248_031,
        remainingMinor: 15_000,
        rowsWithoutItem: 31,
        emptyReceipts: 0,
        areTotalsEqual: true,
        journal: { isGood: true, tally: { shifts: 5, openShifts: 0, receipts: 430 } },
      });
      expect(summary.saleMs.median).toBeGreaterThan(0);
      expect(summary.saleMs.p99).toBeGreaterThanOrEqual(summary.saleMs.median);
      expect(summaryWords(summary)).toMatch(/Turnover +3516\.40 EUR\n.*Equal totals +yes/s);
    },
    240_000,
  );

  it.skipIf(!isThere)('are the beginning of 159 days with 9,531 receipts, of which 66 sold nothing', () => {
    const { days } = readTakings(BAKERY);
    const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
    expect({
      days: days.length,
      receipts: sum((day) => day.receipts.length),
      empty: sum((day) => day.emptyReceipts),
      items: sum((day) => day.receipts.flatMap(({ sold }) => sold).reduce((total, { pieces }) => total + pieces, 0)),
      rowsWithoutItem: sum((day) => day.rowsWithoutItem),
    }).toEqual({ days: 159, receipts: 9_465, empty: 66, items: 20_507, rowsWithoutItem: 786 });
  });
});

describe('takings', () => {
  it('are read by day and receipt, repeats as quantity, rows NONE left out and counted', () => {
    const { days } = readTakings(join(import.meta.dirname, 'small-bakery.csv'));
    expect(days.map(({ date }) => date)).toEqual(['2016-12-30', '2016-12-31', '2017-01-02']);
    expect(days[0]).toMatchObject({ rowsWithoutItem: 2, emptyReceipts: 1 });
    expect(days[0]?.receipts[1]).toEqual({
      transaction: 2,
      at: '2016-12-30T09:05:00',
      sold: [
        { item: 'Coffee', pieces: 2 },
        { item: 'Bread', pieces: 1 },
      ],
    });
  });
});
