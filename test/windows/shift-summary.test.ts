import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

const TEST_MAX_MS = 120_000;
const COURIER = { type: 'CW', amount: '30.00', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
const TABS = ['Cash Flows', 'Cash Register Balance Summary', 'Sales Summary', 'Sales Per Item Group'];

beforeAll(buildWindows, TEST_MAX_MS);

describe.each(SIZES)('Shift Summary at $width x $height', (size) => {
  it('has four tabs, and comes back from an earlier day and another currency to the shift that is open here', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { page } = await showTill({
      hands: 'keyboard',
      size,
      before: async (client) => {
        await startShift(client, '100.00');
        await sellLoaf(client);
        await endShift(client);
        await logOn(client);
        await accepted(client.shift.start({ ...id(), deposits: [] }));
        await sellLoaf(client);
        await accepted(client.sale.scan({ ...id(), barcode: '102' }));
        await accepted(client.sale.complete({ ...id(), exactCash: true }));
        await accepted(client.cashDocument.issue({ ...id(), ...COURIER }));
        await accepted(client.shift.summary({}));
      },
    });
    await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
    await page.getByRole('button', { name: /^Reports and Payments/ }).click();
    await page.getByRole('button', { name: /^Shift Summary/ }).click();
    for (const name of TABS) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('tabpanel', { name, exact: true }).waitFor();
      await shoot(page, `shift-summary-${TABS.indexOf(name) + 1}`);
    }
    await page.getByRole('tab', { name: 'Sales Summary' }).click();
    await page.getByText('Average Value of Sold Items').waitFor();
    await page.getByText('Average Number of Items').waitFor();
    await page.getByRole('tab', { name: 'Cash Flows' }).click();
    const clear = page.getByRole('button', { name: /^Clear Filters/ });
    expect(await clear.count()).toBe(0);
    await page.getByRole('radio', { name: 'PLN' }).click();
    await clear.waitFor();
    await shoot(page, 'shift-summary-filtered');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('F9');
    await clear.waitFor({ state: 'detached' });
    await page.getByRole('table', { name: 'Cash Flows EUR' }).waitFor();
  });
});
