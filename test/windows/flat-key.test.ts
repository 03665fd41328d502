import { beforeAll, describe, expect, it } from 'vitest';
import { startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const WHY = 'The document has no lines yet';
const before = (client: TillClient) => startShift(client);

describe('a flat key', () => {
  it.each(SIZES)('says above itself why it is flat to the finger that touches it, at $width', async (size) => {
    const { page } = await showTill({ hands: 'touch', size, before });
    await page.getByRole('button', { name: /^New Document/ }).tap();
    const confirm = page.getByRole('button', { name: /^Confirm/ });
    await confirm.waitFor();
    await page.getByText('Scan an item').waitFor();
    const words = page.locator('.why-flat:popover-open');
    expect(await words.count()).toBe(0);
    // Flat for a screen reader, and there for a finger.
    await confirm.tap({ force: true });
    await words.waitFor();
    expect(await words.textContent()).toBe(WHY);
    const [said, key] = [await words.boundingBox(), await confirm.boundingBox()];
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(key?.y ?? 0);
    expect(said?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect((said?.x ?? 0) + (said?.width ?? 0)).toBeLessThanOrEqual(size.width);
    await shoot(page, 'flat-key');
    await page.locator('.find input').tap();
    await words.waitFor({ state: 'hidden' });
  });

  it('says it to the keyboard too, and does nothing', async () => {
    const { page } = await showTill({ hands: 'keyboard', before });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    // Before the document is there, a press waits for it.
    await page.getByText('Scan an item').waitFor();
    await page.keyboard.press('F12');
    const words = page.locator('.why-flat:popover-open');
    await words.waitFor();
    expect(await words.textContent()).toBe(WHY);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    // The next press is heard: nothing stands in the way.
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  });
});
