import { expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { endShift, sellLoaf, startShift } from '#test/till/test-till.ts';
import { shot } from '#test/windows/till-page.ts';

const chromium = chromiumOfFile();

it('Close at Start of Shift leaves New Document inactive with its reason in sight, and everything else usable', async () => {
  const { page, client } = await openTillInChromium(chromium(), {
    before: async (at) => {
      await startShift(at, '50.00');
      await sellLoaf(at);
      await endShift(at);
    },
  });
  const menu = new MenuWindow(page);
  const start = new StartOfShiftWindow(page);
  const logOn = new LogOnWindow(page);
  await logOn.byKeyboard('Ana');
  await start.isAt('Start of Shift');
  await start.deposit('EUR').waitFor();
  await press(page, 'Escape');

  await menu.isAt('Main Menu');
  await menu.newDocumentInactive.waitFor();
  expect(await menu.newDocumentInactive.innerText()).toContain('Not active: no shift is started.');
  await press(page, 'F2');
  await menu.newDocumentInactive.click({ position: { x: 5, y: 5 }, force: true });
  await menu.isAt('Main Menu');
  expect((await client.sale.scan({ commandId: crypto.randomUUID(), barcode: '101' })).accepted).toBe(false);

  await press(page, 'F5');
  await menu.isAt('Reports and Payments');
  expect(await menu.tile('Daily Report').innerText()).toContain('no shift is started');
  await press(page, 'F2');
  await menu.isAt('Shift Summary');
  await page.getByText('No shift is started. This is the last one').waitFor();
  await shot(page, 'close-shift-summary');
  await press(page, 'F7');
  await page.getByText('on its way to the printer').waitFor();
  await press(page, 'F2');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Escape');
  await press(page, 'Escape');
  await menu.isAt('Reports and Payments');
  await press(page, 'Escape');
  await menu.isAt('Main Menu');
  await shot(page, 'close-main-menu');
  await press(page, 'F7');
  await menu.isAt('CD/CW List');
  await page
    .getByText(/^CD\/\d{4}\/POS1/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /^CW/ }).innerText()).toContain('no shift is started');
  await shot(page, 'close-cash-documents');
  await press(page, 'Escape');
  await menu.isAt('Main Menu');
  await press(page, 'F6');
  await menu.isAt('Paper Roll');
  await press(page, 'Escape');
  await menu.isAt('Main Menu');
  await menu.services.click();
  await page.getByRole('dialog').getByText('What works now').waitFor();
  await press(page, 'Escape');

  await menu.logOnAgain.click();
  await logOn.byKeyboard('Ana');
  await start.isAt('Start of Shift');
});
