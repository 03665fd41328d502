import { expect, it } from 'vitest';
import { DRAWER, FIRST_RECEIPT, figuresAgree, paperAgrees } from '#test/e2e/day/the-figures.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { CountingWindow } from '#test/e2e/pages/counting.ts';
import { EndOfShiftWindow, SEVEN_COLUMNS } from '#test/e2e/pages/end-of-shift.ts';
import { press, scan, seenHands } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { PaymentWindow } from '#test/e2e/pages/payment.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { ShiftSummaryWindow } from '#test/e2e/pages/shift-summary.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';

const chromium = chromiumOfFile();

it('a day at one till is done by keyboard alone, from PIN to the next shift’s Beginning Balance', async () => {
  const { page, client } = await openTillInChromium(chromium());
  const logOn = new LogOnWindow(page);
  const start = new StartOfShiftWindow(page);
  const menu = new MenuWindow(page);
  const sale = new SaleWindow(page);
  const payment = new PaymentWindow(page);
  const end = new EndOfShiftWindow(page);

  await logOn.byKeyboard('Ana');
  await start.isAt('Start of Shift');
  await soon(() => start.heads.allInnerTexts()).toEqual(['Currency', 'Beginning Balance', 'Deposit']);
  await press(page, ...'200');
  await soon(() => start.inDrawer.innerText()).toContain('200.00');
  await press(page, 'Control+Enter');

  await menu.isAt('Main Menu');
  await press(page, 'F2');
  await sale.isAt('New Document');
  await scan(page, '101');
  await sale.hasLines(1);
  await press(page, ...'3*102', 'Enter');
  await sale.hasLines(2);
  await press(page, ...'lac');
  await soon(() => sale.suggestions.count()).toBeGreaterThan(1);
  await press(page, 'ArrowDown', 'Enter');
  await sale.hasLines(3);
  await press(page, '*', '2', 'Enter');
  await sale.totals('7.48');
  expect(await sale.read()).toEqual(FIRST_RECEIPT);
  await press(page, 'Control+Enter');
  await payment.isAt('Payment');
  await soon(() => payment.due.innerText()).toBe('7.48');
  await press(page, ...'10', 'Enter');
  await soon(() => payment.figure.innerText()).toBe('2.52');
  await press(page, 'Control+Enter');
  await sale.isAt('New Document');
  await soon(() => sale.lastSale.innerText()).toMatch(/Change 2\.52 EUR, receipt PA\/\d{4}\/POS1\/000001/);

  await scan(page, '3850104212604');
  await sale.totals('4.99');
  await press(page, 'Control+Enter');
  await payment.isAt('Payment');
  await soon(() => payment.due.innerText()).toBe('4.99');
  await press(page, 'F2');
  await soon(() => payment.handOver.count()).toBe(0);
  await page.getByText('Nothing goes back.').waitFor();
  await press(page, 'Control+Enter');
  await sale.isAt('New Document');

  await scan(page, '201');
  await sale.totals('1.49');
  await press(page, 'F12');
  await soon(() => sale.lastSale.innerText()).toMatch(/Paid 1\.49 EUR, receipt PA\/\d{4}\/POS1\/000003/);

  await press(page, 'Escape');
  await menu.isAt('Main Menu');
  await press(page, 'F5');
  await menu.isAt('Reports and Payments');
  await press(page, 'F2');
  const summary = new ShiftSummaryWindow(page);
  await summary.isAt('Shift Summary');
  await soon(() => summary.panel.innerText()).toContain('208.97');
  await press(page, 'F8');

  await end.isAt('End of Shift');
  await soon(() => end.headTexts()).toEqual(SEVEN_COLUMNS);
  await press(page, 'F2');
  const counting = new CountingWindow(page);
  await counting.isAt('Cash Register Counting');
  await counting.pieces('500.00').waitFor();
  await counting.byKeyboard(DRAWER);
  await soon(() => counting.sum.innerText()).toBe('208.97');
  await press(page, 'Control+Enter');
  await end.isAt('End of Shift');
  await soon(() => end.figure('Actual Balance', 'Cash')).toBe('208.97');
  await reachByTab(page, 'Withdrawal Cash EUR');
  await press(page, ...'58.97', 'Enter');
  await soon(() => end.figure('Remaining', 'Cash')).toBe('150.00');
  await figuresAgree(client);
  await press(page, 'F7');
  await page.getByText('The interim report is on its way to the printer.').waitFor();
  await press(page, 'Control+Enter');
  await end.isAt('Shift ended');
  await press(page, 'Enter');

  await logOn.byKeyboard('Ana');
  await start.isAt('Start of Shift');
  await soon(() => start.beginning('EUR')).toBe('150.00');
  await paperAgrees(client);
  expect(await seenHands(page)).toMatchObject({ mouse: 0, touch: 0 });
});

/** Tab walks to every control of a window; a person sees where the focus stands. */
async function reachByTab(page: Parameters<typeof press>[0], name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  for (let steps = 0; steps < 40 && (await focused()) !== name; steps += 1) await press(page, 'Tab');
  expect(await focused()).toBe(name);
}
