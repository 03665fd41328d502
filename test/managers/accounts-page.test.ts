import { beforeAll, describe, expect, it } from 'vitest';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { PASSWORD, withManagers } from '#test/managers/page-client.ts';
import { logOnToPage, PAGE_SIZES, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('Accounts', () => {
  it.each(PAGE_SIZES)('are made, ended and kept from the last owner, at $width x $height', async (viewport) => {
    const agent = await startTestAgent();
    await withManagers(agent.dataDir, 'sqlite');
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'New Account' }).press('Enter');
    await page.getByLabel('Login').waitFor();
    await page.getByLabel('Login').fill('Vera');
    await page.getByLabel('Name', { exact: true }).fill('<b>Vera</b>');
    await page.getByRole('radio', { name: 'auditor' }).click();
    await pagePicture(page, 'account');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Keep/ }).press('Enter');
    await page.getByRole('heading', { name: 'Password for vera' }).waitFor();
    await pagePicture(page, 'one-time-password');
    await page.getByText(/^\w{4}-\w{4}-\w{4}$/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /vera/ }).getByText('first logon due').waitFor();
    await pagePicture(page, 'accounts');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change ivana' }).click();
    await page.getByRole('radio', { name: 'auditor' }).click();
    await page.getByRole('button', { name: /^Keep/ }).click();
    await page.getByText('This is the last owner who can log on.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change vera' }).click();
    await page.getByRole('checkbox', { name: /May log on/ }).uncheck();
    await page.getByRole('button', { name: /^Keep/ }).click();
    await page.getByRole('row', { name: /vera/ }).getByText('stopped').waitFor();
  });

  it('get another password from whoever knows the one until now', async () => {
    const agent = await startTestAgent();
    await withManagers(agent.dataDir, 'sqlite');
    const page = await showPage(agent.url);
    await logOnToPage(page);
    await page.getByRole('button', { name: 'Ivana Change Password' }).press('Enter');
    await page.getByLabel('Password until now').waitFor();
    await page.getByLabel('Password until now').fill(PASSWORD);
    await page.getByLabel('New password', { exact: true }).fill('four white geese');
    await page.getByLabel('New password once more').fill('four white geese');
    await pagePicture(page, 'change-password');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByLabel('Password until now').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Log Off' }).press('Enter');
    await page.getByRole('heading', { name: 'Log On' }).waitFor();
    await logOnToPage(page, 'ivana', 'four white geese');
    await page.getByRole('heading', { name: 'Tills' }).waitFor();
  });
});
