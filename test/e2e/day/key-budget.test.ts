import { describe, expect, it } from 'vitest';
import { chromiumOfFile } from '#test/e2e/pages/chromium-of-file.ts';
import { EndOfShiftWindow } from '#test/e2e/pages/end-of-shift.ts';
import { press, scan, seenHands } from '#test/e2e/pages/hands.ts';
import { openTillInChromium, soon } from '#test/e2e/pages/open-till-in-chromium.ts';
import { SaleWindow } from '#test/e2e/pages/sale.ts';
import { StartOfShiftWindow } from '#test/e2e/pages/start-of-shift.ts';
import { accepted, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

const chromium = chromiumOfFile();

/** Keys as the page hears them; a chord such as Ctrl Enter is one. No mouse and no touch helps along. */
describe('the key-press budget', () => {
  it('of a start with the preset float is 2, from Start of Shift to the open shift', async () => {
    const { page, client } = await openTillInChromium(chromium(), { before: logOn });
    const start = new StartOfShiftWindow(page);
    await start.deposit('EUR').waitFor();
    await press(page, 'F9', 'Control+Enter');
    await start.isAt('Main Menu');
    expect(await seenHands(page)).toEqual({ keys: 2, mouse: 0, touch: 0 });
    expect((await accepted(client.till.glance({}))).cash[0]).toMatchObject({ inDrawerMinor: 5_000 });
  });

  it('of a cash sale of one scanned item with exact money is the scan and 1, in New Document', async () => {
    const { page, client } = await openTillInChromium(chromium(), { before: startShift });
    const sale = new SaleWindow(page);
    await sale.isAt('Main Menu');
    await press(page, 'F2');
    await sale.isAt('New Document');
    for (const number of ['000001', '000002']) {
      await scan(page, '3850104212604');
      await sale.totals('4.99');
      const before = await seenHands(page);
      await press(page, 'F12');
      await soon(() => sale.lastSale.innerText()).toContain(number);
      const after = await seenHands(page);
      expect(after.keys - before.keys).toBe(1);
    }
    expect(await accepted(client.till.glance({}))).toMatchObject({ documents: 2, salesMinor: 998 });
  });

  it.each([
    ['the Main Menu', null],
    ['New Document', 'F2'],
  ] as const)('of a hand-over is 3, from %s to the next cashier’s open shift', async (window, way) => {
    const { page, client } = await openTillInChromium(chromium(), { before: startShift });
    const start = new StartOfShiftWindow(page);
    await start.isAt('Main Menu');
    if (way !== null) await press(page, way);
    await start.isAt(way === null ? 'Main Menu' : window);
    const before = await seenHands(page);
    await press(page, 'F4');
    await start.isAt('Log On');
    const badge = 'BADGE-KASIA';
    await scan(page, badge);
    await start.deposit('EUR').waitFor();
    await press(page, 'Control+Enter');
    await start.isAt('Main Menu');
    const after = await seenHands(page);
    // A reader types the whole badge and Enter; for the hand that holds it, it is one.
    const ofReader = badge.length + 1;
    expect(after.keys - before.keys - ofReader + 1).toBe(3);
    expect(after).toMatchObject({ mouse: 0, touch: 0 });
    const till = await accepted(client.till.state({}));
    expect(till).toMatchObject({ operator: { id: 'kasia' }, drawersToCount: [{ operatorName: 'Ana' }] });
    expect(till.shift).not.toBeNull();
    expect((await accepted(client.till.glance({}))).cash[0]).toMatchObject({ inDrawerMinor: 10_000 });
  });

  it('of an end of shift is 1, the entries and 1, from Shift Summary to the ended shift', async () => {
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
    const before = await seenHands(page);
    await press(page, 'F8');
    await end.actual('Cash').waitFor();
    // The entries: what was counted in cash, and, Enter having gone on, what is taken out.
    const entries = [...'51.85', 'Enter', ...'1.85'];
    await press(page, ...entries);
    await press(page, 'Control+Enter');
    await end.isAt('Shift ended');
    const after = await seenHands(page);
    expect(after.keys - before.keys).toBe(1 + entries.length + 1);
    expect(after).toMatchObject({ mouse: 0, touch: 0 });
    await logOn(client);
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor).toBe(5_000);
  });
});
