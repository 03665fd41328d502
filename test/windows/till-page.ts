import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openTillInChromium, type TillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import { launchChromium } from '#test/electron/stand-in/chromium.ts';
import type { testTill } from '#test/till/test-till.ts';

export { buildWindows } from '#test/e2e/pages/chromium-of-file.ts';

export type TillPage = TillInChromium;

export const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** A real till and its window in a real Chromium of the test's own. Page errors fail the test. */
export async function tillPage(
  options: Parameters<typeof testTill>[0] & {
    readonly size?: (typeof SIZES)[number];
    readonly hasTouch?: boolean;
  } = {},
): Promise<TillPage> {
  const { size = SIZES[0], hasTouch = false, ...till } = options;
  const opened = await openTillInChromium(await ownChromium(), { till, context: { viewport: size, hasTouch } });
  const faults: Error[] = [];
  opened.page.on('pageerror', (fault) => faults.push(fault));
  onTestFinished(() => {
    if (faults[0] !== undefined) throw faults[0];
  });
  return opened;
}

/** A Chromium that ends with the test. */
export async function ownChromium() {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  return browser;
}

/** No two keys that can be seen at once answer to one shortcut: the hand would get whichever was drawn last. */
async function expectOneKeyEach(page: Page, name: string): Promise<void> {
  const shown = await page.evaluate(() => {
    // A dialog, a panel that hangs from the top bar and the discount over its document hear first.
    const above = [...document.querySelectorAll('dialog[open], .popover, .discount-sheet')];
    const ground = above.at(-1) ?? document;
    return (
      [...ground.querySelectorAll('[aria-keyshortcuts]')]
        .filter((key) => key.checkVisibility())
        // Several in one are those of a control with the focus; the way out and on belong to whatever was opened last.
        .filter((key) => !/ |^(Escape|Enter|Control\+Enter)$/.test(key.getAttribute('aria-keyshortcuts') ?? ''))
        .map((key) => {
          const words = key.cloneNode(true) as Element;
          for (const cap of words.querySelectorAll('kbd')) cap.remove();
          return `${key.getAttribute('aria-keyshortcuts')}: ${words.textContent}`;
        })
    );
  });
  const shortcutOf = (key: string) => key.split(': ')[0];
  // One key may stand in two places: in the row, and, with less or more words, in the banner that says why it is wanted.
  const keys = [...new Set(shown)];
  const isOther = (key: string, other: string) => !key.startsWith(other) && !other.startsWith(key);
  const doubled = keys.filter((key) =>
    keys.some((other) => isOther(key, other) && shortcutOf(other) === shortcutOf(key)),
  );
  expect(doubled, `keys with one shortcut in the picture ${name}`).toEqual([]);
}

/** A picture for people to look at, where TILLKEEPER_SHOTS names a folder for them. What every picture must hold is checked. */
export async function shot(page: Page, name: string): Promise<void> {
  await expectOneKeyEach(page, name);
  const folder = process.env['TILLKEEPER_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
}

/** Logs on by keyboard alone: the first letters of a name, and the PIN of the demo. */
export async function logOnByKeys(page: Page, letters: string): Promise<void> {
  await page.getByRole('button', { name: /^Ana/ }).waitFor();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
}
