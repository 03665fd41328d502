import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, id, logOn, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';
import { showTill } from '#test/windows/shown-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, tillPage } from '#test/windows/till-page.ts';

const TEST_MAX_MS = 120_000;
const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

beforeAll(buildWindows, TEST_MAX_MS);

const isAt = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
const key = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

/** Ana’s drawer of 101.85 waits to be counted; nobody is logged on. */
async function handedOver(client: TillClient): Promise<string> {
  await startShift(client, '100.00');
  await sellLoaf(client);
  return (await accepted(client.shift.detach(id()))).shiftId;
}

/** A day that Ana has ended: counted by pieces, 150.00 left. */
async function endedDay(client: TillClient): Promise<void> {
  await startShift(client, '200.00');
  for (const [valueMinor, pieces] of [
    [5_000, '1'],
    [2_000, '3'],
    [1_000, '5'],
    [500, '4'],
    [200, '10'],
  ] as const)
    await accepted(client.count.writePieces({ ...id(), occasion: 'end', ...CASH, valueMinor, pieces }));
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
  const withdrawal = { ...CASH, column: 'withdrawal', amount: '50.00' } as const;
  const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...withdrawal }));
  await accepted(client.shift.end({ ...id(), revision }));
}

describe.each(SIZES)('a hand-over at $width x $height', (size) => {
  it('is one key, says what happens to the drawer, and proposes the float; the drawer is counted by its owner', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page, client } = await showTill({
      hands: 'keyboard',
      size,
      before: async (till) => {
        await startShift(till, '100.00');
        await sellLoaf(till);
      },
    });
    await isAt(page, 'Main Menu');
    await shot(page, 'hand-over-menu');
    await page.keyboard.press('F4');
    await isAt(page, 'Log On');
    await page.getByText('Take it out; the next cashier logs on.').waitFor();
    await shot(page, 'hand-over-log-on');
    await logOnByKeys(page, 'kas');
    await isAt(page, 'Start of Shift');
    expect(await page.getByRole('textbox', { name: 'Deposit EUR' }).inputValue()).toBe('100.00');
    await shot(page, 'hand-over-start');
    await page.keyboard.press('Control+Enter');
    await isAt(page, 'Main Menu');
    const waiting = page.getByRole('region', { name: 'Drawers to count' });
    await waiting.getByText(/^Ana, since /).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await shot(page, 'hand-over-waits');
    await accepted(client.operator.logOff(id()));
    await logOnByKeys(page, 'ana');
    await isAt(page, 'Start of Shift');
    await page.getByText(/^Your drawer of shift /).waitFor();
    await shot(page, 'hand-over-own');
    await page.keyboard.press('F3');
    await isAt(page, 'End of Shift');
    await page.getByText(/^This drawer was detached on /).waitFor();
    await shot(page, 'hand-over-end');
    await page.keyboard.press('Control+Enter');
    await isAt(page, 'Shift ended');
    await page.keyboard.press('Enter');
    await isAt(page, 'Start of Shift');
    expect((await accepted(client.till.state({}))).drawersToCount).toEqual([]);
  });

  it('is found in User Shifts, and counted there by whoever is lent the right once', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page, client } = await tillPage({ size });
    await handedOver(client);
    await logOn(client, 'kasia');
    await isAt(page, 'Start of Shift');
    await page.keyboard.press('Escape');
    await key(page, 'Count It').click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('option', { name: /^Ivana/ }).click();
    await page.getByLabel('Password').fill('1234');
    await page.keyboard.press('Enter');
    await isAt(page, 'End of Shift');
    await page.getByText('Ivana has authorised this ending.').waitFor();
    await shot(page, 'lent-ending');
    await page.getByRole('textbox', { name: /^Actual Balance Cash EUR/ }).fill('101.00');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F2');
    await isAt(page, 'Cash Register Counting');
    await page.getByText('Ivana has authorised this ending.').waitFor();
    await page.keyboard.press('Escape');
    await isAt(page, 'End of Shift');
    await page.keyboard.press('Escape');
    await isAt(page, 'Main Menu');
    await expect.poll(async () => (await accepted(client.till.state({}))).endingLoan).toBeNull();
    await key(page, 'Count It').click();
    await page.getByRole('dialog').waitFor();
  });
});

it('a lock takes the loan away and leads back; what was typed is kept', { timeout: TEST_MAX_MS }, async () => {
  const { page, client } = await tillPage();
  const shiftId = await handedOver(client);
  await logOn(client, 'kasia');
  await isAt(page, 'Start of Shift');
  await page.keyboard.press('Escape');
  await key(page, 'Count It').click();
  await page.getByRole('option', { name: /^Ivana/ }).click();
  await page.getByLabel('Password').fill('1234');
  await page.keyboard.press('Enter');
  await isAt(page, 'End of Shift');
  await page.getByRole('textbox', { name: /^Actual Balance Cash EUR/ }).fill('101.00');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await accepted(client.shift.endSheet({ shiftId }))).rows[0]?.actualMinor).toBe(10_100);
  await accepted(client.operator.lock(id()));
  await accepted(client.operator.unlock({ ...id(), pin: '1234' }));
  await isAt(page, 'Main Menu');
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  expect((await accepted(client.shift.endSheet({ shiftId }))).rows[0]?.actualMinor).toBe(10_100);
});

it.each([
  { way: 'given up', shortcut: 'F10', parked: 0 },
  { way: 'parked', shortcut: 'F9', parked: 1 },
])(
  'over a half-typed document is refused in words, kept by Esc, and goes on once it is $way',
  {
    timeout: TEST_MAX_MS,
  },
  async ({ shortcut, parked }) => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      before: async (till) => {
        await startShift(till);
        await accepted(till.sale.scan({ ...id(), barcode: '101' }));
      },
    });
    await isAt(page, 'New Document');
    await page.keyboard.press('F4');
    const isAsked = page.getByText('A document is half typed. Finish or discard it first.');
    await isAsked.waitFor();
    await shot(page, 'hand-over-half-typed');
    await page.keyboard.press('Escape');
    await isAsked.waitFor({ state: 'detached' });
    await isAt(page, 'New Document');
    await page.keyboard.press('F4');
    await isAsked.waitFor();
    await page.keyboard.press(shortcut);
    await isAt(page, 'Log On');
    await logOn(client, 'ivana');
    expect(await accepted(client.sale.pending({}))).toHaveLength(parked);
  },
);

describe.each(SIZES)('Start of Shift at $width x $height', (size) => {
  it('shows the notes that the last shift left, and where there is room the last shifts', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page, client } = await tillPage({ size });
    await endedDay(client);
    await logOn(client);
    await isAt(page, 'Start of Shift');
    await page.getByText(/^What shift .* left in the drawer, as counted$/).waitFor();
    expect(await page.locator('.mix-row .money').innerText()).toBe('150.00');
    expect(await page.locator('table.history').isVisible()).toBe(size.width === 1920);
    await shot(page, 'start-left');
  });
});

it('User Shifts shows a drawer to be counted, with its own filter', { timeout: TEST_MAX_MS }, async () => {
  const { page, client } = await tillPage();
  await handedOver(client);
  await startShift(client, '1.00');
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  await isAt(page, 'Start of Shift');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F5');
  await page.keyboard.press('F3');
  await isAt(page, 'User Shifts');
  await page.getByRole('row', { name: /To count/ }).waitFor();
  await shot(page, 'user-shifts-detached');
});
