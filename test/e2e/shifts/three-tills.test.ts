import { expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { EndOfShiftWindow } from '#test/e2e/pages/end-of-shift.ts';
import { press, scan, seenHands } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillInChromium, soon, type TillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { allSent, cut, mend, type Store, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

type Counter = TillInChromium & { readonly storeTill: StoreTill };

/** A till of the store in a window of its own, behind a cable of its own. */
async function openCounter(store: Store, code: string): Promise<Counter> {
  const storeTill = await store.open(code);
  return { ...(await openTillInChromium(chromium(), { open: async () => storeTill })), storeTill };
}

/** One loaf for 1.85, paid exactly in cash, by keyboard. */
async function sellLoafAt({ page }: Counter): Promise<void> {
  const sale = new SaleWindow(page);
  const menu = new MenuWindow(page);
  await menu.isAt('Main Menu');
  await press(page, 'F2');
  await sale.isAt('New Document');
  await scan(page, '101');
  await sale.totals('1.85');
  await press(page, 'F12');
  await soon(() => sale.lastSale.innerText()).toContain('1.85');
  await press(page, 'Escape');
  await menu.isAt('Main Menu');
}

async function joinAt({ page }: Counter): Promise<void> {
  await new LogOnWindow(page).byKeyboard('Ana');
  await new MenuWindow(page).isAt('Main Menu');
}

async function receiptsKnownAt({ client }: Counter): Promise<number> {
  return (await accepted(client.shift.summary({}))).sales.receipts;
}

it('one shift at three tills: a cable is pulled, the end names the till that has not reported, and its late sale is shown beside the figures', async () => {
  const store = await testStore();
  const [one, two, three] = [
    await openCounter(store, 'POS1'),
    await openCounter(store, 'POS2'),
    await openCounter(store, 'POS3'),
  ];
  await new LogOnWindow(one.page).byKeyboard('Ana');
  const start = new StartOfShiftWindow(one.page);
  await start.isAt('Start of Shift');
  await soon(() => one.page.evaluate(() => document.activeElement?.matches('[data-entry]'))).toBe(true);
  await press(one.page, ...'100');
  await soon(() => start.inDrawer.innerText()).toContain('100.00');
  await press(one.page, 'Control+Enter');
  await new MenuWindow(one.page).isAt('Main Menu');
  await allSent(one.storeTill);

  await joinAt(two);
  await joinAt(three);
  for (const counter of [one, two, three]) await sellLoafAt(counter);
  await soon(() => receiptsKnownAt(one)).toBe(3);

  cut(two.storeTill);
  await sellLoafAt(two);
  await soon(() => new MenuWindow(two.page).level()).toMatch(/^(yellow|red)$/);
  await soon(() => new MenuWindow(two.page).unsentCount()).toBeGreaterThan(0);

  await press(one.page, 'F5');
  await new MenuWindow(one.page).isAt('Reports and Payments');
  await press(one.page, 'F2');
  await one.page.getByRole('heading', { level: 1, name: 'Shift Summary' }).waitFor();
  await press(one.page, 'F8');
  const end = new EndOfShiftWindow(one.page);
  await end.isAt('End of Shift');
  await soon(() => end.figure('Payment Value', 'Cash')).toBe('5.55');
  await soon(() => end.figure('Ending Balance', 'Cash')).toBe('105.55');
  await end.actual('Cash').focus();
  await press(one.page, ...'105.55', 'Enter');
  await press(one.page, 'Control+Enter');
  await end.refuses('Not everything from POS2 has arrived.');
  await press(one.page, 'Control+Enter');
  await end.isAt('Shift ended');
  await soon(() => new MenuWindow(three.page).banners.innerText()).toContain('POS1');

  await mend(two.storeTill);
  await soon(() => new MenuWindow(two.page).level()).toBe('green');
  await soon(() => new MenuWindow(two.page).unsentCount()).toBe(0);

  await press(one.page, 'Enter');
  await new LogOnWindow(one.page).byKeyboard('Ivana');
  await new StartOfShiftWindow(one.page).isAt('Start of Shift');
  await press(one.page, 'Escape');
  await new MenuWindow(one.page).isAt('Main Menu');
  await press(one.page, 'F5');
  await new MenuWindow(one.page).isAt('Reports and Payments');
  await press(one.page, 'F3');
  await one.page.getByRole('heading', { level: 1, name: 'User Shifts' }).waitFor();
  const revised = one.page.getByRole('region', { name: 'Revised Sheet' });
  await soon(() => revised.innerText()).toMatch(/105\.55[\s\S]*1\.85[\s\S]*107\.40/);
  expect((await seenHands(one.page)).mouse).toBe(0);
});
