import { beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '#test/till/test-clock.ts';
import { accepted } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, type TillPage, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

async function inMidSale({ page }: TillPage): Promise<void> {
  await logOnByKeys(page, 'ana');
  await page.getByLabel('Deposit EUR').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'New Document' }).waitFor();
  await page.keyboard.type('101', { delay: 150 });
  await page.keyboard.press('Enter');
  await page.getByText('Kruh polubijeli 700 g').first().waitFor();
}

describe('a lock in mid-sale', () => {
  it.each(SIZES)('gives back document and half-typed search, by keyboard alone, at $width x $height', async (size) => {
    const test = await tillPage({ size });
    const { page } = test;
    await inMidSale(test);
    await page.keyboard.type('jabu', { delay: 150 });
    await page.getByRole('button', { name: /Service status and operator/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Change PIN/ }).waitFor();
    await shot(page, 'operator-dock');
    await page.keyboard.press('F11');
    await page.getByRole('heading', { name: 'Locked for Ana' }).waitFor();
    await shot(page, 'locked');
    expect(await page.getByText('Kruh polubijeli').first().isVisible()).toBe(false);
    await page.keyboard.press('F2');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await shot(page, 'locked-password');
    await page.keyboard.press('F2');
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await page.getByText('Attempts remaining: 4').waitFor();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByText('Kruh polubijeli 700 g').first().waitFor();
    expect(await page.locator('input[type="search"], input:not([type])').first().inputValue()).toBe('jabu');
    await shot(page, 'unlocked');
  });

  it('gives it back by touch alone, and lets somebody else in by right', async () => {
    const test = await tillPage({ hasTouch: true });
    const { page, client } = test;
    await inMidSale(test);
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/Service status and operator/);
    await tap(/^Lock/);
    await page.getByRole('heading', { name: 'Locked for Ana' }).waitFor();
    for (const figure of '1234') await tap(figure);
    await tap(/^Unlock/);
    await page.getByText('Kruh polubijeli 700 g').first().waitFor();
    await tap(/Service status and operator/);
    await tap(/^Lock/);
    await tap(/^Somebody Else/);
    await tap(/^Ivana/);
    await shot(page, 'log-on-over');
    for (const figure of '1234') await tap(figure);
    await tap(/^Log On/);
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    expect((await accepted(client.till.state({}))).operator?.id).toBe('ivana');
  });
});

it('the till locks itself under an idle hand, and not under a busy one', async () => {
  const clock = testClock();
  const test = await tillPage({ clock });
  await inMidSale(test);
  clock.pass(9 * 60_000);
  await test.page.waitForTimeout(5_100);
  await test.page.mouse.click(5, 400);
  await test.page.waitForTimeout(300);
  clock.pass(9 * 60_000);
  await test.page.waitForTimeout(5_500);
  expect((await accepted(test.client.till.state({}))).lock).toBeNull();
  clock.pass(60_000);
  await test.page.getByRole('heading', { name: 'Locked for Ana' }).waitFor();
  await test.page.getByText('nobody touched the till').waitFor();
});

it.each(SIZES)('Change PIN works by keyboard alone at $width x $height', async (size) => {
  const { page, client } = await tillPage({ size });
  await logOnByKeys(page, 'ana');
  await page.getByLabel('Deposit EUR').waitFor();
  await page.getByRole('button', { name: /Service status and operator/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Change PIN/ }).waitFor();
  await page.keyboard.press('F10');
  await page.getByRole('heading', { name: 'Change PIN' }).waitFor();
  const type = async (...texts: readonly string[]) => {
    for (const text of texts) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
  };
  await type('1234', '5555', '5555');
  await page.getByText('guessed at first sight').waitFor();
  await shot(page, 'change-pin-easy');
  await type('8520', '8520');
  await page.getByText('Your PIN is changed.').waitFor();
  await shot(page, 'change-pin-done');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await shot(page, 'main-menu');
  await page.keyboard.press('F11');
  await page.getByRole('heading', { name: 'Locked for Ana' }).waitFor();
  await page.keyboard.type('8520');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  expect((await accepted(client.till.state({}))).lock).toBeNull();
});

it('Change PIN works by touch alone', async () => {
  const { page } = await tillPage({ hasTouch: true });
  const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
  await tap(/^Ana/);
  for (const figure of '1234') await tap(figure);
  await tap(/^Log On/);
  await page.getByLabel('Deposit EUR').waitFor();
  await tap(/Service status and operator/);
  await tap(/^Change PIN/);
  const fields = [
    ['PIN until now', '1234'],
    ['New PIN', '8520'],
    ['New PIN once more', '8520'],
  ] as const;
  for (const [label, pin] of fields) {
    await page.getByLabel(label, { exact: true }).tap();
    for (const figure of pin) await page.getByRole('button', { name: figure, exact: true }).tap();
  }
  await tap(/^Confirm/);
  await page.getByText('Your PIN is changed.').waitFor();
});

describe('Log On', () => {
  it('takes a badge as a reader types it', async () => {
    const { page, client } = await tillPage();
    await page.getByRole('button', { name: /^Ana/ }).waitFor();
    await page.keyboard.type('BADGE-NOBODY');
    await page.keyboard.press('Enter');
    await page.getByText('This badge is not known at this till.').waitFor();
    expect(await page.getByLabel('Login').inputValue()).toBe('');
    await shot(page, 'badge-unknown');
    await page.keyboard.type('BADGE-KASIA');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    expect((await accepted(client.till.state({}))).operator?.id).toBe('kasia');
  });

  it('takes a password on F2', async () => {
    const { page, client } = await tillPage();
    await page.getByRole('button', { name: /^Ana/ }).waitFor();
    await page.keyboard.type('ana');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F2');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.keyboard.type('1234');
    await shot(page, 'log-on-password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    expect((await accepted(client.till.state({}))).operator?.id).toBe('ana');
  });
});
