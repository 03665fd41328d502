import { beforeAll, describe, expect, it } from 'vitest';
import { makeAccount } from '#agent/managers/manager-row.ts';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { PASSWORD, STORE, withManagers } from '#test/managers/page-client.ts';
import { logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { allSent, cut, testStore } from '#test/shifts/store.ts';
import { endShift, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows, SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('Log On', () => {
  it.each(SIZES)(
    'works by keyboard alone, says what was wrong, and is legible, at $width x $height',
    async (viewport) => {
      const agent = await startTestAgent();
      await withManagers(agent.dataDir, 'sqlite');
      const page = await showPage(agent.url, { viewport });
      await logOnToPage(page, 'ivana', 'not the password');
      await page.getByText('Store, login and password do not belong together.').waitFor();
      await pagePicture(page, 'log-on-refused');
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByLabel('Password').focus();
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Tills' }).waitFor();
      await page.getByText('No till is enrolled in this store yet.').waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Tills' }).waitFor();
      await page.getByRole('button', { name: 'Log Off' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Log On' }).waitFor();
    },
  );

  it('with a one-time password leads to the choice of another, by touch alone', async () => {
    const agent = await startTestAgent();
    const database = await withManagers(agent.dataDir, 'sqlite', {});
    const at = new Date().toISOString();
    const nasty = '<img src=x onerror="document.title=1">';
    await makeAccount(database, {
      store: STORE,
      login: 'ivana',
      name: nasty,
      role: 'owner',
      password: PASSWORD,
      isOneTime: true,
      at,
    });
    const page = await showPage(agent.url, { hasTouch: true });
    const fill = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).tap();
      await page.keyboard.type(text);
    };
    await fill('Login', 'ivana');
    await fill('Password', PASSWORD);
    await page.getByRole('button', { name: 'Log On' }).tap();
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    await fill('Password until now', PASSWORD);
    await fill('New password', 'four white geese');
    await fill('New password once more', 'four white gees');
    await page.getByText('The two new passwords differ.').waitFor();
    await page.keyboard.type('e');
    await pagePicture(page, 'choose-password');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take This Password' }).tap();
    await page.getByRole('heading', { name: 'Tills' }).waitFor();
    await page.getByText(nasty).waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('speaks the language that is chosen', async () => {
    const agent = await startTestAgent();
    const page = await showPage(agent.url);
    await page.getByRole('radio', { name: 'Polski' }).click();
    await page.getByRole('heading', { name: 'Logowanie' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Logowanie' }).waitFor();
  });
});

describe('Tills', () => {
  it('shows within a second what happens at a till, and who is away', async () => {
    const store = await testStore();
    await withManagers(store.agent.dataDir, 'sqlite');
    const [one, two] = [await store.open('POS1'), await store.open('POS2')];
    const page = await showPage(store.agent.url);
    await logOnToPage(page);
    const row = (till: string) => page.getByRole('row', { name: new RegExp(`^${till}`) });
    await row('POS1').getByText('nobody').waitFor();
    await startShift(one.client);
    await row('POS1').getByText('Ana').waitFor({ timeout: 3_000 });
    await sellLoaf(one.client);
    await logOn(two.client, 'marko');
    await pagePicture(page, 'tills');
    expect(await seriousViolations(page)).toEqual([]);
    await endShift(one.client);
    await allSent(one);
    await row('POS1').getByText('nobody').waitFor({ timeout: 3_000 });
    cut(two);
    await store.agent.stop();
    await page.getByText('The POS Agent does not answer.').waitFor();
    await pagePicture(page, 'away');
  });
});
