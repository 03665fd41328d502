import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sampleLogo } from '#test/device/sample-logo.ts';
import { displayBeforePrinter } from '#test/display/pass-through.ts';
import { scan, seenHands } from '#test/e2e/pages/hands.ts';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { accepted, id, type TillClient, temporaryFolder } from '#test/till/test-till.ts';
import { expectFitsAndAccessible, inSetup, SIZES } from '#test/windows/device-setup-page.ts';
import { buildWindows, shoot } from '#test/windows/shown-till.ts';
import { startDisplay } from '#tools/sim/display/simulated-display.ts';

beforeAll(buildWindows);

const MILK = '3850108020014';
const SOON = { timeout: 20_000, interval: 50 };
const SMALL = SIZES[0];
/** What fingers hit (WCAG 2.2, 2.5.5). */
const FINGER_PX = 44;

/** Every step on its way: looked at, nothing cut, nothing for small fingers only. */
async function expectStep(page: Page, name: string): Promise<void> {
  await shoot(page, `walk-${name}`);
  await expectFitsAndAccessible(page);
  const small = await page.evaluate(
    (least) =>
      [...document.querySelectorAll('.device-setup button, .device-setup select, .device-setup .box')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < least)
        .map((element) => element.textContent),
    FINGER_PX,
  );
  expect(small).toEqual([]);
}

/** Files that the browser’s own chooser is answered with; heard from the start, or the system’s own would open. */
function answerChooser(page: Page): void {
  const logo = { name: 'corner-shop.png', mimeType: 'image/png', buffer: sampleLogo() };
  page.on('filechooser', (chooser) => void chooser.setFiles(logo));
}

/** Everything that was set up works together: a sale on paper, under the logo, with the drawer open and the display right. */
async function expectSells(
  client: TillClient,
  { isOpen, shown, slips }: Readonly<{ slips: () => readonly string[]; shown: () => string; isOpen: () => boolean }>,
): Promise<void> {
  const before = slips().length;
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await expect.poll(shown, SOON).toContain('Kruh');
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  await expect.poll(() => slips().length, SOON).toBe(before + 1);
  expect(slips().at(-1)).toContain('Kruh');
  await expect.poll(isOpen, SOON).toBe(true);
  await expect.poll(shown, SOON).toContain('Thank you');
}

