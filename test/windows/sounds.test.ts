import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { simOnSocket } from '#test/printing/sim-till.ts';
import { accepted, id, startShift, type TillClient, testTill } from '#test/till/test-till.ts';
import { buildWindows, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

/** What the page asks the machine to play, note by note; a machine of tests has no loudspeaker. */
async function notesOf(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const heard = window as typeof window & { notes?: number[] };
    heard.notes = [];
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function play(when) {
      heard.notes?.push(this.frequency.value);
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as typeof window & { notes?: number[] }).notes ?? []);
}

async function atSale(
  options: { readonly printer?: string; readonly before?: (client: TillClient) => Promise<void> } = {},
) {
  const shown = await showTill({
    hands: 'keyboard',
    open: () => testTill(options.printer === undefined ? {} : { printer: options.printer }),
    before: async (client) => {
      await startShift(client);
      await options.before?.(client);
    },
  });
  await shown.page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await shown.page.keyboard.press('F2');
  await shown.page.getByRole('heading', { name: 'New Document' }).waitFor();
  return { ...shown, notes: await notesOf(shown.page) };
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('combobox').or(page.getByRole('searchbox')).first().focus();
  await page.keyboard.type(code, { delay: 110 });
  await page.keyboard.press('Enter');
}

it('one high note says scanned, two falling ones that the goods are unknown', async () => {
  const { page, notes } = await atSale();
  await typeCode(page, '101');
  await expect.poll(notes).toEqual([1480]);
  await typeCode(page, '999999');
  await page.getByRole('alert').first().waitFor();
  await expect.poll(notes).toEqual([1480, 520, 390]);
}, 60_000);

it('a till that was told to be quiet is, and says the same in words', async () => {
  const { page, notes } = await atSale({
    before: async (client) => {
      const changes = [{ name: 'hasSounds' as const, typed: { kind: 'switch' as const, value: false } }];
      await accepted(
        client.parameter.change({ ...id(), changes, authorisation: { operatorId: 'ivana', pin: '1234' } }),
      );
    },
  });
  await typeCode(page, '999999');
  await page.getByRole('alert').first().waitFor();
  expect(await notes()).toEqual([]);
}, 60_000);

it('three notes say that the printer needs a hand, once', async () => {
  const { address, sim } = await simOnSocket();
  const { client, notes } = await atSale({ printer: address });
  sim.set({ paper: 'out' });
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  await expect.poll(notes, { timeout: 15_000 }).toEqual([700, 700, 700]);
}, 60_000);
