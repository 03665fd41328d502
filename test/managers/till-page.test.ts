import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { allSent, cut, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

/** Somebody notices within a second; a machine at work has its time. */
const NOTICED = { timeout: 5_000 };

describe('a till’s own record', () => {
  it.each(DESK_SIZES)('opens from the list by keyboard and follows the till, at $width x $height', async (viewport) => {
    const { agent, open } = await testStore();
    await withManagers(agent.dataDir, 'sqlite');
    const till = await open('POS1');
    await till.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '9999' });
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    await page.getByRole('link', { name: 'POS1', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Till POS1' }).waitFor();
    const fact = (name: string) => page.locator('.fact-row', { has: page.getByText(name, { exact: true }) }).first();
    await fact('Logged on').getByText('nobody').waitFor();
    await page.getByText('wrong PIN or password').waitFor();
    await startShift(till.client);
    await fact('Logged on')
      .getByText(/^Ana, since/)
      .waitFor(NOTICED);
    await fact('Open shifts here').getByRole('link').waitFor(NOTICED);
    await sellLoaf(till.client);
    await fact('Cash in drawer').getByText('51.85').waitFor(NOTICED);
    await accepted(till.client.operator.lock(id()));
    await fact('Logged on').getByText('locked').waitFor(NOTICED);
    await page.getByRole('region', { name: 'Enrolment' }).first().getByText('let in').waitFor();
    await pagePicture(page, 'till');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is found again by its address, says what is as it was, and is dark where the browser is', async () => {
    const { agent, open } = await testStore();
    await withManagers(agent.dataDir, 'sqlite');
    const till = await open('POS1');
    await startShift(till.client);
    await sellLoaf(till.client);
    await endShift(till.client);
    await allSent(till);
    const page = await showPage(agent.url, { colorScheme: 'dark', viewport: { width: 1366, height: 768 } });
    await logOnToPage(page);
    await page.getByRole('heading', { name: 'Tills' }).waitFor();
    await page.goto(`${agent.url}/managers/#/tills/POS1`);
    await page.reload();
    await page.getByRole('heading', { name: 'Till POS1' }).waitFor();
    await page.getByRole('region', { name: 'Sessions and shifts here' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: /^Shift / }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Till POS1' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^notes-ZAGREB1-.*\.csv$/);
    cut(till);
    await page.getByText('no contact', { exact: true }).waitFor({ timeout: 40_000 });
    await page.getByText('(no contact: it may be otherwise now)').waitFor();
    await pagePicture(page, 'till-dark');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revoke' }).press('Enter');
    await page.getByRole('heading', { name: 'Revoke POS1?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^revoked /).waitFor();
  });

  it('says in words that there is no such till', async () => {
    const { agent } = await testStore();
    await withManagers(agent.dataDir, 'sqlite');
    const page = await showPage(agent.url);
    await logOnToPage(page);
    await page.getByRole('heading', { name: 'Tills' }).waitFor();
    await page.goto(`${agent.url}/managers/#/tills/POS9`);
    await page.getByText('This is not there any more. Look at the list again.').waitFor();
  });
});
