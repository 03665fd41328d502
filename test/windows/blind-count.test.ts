import { beforeAll, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, endShift, id, logOn, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows, 240_000);

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;
const FIFTY = { ...CASH, valueMinor: 5_000 } as const;

it('End of Shift over a blind count opens the counting first, and shows the figures once it is confirmed', async () => {
  const { client, page } = await showTill({
    hands: 'keyboard',
    open: () => withParameters({ blindCount: true }),
    before: (at) => startShift(at, '50.00'),
  });
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F5');
  await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
  await page.getByRole('button', { name: /^Shift Summary/ }).click();
  await page.getByText('what the drawer should hold is shown once it is counted').waitFor();
  await shoot(page, 'blind-summary');
  await page.keyboard.press('F8');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
  await page.getByText('count the cash register first').waitFor();
  await shoot(page, 'blind-end');
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 5_000, pieces: '1' } as const;
  await accepted(client.count.writePieces({ ...id(), ...cell }));
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: /^Actual Balance Cash EUR/ }).inputValue()).toBe('50.00');
});

it('Start of Shift over a blind count opens the counting first, and cannot be confirmed before it', async () => {
  const { client, page } = await showTill({
    hands: 'keyboard',
    open: () => withParameters({ blindCount: true }),
    before: async (at) => {
      await startShift(at, '50.00');
      await accepted(at.count.writePieces({ ...id(), occasion: 'end', ...FIFTY, pieces: '1' }));
      await accepted(at.count.confirm({ ...id(), occasion: 'end' }));
      await accepted(at.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '0' }));
      await endShift(at);
      await logOn(at);
    },
  });
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
  await page.getByText('count the cash register first').waitFor();
  await shoot(page, 'blind-start');
  expect(await page.getByText('50.00').count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  expect((await accepted(client.till.state({}))).shift).toBeNull();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await accepted(client.count.writePieces({ ...id(), occasion: 'start', ...FIFTY, pieces: '1' }));
  await page.keyboard.press('Control+Enter');
  await page.getByText('50.00').first().waitFor();
  await shoot(page, 'blind-start-counted');
});

it('a Confirm that is refused leaves the hand in the cell where it wrote', async () => {
  const { client, page } = await showTill({
    hands: 'keyboard',
    open: () => withParameters({ forceCount: true }),
    before: (at) => startShift(at, '50.00'),
  });
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: /^Shift Summary/ }).click();
  await page.keyboard.press('F8');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await page.keyboard.press('Escape');
  const actual = page.getByRole('textbox', { name: /^Actual Balance Cash EUR/ });
  await actual.focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText('It is required to count the cash register').first().waitFor();
  await page.keyboard.type('50', { delay: 120 });
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await accepted(client.shift.endSheet({}))).rows[0]?.actualMinor, { timeout: 10_000 })
    .toBe(5_000);
});
