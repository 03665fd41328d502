import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { repeatShifts } from '#test/managers/past-shifts.ts';
import { logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { allSent, cut, mend, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const NASTY = '<img src=x onerror=alert(1)>';

async function shop(logins?: Parameters<typeof withManagers>[2]) {
  const store = await testStore();
  const database = await withManagers(store.agent.dataDir, 'sqlite', logins);
  const till = await store.open('POS1');
  await startShift(till.client);
  await sellLoaf(till.client);
  await allSent(till);
  return { ...store, database, till };
}

async function endCounted(client: TillClient, cash: string, reason: string): Promise<void> {
  const row = { paymentForm: 'cash', currency: 'EUR' };
  await accepted(client.shift.writeEnd({ ...id(), ...row, column: 'actual', amount: cash }));
  await accepted(client.shift.writeReason({ ...id(), ...row, reason }));
  const { revision } = await accepted(client.shift.endSheet({}));
  await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
}

/** Walks with Tab to a link or key of this name and presses it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const control = page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
  await control.waitFor();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

describe('a shift is followed down to the lines of a receipt', () => {
  it.each(SIZES)('by keyboard alone, at $width x $height', async (viewport) => {
    const { agent, till } = await shop();
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    await page.getByRole('heading', { name: 'Tills' }).waitFor();
    await pagePicture(page, 'tills');
    await press(page, 'Shifts');
    await page.getByRole('heading', { name: 'Shifts' }).waitFor();
    await page.getByRole('cell', { name: 'Ana' }).waitFor();
    await pagePicture(page, 'shifts');
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, /^SH\//);
    await page.getByRole('heading', { name: /^Shift SH.*, Ana$/ }).waitFor();
    await page.getByText('51.85').first().waitFor();
    await sellLoaf(till.client);
    await page.getByText('53.70').first().waitFor({ timeout: 3_000 });
    await pagePicture(page, 'shift');
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, /^PA/);
    await page.getByRole('rowheader', { name: /Kruh/ }).waitFor();
    await pagePicture(page, 'receipt');
    expect(await seriousViolations(page)).toEqual([]);
    await press(page, '‹ Back');
    await page.getByRole('heading', { name: /^Shift SH.*, Ana$/ }).waitFor();
  });
});

describe('acts', () => {
  it('close a session of a till that is away, by touch alone; the till hears of it', async () => {
    const { agent, till } = await shop();
    cut(till);
    const page = await showPage(agent.url, { hasTouch: true });
    await logOnToPage(page);
    await page.getByRole('link', { name: 'Sessions' }).tap();
    await page.getByRole('button', { name: /^Close Session/ }).tap();
    await page.getByText('For a till that nobody can reach.').waitFor();
    await page.getByLabel('Reason').tap();
    await page.keyboard.type(NASTY);
    await pagePicture(page, 'close-session');
    expect(await seriousViolations(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Close Session/ })
      .tap();
    await page.getByText('No session is like this.').waitFor();
    await page.getByRole('radio', { name: 'All' }).tap();
    await page.getByText(NASTY).waitFor();
    await page.getByText('its till has not confirmed it yet').waitFor({ state: 'detached' });
    await pagePicture(page, 'sessions');
    expect(await page.locator('img').count()).toBe(0);
    await mend(till);
    await expect
      .poll(async () => (await accepted(till.client.till.state({}))).shiftNews?.news ?? null, { timeout: 8_000 })
      .toBe('session_closed');
  });

  it('make a code once seen, and revoke a till, by keyboard alone', async () => {
    const { agent } = await shop();
    const page = await showPage(agent.url);
    await logOnToPage(page);
    await press(page, 'Enrol Till');
    await page.getByLabel(/^Code of the till/).waitFor();
    await page.keyboard.type('POS9');
    await page.keyboard.press('Enter');
    await page.getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/).waitFor();
    await pagePicture(page, 'code');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await press(page, 'Revoke POS1');
    await page.getByRole('heading', { name: 'Revoke POS1?' }).waitFor();
    await pagePicture(page, 'revoke');
    await page.keyboard.press('Escape');
    await press(page, 'Revoke POS1');
    await page.getByRole('heading', { name: 'Revoke POS1?' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /^POS1/ }).getByText('revoked').waitFor();
  });

  it('are not offered to an auditor', async () => {
    const { agent } = await shop({ vera: 'auditor' });
    const page = await showPage(agent.url);
    await logOnToPage(page, 'vera');
    await page.getByRole('row', { name: /^POS1/ }).waitFor();
    expect(await page.getByRole('button', { name: /Revoke|Enrol/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Sessions' }).click();
    await page.getByRole('cell', { name: 'Ana' }).waitFor();
    expect(await page.getByRole('button', { name: /Close Session/ }).count()).toBe(0);
  });
});

describe('Differences', () => {
  it.each(SIZES)('are plotted over weeks, with the same figures as a table, at $width x $height', async (viewport) => {
    const { agent, till, database } = await shop();
    await endCounted(till.client, '51.00', NASTY);
    await allSent(till);
    await repeatShifts(database, 50);
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    await press(page, 'Differences');
    await page.getByRole('heading', { name: 'By cause' }).waitFor();
    await page.getByRole('cell', { name: NASTY }).waitFor();
    expect(await page.getByRole('row', { name: /POS2/ }).count()).toBeGreaterThan(10);
    await page.getByText('the tallest: 2.20 EUR', { exact: true }).waitFor();
    await pagePicture(page, 'differences');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('radio', { name: 'by till' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('svg text').getByText('Zofia').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^differences-ZAGREB1-.*\.csv$/);
  });
});

it('a shift that began and ended while nobody looked is in the list, and one that is searched for is found', async () => {
  const { agent, till } = await shop();
  await endShift(till.client);
  await logOn(till.client, 'marko');
  await accepted(till.client.shift.start({ ...id(), deposits: [] }));
  await allSent(till);
  const page = await showPage(agent.url);
  await logOnToPage(page);
  await page.getByRole('link', { name: 'Shifts' }).click();
  await page.getByRole('cell', { name: 'Marko' }).waitFor();
  await page.getByLabel('Number or cashier').fill('ana');
  await page.getByRole('cell', { name: 'Marko' }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'Ana' }).waitFor();
  await page.getByRole('radio', { name: 'Open' }).click();
  await page.getByText('No shift is like this.').waitFor();
});
