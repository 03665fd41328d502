import { beforeAll, describe, expect, it } from 'vitest';
import { type SimOptions, simOnSocket, slipTexts } from '#test/printing/sim-till.ts';
import { accepted, id, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';

beforeAll(buildWindows);

const authorisation = { operatorId: 'ivana', pin: '1234' };

/** A till in Ana's shift whose receipt printer is the simulated one, with a receipt on its way and the menu in view. */
async function withReceipt(hands: 'keyboard' | 'touch', options: SimOptions) {
  const { address, sim } = await simOnSocket(options);
  const printer = { id: 'receipt', name: 'Counter', address, profileId: 'epson-tm-t88' };
  const shown = await showTill({
    hands,
    size: { width: 1024, height: 768 },
    before: async (client) => {
      await startShift(client);
      await accepted(client.device.printer.set({ ...id(), authorisation, printer }));
      await sellLoaf(client);
    },
  });
  return { address, sim, ...shown };
}

const lastPaper = async (client: TillClient) => (await accepted(client.paper.roll({}))).jobs.at(0);

function papersOf(sim: SimPrinter): readonly string[] {
  return slipTexts(sim).filter((text) => text.includes('PA/2026/POS1/000001'));
}

describe('scenario 17: a printer that lost its power in mid-receipt', () => {
  it.each(['keyboard', 'touch'] as const)(
    'is asked about, docked, while selling goes on; by %s a copy is printed, and nobody is asked any more',
    async (hands) => {
      const { client, page, sim } = await withReceipt(hands, {
        faults: [{ when: { printed: 500 }, what: 'power_cycle' }],
      });
      const question = page.getByRole('heading', { name: /Did PA\/2026\/POS1\/000001 come out whole\?/ });
      await question.waitFor({ timeout: 20_000 });
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
      expect(await page.getByRole('button', { name: 'It is on paper' }).isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: 'Give it up' }).isVisible()).toBe(true);
      await shoot(page, `printer-question-${hands}`);
      const copy = page.getByRole('button', { name: 'Print a copy' });
      if (hands === 'touch') await copy.tap();
      else await page.keyboard.press('Alt+2');
      await question.waitFor({ state: 'detached', timeout: 20_000 });
      await expect.poll(async () => (await lastPaper(client))?.state, { timeout: 20_000 }).toBe('printed');
      expect(papersOf(sim).at(-1)).toMatch(/^COPY 1/);
    },
    60_000,
  );
});

describe('scenario 20: an answer that comes late', () => {
  it('closes the question by itself', async () => {
    const { address, client, page, sim } = await withReceipt('keyboard', { habits: { echoDelayMs: 6_000 } });
    await expect.poll(async () => (await lastPaper(client))?.state, { timeout: 20_000 }).toBe('awaiting_confirmation');
    sim.fail('reset_line');
    const question = page.getByRole('heading', { name: /come out whole/ });
    await question.waitFor({ timeout: 20_000 });
    // Somebody looks whether the printer is there, which opens the line that the answer comes over.
    await expect
      .poll(
        async () => {
          await accepted(client.device.printer.probe({ address }));
          return await question.count();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(0);
    expect(await lastPaper(client)).toMatchObject({ state: 'printed', copy: 0 });
    expect(papersOf(sim)).toHaveLength(1);
  }, 60_000);
});

describe('scenario 12 and 15: a printer that stops in mid-receipt', () => {
  it('says that it wants a roll, and is content when it has one', async () => {
    const { client, page, sim } = await withReceipt('keyboard', {
      faults: [{ when: { printed: 500 }, what: 'paper_out' }],
    });
    const wish = page.getByText('new roll').first();
    await wish.waitFor({ timeout: 20_000 });
    await shoot(page, 'printer-wants-a-roll');
    // Alt+1 is Continue after a jam: here, where there is nothing to continue, it gives nothing up.
    await page.keyboard.press('Alt+1');
    sim.set({ paper: 'ok' });
    await wish.waitFor({ state: 'detached', timeout: 20_000 });
    await expect.poll(async () => (await lastPaper(client))?.state, { timeout: 20_000 }).toBe('printed');
    expect(papersOf(sim)).toHaveLength(1);
  }, 60_000);

  it('gives the slip up by Alt+2, and never prints it', async () => {
    const { client, page, sim } = await withReceipt('keyboard', {
      faults: [{ when: { printed: 500 }, what: 'paper_out' }],
    });
    await page.getByRole('button', { name: 'Give Up the Slip' }).waitFor({ timeout: 20_000 });
    await page.keyboard.press('Alt+2');
    await expect.poll(async () => (await lastPaper(client))?.state, { timeout: 20_000 }).toBe('abandoned');
    expect(papersOf(sim)).toEqual([]);
  }, 60_000);

  it.each(['keyboard', 'touch'] as const)(
    'goes on after a jam when told so by %s, and not before',
    async (hands) => {
      const { client, page, sim } = await withReceipt(hands, {
        faults: [{ when: { printed: 500 }, what: 'cutter_jam' }],
      });
      const go = page.getByRole('button', { name: /^Continue/ }).first();
      await go.waitFor({ timeout: 20_000 });
      expect(sim.condition().fault).toBe('cutter');
      await shoot(page, `printer-jam-${hands}`);
      if (hands === 'touch') await go.tap();
      else {
        await go.focus();
        await page.keyboard.press('Enter');
      }
      await expect.poll(async () => (await lastPaper(client))?.state, { timeout: 20_000 }).toBe('printed');
      await go.waitFor({ state: 'detached', timeout: 20_000 });
      expect(papersOf(sim)).toHaveLength(1);
    },
    60_000,
  );
});
