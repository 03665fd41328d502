import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '#main/time/clock.ts';
import { accepted, id, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';
import { showTill } from '#test/windows/shown-till.ts';
import { buildWindows, shot } from '#test/windows/till-page.ts';

const TEST_MAX_MS = 120_000;

beforeAll(buildWindows, TEST_MAX_MS);

const isAt = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
const pieces = (page: Page, face: string) => page.getByRole('textbox', { name: `Pieces of ${face}`, exact: true });

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const field = document.activeElement;
    // A paste made here carries no default of the browser: what a field lets through is put in as the browser would.
    if (field?.dispatchEvent(event) === true) document.execCommand('insertText', false, pasted);
  }, text);
}

async function atTheCount(hands: 'keyboard' | 'touch') {
  const shown = await showTill({ hands, before: (client) => startShift(client, '100.00') });
  const { page } = shown;
  await isAt(page, 'Main Menu');
  for (const key of ['F5', 'F2', 'F8', 'F2']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  await isAt(page, 'Cash Register Counting');
  const sum = async () => (await accepted(shown.client.count.sheet({ occasion: 'end' }))).entries[0]?.sumMinor;
  return { ...shown, sum };
}

describe('an entry', () => {
  it('says why it does not take a sign, in words that a screen reader hears, until the next figure', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page, sum } = await atTheCount('keyboard');
    const words = page.getByText('Only whole figures are written here');
    await pieces(page, '50.00').focus();
    await page.keyboard.type('1.');
    await words.waitFor();
    expect(await page.locator('output.why-not-taken').getAttribute('aria-live')).toBe('polite');
    await shot(page, 'entry-why-not');
    await page.keyboard.type('2');
    await words.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await expect.poll(sum).toBe(12 * 5_000);
    await page.keyboard.press('Escape');
    await isAt(page, 'End of Shift');
    await page.getByRole('textbox', { name: /^Actual Balance Cash EUR/ }).focus();
    await page.keyboard.type('-');
    await page.getByText('Only figures and one . are written here').waitFor();
  });

  it('takes a pasted count down the denominations, and nothing of a paste that is more than figures', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page, sum } = await atTheCount('keyboard');
    await pieces(page, '100.00').focus();
    await paste(page, '1\n2\n\n4');
    await expect.poll(sum).toBe(10_000 + 2 * 5_000 + 4 * 1_000);
    await pieces(page, '5.00').focus();
    await paste(page, '1e3');
    await page.getByText('Not pasted: it is more than figures').waitFor();
    await paste(page, ' 3 ');
    await page.keyboard.press('Enter');
    await expect.poll(sum).toBe(10_000 + 2 * 5_000 + 4 * 1_000 + 3 * 500);
  });
});

describe('rolls and bundles are one key', () => {
  it('by keyboard: + adds one of the denomination that is written', { timeout: TEST_MAX_MS }, async () => {
    const { page, sum } = await atTheCount('keyboard');
    await pieces(page, '2.00').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await expect.poll(sum).toBe(2 * 25 * 200);
  });

  it('by touch: the key names roll or bundle and what is in it', { timeout: TEST_MAX_MS }, async () => {
    const { page, sum } = await atTheCount('touch');
    await pieces(page, '10.00').tap();
    await page.getByRole('button', { name: /^Bundle \+100 of 10/ }).tap();
    await pieces(page, '0.50').tap();
    await page.getByRole('button', { name: /^Roll \+40 of 0\.50/ }).tap();
    await expect.poll(sum).toBe(100 * 1_000);
    await pieces(page, '0.20').tap();
    await expect.poll(sum).toBe(100 * 1_000 + 40 * 50);
  });
});

it('a clock set back stands over every window until it is acknowledged', { timeout: TEST_MAX_MS }, async () => {
  let wall = '2026-11-20T14:00:00.000+01:00';
  let monotonicMs = 0;
  const clock: Clock = {
    now: () => {
      monotonicMs += 1;
      return { wall, monotonicMs };
    },
  };
  const { page, client } = await showTill({
    hands: 'keyboard',
    open: () => testTill({ clock }),
    before: async (till) => {
      await startShift(till);
      wall = '2026-11-19T09:00:00.000+01:00';
      await sellLoaf(till);
    },
  });
  const words = page.getByText('The clock of this till was set back, from Fri 20 Nov, 14:00 to Thu 19 Nov, 09:00.');
  await words.waitFor();
  await shot(page, 'clock-set-back');
  await page.keyboard.press('F2');
  await isAt(page, 'New Document');
  await page.getByRole('button', { name: 'Understood' }).click();
  await words.waitFor({ state: 'hidden' });
  await accepted(client.till.acknowledgeClock(id()));
});
