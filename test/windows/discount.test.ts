import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { accepted, id, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

async function basket(client: TillClient): Promise<void> {
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '2' }));
}

const shownDocument = async (client: TillClient) => await accepted(client.sale.document({}));
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

describe('discounts in the window', () => {
  it('by keyboard alone: F3 and the figures for the line, F3 F3 for the document, above the maximum somebody else’s PIN', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: basket });
    await page.getByRole('row', { name: /Kava Franck/ }).waitFor();
    await page.keyboard.press('F3');
    await field(page, /Percent, line 2/).waitFor();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /discount 10 %, −1.00/ }).waitFor();
    expect(await shownDocument(client)).toMatchObject({ totalMinor: 1_083 });

    await page.keyboard.press('F3');
    await field(page, /Percent, line 2/).waitFor();
    await page.keyboard.press('F3');
    await field(page, /Percent, whole document/).waitFor();
    await page.keyboard.press('F6');
    await field(page, /Amount, whole document/).waitFor();
    await page.keyboard.type('0.83');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iv');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByText('−1.83 (15.47 %)').waitFor();
    expect(await shownDocument(client)).toMatchObject({ totalMinor: 1_000, discount: { amountMinor: 83 } });

    await page.keyboard.press('F3');
    await field(page, /Percent, line 2/).waitFor();
    await page.keyboard.press('Escape');
    await field(page, /Percent, line 2/).waitFor({ state: 'detached' });
    await page.keyboard.press('F12');
    await page.getByText(/receipt PA/).waitFor();
    expect(await shownDocument(client)).toBeNull();
  });

  it('by touch alone: another price with the right lent, the value of a line, and both taken off again', async () => {
    const { client, page } = await showTill({ hands: 'touch', before: basket });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    const choose = (name: RegExp) => page.getByRole('radio', { name }).tap();
    const figures = async (text: string) => {
      const pad = page.getByRole('group', { name: 'Numeric pad' });
      for (const figure of text) await pad.getByRole('button', { name: figure, exact: true }).tap();
    };
    await page.getByRole('row', { name: /Kruh/ }).tap();
    await tap(/^Discount/);
    await choose(/^Value/);
    await figures('1.80');
    await tap(/^Apply/);
    await page.getByRole('row', { name: /discount 2.7 %, −0.05/ }).waitFor();
    expect((await shownDocument(client))?.lines[0]).toMatchObject({ valueMinor: 180 });

    await tap(/^Discount/);
    await choose(/^Price/);
    await figures('1.50');
    await tap(/^Apply/);
    await page.getByRole('heading', { name: 'Authorization' }).waitFor();
    await page.getByRole('option', { name: /Ivana/ }).tap();
    const pin = page.getByRole('dialog').getByRole('group', { name: 'Numeric pad' });
    for (const figure of '1234') await pin.getByRole('button', { name: figure, exact: true }).tap();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Confirm/ })
      .tap();
    await page.getByRole('row', { name: /instead of 1.85/ }).waitFor();
    expect((await shownDocument(client))?.lines[0]).toMatchObject({ valueMinor: 145, regularPriceMinor: 185 });

    await tap(/^Discount/);
    await tap(/^Take Off Again/);
    await page.getByText('Discounts', { exact: true }).waitFor({ state: 'detached' });
    expect(await shownDocument(client)).toMatchObject({ totalMinor: 1_183, discountsMinor: 0 });
  });

  it('stand in the Sales Summary: sales without them, their value and per cent', async () => {
    const { page } = await showTill({
      hands: 'keyboard',
      before: async (one) => {
        await basket(one);
        const discount = { kind: 'percent', percent: '10' } as const;
        await accepted(one.sale.discountDocument({ ...id(), discount }));
        await accepted(one.sale.complete({ ...id(), exactCash: true }));
      },
    });
    await page.getByRole('button', { name: /Reports and Payments/ }).click();
    await page.getByRole('button', { name: /Shift Summary/ }).click();
    await page.getByRole('tab', { name: 'Sales Summary' }).click();
    const fact = (name: string) => page.locator('dl.grid-facts > div', { hasText: name }).locator('dd');
    await page.getByText('Total Sales excluding Discounts').waitFor();
    expect(await fact('Total Sales excluding Discounts').innerText()).toBe('11.83');
    expect(await fact('Value of Granted Discounts').innerText()).toBe('−1.18 (9.97 %)');
    await shoot(page, 'discount-summary');
  });

  it.each(SIZES)('fits and reads at $width x $height', async (size) => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      size,
      before: async (one) => {
        await basket(one);
        const { lines } = await accepted(one.sale.scan({ ...id(), barcode: '3858881240018', quantity: '3' }));
        const authorisation = { operatorId: 'ivana', pin: '1234' };
        const [bread, coffee] = lines;
        const price = { ...id(), authorisation, lineId: bread?.id ?? '', price: '1.50' };
        await accepted(one.sale.changePrice(price));
        const discount = { kind: 'percent', percent: '10' } as const;
        await accepted(one.sale.discountLine({ ...id(), lineId: coffee?.id ?? '', discount }));
      },
    });
    await page.getByRole('row', { name: /discount 10 %/ }).waitFor();
    await shoot(page, 'discount-lines');
    await page.keyboard.press('F3');
    await field(page, /Percent, line 3/).waitFor();
    await page.keyboard.type('7,5');
    await shoot(page, 'discount-sheet');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.keys .key, .sheet, .discount-sheet .key, .discount-sheet .segment button')]
        .filter((one) => one.scrollWidth > one.clientWidth + 2 || one.getBoundingClientRect().bottom > innerHeight + 1)
        .map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    expect((await shownDocument(client))?.totalMinor).toBe(150 + 898 + 1_647);
  });
});
