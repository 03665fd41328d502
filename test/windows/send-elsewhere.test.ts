import { beforeAll, describe, expect, it } from 'vitest';
import { simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

const authorisation = { operatorId: 'ivana', pin: '1234' };

describe('a paper that waits for a printer that is away', () => {
  it.each(['keyboard', 'touch'] as const)('is sent to another one by %s', async (hands) => {
    const { address, sim } = await simOnSocket();
    const { page } = await showTill({
      hands,
      size: { width: 1024, height: 768 },
      before: async (client) => {
        await startShift(client);
        const common = { profileId: 'epson-tm-t88' };
        const receipt = { ...common, id: 'receipt', name: 'Counter', address: 'tcp:127.0.0.1:1' };
        await accepted(client.device.printer.set({ ...id(), authorisation, printer: receipt }));
        const office = { ...common, id: 'office', name: 'Office', address };
        await accepted(client.device.printer.set({ ...id(), authorisation, printer: office }));
        await sellLoaf(client);
      },
    });
    const key = page.getByRole('button', { name: 'Send to Office' });
    await key.waitFor();
    await page.getByText('Counter: The printer refuses the connection.').waitFor();
    await shoot(page, `send-elsewhere-${hands}`);
    if (hands === 'touch') await key.tap();
    else await page.keyboard.press('Alt+1');
    await expect.poll(() => slipTexts(sim).length, { timeout: 20_000 }).toBe(1);
    await key.waitFor({ state: 'detached' });
  });
});
