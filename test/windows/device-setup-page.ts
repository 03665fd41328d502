import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE } from '#test/terminal/patience.ts';
import { accepted, id, logOn, testTill } from '#test/till/test-till.ts';
import { showTill } from '#test/windows/shown-till.ts';

export const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** A till whose Setup of the devices stands open, reached by these hands. */
export async function inSetup(
  how: { readonly hands?: 'keyboard' | 'touch'; readonly size?: (typeof SIZES)[number] } = {},
) {
  const shown = await showTill({
    hands: how.hands ?? 'keyboard',
    size: how.size ?? SIZES[1],
    open: () => testTill({ terminalPatience: PATIENCE }),
    before: async (client) => {
      await logOn(client, 'ivana');
      await accepted(client.shift.start({ ...id(), deposits: [] }));
    },
  });
  const { page } = shown;
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  if (how.hands === 'touch') {
    await page.getByRole('button', { name: /^Configuration/ }).tap();
    await page.getByRole('button', { name: /^Devices/ }).tap();
  } else {
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Configuration' }).waitFor();
    await page.keyboard.press('F4');
  }
  await page.getByRole('heading', { name: 'Devices' }).waitFor();
  return shown;
}

/** No key is cut off, and nothing stands in a screen reader’s way. */
export async function expectFitsAndAccessible(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.keys .key, .step-keys .key, .device-setup .tabs button')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.textContent),
  );
  expect(cut).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}
