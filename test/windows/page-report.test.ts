import { beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { endOnPage, onlyShift, shop } from '#test/managers/page-end.ts';
import { newsAt } from '#test/shifts/conflict/conflict.ts';
import { allSent, SOON } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

/** Ana's shift was ended on the managers' page; she logs on again. */
async function anaIsTold() {
  const { client, open } = await shop('sqlite');
  const till = await open('POS1');
  await startShift(till.client);
  await sellLoaf(till.client);
  await allSent(till);
  const cash = { actual: '51.00', withdrawal: '20.00', reason: 'a coin too few' };
  expect(await endOnPage(client, await onlyShift(client), { cash })).toMatchObject({ accepted: true });
  await expect.poll(async () => (await newsAt(till))?.news, SOON).toBe('ended_elsewhere');
  await expect.poll(() => newsAt(till), SOON).toMatchObject({ printsReportOf: expect.any(String) });
  await accepted(till.client.operator.logOff(id()));
  return till;
}

test.each(SIZES)(
  'whoever is told of an end on the managers’ page prints its report, at $width x $height',
  async (size) => {
    const till = await anaIsTold();
    const { page } = await showTill({
      hands: size.width === 1366 ? 'touch' : 'keyboard',
      size,
      before: async (client) => await logOn(client),
      open: async () => till,
    });
    const banner = page.getByRole('status').filter({ hasText: 'POS Agent' });
    const key = banner.getByRole('button', { name: 'Print Report' });
    await key.waitFor();
    await shoot(page, `page-report-${size.width}`);
    expect(await seriousViolations(page)).toEqual([]);
    await (size.width === 1366 ? key.tap() : key.press('Enter'));
    await expect
      .poll(
        async () =>
          (await accepted(till.client.paper.roll({}))).jobs.filter(({ kind }) => kind === 'daily_report').length,
        SOON,
      )
      .toBe(1);
    await page.getByText('The report is on its way to the printer.').waitFor();
    await shoot(page, `page-report-printed-${size.width}`);
  },
);

test.each(SIZES)('User Shifts says how it was ended, and prints its report, at $width x $height', async (size) => {
  const till = await anaIsTold();
  const { page } = await showTill({
    hands: 'keyboard',
    size,
    before: async (client) => await logOn(client),
    open: async () => till,
  });
  await page.getByRole('heading', { level: 1, name: 'Start of Shift' }).waitFor();
  for (const key of ['Escape', 'F5']) await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: 'Reports and Payments' }).waitFor();
  await page.keyboard.press('F3');
  await page.getByText('Ana went home').waitFor();
  await page.keyboard.press('F7');
  await page.getByText(/^Report Z.* is on its way to the printer\.$/).waitFor();
  await shoot(page, `page-report-listed-${size.width}`);
  expect(await seriousViolations(page)).toEqual([]);
});
