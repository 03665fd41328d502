import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { keepShift } from '#main/store/pulled-facts.ts';
import { storeShiftSchema } from '#shared/contract/agent-shift.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { allSent, testStore } from '#test/shifts/store.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';
import { buildWindows, ownChromium, SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

function isAt(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

const rowsOf = (page: Page) => page.locator('.shift-list tbody tr');
const cellsOf = async (page: Page) =>
  (await rowsOf(page).all()).reduce<Promise<string[][]>>(
    async (all, row) => [...(await all), (await row.locator('td, th').allInnerTexts()).slice(0, 3)],
    Promise.resolve([]),
  );

/** Ana works at POS1 and POS2, Kasia at POS3; Ivana looks at POS2. */
async function threeCounters(size: (typeof SIZES)[number]) {
  const { open } = await testStore();
  const [one, three] = [await open('POS1'), await open('POS3')];
  await startShift(one.client);
  await sellLoaf(one.client);
  await allSent(one);
  await logOn(three.client, 'kasia');
  await accepted(three.client.shift.start({ ...id(), deposits: [] }));
  await allSent(three);
  const two = await openTillInChromium(await ownChromium(), {
    open: () => open('POS2'),
    before: async (client) => {
      await logOn(client);
      await sellLoaf(client);
      await accepted(client.operator.logOff(id()));
      await logOn(client, 'ivana');
    },
    context: { viewport: size, hasTouch: true },
  });
  await soon(async () => (await accepted(two.client.session.list({ global: true }))).sessions.length).toBe(3);
  return { one, two, three };
}

/** Shifts of one closed session each, as the Agent would have told of them: a day apart, each at a counter of its own. */
async function sessionsOfOldTimes(dataDir: string, count: number): Promise<void> {
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const told = connection.prepare(`SELECT facts FROM pulled_shift WHERE operator_name = 'Ana'`).pluck().get();
  const shift = storeShiftSchema.parse(JSON.parse(String(told)));
  const journal = { till: 'POS2', head: () => ({ epoch: 1, seq: 0, hash: '' }) };
  connection.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const at = new Date(Date.parse('2025-12-31T12:00:00.000Z') - index * 86_400_000).toISOString();
      const sessions = shift.sessions.slice(0, 1).map((session) => ({
        ...session,
        ...{ id: `session-${index}`, till: `T${index}`, status: 'closed' as const, openedAt: at, closedAt: at },
      }));
      const old = { ...shift, id: `shift-${index}`, number: `SH-${index}`, status: 'closed' as const, startedAt: at };
      keepShift(connection, journal, { ...old, parts: [], balances: [], leftInDetached: [], sessions });
    }
  })();
  connection.prepare(`INSERT INTO setting VALUES ('told_forgotten_until', '2024-06-22')`).run();
  connection.close();
}

