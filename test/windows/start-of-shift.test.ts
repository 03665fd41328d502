import { beforeAll, describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, endShift, id, startShift, testTill } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, type TillPage, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

/** Where Ana has worked a shift that left 40.00 with a difference. */
async function secondStart(size: (typeof SIZES)[number]): Promise<TillPage> {
  const { dataDir, till, client } = await testTill();
  await startShift(client);
  const cash = { paymentForm: 'cash', currency: 'EUR' } as const;
  await accepted(client.shift.writeEnd({ ...id(), ...cash, column: 'actual', amount: '48.00' }));
  await accepted(client.shift.writeEnd({ ...id(), ...cash, column: 'withdrawal', amount: '8.00' }));
  await endShift(client);
  await till.close();
  return await tillPage({ dataDir, size });
}

describe('Start of Shift in Chromium', () => {
  it.each(SIZES)(
    'opens Beginning Balance into what the last shift left, and leads to it, at $width x $height',
    async (size) => {
      const { page } = await secondStart(size);
      await logOnByKeys(page, 'ana');
      const opening = page.getByRole('button', { name: 'Beginning Balance EUR 40.00, show what it is made of' });
      await opening.waitFor();
      await shot(page, 'start-second');
      await opening.press('Enter');
      const dock = page.getByRole('dialog', { name: 'Beginning Balance EUR: what it is made of' });
      await dock.waitFor();
      const cells = await dock.locator('tbody tr:not(.band), tfoot tr').allInnerTexts();
      expect(cells.map((row) => row.split(/\s*\t\s*/))).toEqual([
        ['Ending Balance', '50.00'],
        ['Difference, booked', '−2.00'],
        ['Withdrawal at the End of Day', '−8.00'],
        ['Remaining', '40.00'],
        ['Beginning Balance', '40.00'],
      ]);
      await shot(page, 'start-beginning');
      await dock.getByRole('button', { name: 'Shift Summary' }).click();
      await page.getByRole('heading', { name: 'Shift Summary', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Start of Shift', exact: true }).waitFor();
    },
  );

  it.each(SIZES)('takes a mandatory Actual Balance by typing, at $width x $height', async (size) => {
    const first = await tillWith((configuration) => ({
      ...configuration,
      parameters: { ...configuration.parameters, actualBalanceMandatory: true },
    }));
    await first.till.close();
    const { page, client } = await tillPage({ dataDir: first.dataDir, size });
    await logOnByKeys(page, 'ana');
    await page.getByLabel('Actual Balance EUR').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('It is required to count the cash register').first().waitFor();
    await shot(page, 'start-actual-required');
    await page.getByLabel('Actual Balance EUR').fill('12.50');
    await page.getByLabel('Actual Balance EUR').press('Enter');
    await page.getByLabel('Actual Balance PLN').fill('0');
    await page.getByLabel('Actual Balance PLN').press('Enter');
    await page.getByText('over').first().waitFor();
    await page.getByText('It is required to count the cash register').waitFor({ state: 'detached' });
    await shot(page, 'start-actual-typed');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Main Menu', exact: true }).waitFor();
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.rows[0]).toMatchObject({ beginningMinor: 1_250 });
  });

  it('keeps every key and word whole with three currencies and a banner, at 1024 x 768', async () => {
    const first = await tillWith((configuration) => ({
      ...configuration,
      currencies: configuration.currencies.flatMap((currency) =>
        currency.code === 'PLN' ? [currency, { ...currency, code: 'CHF', name: 'franc' }] : [currency],
      ),
      paymentForms: configuration.paymentForms.map((form) =>
        form.kind === 'cash' ? { ...form, currencies: ['EUR', 'PLN', 'CHF'] } : form,
      ),
      parameters: { ...configuration.parameters, actualBalanceMandatory: true },
    }));
    await first.till.close();
    const { page } = await tillPage({ dataDir: first.dataDir, size: SIZES[0] });
    await logOnByKeys(page, 'ana');
    await page.getByLabel('Actual Balance EUR').fill('12500.00');
    await page.getByLabel('Actual Balance EUR').press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('It is required to count the cash register').first().waitFor();
    await shot(page, 'start-three-currencies');
    const bottomOf = async (key: string) => {
      const box = await page.locator('.start-side').getByRole('button', { name: key }).first().boundingBox();
      return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
    };
    expect((await bottomOf('50.00')).bottom).toBeLessThanOrEqual((await bottomOf('7')).top);
    const isCut = (entry: Element) => entry instanceof HTMLInputElement && entry.scrollWidth > entry.clientWidth + 1;
    for (const currency of ['EUR', 'PLN', 'CHF'])
      expect(await page.getByLabel(`Actual Balance ${currency}`).evaluate(isCut), currency).toBe(false);
  });
});
