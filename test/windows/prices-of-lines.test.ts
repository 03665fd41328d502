import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

const ORDER = [
  'line',
  'name',
  'basePrice',
  'regularPrice',
  'price',
  'totalPrice',
  'subtotalPrice',
  'quantity',
  'value',
];

/** Ivana sells two loaves for 1.50 instead of 1.85, and two coffees with ten per cent off. */
async function basket(client: TillClient): Promise<void> {
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [] }));
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '2' }));
  const [bread, coffee] = lines.map((line) => line.id);
  await accepted(client.sale.changePrice({ ...id(), lineId: bread ?? '', price: '1.50' }));
  const off = { kind: 'percent', percent: '10' } as const;
  await accepted(client.sale.discountLine({ ...id(), lineId: coffee ?? '', discount: off }));
}

describe('the prices of a line', () => {
  it('Base, Total and Subtotal Price are hidden until Layout Management shows them', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: basket });
    await page.getByRole('row', { name: /Kava Franck/ }).waitFor();
    for (const name of ['Base Price', 'Total Price', 'Subtotal Price'])
      expect(await page.getByRole('columnheader', { name, exact: true }).count(), name).toBe(0);
    const { lines } = await accepted(client.sale.document({})).then((shown) => shown ?? { lines: [] });
    expect(
      lines.map((line) => [line.priceMinor, line.regularPriceMinor, line.totalPriceMinor, line.subtotalPriceMinor]),
    ).toEqual([
      [150, 185, 150, 143],
      [499, 499, 449, 359],
    ]);
  });

  it.each(SIZES)('stand beside one another at $width x $height, each in its own column', async (size) => {
    const { client, page } = await showTill({ hands: 'touch', size, before: basket });
    const shown = { basePrice: true, regularPrice: true, totalPrice: true, subtotalPrice: true };
    await accepted(client.layout.change({ ...id(), layout: { sale: { order: ORDER, shown } } }));
    await page.getByRole('columnheader', { name: 'Base Price', exact: true }).waitFor();
    const coffee = page.getByRole('row', { name: /Kava Franck/ });
    await expect
      .poll(async () => (await coffee.locator('td').allInnerTexts()).map((cell) => cell.trim()))
      .toEqual(['2', '4.99', '4.99', '4.99', '4.49', '3.59', '2', '8.98']);
    await shoot(page, 'prices-of-lines');
    const cut = await page.locator('.doc-lines').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(cut, 'no column is cut').toBeLessThanOrEqual(0);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
