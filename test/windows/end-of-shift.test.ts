import { beforeAll, expect, it } from 'vitest';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn } from '#test/till/test-till.ts';
import { buildWindows, ownChromium, SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const ALL = ['cashDocuments', 'difference', 'numberOfPayments', 'numberOfOperations', 'summary'];
const LARGE = '494050.59';

it.each(SIZES)(
  'End of Shift with every column and large figures fits $width x $height, in German too',
  async (viewport) => {
    const { page } = await openTillInChromium(await ownChromium(), {
      open: () => tillWith((configuration) => ({ ...configuration, language: 'de' })),
      before: async (client) => {
        await logOn(client, 'ivana');
        const shown = Object.fromEntries(ALL.map((part) => [part, true]));
        await accepted(client.layout.change({ ...id(), layout: { 'end-of-shift': { order: [], shown } } }));
        await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: LARGE }] }));
        const cash = { paymentForm: 'cash', currency: 'EUR' } as const;
        await accepted(client.cashDocument.issue({ ...id(), type: 'CD', ...cash, amount: '4285.71', confirmed: true }));
        await accepted(client.shift.writeEnd({ ...id(), ...cash, column: 'actual', amount: '498336.29' }));
      },
      context: { viewport },
    });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press('F5');
    await page.keyboard.press('F2');
    await page.keyboard.press('F8');
    await page.locator('table.end-ledger tbody td').first().waitFor();
    await soon(() => page.locator('table.end-ledger thead th').count()).toBe(11);
    await shot(page, 'end-every-column');
    const over = await page.locator('.end-sheet').evaluate((sheet) => {
      const cells = [...sheet.querySelectorAll('th, td, input')];
      const cut = cells
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
        .map((cell) => cell.textContent || cell.outerHTML);
      return { cut, isWider: sheet.scrollWidth > sheet.clientWidth };
    });
    expect(over).toEqual({ cut: [], isWider: false });
  },
);

/** Three currencies: at 1024 x 768 the last two stand below the fold. */
async function mandatoryInThreeCurrencies() {
  const opened = await openTillInChromium(await ownChromium(), {
    open: () =>
      tillWith((configuration) => ({
        ...configuration,
        currencies: configuration.currencies.flatMap((currency) =>
          currency.code === 'PLN' ? [currency, { ...currency, code: 'CHF', name: 'franc' }] : [currency],
        ),
        paymentForms: configuration.paymentForms.map((form) =>
          form.kind === 'cash' ? { ...form, currencies: ['EUR', 'PLN', 'CHF'] } : form,
        ),
        parameters: { ...configuration.parameters, actualBalanceMandatory: true },
      })),
    before: async (client) => {
      await logOn(client);
      for (const currency of ['EUR', 'PLN', 'CHF'])
        await accepted(client.shift.writeStart({ ...id(), currency, amount: '0' }));
      await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
    },
    context: { viewport: SIZES[0] },
  });
  const { page } = opened;
  for (const [key, title] of [
    ['F5', 'Reports and Payments'],
    ['F2', 'Shift Summary'],
    ['F8', 'End of Shift'],
  ] as const) {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }
  const actual = (currency: string) => page.getByRole('textbox', { name: `Actual Balance Cash ${currency}` });
  await actual('EUR').waitFor();
  return { ...opened, actual };
}

it('a mandatory Actual Balance opens no window by itself; Confirm goes to the first row without one and names them all', async () => {
  const { page, actual } = await mandatoryInThreeCurrencies();
  const isFocused = (currency: string) => actual(currency).evaluate((entry) => entry === document.activeElement);
  await soon(() => isFocused('EUR')).toBe(true);
  await page.keyboard.type('50');
  await page.keyboard.press('Control+Enter');
  await page.getByText('It is required to count the cash register').waitFor();
  await page.getByText('Not counted yet: Cash PLN, Cash CHF.').waitFor();
  await soon(() => isFocused('PLN')).toBe(true);
  await shot(page, 'end-count-missing');
  // Scrolled to a row below the fold, each head still stands where its column does.
  const tops = await page
    .locator('.end-ledger thead th')
    .evaluateAll((heads) => [...new Set(heads.map((head) => Math.round(head.getBoundingClientRect().bottom)))]);
  expect(tops).toHaveLength(1);
  await page.keyboard.type('0');
  await page.keyboard.press('Control+Enter');
  await soon(() => isFocused('CHF')).toBe(true);
  await page.getByText('Not counted yet: Cash CHF.').waitFor();
  await page.keyboard.type('0');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Shift ended', exact: true }).waitFor();
});

it('a letter takes no figure away, and a figure wiped is typed again where it stood', async () => {
  const { page, actual, client } = await mandatoryInThreeCurrencies();
  const written = async () => (await accepted(client.shift.endSheet({}))).rows[0]?.actualMinor;
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await soon(written).toBe(5_000);
  await actual('EUR').focus();
  await page.keyboard.type('v');
  await page.getByText('Only figures and one . are written here').waitFor();
  expect(await actual('EUR').inputValue()).toMatch(/^50/);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await soon(written).toBe(null);
  await page.waitForTimeout(500);
  expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toBe('End of Shift');
  await actual('EUR').focus();
  await page.keyboard.type('49');
  await page.keyboard.press('Enter');
  await soon(written).toBe(4_900);
});
