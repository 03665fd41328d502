import { beforeAll, describe, expect, it } from 'vitest';
import { accepted } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const ARTICLE = 'The user does not have sufficient permissions to start the shift in the offline mode.';
const AUTHORISED = 'Ivana has authorised this start.';

describe('an offline start that its operator may not make', () => {
  it.each(SIZES)('is authorised by keyboard alone at $width x $height', async (size) => {
    const { page, client } = await tillPage({ size });
    await logOnByKeys(page, 'jak');
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    await page.getByLabel('Deposit EUR').waitFor();
    await page.keyboard.type('50');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText(ARTICLE).waitFor();
    await page.getByText('Ana, Ivana, Kasia, Marko or Zofia may authorise this.').waitFor();
    await shot(page, 'offline-start');
    expect(await page.getByRole('dialog').count()).toBe(0);

    // Esc gives up and leaves everything as it was.
    await page.keyboard.press('F12');
    await page.getByRole('dialog', { name: 'Authorization' }).waitFor();
    await shot(page, 'authorization');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('alert').getByText(ARTICLE).waitFor();
    expect(await page.getByLabel('Deposit EUR').inputValue()).toBe('50');
    expect((await accepted(client.till.state({}))).shift).toBeNull();

    await page.keyboard.press('F12');
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iv');
    expect(await page.getByRole('option').allInnerTexts()).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('9999');
    await page.keyboard.press('Enter');
    await page.getByText('The password entered is not valid. Attempts remaining: 4').waitFor();
    await shot(page, 'authorization-wrong');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByText(AUTHORISED).waitFor();
    await page.getByText('It holds once.').waitFor();
    await shot(page, 'authorised');
    const { operator, shift } = await accepted(client.till.state({}));
    expect([operator?.id, shift !== null]).toEqual(['jakub', true]);
    expect((await accepted(client.shift.endSheet({}))).rows[0]?.parts.depositMinor).toBe(5_000);
  });

  it('is authorised by touch alone', async () => {
    const { page, client } = await tillPage({ hasTouch: true });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^Jakub/);
    for (const figure of '1234') await tap(figure);
    await tap(/^Log On/);
    await page.getByLabel('Deposit EUR').waitFor();
    await tap(/^Confirm/);
    await tap(/^Authorise/);
    const dialog = page.getByRole('dialog', { name: 'Authorization' });
    await dialog.getByRole('option', { name: 'Ivana' }).tap();
    for (const figure of '1234') await dialog.getByRole('button', { name: figure, exact: true }).tap();
    await dialog.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByText(AUTHORISED).waitFor();
    expect((await accepted(client.till.state({}))).shift).not.toBeNull();
  });

  it('counts down while the authoriser has to wait, and names one who lacks the right too', async () => {
    const { page } = await tillPage();
    await logOnByKeys(page, 'jak');
    await page.getByLabel('Deposit EUR').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText(ARTICLE).waitFor();
    await page.keyboard.press('F12');
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iv');
    await page.keyboard.press('Enter');
    for (let left = 4; left >= 0; left -= 1) {
      await page.keyboard.type('0000');
      await page.keyboard.press('Enter');
      await page.getByText(left > 0 ? `Attempts remaining: ${left}` : 'Wait 0:0').waitFor();
    }
    await shot(page, 'authorization-wait');
    await page.getByText('You can try again now.').waitFor();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await page.getByText(AUTHORISED).waitFor();
  });
});

it('a command whose refusal says nothing else asks at once, and is done under the same id', async () => {
  const { page, client } = await tillPage();
  await logOnByKeys(page, 'kas');
  await page.getByLabel('Deposit EUR').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F11');
  await page.getByRole('heading', { name: 'Locked', exact: true }).waitFor();
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog', { name: 'Authorization' });
  await dialog.getByText('Log off an operator who has locked the till').waitFor();
  await shot(page, 'authorization-over-lock');
  await page.getByRole('option', { name: 'Marko' }).waitFor();
  await page.keyboard.type('mar');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Log On', exact: true }).waitFor();
  expect((await accepted(client.till.state({}))).operator).toBeNull();
});
