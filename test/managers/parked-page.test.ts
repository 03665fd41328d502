import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { allSent, askAs, cut, mend, SILENT, SOON, testStore } from '#test/shifts/store.ts';
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

  it.each(DESK_SIZES)('that is on its way to another till says so, at $width x $height', async (viewport) => {
    const store = await testStore();
    await withManagers(store.agent.dataDir, 'sqlite');
    const till = await store.open('POS1');
    const other = await store.open('POS2');
    await startShift(till.client);
    const { id: documentId } = await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(till.client.sale.park(id()));
    await allSent(till);
    cut(other);
    const asked = { store: DEMO_CONFIGURATION.storeCode, till: 'POS2', operatorId: 'ivana', operatorName: 'Ivana' };
    const taken = async () => (await askAs(store, other).parked.take({ ...asked, documentId })).accepted;
    await expect.poll(taken, SOON).toBe(true);
    const page = await showPage(store.agent.url, { viewport });
    await logOnToPage(page);
    await page.getByText('on its way to POS2').waitFor();
    expect(await page.getByRole('button', { name: 'Give Up POS1 Ana' }).count()).toBe(0);
    await pagePicture(page, 'parked-under-way');
    expect(await seriousViolations(page)).toEqual([]);
    await mend(other);
    await page.getByRole('button', { name: 'Give Up POS2 Ana' }).waitFor({ timeout: SILENT.timeout });
  });
});
