import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { accepted, id, startShift, type TillClient, testTill } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

async function basket(client: TillClient): Promise<void> {
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
}

async function withCustomers() {
  const till = await testTill();
  await keepCustomers(till, [
    ['Gostionica Zora', 'HR12345678903'],
    ['Udruga ljubitelja starih zagrebačkih tramvaja i uspinjača', 'HR98765432106'],
  ]);
  return till;
}

const customerOf = async (client: TillClient) => (await accepted(client.sale.document({})))?.customer?.name ?? null;

describe('the customer in New Document', () => {
  it.each(SIZES)('by keyboard alone: F2, part of the tax number, Enter, at $width', async (size) => {
    const { client, page } = await showTill({ hands: 'keyboard', size, open: withCustomers, before: basket });
    await page.getByRole('row', { name: /Kruh/ }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^Gostionica Zora/ }).waitFor();
    await page.keyboard.type('987654');
    await page.getByRole('button', { name: /^Gostionica Zora/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Udruga/ }).waitFor();
    await shoot(page, 'customer-list');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Udruga/ }).waitFor();
    await shoot(page, 'customer-named');
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await customerOf(client)).toMatch(/^Udruga/);
    await page.keyboard.press('F12');
    await page.getByText(/receipt PA/).waitFor();
    await page.getByRole('button', { name: /^Customer/ }).waitFor();
  });

  it('of a scanned card is who the code names, never who was first in the list before; nothing is sold by it', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', open: withCustomers, before: basket });
    await page.getByRole('row', { name: /Kruh/ }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^Gostionica Zora/ }).waitFor();
    await page.keyboard.type('98765432106');
    await page.keyboard.press('Enter');
    await expect.poll(() => customerOf(client)).toMatch(/^Udruga/);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^Gostionica Zora/ }).waitFor();
    await page.keyboard.type('3850108020014');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody of this name.').waitFor();
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
    expect(await customerOf(client)).toMatch(/^Udruga/);
  });

  it('by touch alone: chosen from the list, and nobody again', async () => {
    const { client, page } = await showTill({ hands: 'touch', open: withCustomers, before: basket });
    await page.getByRole('button', { name: /^Customer/ }).tap();
    await page.getByRole('button', { name: /^Gostionica Zora/ }).tap();
    await expect.poll(() => customerOf(client)).toBe('Gostionica Zora');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Gostionica Zora/ }).tap();
    await page.getByRole('button', { name: 'No Customer' }).tap();
    await expect.poll(() => customerOf(client)).toBeNull();
    await page.getByRole('button', { name: /^Customer/ }).waitFor();
  });

  it('of an empty document is forgotten when the window is left, or given up, and never meets the next customer', async () => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      open: withCustomers,
      before: (till) => startShift(till),
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await nameZora(page, client);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await expect.poll(() => customerOf(client)).toBeNull();
    await nameZora(page, client);
    await page.keyboard.press('Control+Delete');
    await page.getByRole('button', { name: /^Customer/ }).waitFor();
    await expect.poll(() => customerOf(client)).toBeNull();
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
  });
});

/** From the menu into New Document, and Zora on the empty document. */
async function nameZora(page: Page, client: TillClient): Promise<void> {
  await page.getByRole('button', { name: /^New Document/ }).click();
  await page.getByRole('button', { name: /^Customer/ }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: /^Gostionica Zora/ }).click();
  await expect.poll(() => customerOf(client)).toBe('Gostionica Zora');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Gostionica Zora/ }).waitFor();
}
