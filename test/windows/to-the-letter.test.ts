import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, logOn, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, ownChromium, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const ANA = { operatorId: 'ana', pin: '1234' };

function isAt(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Labels of the keys of the window, without what stands beside them. */
async function footKeys(page: Page): Promise<string[]> {
  const row = page.getByRole('region', { name: 'Keys of this window' });
  return await row.locator('.key .words').evaluateAll((keys) => keys.map((key) => key.firstChild?.textContent ?? ''));
}

async function heads(page: Page, table: string): Promise<string[]> {
  const texts = await page.locator(`${table} thead th`).allInnerTexts();
  return texts.map((text) => text.replaceAll(/[\s\u00ad]+/g, ' ').trim());
}

async function shiftBehind(client: TillClient): Promise<void> {
  await startShift(client);
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
}

async function manyShifts(client: TillClient): Promise<void> {
  for (let count = 0; count < 101; count += 1) {
    await startShift(client);
    const { revision } = await accepted(client.shift.endSheet({}));
    await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
  }
  await logOn(client, 'ivana');
}

describe('article "Shift work", word for word in Chromium', () => {
  it('[Reports and Payments] → [User Shifts]: columns, [Refresh], [Close Esc], the text filter, and the end of the selected shift', async () => {
    const { page } = await openTillInChromium(await ownChromium(), { before: shiftBehind });
    await isAt(page, 'Start of Shift');
    await page.keyboard.press('Escape');
    await isAt(page, 'Main Menu');
    await page.getByRole('button', { name: /^Reports and Payments/ }).click();
    await isAt(page, 'Reports and Payments');
    await page.getByRole('button', { name: /^User Shifts/ }).click();
    await isAt(page, 'User Shifts');
    await soon(() => heads(page, '.shift-list')).toEqual(['Number', 'Start Date', 'End Date', 'Cashier', 'Status']);
    await shot(page, 'user-shifts');
    const close = page.getByRole('button', { name: /^Close/ });
    expect((await close.innerText()).replaceAll(/\s+/g, ' ').trim()).toBe('Close Esc');
    expect(await footKeys(page)).toContain('Refresh');
    const rows = page.locator('.shift-list tbody tr');
    for (const [text, found] of [
      ['000001', 1],
      ['an', 1],
      ['zofia', 0],
    ] as const) {
      await page.getByRole('searchbox').fill(text);
      await soon(() => rows.count()).toBe(found);
    }
    await page.getByRole('searchbox').fill('');
    await soon(() => rows.count()).toBe(1);
    await page.keyboard.press('F8');
    await isAt(page, 'End of Shift');
    await page.getByLabel('Actual Balance Cash EUR').waitFor();
    await page.getByLabel('Withdrawal Cash EUR').waitFor();
    await page.getByText('What is entered here binds.').waitFor();
    await page.keyboard.press('Escape');
    await isAt(page, 'User Shifts');
    await page.keyboard.press('Escape');
    await isAt(page, 'Reports and Payments');
  });

  it('User Shifts shows the newest hundred, and older ones with one key or touch', async () => {
    const { page } = await openTillInChromium(await ownChromium(), { before: manyShifts });
    await isAt(page, 'Start of Shift');
    for (const key of ['Escape', 'F5']) await page.keyboard.press(key);
    await isAt(page, 'Reports and Payments');
    await page.getByRole('button', { name: /^User Shifts/ }).click();
    await isAt(page, 'User Shifts');
    await page.getByText('Shifts: 100, open: 0').waitFor();
    await page.getByText('The newest 100 are shown.').waitFor();
    await shot(page, 'user-shifts-older');
    await page.keyboard.press('F6');
    await page.getByText('Shifts: 101, open: 0').waitFor();
    expect(await page.getByRole('button', { name: /^Show Older/ }).count()).toBe(0);
  });

  it('[Reports and Payments] → [Shift Summary] → [End Shift]: columns and buttons; those of a device only with the device', async () => {
    const { page, client } = await openTillInChromium(await ownChromium(), { before: (till) => startShift(till) });
    await isAt(page, 'Main Menu');
    await page.getByRole('button', { name: /^Reports and Payments/ }).click();
    await page.getByRole('button', { name: /^Shift Summary/ }).click();
    await isAt(page, 'Shift Summary');
    await page.getByRole('button', { name: /^End Shift/ }).click();
    await isAt(page, 'End of Shift');
    const seven = ['Payment Form', 'Beginning Balance', 'Payment Value', 'Ending Balance'];
    await soon(() => heads(page, 'table.end-ledger')).toEqual([...seven, 'Actual Balance', 'Withdrawal', 'Remaining']);
    await soon(() => footKeys(page)).toEqual(['Close', 'Daily Report', 'Count Cash Register', 'Confirm']);
    await page.getByLabel('Actual Balance Cash EUR').fill('48.00');
    await page.getByLabel('Actual Balance Cash EUR').press('Enter');
    await soon(() => heads(page, 'table.end-ledger')).toContain('Difference');
    expect(await footKeys(page)).toEqual([
      'Close',
      'Daily Report',
      'Count Cash Register',
      'Reason for Difference',
      'Confirm',
    ]);
    await page.keyboard.press('F3');
    await page.getByRole('dialog', { name: 'Enter Reason' }).getByLabel('Description').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await isAt(page, 'Shift Summary');
    expect((await accepted(client.till.state({}))).shift).not.toBeNull();
  });

  it('without a receipt printer there is no [Daily Report]', async () => {
    const { page } = await openTillInChromium(await ownChromium(), {
      till: { printer: 'none' },
      before: (client) => startShift(client),
    });
    await isAt(page, 'Main Menu');
    await page.keyboard.press('F5');
    await page.keyboard.press('F2');
    await page.keyboard.press('F8');
    await isAt(page, 'End of Shift');
    await soon(() => footKeys(page)).toEqual(['Close', 'Count Cash Register', 'Confirm']);
  });

  it('without a receipt printer no paper is said to be on its way, and nobody to have given it up', async () => {
    const { page } = await openTillInChromium(await ownChromium(), {
      till: { printer: 'none' },
      before: (client) => startShift(client),
    });
    await isAt(page, 'Main Menu');
    await page.keyboard.press('F2');
    await isAt(page, 'New Document');
    await page.keyboard.type('101');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('table tbody').getByText('Kruh polubijeli 700 g').count()).toBe(1);
    await page.keyboard.press('F12');
    await soon(() => page.locator('.last-sale').textContent()).toContain('not printed');
    await page.keyboard.press('Escape');
    await isAt(page, 'Main Menu');
    await page.keyboard.press('F5');
    await isAt(page, 'Reports and Payments');
    await page.keyboard.press('F2');
    await isAt(page, 'Shift Summary');
    await page.getByText('Current Cash Balance').waitFor();
    await page.keyboard.press('F7');
    await page.getByText('This till has no receipt printer: nothing is printed.').waitFor();
    await shot(page, 'no-printer');
    await page.keyboard.press('F8');
    await isAt(page, 'End of Shift');
    await page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await isAt(page, 'Shift ended');
    await page.getByText('This till has no receipt printer.').waitFor();
  });

  it('Force to Count Cash Balance: the counting window opens by itself at an authorised start without the POS Agent too', async () => {
    const { page, client } = await openTillInChromium(await ownChromium(), {
      open: () => withParameters({ forceCount: true }),
      before: async (till) => {
        await logOn(till, 'jakub');
        const deposits = [{ currency: 'EUR', amount: '50.00' }];
        await accepted(till.shift.start({ ...id(), deposits, authorisation: ANA }));
        const { revision } = await countAll(till, '50.00');
        await accepted(till.shift.end({ ...id(), revision }));
      },
    });
    await logOnByKeys(page, 'jak');
    await isAt(page, 'Cash Register Counting');
    await page.keyboard.press('Escape');
    await isAt(page, 'Start of Shift');
    await page.getByText('It is required to count the cash register').first().waitFor();
    await page.keyboard.press('F2');
    await isAt(page, 'Cash Register Counting');
    await page.getByRole('textbox', { name: 'Pieces of 50.00', exact: true }).fill('1');
    await page.keyboard.press('Control+Enter');
    await isAt(page, 'Start of Shift');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText('The user does not have sufficient permissions to start the shift in the offline mode.')
      .first()
      .waitFor();
    await shot(page, 'start-offline');
    await page.keyboard.press('F12');
    await page.getByRole('option', { name: 'Ana', exact: true }).waitFor();
    await page.keyboard.type('an');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await isAt(page, 'Main Menu');
    expect((await accepted(client.till.state({}))).shift).not.toBeNull();
  });
});

async function countAll(client: TillClient, amount: string) {
  return await accepted(
    client.shift.writeEnd({ ...id(), paymentForm: 'cash', currency: 'EUR', column: 'actual', amount }),
  ).then(() =>
    accepted(
      client.shift.writeEnd({ ...id(), paymentForm: 'cash', currency: 'EUR', column: 'withdrawal', amount: '0' }),
    ),
  );
}
