import { describe, expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { EndOfShiftWindow } from '#test/e2e/pages/end-of-shift.ts';
import { press, scan } from '#test/e2e/pages/hands.ts';
import { LogOnWindow } from '#test/e2e/pages/log-on.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { PaymentWindow } from '#test/e2e/pages/payment.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();
const NOT_AN_AMOUNT = 'This is not an amount.';

describe('what main refuses is said in its words, and what was typed stays', () => {
  it('a wrong PIN: who was chosen stays chosen, and the right PIN goes on', async () => {
    const { page } = await openTillInChromium(chromium());
    const window = new LogOnWindow(page);
    await window.byKeyboard('Ana', '9999');
    await window.refuses(/The password entered is not valid\. Attempts remaining: \d/);
    await window.isAt('Log On');
    expect(await window.tile('Ana').getAttribute('aria-pressed')).toBe('true');
    await press(page, ...'1234', 'Enter');
    await window.isAt('Start of Shift');
  });

  it('an amount that is none, at Start of Shift', async () => {
    const { page, client } = await openTillInChromium(chromium(), { before: logOn });
    const start = new StartOfShiftWindow(page);
    await start.deposit('EUR').waitFor();
    await press(page, ...'12,345.678', 'Control+Enter');
    await start.refuses(NOT_AN_AMOUNT);
    expect(await start.deposit('EUR').inputValue()).toBe('12,345.678');
    expect((await accepted(client.till.state({}))).shift).toBeNull();
    await start.deposit('EUR').fill('20');
    await press(page, 'Control+Enter');
    await start.isAt('Main Menu');
  });

  it('an unknown barcode: nothing is added, and the next scan goes on', async () => {
    const { page } = await openTillInChromium(chromium(), { before: startShift });
    const sale = new SaleWindow(page);
    await sale.isAt('Main Menu');
    await press(page, 'F2');
    await sale.isAt('New Document');
    await scan(page, '101');
    await sale.hasLines(1);
    await press(page, ...'99999', 'Enter');
    await sale.refuses('No item has the barcode 99999.');
    await soon(() => sale.search.inputValue()).toBe('99999');
    await press(page, 'Escape');
    await scan(page, '102');
    await sale.hasLines(2);
    await sale.totals('2.80');
  });

  it('an amount that is none, and a card payment above what is due, in Payment', async () => {
    const { page, client } = await openTillInChromium(chromium(), {
      before: async (till) => {
        await startShift(till);
        await accepted(till.sale.scan({ ...id(), barcode: '103' }));
      },
    });
    const payment = new PaymentWindow(page);
    await new SaleWindow(page).totals('2.40');
    await press(page, 'Control+Enter');
    await payment.amount.waitFor();
    await press(page, ...'1.2.3', 'Enter');
    await payment.refuses(NOT_AN_AMOUNT);
    expect(await payment.amount.inputValue()).toBe('1.2.3');
    // A second press within a third of a second would count as a slip of the first.
    await page.waitForTimeout(400);
    await payment.amount.fill('5');
    await payment.form('Charge Card').click();
    await payment.refuses('A payment by Charge Card cannot be more than remains: 2.40');
    expect(await payment.amount.inputValue()).toBe('5');
    expect((await accepted(client.sale.document({})))?.payments).toEqual([]);
  });

  it('a count that is no amount, and a withdrawal above what is there, at End of Shift', async () => {
    const { page, client } = await openTillInChromium(chromium(), {
      before: async (till) => {
        await startShift(till, '50.00');
        await sellLoaf(till);
      },
    });
    const end = new EndOfShiftWindow(page);
    await end.isAt('Main Menu');
    await press(page, 'F5');
    await end.isAt('Reports and Payments');
    await press(page, 'F2');
    await end.isAt('Shift Summary');
    await press(page, 'F8');
    await end.actual('Cash').fill('12,345.678');
    await press(page, 'Enter');
    await end.refuses(NOT_AN_AMOUNT);
    expect(await end.actual('Cash').inputValue()).toBe('12,345.678');
    await end.actual('Cash').fill('51.85');
    await press(page, 'Enter');
    await end.withdrawal('Cash').fill('51.86');
    await press(page, 'Enter');
    await end.refuses(/^The withdrawal is more than there is: 51\.85/);
    expect(await end.withdrawal('Cash').inputValue()).toBe('51.86');
    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows[0]).toMatchObject({ actualMinor: 5_185, withdrawalMinor: 0 });
  });
});
