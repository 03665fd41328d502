import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { PaymentWindow } from '#test/e2e/pages/payment.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { ShiftSummaryWindow } from '#test/e2e/pages/shift-summary.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

/** Called at each window; names it where something is wrong. */
async function isWell(page: Page, window: string): Promise<void> {
  expect([window, ...(await seriousViolations(page))]).toEqual([window]);
}

describe('axe finds nothing serious', () => {
  it('from Log On to Start of Shift and its counting', async () => {
    const { page } = await openTillInChromium(chromium());
    const logOnWindow = new LogOnWindow(page);
    await logOnWindow.tile('Ana').waitFor();
    await isWell(page, 'Log On');
    await logOnWindow.byKeyboard('Ana', '0000');
    await logOnWindow.refuses('not valid');
    await isWell(page, 'Log On, refused');
    await press(page, ...'1234', 'Enter');
    await logOnWindow.isAt('Start of Shift');
    await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
    await isWell(page, 'Start of Shift');
    await press(page, 'F2');
    await page.getByRole('textbox', { name: 'Pieces of 500.00' }).waitFor();
    await isWell(page, 'Cash Register Counting');
  });

  it('in the Authorization window', async () => {
    const { page } = await openTillInChromium(chromium(), { before: (client) => logOn(client, 'jakub') });
    const frame = new MenuWindow(page);
    await frame.isAt('Start of Shift');
    await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
    await press(page, 'Control+Enter');
    await frame.refuses('The user does not have sufficient permissions to start the shift in the offline mode.');
    await isWell(page, 'Start of Shift, refused');
    await press(page, 'F12');
    await page.getByRole('dialog').getByText('Ivana').first().waitFor();
    await isWell(page, 'Authorization');
  });

  it('in the menus, their docks and the paper', async () => {
    const { page, client } = await openTillInChromium(chromium(), { before: logOn });
    const menu = new MenuWindow(page);
    await menu.isAt('Start of Shift');
    await press(page, 'Escape');
    await menu.newDocumentInactive.waitFor();
    await isWell(page, 'Main Menu without a shift');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await sellLoaf(client);
    await menu.tile('New Document').waitFor();
    await isWell(page, 'Main Menu');
    for (const [key, dock] of [
      ['F1', 'Help'],
      ['Control+m', 'Menu'],
    ] as const) {
      await press(page, key);
      await page.getByRole('dialog').waitFor();
      await isWell(page, dock);
      await press(page, 'Escape');
    }
    await menu.services.click();
    await page.getByRole('dialog').waitFor();
    await isWell(page, 'Service status');
    await press(page, 'Escape');
    await press(page, 'F6');
    await soon(() => page.locator('.paper-col pre').first().innerText()).toContain('Kruh');
    await isWell(page, 'Paper Roll');
    await press(page, 'Escape');
    await menu.isAt('Main Menu');
    await press(page, 'F5');
    await menu.isAt('Reports and Payments');
    await isWell(page, 'Reports and Payments');
  });

  it('in New Document and Payment', async () => {
    const { page } = await openTillInChromium(chromium(), { before: startShift });
    const sale = new SaleWindow(page);
    await sale.isAt('Main Menu');
    await press(page, 'F2');
    await sale.isAt('New Document');
    await sale.favourites.first().waitFor();
    await isWell(page, 'New Document, empty');
    await press(page, ...'lac');
    await sale.suggestions.first().waitFor();
    await isWell(page, 'New Document, suggestions');
    await press(page, 'Enter');
    await sale.hasLines(1);
    await isWell(page, 'New Document');
    await press(page, 'Control+Enter');
    const payment = new PaymentWindow(page);
    await payment.amount.waitFor();
    await isWell(page, 'Payment');
    await press(page, ...'10', 'Enter');
    await payment.handOver.waitFor();
    await isWell(page, 'Payment, assigned');
  });

  it('from Shift Summary to the ended shift', async () => {
    const { page, client } = await openTillInChromium(chromium(), {
      before: async (till) => {
        await startShift(till);
        await sellLoaf(till);
      },
    });
    const summary = new ShiftSummaryWindow(page);
    await summary.isAt('Main Menu');
    await press(page, 'F5');
    await summary.isAt('Reports and Payments');
    await press(page, 'F2');
    for (const tab of ['Cash Flows', 'Cash Register Balance Summary', 'Sales Summary', 'Sales Per Item Group']) {
      await summary.tab(tab).click();
      await summary.panel.waitFor();
      await isWell(page, `Shift Summary, ${tab}`);
    }
    await press(page, 'F8');
    await page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).waitFor();
    await isWell(page, 'End of Shift');
    const cell = { paymentForm: 'cash', currency: 'EUR', column: 'actual', amount: '50' } as const;
    await accepted(client.shift.writeEnd({ ...id(), ...cell }));
    await press(page, 'Escape');
    await summary.isAt('Shift Summary');
    await press(page, 'F8');
    await page.getByText('short').first().waitFor();
    await isWell(page, 'End of Shift with a difference');
    await press(page, 'Control+Enter');
    await summary.isAt('Shift ended');
    await isWell(page, 'Shift ended');
  });
});
