import { beforeAll, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const FIFTY = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 5_000, pieces: '1' } as const;

async function countThenSell(client: TillClient): Promise<void> {
  await startShift(client, '50.00');
  await accepted(client.count.writePieces({ ...id(), ...FIFTY }));
  await accepted(client.count.confirm({ ...id(), occasion: 'end' }));
  await sellLoaf(client);
  await sellLoaf(client);
}

it.each(SIZES)('a count before later documents says so at $width, and Confirm asks about it once', async (size) => {
  const { client, page } = await showTill({ hands: 'keyboard', size, before: countThenSell });
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F5');
  await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
  await page.getByRole('button', { name: /^Shift Summary/ }).click();
  await page.getByRole('heading', { name: 'Shift Summary' }).waitFor();
  await page.keyboard.press('F8');
  await page.getByText('Documents since this count was begun: 2').waitFor();
  await page.getByText('counted before documents: 2').waitFor();
  await shoot(page, 'stale-end');

  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
  await page.getByText('Clear and count again').waitFor();
  await shoot(page, 'stale-counting');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Yes, Still There/ }).waitFor();
  await shoot(page, 'stale-counting-asked');
  await page.keyboard.press('Escape');

  await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
  await page.getByText('counted before documents: 2').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Yes, Continue/ }).waitFor();
  await page.getByText('Count again, or confirm').waitFor();
  await shoot(page, 'stale-end-asked');
  expect((await accepted(client.till.state({}))).shift).not.toBeNull();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Shift Ended' }).waitFor();
});

it.each(SIZES)('a blind cashier at $width sees no sums before the drawer is counted', async (size) => {
  const { page } = await showTill({
    hands: 'keyboard',
    size,
    open: () => withParameters({ blindCount: true }),
    before: countThenSell,
  });
  await page.getByText('Sums are shown once the drawer is counted').waitFor();
  await shoot(page, 'blind-menu');
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: /^Shift Summary/ }).click();
  await page.getByText('what the drawer should hold is shown once it is counted').waitFor();
  await page.getByRole('tab', { name: /Sales Summary/ }).click();
  await page.getByText('sums of what was sold are shown').waitFor();
  await shoot(page, 'blind-sales');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^POS Sessions/ }).click();
  await page.getByRole('heading', { name: 'POS Sessions' }).waitFor();
  await page.getByText('not shown').waitFor();
  await page.keyboard.press('F4');
  await page.getByText('Cash and the turnover are not shown').waitFor();
  await shoot(page, 'blind-sessions');
});
