import { expect, it } from 'vitest';
import { DRAWER, FIRST_RECEIPT, figuresAgree, paperAgrees } from '#test/e2e/day/the-figures.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { CountingWindow } from '#test/e2e/pages/counting.ts';
import { EndOfShiftWindow, SEVEN_COLUMNS } from '#test/e2e/pages/end-of-shift.ts';
import { seenHands, tapEnter, tapPad, windowKey } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { PaymentWindow } from '#test/e2e/pages/payment.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { ShiftSummaryWindow } from '#test/e2e/pages/shift-summary.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';

const chromium = chromiumOfFile();

it('a day at one till is done by touch alone on the smallest screen', async () => {
  const { page, client } = await openTillInChromium(chromium(), {
    context: { hasTouch: true, viewport: { width: 1024, height: 768 } },
  });
  const logOn = new LogOnWindow(page);
  const start = new StartOfShiftWindow(page);
  const menu = new MenuWindow(page);
  const sale = new SaleWindow(page);
  const payment = new PaymentWindow(page);
  const end = new EndOfShiftWindow(page);

  await logOn.byTouch('Ana');
  await start.isAt('Start of Shift');
  await start.deposit('EUR').tap();
  await tapPad(page, '200');
  await soon(() => start.inDrawer.innerText()).toContain('200.00');
  await windowKey(page, 'Confirm').tap();

  await menu.isAt('Main Menu');
  await menu.tile('New Document').tap();
  await sale.isAt('New Document');
  // A barcode on the pad, an item found by it, a multiplier, and a quantity written afterwards.
  await sale.search.tap();
  await tapPad(page, '101');
  await tapEnter(page);
  await sale.hasLines(1);
  await sale.search.tap();
  await tapPad(page, '3');
  await page.getByRole('button', { name: /^Times/ }).tap();
  await tapPad(page, '102');
  await tapEnter(page);
  await sale.hasLines(2);
  await sale.search.tap();
  await tapPad(page, '5900820000011');
  await sale.suggestions.filter({ hasText: 'Mleko Łaciate' }).tap();
  await sale.hasLines(3);
  await tapPad(page, '2');
  await tapEnter(page);
  await sale.totals('7.48');
  expect(await sale.read()).toEqual(FIRST_RECEIPT);
  await windowKey(page, 'Confirm').tap();
  await payment.isAt('Payment');
  await soon(() => payment.due.innerText()).toBe('7.48');
  await tapPad(page, '10');
  await payment.form('Cash').tap();
  await soon(() => payment.figure.innerText()).toBe('2.52');
  await windowKey(page, 'Confirm').tap();
  await sale.isAt('New Document');
  await soon(() => sale.lastSale.innerText()).toMatch(/Change 2\.52 EUR, receipt PA\/\d{4}\/POS1\/000001/);

  await sale.search.tap();
  await tapPad(page, '3850104212604');
  await tapEnter(page);
  await sale.totals('4.99');
  await windowKey(page, 'Confirm').tap();
  await payment.isAt('Payment');
  await soon(() => payment.due.innerText()).toBe('4.99');
  await payment.form('Charge Card').tap();
  await page.getByText('Nothing goes back.').waitFor();
  await windowKey(page, 'Confirm').tap();
  await sale.isAt('New Document');

  await sale.favourites.filter({ hasText: 'Banane' }).or(sale.favourites.first()).first().waitFor();
  await sale.search.tap();
  await tapPad(page, '201');
  await tapEnter(page);
  await sale.totals('1.49');
  await windowKey(page, 'Exact Cash').tap();
  await soon(() => sale.lastSale.innerText()).toMatch(/Paid 1\.49 EUR, receipt PA\/\d{4}\/POS1\/000003/);

  await windowKey(page, 'Close').tap();
  await menu.isAt('Main Menu');
  await menu.tile('Reports and Payments').tap();
  await menu.isAt('Reports and Payments');
  await menu.tile('Shift Summary').tap();
  const summary = new ShiftSummaryWindow(page);
  await summary.isAt('Shift Summary');
  await soon(() => summary.panel.innerText()).toContain('208.97');
  await windowKey(page, 'End Shift').tap();

  await end.isAt('End of Shift');
  await soon(() => end.headTexts()).toEqual(SEVEN_COLUMNS);
  await end.actual('Cash').tap();
  await page.getByRole('group', { name: 'Numeric pad' }).waitFor();
  await windowKey(page, 'Count Cash Register').tap();
  const counting = new CountingWindow(page);
  await counting.isAt('Cash Register Counting');
  await counting.byTouch(DRAWER);
  await soon(() => counting.sum.innerText()).toBe('208.97');
  await windowKey(page, 'Confirm').tap();
  await end.isAt('End of Shift');
  await soon(() => end.figure('Actual Balance', 'Cash')).toBe('208.97');
  await end.withdrawal('Cash').tap();
  await tapPad(page, '58.97');
  await tapEnter(page);
  await soon(() => end.figure('Remaining', 'Cash')).toBe('150.00');
  await figuresAgree(client);
  await windowKey(page, 'Daily Report').tap();
  await page.getByText('The interim report is on its way to the printer.').waitFor();
  await windowKey(page, 'Confirm').tap();
  await end.isAt('Shift ended');
  await windowKey(page, 'Log On').tap();

  await logOn.byTouch('Ana');
  await start.isAt('Start of Shift');
  await soon(() => start.beginning('EUR')).toBe('150.00');
  await paperAgrees(client);
  expect(await seenHands(page)).toMatchObject({ mouse: 0, keys: 0 });
});
