import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

/** Ivana's shift with two receipts: one in cash, three loaves and half a kilogram of bananas; one by card. */
async function twoReceipts(client: TillClient, operatorId = 'ivana') {
  await logOn(client, operatorId);
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  const deposits = [{ currency: 'EUR', amount: '100' }];
  await accepted(client.shift.start({ ...id(), deposits, authorisation }));
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '3' }));
  await accepted(client.sale.scan({ ...id(), barcode: '201', quantity: '0.5' }));
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
  await accepted(client.sale.scan({ ...id(), barcode: '3850104212604' }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'card', currency: 'EUR', amount: null }));
  await accepted(client.sale.complete(id()));
}

const corrections = async (client: TillClient) =>
  (await accepted(client.tradeDocument.list({ type: 'correction' }))).documents;

/** Nothing runs out of the window, and nothing that is read is cut off. */
async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll(
        '.keys .key, .top h1, .pad .key, .refund-forms .key, .chips .key, .links .key, .refund-sum *',
      ),
    ];
    return seen
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const isOut = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
        return isOut || one.scrollWidth > one.clientWidth + 2;
      })
      .filter((one) => getComputedStyle(one).display !== 'inline' && !one.classList.contains('unseen'))
      .map((one) => one.textContent);
  });
  expect(cut).toEqual([]);
  const overlaps = await page.evaluate(() => {
    const parts = [...document.querySelectorAll('.correction-side > *')].map((one) => one.getBoundingClientRect());
    return parts.filter(({ bottom }, index) => bottom > (parts[index + 1]?.top ?? innerHeight) + 1).length;
  });
  expect(overlaps).toBe(0);
}

describe('Trade Documents and Correction', () => {
  it('take keys that are pressed before the list is there: Print prints the newest once, Correct opens it', async () => {
    vi.stubEnv('TILLKEEPER_SLOW_MS', '600');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { client, page } = await showTill({ hands: 'keyboard', before: twoReceipts });
    const copies = async () => (await accepted(client.paper.roll({}))).jobs.filter(({ copy }) => copy > 0);
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    expect(await page.locator('.documents tbody tr').count()).toBe(0);
    await page.keyboard.press('F7');
    await page.keyboard.press('F7');
    await expect.poll(async () => (await copies()).length, { timeout: 10_000 }).toBe(1);
    await page.getByText('The slip is on its way to the printer.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    expect(await page.locator('.documents tbody tr').count()).toBe(0);
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Correction' }).waitFor();
    expect(await copies()).toHaveLength(1);
  });

  it('are walked by keyboard alone: found by number, corrected with a reason, paid back, printed as COPY', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: twoReceipts });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    await page.keyboard.type('000001');
    await expect.poll(() => page.locator('.documents tbody tr').count()).toBe(1);
    await page.getByText('Kruh polubijeli').first().waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Correction' }).waitFor();
    await page.getByLabel('Comes back: Kruh polubijeli 700 g').waitFor();
    await page.keyboard.type('2');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('3.70');
    await page.keyboard.press('Alt+1');
    await shoot(page, 'correction');
    await page.keyboard.press('Control+Enter');
    await page.getByText('RQC/').first().waitFor();
    await shoot(page, 'correction-done');
    expect(await corrections(client)).toMatchObject([{ totalMinor: -370, forms: ['Cash'] }]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    await page.locator('.documents .is-selected').waitFor();
    await page.keyboard.press('F7');
    await page.getByText('The slip is on its way to the printer.').waitFor();
    await page.getByText('COPY 1').first().waitFor();
    await shoot(page, 'trade-documents');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
  });

  it('are walked by touch alone: all of a card receipt goes back to the card', async () => {
    const { client, page } = await showTill({ hands: 'touch', before: twoReceipts });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^Reports and Payments/);
    await tap(/^Trade Documents/);
    await page.getByText('Franck Jubilarna').first().waitFor();
    await tap(/^Correction/);
    await tap(/^Return All/);
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('4.99');
    await tap(/^Wrong item/);
    await tap(/^Charge Card/);
    await tap(/^Confirm/);
    await page.getByText('Nothing goes over the counter in cash.').waitFor();
    await tap(/^Go On/);
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    expect(await corrections(client)).toMatchObject([{ totalMinor: -499, forms: ['Charge Card'] }]);
  });

  it('ask for somebody who holds the right, and say what cannot come back', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: (at) => twoReceipts(at, 'ana') });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByText('Franck Jubilarna').first().waitFor();
    await page.keyboard.press('F8');
    await page.getByLabel('Comes back: Kava Franck Jubilarna 250 g').fill('2');
    await page.getByText('only 1 can still come back').waitFor();
    await page.getByLabel('Comes back: Kava Franck Jubilarna 250 g').fill('1');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('4.99');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Authorization' }).waitFor();
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iva');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByText('is paid back').waitFor();
    expect(await corrections(client)).toHaveLength(1);
  });

  it('take goods back without a receipt from what is typed', async () => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      before: async (at) => {
        await twoReceipts(at);
        await accepted(at.sale.scan({ ...id(), barcode: '102', quantity: '2' }));
      },
    });
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    await page.keyboard.press('F9');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('1.90');
    await page.keyboard.press('Alt+3');
    await page.keyboard.press('Control+Enter');
    await page.getByText('is paid back').waitFor();
    expect(await accepted(client.sale.document({}))).toBeNull();
  });

  it.each(SIZES)('fit $width x $height, in each language, and can be read', async (size) => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      size,
      open: () => withParameters({ cashRounding: 'BE' }),
      before: twoReceipts,
    });
    for (const language of ['en', 'hr', 'pl', 'de'] as const) {
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.locator('.menu').waitFor();
      await page.keyboard.press('F5');
      await page.locator('.tiles kbd').filter({ hasText: 'F9' }).waitFor();
      await shoot(page, `reports-${language}`);
      await expectFits(page);
      await page.keyboard.press('F6');
      await page.locator('.documents .is-selected').waitFor();
      await page.locator('.roll').waitFor();
      await shoot(page, `trade-documents-${language}`);
      await expectFits(page);
      await page.keyboard.press('F8');
      await page.locator('.correction-lines .entry').first().fill('1');
      await page.locator('.refund-forms .sub').first().waitFor();
      await page.keyboard.press('F2');
      await expect.poll(() => page.locator('.correction-side .limit').count()).toBe(1);
      await shoot(page, `correction-${language}`);
      await expectFits(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.documents').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.tiles').waitFor();
      await page.keyboard.press('Escape');
    }
  });
});
