import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { accepted, id, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

const MILK = '3850108020014';

/** Keys as a wedge sends them: each with its own time, all on their way at once, whatever the page does meanwhile. */
async function sendKeys(keys: CDPSession, code: string, gapMs: number): Promise<void> {
  const beginS = Date.now() / 1000;
  const sent = [...code, 'Enter'].map(async (key, index) => {
    const timestamp = beginS + (index * gapMs) / 1000;
    const text = key === 'Enter' ? '\r' : key;
    const named = { key, text, code: key === 'Enter' ? 'Enter' : `Digit${key}`, timestamp };
    const windowsVirtualKeyCode = key === 'Enter' ? 13 : key.charCodeAt(0);
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...named, windowsVirtualKeyCode });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...named, windowsVirtualKeyCode });
  });
  await Promise.all(sent);
}

/** Counts the tones that the page plays; a machine of tests has no loudspeaker. */
async function tonesOf(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as typeof window & { tones?: number };
    counted.tones = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function play(when) {
      counted.tones = (counted.tones ?? 0) + 1;
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as typeof window & { tones?: number }).tones ?? 0);
}

async function atSale() {
  const shown = await showTill({ hands: 'keyboard', before: startShift });
  const { page } = shown;
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'New Document' }).waitFor();
  return { ...shown, keys: await page.context().newCDPSession(page) };
}

const quantities = async (client: TillClient) =>
  ((await accepted(client.sale.document({})))?.lines ?? []).map(({ quantity }) => quantity);

describe('scenario 38: a scanner that types', () => {
  it('at 8 ms is one scan, wherever the focus stands', async () => {
    const { client, keys } = await atSale();
    await sendKeys(keys, MILK, 8);
    await expect.poll(() => quantities(client), { timeout: 10_000 }).toEqual(['1']);
  });

  it('is still one scan when the page is blocked for 300 ms in the middle of it', async () => {
    const { client, keys, page } = await atSale();
    await page.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 300;
        while (performance.now() < end);
      }, 0);
    });
    await sendKeys(keys, MILK, 8);
    await expect.poll(() => quantities(client), { timeout: 10_000 }).toEqual(['1']);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('at 120 ms is text that a hand typed into the search field', async () => {
    const { client, page } = await atSale();
    const field = page.getByRole('combobox').or(page.getByRole('searchbox')).first();
    await field.focus();
    await page.keyboard.type(MILK, { delay: 120 });
    expect(await field.inputValue()).toBe(MILK);
    expect(await quantities(client)).toEqual([]);
  });

  it('while payments are assigned is refused by ear and in words, and kept for no later window', async () => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      before: async (before) => {
        await startShift(before);
        await accepted(before.sale.scan({ ...id(), barcode: '101' }));
        await accepted(before.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '1.00' }));
      },
    });
    const keys = await page.context().newCDPSession(page);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByRole('button', { name: /Confirm/ }).click();
    await page.getByRole('heading', { name: 'Payment' }).waitFor();
    const tones = await tonesOf(page);
    await sendKeys(keys, MILK, 8);
    await page.getByRole('alert').first().waitFor();
    expect(await tones()).toBe(1);
    expect(await quantities(client)).toEqual(['1']);
  });
});
