import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { EndOfShiftWindow } from '#test/e2e/pages/end-of-shift.ts';
import { Frame } from '#test/e2e/pages/frame.ts';
import { press, seenHands, windowKey } from '#test/e2e/pages/hands.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { allSent, backUpTill, cut, mend, type Store, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { SIZES, shot } from '#test/windows/till-page.ts';

const chromium = chromiumOfFile();

/** Ana sells at POS2 and POS3 in one shift; whoever looks sits at POS1. */
async function anaElsewhere(store: Store) {
  const two = await store.open('POS2');
  const three = await store.open('POS3');
  await startShift(two.client, '100.00');
  await allSent(two);
  await logOn(three.client);
  await sellLoaf(three.client);
  await sellLoaf(two.client);
  await Promise.all([allSent(two), allSent(three)]);
  return { two, three };
}

async function windowAt(storeTill: StoreTill, context: { readonly hasTouch?: boolean } = {}) {
  return await openTillInChromium(chromium(), { open: async () => storeTill, context });
}

class PosSessionsWindow extends Frame {
  readonly rows = this.page.locator('.shift-list tbody tr');
  readonly chosen = this.page.locator('.shift-list tr.is-selected');
  readonly dialog = this.page.getByRole('dialog');

  async hasRows(...tills: readonly string[]): Promise<void> {
    await soon(async () => (await this.rows.locator('th').allInnerTexts()).toSorted()).toEqual(tills.toSorted());
  }
}

async function openByKeys(page: Page): Promise<PosSessionsWindow> {
  const sessions = new PosSessionsWindow(page);
  await sessions.isAt('Start of Shift');
  await press(page, 'Escape');
  await sessions.isAt('Main Menu');
  await press(page, 'F5');
  await sessions.isAt('Reports and Payments');
  await press(page, 'F4');
  await sessions.isAt('POS Sessions');
  return sessions;
}

it('by keyboard: sessions of the store are filtered, looked into, and closed one by one down to the end of the shift', async () => {
  const store = await testStore();
  await anaElsewhere(store);
  const one = await store.open('POS1');
  await logOn(one.client, 'ivana');
  const { page } = await windowAt(one);
  const sessions = await openByKeys(page);
  await sessions.hasRows('POS2', 'POS3');
  await press(page, ...'pos3');
  await sessions.hasRows('POS3');
  await press(page, 'F4');
  const detail = page.getByRole('complementary');
  await soon(() => detail.innerText()).toMatch(/Ana, POS3[\s\S]*1\.85/);
  await soon(() => detail.innerText()).toMatch(/PA\/\d{4}\/POS3\/000001/);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await shot(page, 'pos-sessions');
  }
  expect(await seriousViolations(page)).toEqual([]);

  await press(page, 'F8');
  await soon(() => sessions.dialog.innerText()).toContain('Close Session of Ana at POS3?');
  await shot(page, 'pos-sessions-close');
  await press(page, 'Escape');
  await soon(() => sessions.dialog.count()).toBe(0);
  await soon(() => sessions.chosen.innerText()).toContain('Open');
  await press(page, 'F8');
  await sessions.dialog.waitFor();
  await press(page, 'Enter');
  await soon(() => sessions.chosen.innerText()).toContain('Closed');

  await press(page, 'F6');
  await sessions.hasRows();
  await press(page, ...Array.from('pos3', () => 'Backspace'));
  await sessions.hasRows('POS2');
  await press(page, 'F8');
  await soon(() => sessions.dialog.innerText()).toContain('End of Shift opens next');
  await press(page, 'Enter');
  const end = new EndOfShiftWindow(page);
  await end.isAt('End of Shift');
  await soon(() => end.banners.innerText()).toContain('Ana');
  expect((await seenHands(page)).mouse).toBe(0);
});

it('by touch: the session of a till that does not answer is closed with a reason', async () => {
  const store = await testStore();
  const { two, three } = await anaElsewhere(store);
  const one = await store.open('POS1');
  await logOn(one.client, 'ivana');
  const { page } = await windowAt(one, { hasTouch: true });
  const sessions = new PosSessionsWindow(page);
  await sessions.isAt('Start of Shift');
  await windowKey(page, 'Close').tap();
  await page.getByRole('button', { name: /^Reports and Payments/ }).tap();
  await page.getByRole('button', { name: /^POS Sessions/ }).tap();
  await sessions.isAt('POS Sessions');
  cut(three);
  store.pass(60_000);
  await sellLoaf(two.client);
  await allSent(two);
  await page.getByText('POS3 does not answer.').waitFor();
  await page.getByRole('row', { name: /POS3/ }).tap();
  await windowKey(page, 'Close Session').tap();
  await soon(() => sessions.dialog.innerText()).toContain('POS3 is not reachable.');
  await sessions.dialog.getByRole('button', { name: /^Close Session/ }).tap();
  await soon(() => sessions.dialog.getByRole('alert').innerText()).toMatch(/reason/i);
  await sessions.dialog.getByRole('textbox', { name: 'Reason' }).fill('Till broke down');
  await sessions.dialog.getByRole('button', { name: /^Close Session/ }).tap();
  await soon(() => page.getByRole('row', { name: /POS3/ }).innerText()).toContain('Closed');
  await page.getByRole('radio', { name: 'This counter' }).tap();
  await sessions.hasRows();
  expect((await seenHands(page)).mouse).toBe(0);
  await mend(three);
  await soon(async () => (await accepted(three.client.till.state({}))).shiftNews).toMatchObject({
    news: 'session_closed',
    reason: 'Till broke down',
  });
});

it('a cashier sees own sessions and those of the counter, and closes another’s only with somebody who may', async () => {
  const store = await testStore();
  await anaElsewhere(store);
  const one = await store.open('POS1');
  await logOn(one.client, 'kasia');
  await accepted(one.client.shift.start({ ...id(), deposits: [] }));
  await accepted(one.client.operator.logOff(id()));
  await logOn(one.client);
  const { page } = await windowAt(one);
  const sessions = new PosSessionsWindow(page);
  await sessions.isAt('Main Menu');
  await press(page, 'F5');
  await sessions.isAt('Reports and Payments');
  await press(page, 'F4');
  await sessions.isAt('POS Sessions');
  expect(await page.getByRole('radio', { name: 'Global' }).count()).toBe(0);
  await sessions.hasRows('POS1', 'POS2', 'POS3');
  await page.getByRole('radio', { name: 'This counter' }).click();
  await sessions.hasRows('POS1', 'POS1');
  await page.getByRole('row', { name: /Kasia/ }).click();
  await press(page, 'F8');
  await sessions.dialog.waitFor();
  await press(page, 'Enter');
  await page.getByRole('dialog', { name: 'Authorization' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

it('a manager sees that a till’s journal went two ways', async () => {
  const store = await testStore();
  const { three } = await anaElsewhere(store);
  const backup = await backUpTill(three);
  await sellLoaf(three.client);
  await allSent(three);
  await three.till.close();
  const again = await store.open('POS3', { dataDir: backup, isCut: true });
  await logOn(again.client);
  await sellLoaf(again.client);
  await mend(again);
  const one = await store.open('POS1');
  await logOn(one.client, 'ivana');
  const { page } = await windowAt(one);
  const sessions = await openByKeys(page);
  await soon(() => sessions.banners.innerText()).toMatch(/The journal of POS3 went two ways after record \d+/);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await shot(page, 'pos-sessions-forked');
  }
});