describe('POS Sessions (article "How to Create POS Sessions")', () => {
  it.each(SIZES)(
    'lists status, counter and user of all counters, filters Global and Open, and closes one once it is confirmed, at $width x $height',
    async (size) => {
      const { one, two } = await threeCounters(size);
      const { page } = two;
      await isAt(page, 'Start of Shift');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F5');
      await isAt(page, 'Reports and Payments');
      await page.keyboard.press('F4');
      await isAt(page, 'POS Sessions');
      await soon(async () => (await cellsOf(page)).toSorted()).toEqual([
        ['Open', 'POS1', 'Ana'],
        ['Open', 'POS2', 'Ana'],
        ['Open', 'POS3', 'Kasia'],
      ]);
      const heads = await page.locator('.shift-list thead th').allInnerTexts();
      expect(heads.slice(0, 3)).toEqual(['Status', 'Counter', 'User']);
      expect(await page.getByRole('radio', { name: 'Global' }).isChecked()).toBe(true);
      await shot(page, 'pos-sessions');
      await page.getByRole('radio', { name: 'This counter' }).click();
      await soon(() => cellsOf(page)).toEqual([['Open', 'POS2', 'Ana']]);
      await page.getByRole('radio', { name: 'Global' }).click();
      await soon(() => rowsOf(page).count()).toBe(3);

      await rowsOf(page).filter({ hasText: 'POS1' }).click();
      await page.keyboard.press('F8');
      const dialog = page.getByRole('dialog', { name: 'Close Session of Ana at POS1?' });
      await dialog.waitFor();
      await shot(page, 'pos-sessions-close');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect((await cellsOf(page)).every(([status]) => status === 'Open')).toBe(true);
      await page.keyboard.press('F8');
      await dialog.getByRole('button', { name: /^Close Session/ }).tap();
      await soon(async () => (await cellsOf(page)).toSorted()).toEqual([
        ['Closed', 'POS1', 'Ana'],
        ['Open', 'POS2', 'Ana'],
        ['Open', 'POS3', 'Kasia'],
      ]);
      await page.keyboard.press('F6');
      await soon(async () => (await cellsOf(page)).map(([, counter]) => counter).toSorted()).toEqual(['POS2', 'POS3']);
      await soon(async () => (await accepted(one.client.till.state({}))).shiftNews?.news).toBe('session_closed');

      await rowsOf(page).filter({ hasText: 'POS3' }).click();
      await page.keyboard.press('F4');
      await page.getByRole('heading', { name: /Kasia/ }).first().waitFor();
      await shot(page, 'pos-sessions-details');
      await page.keyboard.press('F8');
      await page.getByRole('dialog', { name: 'Close Session of Kasia at POS3?' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await isAt(page, 'End of Shift');
      await page.getByText('This is the shift of Kasia').waitFor();
    },
  );

  it.each(SIZES)(
    'shows a hundred sessions, and older ones page by page by key and by touch, each once, at $width x $height',
    async (size) => {
      const { two } = await threeCounters(size);
      const { page } = two;
      await sessionsOfOldTimes(two.dataDir, 230);
      await isAt(page, 'Start of Shift');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F5');
      await page.keyboard.press('F4');
      await isAt(page, 'POS Sessions');
      await soon(() => rowsOf(page).count()).toBe(100);
      await page.getByText('The newest 100 are shown.').waitFor();
      await shot(page, 'pos-sessions-older');
      await page.keyboard.press('F7');
      await soon(() => rowsOf(page).count()).toBe(200);
      await page.getByRole('button', { name: 'Show Older' }).tap();
      await soon(() => rowsOf(page).count()).toBe(233);
      await page.getByRole('button', { name: 'Show Older' }).waitFor({ state: 'detached' });
      await page.getByText(/Sessions of other tills up to .*22 Jun.* 2024 are not kept here any more/).waitFor();
      await shot(page, 'pos-sessions-all');
      const counters = (await cellsOf(page)).map(([, counter]) => counter);
      expect(counters.slice(3)).toEqual(Array.from({ length: 230 }, (_, index) => `T${index}`));
      // What is asked anew after a change is as long as what stands there.
      await page.keyboard.press('F5');
      await soon(() => rowsOf(page).count()).toBe(233);
      await page.getByRole('searchbox').fill('T229');
      await soon(() => cellsOf(page)).toEqual([['Closed', 'T229', 'Ana']]);
    },
  );

  it('User Shifts, too, ends with the day up to which shifts of other tills are not kept here', async () => {
    const { till, dataDir, client } = await testTill();
    await startShift(client);
    await till.close();
    const connection = await openDatabase(join(dataDir, 'till.db'));
    connection.prepare(`INSERT INTO setting VALUES ('told_forgotten_until', '2024-06-22')`).run();
    connection.close();
    const { page } = await openTillInChromium(await ownChromium(), {
      open: () => testTill({ dataDir }),
      before: (again) => logOn(again),
    });
    await isAt(page, 'Main Menu');
    await page.keyboard.press('F5');
    await isAt(page, 'Reports and Payments');
    await page.getByRole('button', { name: /^User Shifts/ }).click();
    await isAt(page, 'User Shifts');
    await page.getByText(/Shifts of other tills up to .*22 Jun.* 2024 are not kept here any more/).waitFor();
    await shot(page, 'user-shifts-forgotten');
  });

  it('speaks of days where the cash belongs to the till', async () => {
    const { dataDir, till, client } = await tillWith((configuration) => ({ ...configuration, workMode: 'day' }));
    await logOn(client);
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await till.close();
    const { page } = await openTillInChromium(await ownChromium(), {
      open: () => testTill({ dataDir }),
      before: (again) => logOn(again),
    });
    await isAt(page, 'Main Menu');
    await page.keyboard.press('F5');
    await page.keyboard.press('F4');
    await isAt(page, 'POS Sessions');
    await soon(() => cellsOf(page)).toEqual([['Open', 'POS1', 'Ana']]);
    await page.keyboard.press('F8');
    const dialog = page.getByRole('dialog');
    await soon(() => dialog.innerText()).toMatch(
      /last open session of day SH\/\d{4}\/POS1\/000001, so End of Day opens next/,
    );
  });
});
