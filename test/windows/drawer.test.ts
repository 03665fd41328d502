import { beforeAll, describe, expect, it } from 'vitest';
import { simOnSocket } from '#test/printing/sim-till.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

async function besideDrawer(hands: 'keyboard' | 'touch', size: (typeof SIZES)[number]) {
  const { address, sim } = await simOnSocket();
  const drawer = { drawerPin: '2', drawerOpenWhen: 'high', drawerOpenSeconds: 1 } as const;
  const shown = await showTill({
    hands,
    size,
    open: () => tillWith((shop) => ({ ...shop, ...drawer }), { printer: address }),
    before: startShift,
  });
  return { ...shown, sim };
}

describe('the drawer without a sale', () => {
  it.each(SIZES)(
    'opens by keyboard alone with a reason, is seen open, and is said when it stays open, at $width',
    async (size) => {
      const { page, sim } = await besideDrawer('keyboard', size);
      await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
      await page.keyboard.press('Control+M');
      const way = page.getByRole('button', { name: 'Open Drawer' });
      await way.waitFor();
      while (!(await way.evaluate((key) => key === document.activeElement))) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Open Drawer' }).waitFor();
      await page.locator('.drawer-dock .field').first().locator('.key').nth(1).waitFor();
      await page.keyboard.press('Alt+2');
      await page.getByText('The drawer was asked to open.').waitFor();
      await shoot(page, 'drawer-dock');
      await expect.poll(() => sim.kicks(), { timeout: 10_000 }).toHaveLength(1);
      await page.keyboard.press('Escape');
      await page.getByText(/Close it\./).waitFor();
      await shoot(page, 'drawer-open');
      sim.set({ isDrawerOpen: false });
      await page.getByText(/Close it\./).waitFor({ state: 'detached' });
    },
  );

  it('opens by touch alone with words of one’s own', async () => {
    const { page, sim } = await besideDrawer('touch', SIZES[0]);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('button', { name: 'Open Drawer' }).tap();
    await page.getByLabel('Another reason').tap();
    await page.keyboard.type('Coin stuck', { delay: 150 });
    await page.getByRole('button', { name: /^Open/ }).last().tap();
    await page.getByText('The drawer was asked to open.').waitFor();
    await expect.poll(() => sim.kicks(), { timeout: 10_000 }).toHaveLength(1);
  });
});
