import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { allSent, cut, SOON, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

const TEST_MAX_MS = 120_000;

beforeAll(buildWindows, TEST_MAX_MS);

async function payByCheque({ client }: StoreTill, number: string, bank: string): Promise<void> {
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '100' }));
  const check = { paymentForm: 'check', currency: 'EUR', amount: null, cheque: { number, bank } };
  await accepted(client.sale.assignPayment({ ...id(), ...check }));
  await accepted(client.sale.complete(id()));
}

/** Two cheques over 10.00 at POS1 and two at POS2, known at POS1. */
async function twoTills() {
  const store = await testStore();
  const [one, two] = [await store.open('POS1'), await store.open('POS2')];
  await startShift(one.client, '50.00');
  await payByCheque(one, '0087 2214', 'Zagrebačka');
  await payByCheque(one, '4411', '');
  await allSent(one);
  await logOn(two.client);
  await payByCheque(two, '0087 2219', 'Zagrebačka');
  await payByCheque(two, '771 203', 'Privredna banka Zagreb');
  await allSent(two);
  await expect.poll(async () => (await chequesAt(one)).length, SOON).toBe(4);
  return { ...store, one, two };
}

async function chequesAt({ client }: StoreTill) {
  const { entries } = await accepted(client.count.sheet({ occasion: 'end' }));
  return entries.find(({ kind }) => kind === 'cheque')?.cheques ?? [];
}

/** From the menu to the list of cheques. */
async function openList(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
  await page.getByRole('button', { name: /^Reports and Payments/ }).click();
  await page.getByRole('button', { name: /^Shift Summary/ }).click();
  await page.getByRole('heading', { name: 'Shift Summary' }).waitFor();
  await page.keyboard.press('F8');
  await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await page
    .getByRole('button', { name: /^Check/ })
    .first()
    .click();
  await page.getByRole('table', { name: 'Checks of the shift' }).waitFor();
}

describe.each(SIZES)('the checks of a shift at two tills at $width x $height', (size) => {
  it('are ticked in one list, till by till, and add up to the row of End of Shift; what is missing is named with its till', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { one, two } = await twoTills();
    const { page } = await showTill({ hands: 'keyboard', size, before: async () => undefined, open: async () => one });
    await openList(page);
    const list = page.getByRole('table', { name: 'Checks of the shift' });
    await list.getByRole('row', { name: 'POS1 this till 20.00' }).waitFor();
    await list.getByRole('row', { name: 'POS2 another till of the shift 20.00' }).waitFor();
    await shoot(page, 'cheques-over-tills');
    for (const number of ['0087 2214', '4411', '0087 2219', '771 203']) {
      const check = page.getByRole('checkbox', { name: `Check ${number} is there` });
      await check.focus();
      await page.keyboard.press('Space');
      await expect.poll(() => check.isChecked()).toBe(true);
    }
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('40.00');
    await shoot(page, 'cheques-over-tills-ticked');

    // One more is taken while the list is open: it comes into it by itself.
    await payByCheque(two, '900', '');
    await page.getByRole('checkbox', { name: 'Check 900 is there' }).waitFor();
    await page.getByText('Documents since this count was begun: 1').waitFor();
    await allSent(two);
    // With the Agent away nobody knows what else is taken where somebody still sells.
    cut(one);
    await page.getByRole('status').filter({ hasText: 'Not everything from POS2 has arrived.' }).waitFor();
    await page.getByText('Checks taken there may still be missing from this list.').waitFor();
    await shoot(page, 'cheques-over-tills-cut');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /still there/i }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    await page
      .getByRole('row', { name: /^Check/ })
      .first()
      .click();
    await page.getByText('Check 900 over 10.00, taken at POS2, is not there.').waitFor();
    await shoot(page, 'cheques-over-tills-end');
  });

  it('are ticked by touch', { timeout: TEST_MAX_MS }, async () => {
    const { one } = await twoTills();
    const { page } = await showTill({ hands: 'touch', size, before: async () => undefined, open: async () => one });
    await openList(page);
    for (const box of await page.getByRole('checkbox').all()) await box.tap();
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('40.00');
    expect((await chequesAt(one)).every(({ isThere }) => isThere === true)).toBe(true);
  });
});
