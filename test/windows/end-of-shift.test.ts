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
