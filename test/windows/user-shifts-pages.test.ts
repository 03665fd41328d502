import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { keepShift } from '#main/store/pulled-facts.ts';
import { storeShiftSchema } from '#shared/contract/agent-shift.ts';
import { soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { countRowsRead } from '#test/till/rows-read.ts';
import { accepted, logOn, refused, testTill } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

const COUNT = 320;
const PAGE = 100;

const rows = countRowsRead(Sqlite);
beforeAll(async () => {
  await buildWindows();
  rows.begin();
}, 240_000);
afterAll(rows.end);

/** Ended shifts of other tills as the Agent would have told of them, a day apart; "SH-1" is the newest. */
async function oldShifts(dataDir: string): Promise<void> {
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const journal = { till: 'POS1', head: () => ({ epoch: 1, seq: 0, hash: '' }) };
  connection.transaction(() => {
    for (let index = 1; index <= COUNT; index += 1) {
      const at = new Date(Date.parse('2025-12-31T12:00:00.000Z') - index * 86_400_000).toISOString();
      const end = { till: 'POS2', epoch: 1, seq: index, reportNumber: `Z-${index}`, endedBy: 'ana', endedAt: at };
      const told = {
        ...{
          id: `shift-${index}`,
          number: `SH-${index}`,
          owner: 'operator:ana',
          operatorId: 'ana',
          operatorName: 'Ana',
        },
        ...{ homeTill: 'POS2', businessDate: at.slice(0, 10), startedAt: at, isOffline: false, status: 'closed' },
        ...{ parameters: DEMO_CONFIGURATION.parameters, detachedAt: null, attachedTo: null, lease: null },
        ...{ beginning: [], displaced: [], sessions: [], parts: [], balances: [], leftInDetached: [] },
        end: { ...end, isLeased: true, rows: [], covers: [] },
      };
      keepShift(connection, journal, storeShiftSchema.parse(told));
    }
  })();
  connection.close();
}

async function tillOfOldTimes() {
  const till = await testTill();
  await oldShifts(till.dataDir);
  await logOn(till.client, 'ivana');
  return till;
}

it('a page of User Shifts reads only what is older than the last one, however far down the list that is', async () => {
  const { client } = await tillOfOldTimes();
  const page = async (before?: string) => {
    let numbers: readonly string[] = [];
    const read = await rows.readBy(async () => {
      const shifts = await accepted(client.shift.list({ limit: PAGE, ...(before === undefined ? {} : { before }) }));
      numbers = shifts.map(({ number }) => number);
    });
    return { read, numbers };
  };
  const first = await page();
  const third = await page('shift-200');
  const whole = await rows.readBy(() => accepted(client.shift.list({ limit: 3 * PAGE })));
  expect(first.numbers).toEqual(Array.from({ length: PAGE }, (_, index) => `SH-${index + 1}`));
  expect(third.numbers).toEqual(Array.from({ length: PAGE }, (_, index) => `SH-${index + 201}`));
  // Where the page begins has to be found: its shift is looked up.
  expect(third.read).toBeLessThanOrEqual(first.read + 2);
  expect(whole).toBeGreaterThan(2.5 * first.read);
  expect(await refused(client.shift.list({ before: 'none' }))).toBe('shift_unknown');
});

describe.each(SIZES)('User Shifts at $width x $height', (size) => {
  it('shows older ones page by page, by key and by touch, each once, and a press reads one page', async () => {
    const { page } = await showTill({ hands: 'touch', size, before: async () => undefined, open: tillOfOldTimes });
    await page.getByRole('heading', { level: 1, name: 'Start of Shift' }).waitFor();
    for (const key of ['Escape', 'F5']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: 'Reports and Payments' }).waitFor();
    const opening = await rows.readBy(async () => {
      await page.getByRole('button', { name: /^User Shifts/ }).click();
      await page.getByText('Shifts: 100, open: 0').waitFor();
    });
    await page.getByText('The newest 100 are shown.').waitFor();
    await page.keyboard.press('F6');
    await page.getByText('Shifts: 200, open: 0').waitFor();
    const third = await rows.readBy(async () => {
      await page.getByRole('button', { name: 'Show Older' }).tap();
      await page.getByText('Shifts: 300, open: 0').waitFor();
    });
    expect(third).toBeLessThan(1.5 * opening);
    await shoot(page, 'user-shifts-pages');
    await page.keyboard.press('F6');
    await page.getByText(`Shifts: ${COUNT}, open: 0`).waitFor();
    await page.getByRole('button', { name: 'Show Older' }).waitFor({ state: 'detached' });
    // What is asked anew is as long as what stands there, and a filter finds any of them.
    await page.keyboard.press('F5');
    await page.getByText(`Shifts: ${COUNT}, open: 0`).waitFor();
    await page.getByRole('searchbox').fill('SH-319');
    await soon(() => page.locator('.shift-list tbody th').allInnerTexts()).toEqual(['SH-319']);
  });
});
