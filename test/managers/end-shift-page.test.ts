import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { logOnToPage, PAGE_SIZES, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { allSent, cut, mend, testStore } from '#test/shifts/store.ts';
import { sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('End Shift on the page', () => {
  it.each(PAGE_SIZES)('takes a count by keyboard alone, at $width x $height', async (viewport) => {
    const store = await testStore();
    await withManagers(store.agent.dataDir, 'sqlite');
    const till = await store.open('POS1');
    await startShift(till.client);
    await sellLoaf(till.client);
    await allSent(till);
    const page = await showPage(store.agent.url, { viewport });
    await logOnToPage(page);
    await page.getByRole('link', { name: 'Shift POS1' }).press('Enter');
    await page.getByRole('button', { name: 'End Shift' }).press('Enter');
    await page.getByLabel('Actual Balance, Cash EUR').waitFor();
    await page.getByLabel('Actual Balance, Cash EUR').fill('51.00');
    await page.getByText('−0.85').waitFor();
    await page.getByLabel('Withdrawal, Cash EUR').fill('1.00');
    await page.getByLabel('Reason for the difference, Cash EUR').fill(`<svg onload=alert(1)>`);
    await page.getByLabel('Why it is ended here').fill('Ana went home');
    await pagePicture(page, 'end-shift');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('by Ivana at POS Agent').waitFor();
    await page.getByText('Ana went home').waitFor();
    await page.getByText('[!] <svg onload=alert(1)>').waitFor();
    await pagePicture(page, 'ended-shift');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('names a till that does not answer, asks back, and reverses what late sales explain', async () => {
    const store = await testStore();
    await withManagers(store.agent.dataDir, 'sqlite');
    const till = await store.open('POS1');
    await startShift(till.client);
    await allSent(till);
    const page = await showPage(store.agent.url);
    await logOnToPage(page);
    await page.getByRole('link', { name: 'Shift POS1' }).click();
    cut(till);
    await page.getByRole('button', { name: 'End Shift' }).click();
    await page.getByLabel('Actual Balance, Cash EUR').fill('51.85');
    await page.getByText('Not everything has arrived from these tills.').waitFor();
    await page.getByLabel('Why it is ended here').fill('till burnt');
    await page
      .getByRole('button', { name: /^End Shift/ })
      .last()
      .click();
    await page.getByText('Do you want to end the shift now?').waitFor();
    await pagePicture(page, 'end-shift-question');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^End All the Same/ }).click();
    await page.getByText('by Ivana at POS Agent').waitFor();
    await sellLoaf(till.client);
    await mend(till);
    await page.getByRole('heading', { name: 'What arrived after the end' }).waitFor();
    await pagePicture(page, 'revised');
    await page.getByRole('button', { name: 'Reverse' }).click();
    await page.getByRole('row', { name: /CW\/\d+\/POS Agent\/000001/ }).waitFor();
    await page.getByRole('button', { name: 'Reverse' }).waitFor({ state: 'detached' });
  });
});
