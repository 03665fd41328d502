import type { Locator, Page } from 'playwright-core';

/** What the page itself saw of hands, so that "by keyboard alone" is measured and not promised. */
export type SeenHands = { readonly keys: number; readonly mouse: number; readonly touch: number };

declare global {
  interface Window {
    seenHands?: { keys: number; mouse: number; touch: number };
  }
}

/** From now on, over reloads too, the page counts what hands do to it. */
export async function watchHands(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { keys: 0, mouse: 0, touch: 0 };
    window.seenHands = seen;
    const isModifier = (key: string) => ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(key);
    const count = (event: PointerEvent) => {
      if (event.pointerType === 'touch') seen.touch += 1;
      else seen.mouse += 1;
    };
    const hear = (event: KeyboardEvent) => {
      if (!isModifier(event.key)) seen.keys += 1;
    };
    window.addEventListener('pointerdown', count, { capture: true });
    window.addEventListener('keydown', hear, { capture: true });
  });
}

/** A chord such as Ctrl Enter is one key press. */
export async function seenHands(page: Page): Promise<SeenHands> {
  return await page.evaluate(() => window.seenHands ?? { keys: -1, mouse: -1, touch: -1 });
}

/** Figures one by one, as a hand presses them. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** A scanner in front of the till: the code as fast as a keyboard wedge sends it, and Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

/** The numeric pad of the window, figure by figure. */
export async function tapPad(page: Page, figures: string): Promise<void> {
  const pad = page.getByRole('group', { name: 'Numeric pad' });
  for (const figure of figures) await pad.getByRole('button', { name: figure, exact: true }).tap();
}

export async function tapEnter(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Numeric pad' }).getByRole('button', { name: 'Enter' }).tap();
}

/** A key of the row below the page, by its label. */
export function windowKey(page: Page, label: string): Locator {
  return page
    .getByRole('region', { name: 'Keys of this window' })
    .getByRole('button', { name: new RegExp(`^${label}`) });
}