describe.skipIf(whyNoSerialLine() !== null)('all devices of a till are set up', () => {
  it('by keyboard alone', { timeout: 180_000 }, async () => {
    const { at, screen, sim } = await displayBeforePrinter();
    const simulator = await simulatedTerminal();
    const { page, client } = await inSetup({ size: SMALL });
    answerChooser(page);
    const keys = byKeyboard(page);

    await keys.write(page.getByLabel('Address', { exact: true }), at);
    await keys.press('F3');
    await page.getByText(/A printer at .* answers/).waitFor();
    await keys.select(page.getByLabel('Profile', { exact: true }), 'epson-tm-t88');
    await keys.press('Control+Enter');
    await page.getByText(/is kept and driven/).waitFor();
    await keys.press('F4');
    await expect.poll(() => slipTexts(sim).join('\n'), SOON).toContain('END OF TEST PAGE');
    await expectStep(page, 'keys-printer');

    await keys.press('F9');
    await keys.choose(page.getByRole('radio', { name: 'pin 2' }));
    await page.getByText(/its printer’s pulse/).waitFor();
    await keys.press('F2');
    await page.getByText(/^Now open it/).waitFor();
    await keys.press('F3');
    await expect.poll(() => sim.condition().isDrawerOpen, SOON).toBe(true);
    await keys.press('F4');
    await page.getByText('Learned: high means open.').waitFor();
    await expectStep(page, 'keys-drawer');
    sim.set({ isDrawerOpen: false });

    await keys.press('F9');
    await keys.write(page.getByLabel('Address', { exact: true }), at);
    await keys.press('F3');
    await page.getByText(/Two lines were sent/).waitFor();
    await expect.poll(() => screen.lines().join(' '), SOON).toContain('TRGOVINA NA UGLU');
    await keys.press('Control+Enter');
    await page.getByText('Kept and driven from now on.').waitFor();
    await expectStep(page, 'keys-display');

    await keys.press('F9');
    await keys.choose(page.getByRole('radio', { name: 'ZVT over network' }));
    await keys.write(page.getByLabel('Host and port'), `127.0.0.1:${simulator.port}`);
    await keys.press('F3');
    await page.getByText(/The terminal at .* answers/).waitFor();
    await keys.press('Control+Enter');
    await page.getByText('The payment terminal is set up.').waitFor();
    await expectStep(page, 'keys-terminal');

    await keys.press('F9');
    await page.getByText('Nothing has come yet.').waitFor();
    await scan(page, MILK);
    await page.getByText('The scanner is set up well.').waitFor();
    await keys.press('Control+Enter');
    await page.getByText(/Kept: scanners type/).waitFor();
    await expectStep(page, 'keys-scanner');

    await keys.press('F9');
    await page.getByText('No logo: receipts begin with the shop.').first().waitFor();
    await keys.press('F2');
    await page.getByText('corner-shop.png stands above the next receipt.').waitFor();
    await expectStep(page, 'keys-logo');

    await keys.press('F9');
    const download = page.waitForEvent('download');
    await keys.press('F2');
    expect((await download).suggestedFilename()).toBe('tillkeeper-devices-POS1.json');
    await expectStep(page, 'keys-file');
    await keys.press('Escape');
    await page.getByRole('heading', { name: 'Configuration' }).waitFor();
    expect(await seenHands(page)).toMatchObject({ mouse: 0, touch: 0 });
    await expectSells(client, {
      slips: () => slipTexts(sim),
      shown: () => screen.lines().join('|'),
      isOpen: () => sim.condition().isDrawerOpen,
    });
  });

  it('by touch alone', { timeout: 180_000 }, async () => {
    const { address, sim } = await simOnSocket();
    const shown = await startDisplay();
    onTestFinished(shown.close);
    const terminalEnd = join(temporaryFolder(), 'terminal');
    await simulatedTerminal({ serialPath: terminalEnd });
    const scanner = await joinSerialLine();
    const { page, client } = await inSetup({ size: SMALL, hands: 'touch' });
    answerChooser(page);
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).tap();
    // Letters come from the system’s own keyboard on the screen.
    const write = async (field: Locator, text: string) => {
      await field.tap();
      await field.fill(text);
    };

    await write(page.getByLabel('Address', { exact: true }), address);
    await tap(/^Ask It/);
    await page.getByText(/A printer at .* answers/).waitFor();
    // The list that opens over a select is the system’s own.
    await page.getByLabel('Profile', { exact: true }).selectOption('epson-tm-t88');
    await tap(/^Save/);
    await page.getByText(/is kept and driven/).waitFor();
    await tap(/^Test Page/);
    await expect.poll(() => slipTexts(sim).join('\n'), SOON).toContain('END OF TEST PAGE');
    await expectStep(page, 'touch-printer');

    await tap(/^Next/);
    await page.getByRole('radio', { name: 'pin 2' }).tap();
    await page.getByText(/its printer’s pulse/).waitFor();
    await tap(/^Drawer Is Shut/);
    await page.getByText(/^Now open it/).waitFor();
    await tap(/^Open Drawer/);
    await expect.poll(() => sim.condition().isDrawerOpen, SOON).toBe(true);
    await tap(/^Drawer Is Open/);
    await page.getByText('Learned: high means open.').waitFor();
    await expectStep(page, 'touch-drawer');
    sim.set({ isDrawerOpen: false });

    await tap(/^Next/);
    await write(page.getByLabel('Address', { exact: true }), `tcp:127.0.0.1:${shown.port}`);
    await tap(/^Test Display/);
    await page.getByText(/Two lines were sent/).waitFor();
    await expect.poll(() => shown.lines().join(' '), SOON).toContain('TRGOVINA NA UGLU');
    await tap(/^Save/);
    await page.getByText('Kept and driven from now on.').waitFor();
    await expectStep(page, 'touch-display');

    await tap(/^Next/);
    await page.getByRole('radio', { name: 'ZVT over serial' }).tap();
    await write(page.getByLabel('Port and speed'), `${terminalEnd}:9600`);
    await tap(/^Diagnose/);
    await page.getByText(/The terminal at .* answers/).waitFor();
    await tap(/^Save/);
    await page.getByText('The payment terminal is set up.').waitFor();
    await expectStep(page, 'touch-terminal');

    await tap(/^Next/);
    await page.getByRole('radio', { name: 'at a serial port' }).tap();
    await write(page.getByLabel('Port', { exact: true }), scanner.tillEnd);
    await tap(/^Listen/);
    await page.getByText('The port is open. Scan a code.').waitFor();
    scanner.say(Buffer.from(`${MILK}\r`));
    await page.getByText('The scanner is set up well.').waitFor();
    await tap(/^Save/);
    await page.getByText('Kept and listened to from now on.').waitFor();
    await expectStep(page, 'touch-scanner');

    await tap(/^Next/);
    await tap(/^Choose PNG F2/);
    await page.getByText('corner-shop.png stands above the next receipt.').waitFor();
    await expectStep(page, 'touch-logo');

    await tap(/^Next/);
    const download = page.waitForEvent('download');
    await tap(/^Export/);
    expect((await download).suggestedFilename()).toBe('tillkeeper-devices-POS1.json');
    await expectStep(page, 'touch-file');
    await tap(/^Close/);
    await page.getByRole('heading', { name: 'Configuration' }).waitFor();
    expect(await seenHands(page)).toMatchObject({ mouse: 0, keys: 0 });
    await expectSells(client, {
      slips: () => slipTexts(sim),
      shown: () => shown.lines().join('|'),
      isOpen: () => sim.condition().isDrawerOpen,
    });
  });
});

/** A hand that has no mouse: Tab to a field, arrows within a choice. */
function byKeyboard(page: Page) {
  const press = (key: string) => page.keyboard.press(key);
  const isFocused = (at: Locator) => at.evaluate((element) => element === document.activeElement);
  const reach = async (at: Locator, key: string) => {
    await at.waitFor();
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if (await isFocused(at)) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${at}`);
  };
  return {
    press,
    write: async (field: Locator, text: string) => {
      await reach(field, 'Tab');
      await press('Control+A');
      await page.keyboard.type(text, { delay: 20 });
    },
    select: async (list: Locator, value: string) => {
      await reach(list, 'Tab');
      for (let pressed = 0; pressed < 30 && (await list.inputValue()) !== value; pressed += 1) await press('ArrowDown');
      expect(await list.inputValue()).toBe(value);
    },
    choose: async (choice: Locator) => {
      await choice.waitFor();
      const group = page.getByRole('radiogroup').filter({ has: choice });
      await reach(group.getByRole('radio', { checked: true }), 'Tab');
      await reach(choice, 'ArrowRight');
    },
  };
}
