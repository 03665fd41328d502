import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { accepted, id, logOn, type TillClient, testTill } from '#test/till/test-till.ts';
import { buildWindows, showTill } from '#test/windows/shown-till.ts';
import { SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

const heads = async (page: Page) => {
  const all = await page.locator('main table').first().locator('thead th').allInnerTexts();
  return all.map((head) => head.replaceAll(/\s+/g, ' ').trim());
};

async function withCustomer() {
  const till = await testTill();
  await keepCustomers(till, [['Gostionica Zora', '']]);
  return till;
}

/** Ivana has sold something, and parked something. */
async function anHour(client: TillClient): Promise<void> {
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '150' }] }));
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  await accepted(client.sale.chooseCustomer({ ...id(), customerId: 'Gostionica Zora' }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: null }));
  await accepted(client.sale.complete(id()));
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await accepted(client.sale.park(id()));
}

const change = async (client: TillClient, window: string, order: readonly string[], shown: Record<string, boolean>) =>
  await accepted(client.layout.change({ ...id(), layout: { [window]: { order: [...order], shown } } }));

describe('the lists follow their layout while they are open', () => {
  it('POS Sessions, Trade Documents, Pending Documents and Safe', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', open: withCustomer, before: anHour });
    await at(page, 'Main Menu');
    await page.keyboard.press('F5');
    await at(page, 'Reports and Payments');

    await page.keyboard.press('F4');
    await page.getByRole('cell', { name: 'Ivana' }).first().waitFor();
    expect((await heads(page)).slice(0, 3)).toEqual(['Status', 'Counter', 'User']);
    await change(client, 'pos-sessions', ['status', 'shift', 'opened', 'user', 'counter'], {
      shift: true,
      lastContact: false,
    });
    await page.getByRole('columnheader', { name: 'Shift' }).waitFor();
    expect(await heads(page)).toEqual([
      'Status',
      'Shift',
      'Opened',
      'Closed',
      'Documents',
      'Turnover EUR',
      'User',
      'Counter',
    ]);
    await page.keyboard.press('Escape');

    await page.keyboard.press('F6');
    await at(page, 'Trade Documents');
    await page.getByRole('region', { name: 'The chosen document' }).waitFor();
    await change(client, 'trade-documents', [], { kind: true, customer: true, preview: false });
    await page.getByRole('cell', { name: 'receipt', exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'The chosen document' }).count()).toBe(0);
    await page.getByRole('columnheader', { name: 'Customer' }).waitFor();
    await page.getByRole('cell', { name: 'Gostionica Zora' }).waitFor();
    await shot(page, 'trade-documents-with-customer');
    await page.keyboard.press('Escape');

    await page.keyboard.press('F11');
    await at(page, 'Safe');
    await page.getByRole('columnheader', { name: 'Deposits' }).waitFor();
    await change(client, 'safe', [], { deposits: false, movements: false });
    await expect.poll(() => page.getByRole('columnheader', { name: 'Deposits' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await at(page, 'Main Menu');
    expect(await page.getByRole('button', { name: /^Pending Documents/ }).count()).toBe(0);
    await change(client, 'main-menu', [], { pending: true });
    await page.getByRole('button', { name: /^Pending Documents/ }).click();
    await at(page, 'Pending Documents');
    await change(client, 'pending-documents', ['handledBy', 'total', 'subtotal'], { subtotal: true });
    await page.getByRole('columnheader', { name: 'Subtotal' }).waitFor();
    const [parked] = await accepted(client.sale.pending({}));
    expect(parked?.subtotalMinor).toBeLessThan(parked?.totalMinor ?? 0);
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
  });

  it('training is left by its key though its tile is hidden', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: async (one) => await logOn(one, 'ivana') });
    await at(page, 'Start of Shift');
    await accepted(client.training.enter(id()));
    await page.getByText('TRAINING').first().waitFor();
    await change(client, 'main-menu', [], { training: false, glance: false });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
    expect(await page.getByText('The day at a glance').count()).toBe(0);
    await page.keyboard.press('F9');
    await expect.poll(async () => (await accepted(client.till.state({}))).training).toBeNull();
  });

  it.each(SIZES)('Layout Management lists every window at $width x $height', async (size) => {
    const { page } = await showTill({ hands: 'keyboard', size, open: withCustomer, before: anHour });
    await at(page, 'Main Menu');
    await page.keyboard.press('F8');
    await at(page, 'Configuration');
    await page.keyboard.press('F2');
    await at(page, 'Interface Configuration');
    await page.keyboard.press('F2');
    await at(page, 'Layout Management');
    for (const [name, part] of [
      ['Safe', 'Ending'],
      ['Transfers', 'Taken in'],
      ['Main Menu', 'Pending Documents'],
      ['POS Sessions', 'Turnover'],
    ] as const) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click();
      await page.getByRole('switch', { name: new RegExp(`^${part}`) }).waitFor();
      await shot(page, `layout-of-${name.replaceAll(' ', '-')}`);
    }
    expect(await seriousViolations(page)).toEqual([]);
  });
});
