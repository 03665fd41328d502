import { beforeAll, describe, expect, it } from 'vitest';
import { THEMES } from '#renderer/style/theme.ts';
import { accepted } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('training in Chromium', () => {
  it.each(SIZES)('is entered and left by one key, and the whole frame says so, at $width x $height', async (size) => {
    const { page, client } = await tillPage({ size });
    const heading = (name: string | RegExp) => page.getByRole('heading', { name });
    await logOnByKeys(page, 'ana');
    await page.getByLabel('Deposit EUR').waitFor();
    await page.keyboard.press('Control+Enter');
    await heading('Main Menu').waitFor();
    await shot(page, 'main-menu-with-training');
    await page.keyboard.press('F9');
    await heading(/TRAINING\s*Start of Shift/).waitFor();
    const { shift } = await accepted(client.till.state({}));
    expect(shift).toBeNull();
    await shot(page, 'training-start');
    await page.keyboard.press('Control+Enter');
    await heading(/TRAINING\s*Main Menu/).waitFor();
    for (const theme of THEMES) {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      await shot(page, `training-menu-${theme}`);
    }
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
    });
    await page.keyboard.press('F2');
    await heading(/TRAINING\s*New Document/).waitFor();
    await page.keyboard.type('101', { delay: 150 });
    await page.keyboard.press('Enter');
    await page.getByText('Kruh polubijeli 700 g').first().waitFor();
    await shot(page, 'training-sale');
    await page.keyboard.press('Escape');
    await heading(/TRAINING\s*Main Menu/).waitFor();
    await page.keyboard.press('F9');
    await heading(/^Main Menu$/).waitFor();
    expect(await page.locator('.top-training').count()).toBe(0);
    expect((await accepted(client.till.state({}))).shift?.number).toBe('SH/2026/POS1/000001');
  });

  it('is entered and left by touch alone; Log On after its shift offers the way out', async () => {
    const { page } = await tillPage({ hasTouch: true });
    const heading = (name: string | RegExp) => page.getByRole('heading', { name });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await logOnByKeys(page, 'ana');
    await page.getByLabel('Deposit EUR').waitFor();
    await tap(/^Close/);
    await tap(/^Training/);
    await heading(/TRAINING\s*Start of Shift/).waitFor();
    await tap(/^Close/);
    await page.getByText('Training of Ana').waitFor();
    await tap(/^Log Out/i);
    await heading(/^Log On$/).waitFor();
  });
});
