import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { accepted } from '#test/till/test-till.ts';
import { expectFitsAndAccessible, inSetup, SIZES } from '#test/windows/device-setup-page.ts';
import { buildWindows, shoot } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

const MILK = '3850108020014';

type Pressed = { readonly key: string; readonly code: string; readonly shift?: boolean };

const figures = (code: string): readonly Pressed[] => [...code].map((key) => ({ key, code: `Digit${key}` }));
const ENTER: Pressed = { key: 'Enter', code: 'Enter' };

/** Keys as a wedge presses them: by their places, with the letters that the computer’s own keyboard gives them. */
async function press(keys: CDPSession, strokes: readonly Pressed[], gapMs = 8): Promise<void> {
  const beginS = Date.now() / 1000;
  const sent = strokes.map(async ({ code, key, shift = false }, index) => {
    const named = { key, code, timestamp: beginS + (index * gapMs) / 1000, modifiers: shift ? 8 : 0 };
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...named, ...(text === undefined ? {} : { text }) });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...named });
  });
  await Promise.all(sent);
}

/** What a German keyboard makes of TILL-YZ/1 from a scanner that means an American one. */
const GERMAN: readonly Pressed[] = [
  { key: 'T', code: 'KeyT', shift: true },
  { key: 'I', code: 'KeyI', shift: true },
  { key: 'L', code: 'KeyL', shift: true },
  { key: 'L', code: 'KeyL', shift: true },
  { key: 'ß', code: 'Minus' },
  { key: 'Z', code: 'KeyY', shift: true },
  { key: 'Y', code: 'KeyZ', shift: true },
  { key: '-', code: 'Slash' },
  { key: '1', code: 'Digit1' },
];

const fact = (page: Page, name: string) =>
  page
    .locator('.scan-came dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

describe('the scanner step', () => {
  it.each(SIZES)(
    'says in plain words what a scanner that types sends, at $width',
    async (size) => {
      const { page, client } = await inSetup({ size });
      await page.keyboard.press('Alt+5');
      await page.getByText(/Scan any code now/).waitFor();
      const keys = await page.context().newCDPSession(page);
      await shoot(page, 'device-scanner-waiting');
      await press(keys, [...figures(MILK), ENTER]);
      await page.getByText('The scanner is set up well.').waitFor();
      expect(await fact(page, 'Code').textContent()).toBe(MILK);
      expect(await fact(page, 'Symbology').textContent()).toBe('EAN-13, by its shape');
      expect(await fact(page, 'Ended by').textContent()).toBe('Enter');
      expect(await fact(page, 'Pace').textContent()).toBe('8 ms from character to character');
      expect(await fact(page, 'Item').textContent()).toMatch(/mlijeko/);
      await shoot(page, 'device-scanner-well');
      await expectFitsAndAccessible(page);

      await press(keys, figures(MILK));
      await page.getByText(/Nothing ends the code/).waitFor();
      await press(keys, [...figures(MILK), { key: 'Tab', code: 'Tab' }]);
      await page.getByText(/Tab ends the code/).waitFor();
      await press(keys, [...GERMAN, ENTER]);
      await page.getByText(/mean different keyboards/).waitFor();
      expect(await fact(page, 'Code').textContent()).toBe('TILLßZY-1');
      await shoot(page, 'device-scanner-layout');
      await press(keys, [...figures('4006381333931'), ENTER]);
      await page.getByText('The scanner is set up well.').waitFor();
      expect(await fact(page, 'Item').textContent()).toMatch(/4006381333931/);
      await press(keys, [...figures(MILK), ENTER], 120);
      await page.getByText(/as slowly as a hand types/).waitFor();
      expect((await accepted(client.sale.document({})))?.lines ?? []).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await page.getByText(/Kept: scanners type/).waitFor();
    },
    120_000,
  );

  it.skipIf(whyNoSerialLine() !== null).each(SIZES)(
    'finds the speed of a scanner at a serial port and keeps it, by touch alone, at $width',
    async (size) => {
      const line = await joinSerialLine();
      const { page, client } = await inSetup({ size, hands: 'touch' });
      await page.getByRole('tab', { name: 'Scanner' }).tap();
      await page.getByRole('radio', { name: 'at a serial port' }).tap();
      await page.getByLabel('Port', { exact: true }).fill(line.tillEnd);
      await page.getByLabel('Speed', { exact: true }).selectOption('115200');
      await page.getByRole('button', { name: /^Listen/ }).tap();
      await page.getByText('The port is open. Scan a code.').waitFor();
      line.say(Uint8Array.of(0xf3, 0x80, 0x9e, 0xff));
      await page.getByText(/the speeds differ/).waitFor();
      await shoot(page, 'device-scanner-speed');
      await page.getByLabel('Speed', { exact: true }).selectOption('9600');
      await page.getByRole('button', { name: /^Listen/ }).tap();
      await page.getByText('The port is open. Scan a code.').waitFor();
      line.say(Buffer.from(`]E0${MILK}\r\n`));
      await page.getByText('The scanner is set up well.').waitFor();
      expect(await fact(page, 'Symbology').textContent()).toBe('EAN-13, UPC-A, as the scanner says');
      expect(await fact(page, 'Ended by').textContent()).toBe('CR LF');
      await page.getByRole('button', { name: /^Save/ }).tap();
      await page.getByText('Kept and listened to from now on.').waitFor();
      await shoot(page, 'device-scanner-serial');
      await expectFitsAndAccessible(page);
      const address = `serial:${line.tillEnd}:9600`;
      expect((await accepted(client.device.exportSettings({}))).text).toContain(`"scanner": "${address}"`);
      await page.getByRole('tab', { name: 'Logo' }).tap();
      await page.getByText(/A PNG of any size/).waitFor();
      await expect
        .poll(async () => (await accepted(client.device.scanner.get({}))).state?.isThere, { timeout: 15_000 })
        .toBe(true);
      await page.getByRole('tab', { name: 'Scanner' }).tap();
      await page.getByText('The port is open, and the till listens to it.').waitFor();
    },
    120_000,
  );
});
