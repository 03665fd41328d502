import { expect, it } from 'vitest';
import { startTillProcess } from '#test/e2e/day/till-process.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press, scan } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openPage, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

it('a till killed in mid-document asks "Where was I" and has the half-typed document back', async () => {
  const dataDir = temporaryFolder();
  const first = await startTillProcess(dataDir);
  const page = await openPage(chromium(), first.url);
  const sale = new SaleWindow(page);
  await new LogOnWindow(page).byKeyboard('Ana');
  const start = new StartOfShiftWindow(page);
  await start.isAt('Start of Shift');
  await start.deposit('EUR').waitFor();
  await press(page, 'F9', 'Control+Enter');
  await new MenuWindow(page).isAt('Main Menu');
  await press(page, 'F2');
  await sale.isAt('New Document');
  await scan(page, '103');
  await sale.totals('2.40');
  await press(page, 'F12');
  await soon(() => sale.lastSale.innerText()).toContain('000001');
  await scan(page, '3850104212604');
  await sale.hasLines(1);
  await press(page, ...'2*101', 'Enter');
  await sale.totals('8.69');
  const typed = await sale.read();

  await first.kill();
  await page.getByText('This screen has lost the till.').waitFor();
  const second = await startTillProcess(dataDir, first.port);
  await page.getByText('This window belongs to an earlier start of the till.').waitFor();

  const anew = await openPage(chromium(), second.url);
  await new LogOnWindow(anew).byKeyboard('Ana');
  const frame = new MenuWindow(anew);
  await frame.isAt('Where was I');
  const safe = anew.getByRole('main');
  await soon(() => safe.innerText()).toContain('The open document, lines: 2');
  await soon(() => safe.innerText()).toMatch(/Receipt PA\/\d{4}\/POS1\/000001, 2\.40\sEUR/);
  await soon(() => safe.innerText()).toMatch(/Cash in drawer 52\.40\sEUR/);
  expect(await seriousViolations(anew)).toEqual([]);
  // Printed again by its document, however many papers came after it.
  await press(anew, 'F7');
  await press(anew, 'Enter');
  const back = new SaleWindow(anew);
  await back.isAt('New Document');
  await back.totals('8.69');
  expect(await back.read()).toEqual(typed);
  await press(anew, 'F12');
  await soon(() => back.lastSale.innerText()).toContain('000002');
  await press(anew, 'Escape');
  await frame.isAt('Main Menu');
  await press(anew, 'F6');
  await frame.isAt('Paper Roll');
  await anew.getByText('COPY 1').first().waitFor();
});
