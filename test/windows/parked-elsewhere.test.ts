import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { allSent, cut, SILENT, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

/** A window on POS1, which has one document parked; POS2 has parked another, and POS1 has heard of it. */
async function shownBesidePos2(how: {
  readonly hands: 'keyboard' | 'touch';
  readonly size: { readonly width: number; readonly height: number };
}) {
  const store = await testStore();
  let one: StoreTill | null = null;
  const shown = await showTill({
    ...how,
    open: async () => {
      one = await store.open('POS1');
      return one;
    },
    before: async (client) => {
      await startShift(client);
      await accepted(client.sale.scan({ ...id(), barcode: '102' }));
      await accepted(client.sale.park(id()));
    },
  });
  const two = await store.open('POS2');
  await logOn(two.client, 'ivana');
  await accepted(two.client.shift.start({ ...id(), deposits: [] }));
  await accepted(two.client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  await accepted(two.client.sale.scan({ ...id(), barcode: '201', quantity: '0.5' }));
  await accepted(two.client.sale.park(id()));
  await allSent(two);
  const places = async () => (await accepted(shown.client.sale.pending({}))).map(({ place }) => place);
  await expect.poll(places, SOON).toEqual(['here', 'elsewhere']);
  if (one === null) throw new Error('POS1 is open');
  return { ...shown, one: one as StoreTill, two, places };
}

async function expectFitsAndAccessible(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return [...document.querySelectorAll('.keys .key, .sheet, .banner, .banner .key')]
      .filter((one) => isOut(one.getBoundingClientRect()) || one.scrollWidth > one.clientWidth + 2)
      .map((one) => one.textContent);
  });
  expect(cut).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('what is parked at another till', () => {
  it.each(SIZES)('is taken up by keyboard alone at $width, and sold here', async (size) => {
    const { page, client, two } = await shownBesidePos2({ hands: 'keyboard', size });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByText('Pending Documents: 1').waitFor();
    await page.keyboard.press('F7');
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.getByRole('cell', { name: 'POS2' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText('Banane, rinfuza').first().waitFor();
    await page.getByText('POS2 hands it over').waitFor();
    await shoot(page, 'pending-elsewhere');
    await expectFitsAndAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByText('Kruh polubijeli').first().waitFor();
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(2);
    await expect.poll(async () => await accepted(two.client.sale.pending({})), SOON).toMatchObject([{ till: 'POS1' }]);
  });

  it('is taken up by touch alone', async () => {
    const { page, client } = await shownBesidePos2({ hands: 'touch', size: SIZES[0] });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^New Document/);
    await tap(/^Pending Documents/);
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'POS2' }).getByRole('button').tap();
    await page.getByText('Banane, rinfuza').first().waitFor();
    await tap(/^Continue/);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await expect.poll(async () => (await accepted(client.sale.document({})))?.lines.length, SOON).toBe(2);
  });

  it.each(SIZES)('cannot be had while the line is down, which is said at $width; what lies here can', async (size) => {
    const { page, one, places } = await shownBesidePos2({ hands: 'keyboard', size });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    cut(one);
    await expect.poll(places, SILENT).toEqual(['here', 'out_of_reach']);
    await page.keyboard.press('F2');
    await page.getByText('Pending Documents: 1').waitFor();
    await page.keyboard.press('F7');
    await page.getByText('will not be accessible on other workstations').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText('POS2 cannot be asked now').waitFor();
    await shoot(page, 'pending-out-of-reach');
    await expectFitsAndAccessible(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByText('Kifla s makom').first().waitFor();
  });
});
