import AxeBuilder from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { allSent, SOON, type Store, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, startShift, type TestTill } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

const IVANA = { authorisation: { operatorId: 'ivana', pin: '1234' } };
const SENT = { type: 'CW', currency: 'EUR', paymentForm: 'cash', reasonId: 'transfer', amount: '100.00' } as const;

/** POS2 has sent 100.00 and 40.00 to POS1, and has heard of it. */
async function sentTo(store: Store, one: TestTill): Promise<void> {
  const two = await store.open('POS2');
  await logOn(two.client, 'ivana');
  await accepted(two.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '500' }] }));
  for (const amount of ['100.00', '40.00'])
    await accepted(two.client.cashDocument.issue({ ...id(), ...SENT, amount, transferTill: 'POS1' }));
  await allSent(two);
  await expect.poll(async () => (await accepted(one.client.cashDocument.transfers({}))).length, SOON).toBe(2);
}

describe('money between two tills', () => {
  it.each(SIZES)('is taken in from the list by keyboard alone, short by a yes, at $width', async (size) => {
    const store = await testStore();
    const { page, client } = await showTill({
      hands: 'keyboard',
      size,
      open: async () => await store.open('POS1'),
      before: async (before) => {
        await startShift(before, '200.00');
      },
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await sentTo(store, { client } as TestTill);
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.getByRole('button', { name: /CD\/CW List/ }).click();
    await page.getByRole('heading', { name: 'CD/CW List' }).waitFor();
    await page.getByRole('combobox').first().waitFor();
    await shoot(page, 'cash-documents-filter');
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'Transfers' }).waitFor();
    await page.getByText('under way').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await shoot(page, 'transfers');
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    const lay = async (shown: Record<string, boolean>) =>
      await accepted(client.layout.change({ ...id(), ...IVANA, layout: { transfers: { order: [], shown } } }));
    const sentOn = page.getByRole('columnheader', { name: 'Sent on' });
    await sentOn.waitFor();
    await lay({ sentAt: false });
    await expect.poll(() => sentOn.count()).toBe(0);
    await lay({});
    await sentOn.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    await page.getByRole('button', { name: /^CW\/\d+\/POS2\/000001/, pressed: true }).waitFor();
    await page.keyboard.type('90', { delay: 120 });
    await shoot(page, 'transfer-form');
    await page.keyboard.press('Control+Enter');
    await page.getByText('POS2 sent 100.00 EUR').waitFor();
    await shoot(page, 'transfer-differs');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/CD\/\d+\/POS1\/\d+ is issued: 90\.00/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('arrived, differs').waitFor();
    await shoot(page, 'transfers-differs');
    const order = ['number', 'state', 'way'];
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    const layout = { transfers: { order, shown: { arrived: false } } };
    await accepted(client.layout.change({ ...id(), authorisation, layout }));
    await expect
      .poll(() => page.locator('main thead th').allInnerTexts())
      .toEqual(['Number', 'Status', 'From and to', 'Sent on', 'Sent']);
    await page.keyboard.press('Escape');
    await page.getByText('sent: 100.00, difference −10.00').waitFor();
    await shoot(page, 'cash-documents-differs');
  });

  it('is sent to one of the tills of the store by touch', async () => {
    const store = await testStore();
    const { page, client } = await showTill({
      hands: 'touch',
      size: SIZES[0],
      open: async () => await store.open('POS1'),
      before: async (before) => {
        await startShift(before, '200.00');
      },
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await store.open('POS2');
    await expect.poll(async () => (await accepted(client.cashDocument.sheet({}))).tills, SOON).toEqual(['POS2']);
    await page.getByRole('button', { name: /^Cash Document/ }).tap();
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    await page.getByRole('button', { name: /^Transfer between tills/ }).tap();
    await page.getByRole('button', { name: 'POS2', exact: true }).tap();
    for (const figure of ['5', '0'])
      await page.locator('.pad').getByRole('button', { name: figure, exact: true }).tap();
    await shoot(page, 'transfer-send');
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByText('The other till enters the transfer number').waitFor();
    expect((await accepted(client.cashDocument.transfers({})))[0]).toMatchObject({ toTill: 'POS2', sentMinor: 5_000 });
  });
});
