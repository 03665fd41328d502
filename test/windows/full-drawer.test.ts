import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const QUESTION = 'The maximum limit of cash register balance for the payment form: Cash has been exceeded.';
const cashLimits = [{ currency: 'EUR', minimumMinor: null, maximumMinor: 10_000, mode: 'authenticate' as const }];

/** A loaf of 1.85 that would take the drawer from 99.00 above its 100.00, which wants somebody's right. */
function atSale(hands: 'keyboard' | 'touch', size: (typeof SIZES)[number]) {
  return showTill({
    hands,
    size,
    open: () => withParameters({ cashLimits }),
    before: async (client: TillClient) => {
      await startShift(client, '99.00');
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    },
  });
}

const receipts = async (client: TillClient) => (await accepted(client.shift.summary({}))).sales.receipts;

async function authorise(page: Page): Promise<void> {
  await page.getByRole('option', { name: 'Ivana' }).waitFor();
  await page.keyboard.type('iv');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
}

/** Two presses within a third of a second are one, and a test's hand may be as fast: it sees, and presses again. */
async function tapUntil(key: Locator, isDone: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        if (!(await isDone()) && (await key.isEnabled())) await key.dispatchEvent('click');
        return isDone();
      },
      { interval: 500 },
    )
    .toBe(true);
}

describe.each(SIZES)('a sale at $width that takes the drawer above a maximum that wants a right', (size) => {
  it('is asked about at Exact Cash, and booked with the same key and somebody’s right', async () => {
    const { client, page } = await atSale('keyboard', size);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.keyboard.press('F12');
    await page.getByText(QUESTION).waitFor();
    await page.getByRole('button', { name: /^Yes, Continue/ }).waitFor();
    await shoot(page, 'full-drawer-sale');
    expect(await receipts(client)).toBe(0);
    await page.keyboard.press('F12');
    await authorise(page);
    await expect.poll(() => receipts(client)).toBe(1);
    await expect.poll(() => page.getByText(QUESTION).count()).toBe(0);
  });

  it('is asked about in Payment, and may be paid otherwise', async () => {
    const { client, page } = await atSale('touch', size);
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByRole('group', { name: 'Quick cash' }).getByRole('button').first().tap();
    await page.getByText('Nothing goes back.').waitFor();
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByText(QUESTION).waitFor();
    await shoot(page, 'full-drawer-payment');
    await page.getByRole('button', { name: 'Pay Otherwise' }).tap();
    await expect.poll(() => page.getByText(QUESTION).count()).toBe(0);
    const card = page.getByRole('button', { name: /^Charge Card/ });
    await tapUntil(page.getByRole('button', { name: /^Undo/ }), () => card.isEnabled());
    await tapUntil(card, async () => (await page.getByText('Nothing goes back.').count()) === 1);
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await expect.poll(() => receipts(client)).toBe(1);
  });
});
