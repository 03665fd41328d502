import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { cut, SILENT, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, startShift } from '#test/till/test-till.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('a parked document', () => {
  it.each(DESK_SIZES)('is given up by keyboard, also of a till that is away, at $width x $height', async (viewport) => {
    const { agent, open } = await testStore();
    await withManagers(agent.dataDir, 'sqlite');
    const till = await open('POS1');
    await startShift(till.client);
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.sale.park(id()));
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    const giveUp = page.getByRole('button', { name: 'Give Up POS1 Ana' });
    await giveUp.waitFor();
    cut(till);
    await giveUp.press('Enter');
    await page.getByRole('heading', { name: 'Give up the parked document of Ana at POS1?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Say why first.').first().waitFor();
    await page.keyboard.type('nobody came');
    await pagePicture(page, 'give-up');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('being given up').waitFor();
    await pagePicture(page, 'being-given-up');
    till.cable.mode = 'open';
    till.till.tryServices();
    await page.getByText('Nothing is parked at any till.').waitFor({ timeout: SILENT.timeout });
    await expect.poll(async () => await accepted(till.client.sale.pending({})), SOON).toEqual([]);
  });
});
