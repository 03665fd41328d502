import { beforeAll, describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

/** A document of 16.97 in the Belgian market waits at the till. */
function atPayment(hands: 'keyboard' | 'touch', size?: (typeof SIZES)[number]) {
  return showTill({
    hands,
    ...(size === undefined ? {} : { size }),
    open: () => withParameters({ cashRounding: 'BE' }),
    before: async (client: TillClient) => {
      await startShift(client, '100.00');
      await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '169.7' }));
    },
  });
}

describe('Payment in a market that rounds cash', () => {
  it('shows by keyboard what cash will be, takes it with one key, and says which way with an arrow beside Change', async () => {
    const { client, page } = await atPayment('keyboard');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('in cash 16.95 (down 0.02)').waitFor();
    expect(await page.locator('.rounding .icon-down').count()).toBe(1);
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.change output').textContent()).toBe('3.05');
    await page.getByText('(down 0.02)', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    expect(await accepted(client.shift.summary({}))).toMatchObject({
      sales: { grossMinor: 1_697, rounding: [{ amountMinor: -2, documents: 1 }] },
    });
  });

  it('offers by touch the exact amount and the notes after rounding', async () => {
    const { client, page } = await atPayment('touch');
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    const quick = page.getByRole('group', { name: 'Quick cash' });
    expect(await quick.getByRole('button').first().textContent()).toContain('16.95');
    await quick.getByRole('button').first().tap();
    await page.getByText('Nothing goes back.').waitFor();
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await expect.poll(async () => (await accepted(client.shift.summary({}))).sales.receipts).toBe(1);
  });

  it.each(SIZES)('fits $width x $height in each language', async (size) => {
    const { client, page } = await atPayment('keyboard', size);
    for (const language of ['en', 'hr', 'pl', 'de'] as const) {
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.locator('.sale').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('.rounding').waitFor();
      await shoot(page, `payment-rounding-${language}`);
      await page.keyboard.press('Enter');
      await page.locator('.hand').waitFor();
      await shoot(page, `payment-rounded-${language}`);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('.rounding, .change output')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth,
        ),
      );
      expect(cut).toHaveLength(0);
      await page.keyboard.press('Escape');
      await page.locator('.sale').waitFor();
      await accepted(client.sale.clearPayments(id()));
    }
  });
});
