import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { allSent, cut, SILENT, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

const TEST_MAX_MS = 120_000;
const CD = { type: 'CD', amount: '20.00', currency: 'EUR', paymentForm: 'cash' } as const;

beforeAll(buildWindows, TEST_MAX_MS);

describe.each(SIZES)('Shift Summary of a shift at two tills at $width x $height', (size) => {
  it('says what it holds of each till, and on every page which of them has not reported', {
    timeout: TEST_MAX_MS,
  }, async () => {
    const { open, pass } = await testStore();
    const one = await open('POS1');
    const two = await open('POS2');
    await startShift(one.client, '100.00');
    await sellLoaf(one.client);
    await allSent(one);
    await logOn(two.client);
    await sellLoaf(two.client);
    await accepted(two.client.cashDocument.issue({ ...id(), ...CD }));
    await allSent(two);
    await expect
      .poll(async () => (await accepted(one.client.shift.summary({}))).tills[1]?.cashDocuments, SOON)
      .toHaveLength(1);
    const { page } = await showTill({ hands: 'keyboard', size, before: async () => undefined, open: async () => one });
    await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
    await page.getByRole('button', { name: /^Reports and Payments/ }).click();
    await page.getByRole('button', { name: /^Shift Summary/ }).click();
    await page.getByRole('tab', { name: 'Sales Summary' }).click();
    const tills = page.getByRole('table', { name: 'Tills of this shift' });
    await tills.getByRole('row', { name: /^POS2 all arrived 1 20\.00\sEUR \d+$/ }).waitFor();
    const documents = page.getByRole('table', { name: 'Documents of these tills' });
    await documents.getByRole('row', { name: /^POS2 \S+ first receipt$/ }).waitFor();
    await documents.getByRole('row', { name: /^POS2 \S+ last receipt$/ }).waitFor();
    await documents.getByRole('row', { name: /^POS2 CD\S+ Manual 20\.00\sEUR$/ }).waitFor();
    await documents.getByRole('row', { name: /^POS1 CD\S+ Deposit at the start of day 100\.00\sEUR$/ }).waitFor();
    await shoot(page, 'tills-of-shift');
    await documents.scrollIntoViewIfNeeded();
    await documents.getByRole('row').last().scrollIntoViewIfNeeded();
    await shoot(page, 'tills-of-shift-documents');
    cut(two);
    await sellLoaf(two.client);
    pass(60_000);
    await expect
      .poll(async () => (await accepted(one.client.shift.summary({}))).tills[1]?.isReported, SILENT)
      .toBe(false);
    await page.keyboard.press('F5');
    await tills.getByRole('row', { name: /^POS2 not all arrived 1 / }).waitFor();
    await documents.getByRole('row', { name: /^POS2 \S+ last receipt that has arrived$/ }).waitFor();
    await documents.getByRole('row', { name: 'POS2 Later ones have not arrived' }).waitFor();
    await shoot(page, 'tills-of-shift-cut');
    await page.getByRole('tab', { name: 'Cash Flows' }).click();
    await page.getByRole('status').filter({ hasText: 'Not everything from POS2 has arrived.' }).waitFor();
    await shoot(page, 'tills-of-shift-cut-flows');
    expect(await seriousViolations(page)).toEqual([]);
  });
});
