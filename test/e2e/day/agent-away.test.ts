import { expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press, scan } from '#test/e2e/pages/hands.ts';
import { MenuWindow } from '#test/e2e/pages/main-menu.ts';
import { openTillWithAgent, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { startShift } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

it('an agent killed in mid-day stops nothing: unsent grows, selling goes on, and all drains once it is back', async () => {
  const { page, agent } = await openTillWithAgent(chromium(), {
    before: (till) => startShift(till, '50.00'),
  });
  const menu = new MenuWindow(page);
  const sale = new SaleWindow(page);
  await menu.isAt('Main Menu');
  await soon(() => menu.level()).toBe('green');
  await soon(() => menu.unsentCount()).toBe(0);

  await agent.kill();
  await press(page, 'F2');
  await sale.isAt('New Document');
  for (const round of [1, 2, 3]) {
    await scan(page, '101');
    await sale.totals('1.85');
    await press(page, 'F12');
    await soon(() => sale.lastSale.innerText()).toContain(`00000${round}`);
  }
  await soon(() => sale.level()).toMatch(/^(yellow|red)$/);
  await soon(() => sale.unsentCount()).toBeGreaterThanOrEqual(3);
  await sale.services.click();
  const dock = page.getByRole('dialog');
  await soon(() => dock.innerText()).toMatch(/not reachable/);
  expect(await dock.innerText()).toContain('Nothing is lost.');
  await press(page, 'Escape');

  await agent.start();
  await soon(() => sale.unsentCount()).toBe(0);
  await soon(() => sale.level()).toBe('green');
});
