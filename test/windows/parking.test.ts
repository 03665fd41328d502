import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

async function parkedBaskets(client: TillClient): Promise<void> {
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  await accepted(client.sale.scan({ ...id(), barcode: '201', quantity: '0.5' }));
  await accepted(client.sale.park(id()));
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await accepted(client.sale.park(id()));
}

const pending = async (client: TillClient) => await accepted(client.sale.pending({}));

async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return [...document.querySelectorAll('.keys .key, .sheet, .banner, .banner .key')]
      .filter((one) => isOut(one.getBoundingClientRect()) || one.scrollWidth > one.clientWidth + 2)
      .map((one) => one.textContent);
  });
  expect(cut).toEqual([]);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('parking in the windows', () => {
  it('by keyboard alone: F7 parks what is in hand and then lists what waits; it is continued, or deleted by right', async () => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      before: async (one) => {
        await startShift(one);
        await accepted(one.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
      },
    });
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByText('Kruh polubijeli').first().waitFor();
    await page.keyboard.press('F7');
    await page.getByText('Pending Documents: 1').waitFor();
    expect(await pending(client)).toMatchObject([{ handledBy: 'Ana', totalMinor: 370, reason: 'by_cashier' }]);
    await page.keyboard.press('F7');
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.getByText('Kruh polubijeli').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    expect(await accepted(client.sale.document({}))).toMatchObject({ totalMinor: 370 });
    expect(await pending(client)).toEqual([]);

    await page.keyboard.press('F7');
    await page.getByText('Pending Documents: 1').waitFor();
    await page.keyboard.press('F7');
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.getByText('Kruh polubijeli').first().waitFor();
    await page.keyboard.press('Delete');
    await page.getByText('Delete what Ana parked').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('Delete what Ana parked').count()).toBe(0);
    await page.keyboard.press('Delete');
    await page.keyboard.press('F10');
    await page.getByRole('dialog').getByText('Delete a parked document').waitFor();
    await page.keyboard.type('Iv', { delay: 120 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234', { delay: 120 });
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await pending(client)).length).toBe(0);
    await page.getByText('No document is parked').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
  });

  it('by touch alone: a basket is parked, another chosen by what lies in it and continued', async () => {
    const { client, page } = await showTill({ hands: 'touch', before: parkedBaskets, size: SIZES[0] });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^New Document/);
    await tap(/^Pending Documents/);
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.getByRole('row').nth(2).getByRole('button').tap();
    await page.getByText('Kruh polubijeli').first().waitFor();
    await tap(/^Continue/);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await expect.poll(async () => (await accepted(client.sale.document({})))?.lines.length).toBe(2);
    await tap(/^Park/);
    await expect.poll(async () => (await pending(client)).length).toBe(2);
  });

  it.each(SIZES)('fits and is accessible at $width: list, question, and the key of the sale', async (size) => {
    const { page } = await showTill({ hands: 'keyboard', before: parkedBaskets, size });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByText('Pending Documents: 2').waitFor();
    await shoot(page, 'sale-with-parked');
    await expectFits(page);
    await page.keyboard.press('F7');
    await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText('Kruh polubijeli').first().waitFor();
    await shoot(page, 'pending');
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('Delete');
    await page.getByText('Delete what Ana parked').waitFor();
    await shoot(page, 'pending-question');
    await expectFits(page);
    await expectAccessible(page);
  });

  it.each([
    ['warn', 'They stay parked'],
    ['forbid', 'The shift does not end before'],
  ] as const)(
    'at the end of a shift, by parameter %s, names whose they are and leads to them',
    async (parkedAtEnd, words) => {
      const { client, page } = await showTill({
        hands: 'keyboard',
        open: () => withParameters({ parkedAtEnd }),
        before: parkedBaskets,
        size: SIZES[0],
      });
      await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
      await page.keyboard.press('F5');
      await page.getByRole('button', { name: /Shift Summary/ }).click();
      await page.getByRole('button', { name: /End Shift/ }).click();
      await page.getByText('Documents parked at this till: 2').waitFor();
      await page.getByText(words).waitFor();
      await page
        .getByText(/Ana \d/)
        .first()
        .waitFor();
      await shoot(page, `end-parked-${parkedAtEnd}`);
      await expectFits(page);
      await page.keyboard.press('F6');
      await page.getByRole('heading', { name: 'Pending Documents' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
      await page
        .getByRole('textbox', { name: /^Actual Balance/ })
        .first()
        .waitFor();
      await page.keyboard.press('Control+Enter');
      if (parkedAtEnd === 'warn') await page.getByRole('heading', { name: 'Shift ended' }).waitFor();
      else await page.getByText('Continue or delete them').waitFor();
      expect((await accepted(client.till.state({}))).operator === null).toBe(parkedAtEnd === 'warn');
    },
  );
});
