import { describe, expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { press, windowKey } from '#test/e2e/pages/hands.ts';
import { openTillInChromium, soon, type TillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import { paperOf } from '#test/e2e/pages/paper-roll.ts';
import { PaymentWindow } from '#test/e2e/pages/payment.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { accepted, id, logOn, startShift } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

/** New Document with one loaf (1.85) in it. */
async function withLoaf(): Promise<TillInChromium & { readonly sale: SaleWindow }> {
  const opened = await openTillInChromium(chromium(), {
    before: async (client) => {
      await startShift(client);
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    },
  });
  const sale = new SaleWindow(opened.page);
  await sale.totals('1.85');
  return { ...opened, sale };
}

async function booked({ client }: TillInChromium): Promise<number> {
  return (await accepted(client.till.glance({}))).documents;
}

describe('pressed twice by a slip', () => {
  it('Exact Cash books once, by mouse and by key', async () => {
    const till = await withLoaf();
    await windowKey(till.page, 'Exact Cash').dblclick();
    await soon(() => till.sale.lastSale.innerText()).toContain('000001');
    await till.sale.hasLines(0);
    expect(await booked(till)).toBe(1);
    await accepted(till.client.sale.scan({ ...id(), barcode: '102' }));
    await press(till.page, 'Escape');
    await till.sale.isAt('Main Menu');
    await press(till.page, 'F2');
    await till.sale.totals('0.95');
    await press(till.page, 'F12', 'F12');
    await soon(() => till.sale.lastSale.innerText()).toContain('000002');
    expect(await booked(till)).toBe(2);
    expect((await paperOf(till.client)).filter(({ kind }) => kind === 'receipt')).toHaveLength(2);
  });

  it('Enter in Payment assigns once', async () => {
    const { page, client } = await withLoaf();
    const payment = new PaymentWindow(page);
    await press(page, 'Control+Enter');
    await payment.amount.waitFor();
    await press(page, '1', 'Enter', 'Enter');
    await soon(() => payment.figure.innerText()).toBe('0.85');
    expect((await accepted(client.sale.document({})))?.payments).toHaveLength(1);
  });

  it.each([
    ['by mouse', (till: TillInChromium) => windowKey(till.page, 'Confirm').dblclick()],
    ['by key', (till: TillInChromium) => press(till.page, 'Control+Enter', 'Control+Enter')],
  ])('Confirm in Payment books once %s', async (_how, confirmTwice) => {
    const till = await withLoaf();
    const payment = new PaymentWindow(till.page);
    await press(till.page, 'Control+Enter');
    await payment.amount.waitFor();
    await press(till.page, '5', 'Enter');
    await payment.handOver.waitFor();
    await confirmTwice(till);
    await till.sale.isAt('New Document');
    await soon(() => till.sale.lastSale.innerText()).toContain('Change 3.15 EUR');
    expect(await booked(till)).toBe(1);
    expect(await accepted(till.client.sale.document({}))).toBeNull();
  });

  it('Confirm at start and end makes one shift and one report', async () => {
    const { page, client } = await openTillInChromium(chromium(), { before: logOn });
    const start = new StartOfShiftWindow(page);
    await start.deposit('EUR').waitFor();
    await press(page, 'F9', 'Control+Enter', 'Control+Enter');
    await start.isAt('Main Menu');
    await press(page, 'F5');
    await start.isAt('Reports and Payments');
    await press(page, 'F2');
    await start.isAt('Shift Summary');
    await press(page, 'F8');
    await page.getByRole('textbox', { name: 'Actual Balance Cash EUR' }).waitFor();
    await press(page, 'Control+Enter', 'Control+Enter');
    await start.isAt('Shift ended');
    await logOn(client);
    const papers = await paperOf(client);
    expect(papers.filter(({ kind }) => kind === 'daily_report')).toHaveLength(1);
    const sheet = await accepted(client.shift.startSheet({}));
    expect(sheet.lastShift?.number).toMatch(/000001$/);
    expect(sheet.rows[0]?.beginningMinor).toBe(5_000);
  });
});
