import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, id, logOn, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, showTill } from '#test/windows/shown-till.ts';
import { SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

/** Ana parked something, left something half typed, and went home. Ivana is at the till. */
async function anaWentHome(client: TillClient): Promise<void> {
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '102' }));
  await accepted(client.sale.park(id()));
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [] }));
}

describe('ending the shift of somebody who left a document half typed', () => {
  it.each(SIZES)('parks it by one key at $width x $height, and the table stays whole', async (size) => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      size,
      open: async () => await withParameters({ parkedAtEnd: 'warn' }),
      before: anaWentHome,
    });
    await page.getByRole('heading', { level: 1, name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { level: 1, name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F3');
    await page.getByRole('row', { name: /Ana/ }).click();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { level: 1, name: 'End of Shift' }).waitFor();
    await page.getByText('Ana left a document half typed, lines: 1').waitFor();
    await shot(page, 'end-of-other');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('A document is half typed').waitFor();
    const more = page.getByRole('button', { name: '2 more' });
    if (size.height < 900) {
      await more.waitFor();
      await shot(page, 'end-of-other-folded');
      const rows = page.locator('table.end-ledger tbody tr');
      for (const row of [rows.first(), rows.last(), page.getByRole('button', { name: /^Confirm/ })])
        expect((await row.boundingBox())?.y ?? size.height).toBeLessThan(size.height - 40);
      await more.click();
      await page.getByText('Documents parked at this till: 1').waitFor();
      await shot(page, 'end-of-other-open');
      await page.getByRole('button', { name: 'fewer' }).click();
    } else {
      expect(await more.count()).toBe(0);
      await page.getByText('Documents parked at this till: 1').waitFor();
    }
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('F4');
    await expect.poll(async () => (await accepted(client.sale.pending({}))).length).toBe(2);
    await page.getByText('Documents parked at this till: 2').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Shift ended' }).waitFor();
  });
});
