import { expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press, seenHands } from '#test/e2e/pages/hands.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { dataDirWith } from '#test/e2e/shifts/parameters.ts';
import { accepted, id, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

/** 50.00 in the drawer, one loaf paid exactly, one paid with 10.00: 53.70 expected, 8.15 of change given. */
async function twoLoaves(client: TillClient): Promise<void> {
  await startShift(client, '50.00');
  await sellLoaf(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '10' }));
  await accepted(client.sale.complete(id()));
}

it('a difference gets its likely cause, its reason and its approval, by keyboard alone', async () => {
  const dataDir = await dataDirWith({ reasonRequired: true, approvalRequired: true });
  const { page, client } = await openTillInChromium(chromium(), { till: { dataDir }, before: twoLoaves });
  await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
  await press(page, 'F5');
  await page.getByRole('heading', { level: 1, name: 'Reports and Payments' }).waitFor();
  await press(page, 'F2');
  await page.getByRole('heading', { level: 1, name: 'Shift Summary' }).waitFor();
  await press(page, 'F8');
  const actual = page.getByRole('textbox', { name: 'Actual Balance Cash EUR' });
  await actual.waitFor();
  expect(await page.getByRole('button', { name: /^Reason for Difference/ }).count()).toBe(0);

  await actual.focus();
  await press(page, ...'45.55', 'Enter');
  const cause = page.getByRole('list', { name: 'What may have made the difference' });
  await soon(() => cause.innerText()).toMatch(/Receipt PA\/\d{4}\/POS1\/000002 gave just this amount as change/);
  await soon(() => page.locator('.explained').innerText()).toMatch(/above tolerance\s*no reason entered/);

  await cause.getByRole('button', { name: 'Show' }).focus();
  await press(page, 'Enter');
  const marked = page.getByRole('dialog').locator('tr.is-selected');
  await soon(() => marked.innerText()).toMatch(/000002[\s\S]*−8\.15/);
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const isInCell = () => actual.evaluate((cell) => cell === document.activeElement);
  await actual.focus();
  await press(page, 'F3');
  const reason = page.getByRole('dialog', { name: 'Enter Reason' });
  await reason.waitFor();
  await press(page, '1');
  await soon(() => reason.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Change given wrong');
  await press(page, 'Enter');
  await soon(() => page.locator('.explained').innerText()).toContain('Change given wrong');
  await soon(isInCell).toBe(true);

  await press(page, 'Control+Enter');
  const authorization = page.getByRole('dialog', { name: 'Authorization' });
  await soon(() => authorization.innerText()).toContain('Approve a difference');
  await press(page, 'Escape');
  await authorization.waitFor({ state: 'detached' });
  await soon(isInCell).toBe(true);
  await press(page, 'Control+Enter');
  await soon(() => authorization.innerText()).toContain('Approve a difference');
  const [row] = (await accepted(client.shift.endSheet({}))).rows;
  expect(row).toMatchObject({ reason: 'Change given wrong', differenceMinor: -815, isAboveTolerance: true });
  await press(page, ...'iva', 'Enter', ...'1234', 'Enter');
  await page.getByRole('heading', { level: 1, name: 'Shift ended' }).waitFor();
  expect((await seenHands(page)).mouse).toBe(0);
});

it('a figure opens into its documents by touch, page by page', async () => {
  const { page } = await openTillInChromium(chromium(), {
    context: { hasTouch: true },
    before: async (client) => {
      await startShift(client, '50.00');
      for (let sale = 0; sale < 52; sale += 1) await sellLoaf(client);
    },
  });
  await page.getByRole('button', { name: /^Reports and Payments/ }).tap();
  await page.getByRole('button', { name: /^Shift Summary/ }).tap();
  await page.getByRole('button', { name: /^End Shift/ }).tap();
  await page.getByRole('button', { name: /^Payment Value Cash EUR/ }).tap();
  const dock = page.getByRole('dialog');
  await soon(() => dock.locator('tbody tr').count()).toBe(50);
  await dock.getByRole('button', { name: 'More' }).tap();
  await soon(() => dock.locator('tbody tr').count()).toBe(52);
  expect(await dock.locator('tfoot').innerText()).toContain('96.20');
  await dock.getByRole('radio', { name: 'deposit' }).tap();
  await soon(() => dock.locator('tbody').innerText()).toContain('Deposit at the start of day');
  await dock.getByRole('button', { name: 'Close' }).tap();
  await dock.waitFor({ state: 'detached' });
});

it('forced counting opens the counting window; without a count Confirm stays blocked by the exact message', async () => {
  const dataDir = await dataDirWith({ forceCount: true });
  const { page } = await openTillInChromium(chromium(), {
    till: { dataDir },
    before: (client) => startShift(client, '60.00'),
  });
  const isAt = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await isAt('Main Menu');
  await press(page, 'F5');
  await isAt('Reports and Payments');
  await press(page, 'F2');
  await isAt('Shift Summary');
  await press(page, 'F8');
  await isAt('Cash Register Counting');
  await press(page, 'Escape');
  await isAt('End of Shift');
  await press(page, 'Control+Enter');
  await soon(() => page.getByRole('alert').first().innerText()).toContain('It is required to count the cash register');
  await isAt('End of Shift');
  // A hand that was refused is still in the entry: what it types is written.
  await press(page, ...'60', 'Enter');
  await soon(() => page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).inputValue()).toBe('60.00');
  await page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).fill('');
  await press(page, 'Enter');
  await press(page, 'F2');
  await isAt('Cash Register Counting');
  await page.getByRole('textbox', { name: 'Pieces of 20.00', exact: true }).focus();
  await press(page, '3', 'Control+Enter');
  await isAt('End of Shift');
  await soon(() => page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).inputValue()).toBe('60.00');
  await soon(() => page.getByRole('alert').count()).toBe(0);
  await press(page, 'Control+Enter');
  await isAt('Shift ended');
  expect((await seenHands(page)).mouse).toBe(0);
});
