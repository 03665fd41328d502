import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sampleLogo } from '#test/device/sample-logo.ts';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { accepted } from '#test/till/test-till.ts';
import { expectFitsAndAccessible, inSetup, SIZES } from '#test/windows/device-setup-page.ts';
import { buildWindows, shoot } from '#test/windows/shown-till.ts';
import { startDisplay } from '#tools/sim/display/simulated-display.ts';

beforeAll(buildWindows);

describe('the setup of devices', () => {
  it.each(SIZES)(
    'finds, asks, keeps and tries a printer and learns its drawer, by keyboard alone, at $width',
    async (size) => {
      const { address, sim } = await simOnSocket();
      const { page, client } = await inSetup({ size });
      await page.keyboard.press('F2');
      await page.getByText('Nothing was found').or(page.getByText('A touch takes')).waitFor();
      await page.getByLabel('Address', { exact: true }).focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(address, { delay: 110 });
      await page.keyboard.press('F3');
      await page.getByText(/A printer at .* answers/).waitFor();
      await page.getByLabel('Profile', { exact: true }).selectOption('epson-tm-t88');
      await page.keyboard.press('F6');
      await page.getByLabel('How it says that a paper is out').selectOption('fence');
      await page.getByLabel('Cutter').selectOption('full');
      await page.getByLabel('CP858 19').press('Space');
      await page.getByLabel('CP852 18').press('Space');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/is kept and driven/).waitFor();
      await shoot(page, 'device-own-profile');
      await expectFitsAndAccessible(page);
      const [kept] = await accepted(client.device.printer.list({}));
      expect(kept?.setting).toMatchObject({
        own: { completion: 'fence', cutter: 'full' },
        codePages: [
          { page: 'CP858', n: 19 },
          { page: 'CP852', n: 18 },
        ],
      });
      await page.keyboard.press('F6');
      await shoot(page, 'device-printer');
      await expectFitsAndAccessible(page);
      await page.keyboard.press('F4');
      await expect.poll(() => slipTexts(sim).join('\n'), { timeout: 15_000 }).toContain('END OF TEST PAGE');
      await page.keyboard.press('Alt+2');
      await page.getByRole('radio', { name: 'pin 2' }).click();
      await page.getByText(/its printer’s pulse \(50 ms on, 500 ms off\)/).waitFor();
      await page.keyboard.press('F2');
      await page.getByText(/^Now open it/).waitFor();
      await page.keyboard.press('F3');
      await page.getByText('The drawer was asked to open.').waitFor();
      await expect.poll(() => sim.condition().isDrawerOpen, { timeout: 10_000 }).toBe(true);
      await page.keyboard.press('F4');
      await page.getByText('Learned: high means open.').waitFor();
      await shoot(page, 'device-drawer');
      await expectFitsAndAccessible(page);
      const file = await accepted(client.device.exportSettings({}));
      expect(file.text).toContain('"drawerOpenWhen": "high"');
    },
    120_000,
  );

  it('tries a display, diagnoses and keeps a terminal, and exports it all, by touch alone', async () => {
    const simulator = await simulatedTerminal();
    const display = await startDisplay();
    onTestFinished(display.close);
    const address = `tcp:127.0.0.1:${display.port}`;
    const { page, client } = await inSetup({ hands: 'touch', size: SIZES[0] });
    await page.getByRole('tab', { name: 'Display' }).tap();
    await page.getByLabel('Address', { exact: true }).fill(address);
    await page.getByRole('button', { name: /Test Display/ }).tap();
    await page.getByText(/Two lines were sent/).waitFor();
    await expect.poll(() => display.lines().join(' ')).toContain('TRGOVINA NA UGLU');
    await page.getByRole('button', { name: /^Save/ }).tap();
    await page.getByText(/driven from now on/).waitFor();
    await shoot(page, 'device-display');
    await page.getByRole('tab', { name: 'Payment terminal' }).tap();
    await page.getByRole('radio', { name: 'ZVT over network' }).tap();
    await page.getByLabel('Host and port').fill(`127.0.0.1:${simulator.port}`);
    await page.getByRole('button', { name: /^Diagnose/ }).tap();
    await page.getByText(/The terminal at .* answers/).waitFor();
    await page.getByRole('button', { name: /^Save/ }).tap();
    await page.getByText('The payment terminal is set up.').waitFor();
    await shoot(page, 'device-terminal');
    await expectFitsAndAccessible(page);
    await page.getByRole('tab', { name: 'File' }).tap();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Export/ }).tap();
    expect((await download).suggestedFilename()).toBe('tillkeeper-devices-POS1.json');
    await shoot(page, 'device-file');
    expect((await accepted(client.device.terminal.get({}))).setting.kind).toBe('zvt-tcp');
  }, 120_000);

  it.each(SIZES)(
    'takes a PNG over as logo, shows it as it is burned, and refuses what is none, at $width',
    async (size) => {
      const { page, client } = await inSetup({ size });
      const files: { name: string; mimeType: string; buffer: Buffer }[] = [];
      // Heard from the start: a chooser that opens before the browser listens would be the system's own.
      page.on('filechooser', (chooser) => void chooser.setFiles(files.splice(0, 1)));
      await page.keyboard.press('Alt+6');
      await page.getByText('No logo: receipts begin with the shop.').first().waitFor();
      const choose = async (name: string, buffer: Buffer) => {
        files.push({ name, mimeType: 'image/png', buffer });
        await page.keyboard.press('F2');
      };
      await choose('notes.png', Buffer.from('milk, bread, candles'));
      await page.getByText(/This is no PNG picture/).waitFor();
      await choose('corner-shop.png', sampleLogo());
      await page.getByText('corner-shop.png stands above the next receipt.').waitFor();
      await page.getByRole('img', { name: 'Picture' }).waitFor();
      await shoot(page, 'device-logo');
      await expectFitsAndAccessible(page);
      await accepted(client.sale.scan({ commandId: crypto.randomUUID(), barcode: '101' }));
      await accepted(client.sale.complete({ commandId: crypto.randomUUID(), exactCash: true }));
      const [receipt] = (await accepted(client.paper.roll({}))).jobs;
      const slip = await accepted(client.paper.slip({ jobId: receipt?.id ?? '' }));
      expect(slip.lines[0]?.image).toMatchObject({ width: 384 });
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Configuration' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
      await page.getByRole('button', { name: /^Paper Roll/ }).click();
      await page.getByRole('img', { name: 'Picture' }).waitFor();
      await shoot(page, 'receipt-under-logo');
    },
    120_000,
  );
});
