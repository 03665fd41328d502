import { describe, expect, it, onTestFinished } from 'vitest';
import { displayBeforePrinter } from '#test/display/pass-through.ts';
import { whyNoSerialLine } from '#test/printing/serial-line.ts';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, logOn, startShift, type TillClient, testTill } from '#test/till/test-till.ts';
import { startDisplay } from '#tools/sim/display/simulated-display.ts';

const SOON = { timeout: 20_000, interval: 50 };
const authorisation = { operatorId: 'ivana', pin: '1234' };

async function display() {
  const shown = await startDisplay();
  onTestFinished(shown.close);
  return { ...shown, at: `cd5220:tcp:127.0.0.1:${shown.port}`, text: () => shown.lines().join('|') };
}

const show = async (client: TillClient, address: string) =>
  await accepted(client.device.display.set({ ...id(), authorisation, address }));

const print = async (client: TillClient, address: string) => {
  const printer = {
    id: 'receipt',
    name: 'Counter',
    address,
    profileId: 'epson-tm-t20',
    columns: null,
    codePages: null,
  };
  await accepted(client.device.printer.set({ ...id(), authorisation, printer }));
};

const sell = async (client: TillClient, barcode: string) => {
  await accepted(client.sale.scan({ ...id(), barcode }));
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
};

describe('a customer display is taken up without a restart', () => {
  it('in the middle of a document, changed for another one, and taken out', async () => {
    const [first, second] = [await display(), await display()];
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await show(client, first.at);
    await expect.poll(first.text, SOON).toContain('Kruh');
    await show(client, second.at);
    await expect.poll(second.text, SOON).toContain('Kruh');
    await accepted(client.sale.scan({ ...id(), barcode: '102' }));
    await expect.poll(second.text, SOON).toContain('Kifla');
    expect(first.text()).toContain('Kruh');
    await show(client, '');
    const writes = second.writes();
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    await accepted(client.sale.scan({ ...id(), barcode: '103' }));
    await show(client, first.at);
    await expect.poll(first.text, SOON).not.toContain('Kruh');
    expect(second.writes()).toBe(writes);
  });

  it('from a file of devices, too', async () => {
    const shown = await display();
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const { text } = await accepted(client.device.exportSettings({}));
    const file = JSON.stringify({ ...JSON.parse(text), display: shown.at });
    await accepted(client.device.importSettings({ ...id(), fileName: 'x.json', text: file }));
    await expect.poll(shown.text, SOON).toContain('Welcome');
  });

  it('but not while another one is given on the command line', async () => {
    const [given, kept] = [await display(), await display()];
    const { client, dataDir, till } = await testTill({ display: given.at });
    await startShift(client);
    await show(client, kept.at);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await expect.poll(given.text, SOON).toContain('Kruh');
    expect(kept.writes()).toBe(0);
    await till.close();
    await testTill({ dataDir });
    await expect.poll(kept.text, SOON).toContain('Till closed');
  });

  it('and is tested while it shows something, and shows that again', async () => {
    const shown = await display();
    const { client } = await testTill();
    await startShift(client);
    await show(client, shown.at);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await expect.poll(shown.text, SOON).toContain('Kruh');
    const writes = shown.writes();
    expect(await accepted(client.device.display.test({ address: shown.at }))).toMatchObject({ isWritten: true });
    await expect.poll(shown.text, SOON).toContain('Kruh');
    expect(shown.writes()).toBeGreaterThan(writes);
  });

  it.each([
    ['cd5220:serial:/dev/ttyTillkeeperNone:9600', 'The port is not there. Plug in the cable.'],
    ['epson:tcp:127.0.0.1:1', 'It refuses the connection. Switch it on and check its address.'],
  ])('and what is wrong with %s is said of a display', async (address, words) => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const tested = await accepted(client.device.display.test({ address }));
    expect(tested).toMatchObject({ isWritten: false });
    expect(tested.words).toContain(words);
  });

  it('on the printer’s cable in the network, and off it again', async () => {
    const { address, sim } = await simOnSocket();
    const alone = await display();
    const { client } = await testTill();
    await startShift(client);
    await print(client, address);
    expect(await accepted(client.device.display.test({ address: `cd5220:${address}` }))).toMatchObject({
      isWritten: true,
    });
    await show(client, `cd5220:${address}`);
    await sell(client, '101');
    await expect.poll(() => slipTexts(sim), SOON).toHaveLength(1);
    await show(client, alone.at);
    await sell(client, '102');
    await expect.poll(() => slipTexts(sim), SOON).toHaveLength(2);
    await accepted(client.sale.scan({ ...id(), barcode: '102' }));
    await expect.poll(alone.text, SOON).toContain('Kifla');
  });

  it.skipIf(whyNoSerialLine() !== null)(
    'on the serial cable that a printer holds, whichever was there first, and off it again',
    async () => {
      const { at, screen, sim } = await displayBeforePrinter();
      const alone = await display();
      const { client } = await testTill();
      await startShift(client);
      await print(client, at);
      await sell(client, '101');
      await expect.poll(() => slipTexts(sim), SOON).toHaveLength(1);
      const lines = () => screen.lines().join('|');

      const tested = await accepted(client.device.display.test({ address: `cd5220:${at}` }));
      expect(tested).toMatchObject({ isWritten: true });
      await expect.poll(lines, SOON).toContain('TRGOVINA');
      await show(client, `cd5220:${at}`);
      await accepted(client.sale.scan({ ...id(), barcode: '102' }));
      await expect.poll(lines, SOON).toContain('Kifla');
      await accepted(client.sale.complete({ ...id(), exactCash: true }));
      await expect.poll(lines, SOON).toContain('Thank you');
      await expect.poll(() => slipTexts(sim), SOON).toHaveLength(2);

      // The printer goes elsewhere and comes back; the display stays.
      await print(client, 'screen');
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
      await expect.poll(lines, SOON).toContain('Kruh');
      await print(client, at);
      await accepted(client.sale.complete({ ...id(), exactCash: true }));
      await expect.poll(() => slipTexts(sim), SOON).toHaveLength(3);
      await expect.poll(lines, SOON).toContain('Thank you');

      await show(client, alone.at);
      await accepted(client.sale.scan({ ...id(), barcode: '102' }));
      await expect.poll(alone.text, SOON).toContain('Kifla');
      await accepted(client.sale.complete({ ...id(), exactCash: true }));
      await expect.poll(() => slipTexts(sim), SOON).toHaveLength(4);
      expect(lines()).toContain('Thank you');
      expect(slipTexts(sim).join()).not.toContain('Thank you  ');
    },
    120_000,
  );
});
