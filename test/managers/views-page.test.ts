import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { loggedOn, withManagers } from '#test/managers/page-client.ts';
import { repeatShifts } from '#test/managers/past-shifts.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { openOffice } from '#test/master-data/data-service.ts';
import { allSent, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const LONG = 'Maximiliane Wolkenstein-Trostburg';
const SECTIONS = [
  'Tills',
  'Shifts',
  'Sessions',
  'Documents',
  'Differences',
  'Operators',
  'Parameters',
  'Accounts',
  'Audit',
] as const;

/** A store with two tills at work, weeks behind it, something parked, and names that need their room. */
async function busyStore(): Promise<string> {
  const { agent, open } = await testStore();
  const database = await withManagers(agent.dataDir, 'sqlite', { ivana: 'owner', petra: 'manager' });
  const office = await openOffice(agent.dataDir);
  await office.keep('operator_group', [{ id: 'floor', name: 'Cashiers of the ground floor', permissions: ['sell'] }]);
  await office.keep('operator', [
    { id: 'max', name: LONG, groupIds: ['floor'], tills: ['POS1', 'POS2'] },
    { id: 'vera', name: 'Vera', groupIds: ['floor'], isActive: false },
  ]);
  const [one, two] = [await open('POS1'), await open('POS2')];
  await startShift(one.client);
  await sellLoaf(one.client);
  await endShift(one.client);
  await allSent(one);
  await repeatShifts(database, 40);
  await logOn(two.client, 'zofia');
  await accepted(two.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '1950.00' }] }));
  await sellLoaf(two.client);
  await accepted(two.client.sale.scan({ ...id(), barcode: '101' }));
  await accepted(two.client.sale.park(id()));
  await allSent(two);
  const { client } = await loggedOn(agent.url);
  await client.office.givePin({ operatorId: 'max' });
  await client.office.giveBadge({ operatorId: 'max', badge: 'BADGE-1' });
  return agent.url;
}

/** What sticks out of the window, and words that are cut off inside their own box. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : [];
    const cut = [...document.querySelectorAll('button, .tag, th, h1, h2, nav a')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow === 'hidden',
    );
    return [...wide, ...cut.map((one) => one.textContent ?? '')];
  });
}

describe.each(['light', 'dark'] as const)('every view of the page in %s', (colorScheme) => {
  it.each(DESK_SIZES)('fits, is legible and says what it shows, at $width x $height', async (viewport) => {
    // What is legible at one size is so at another: it takes its time.
    const isLookedThrough = viewport.width === 1366;
    const page = await showPage(await busyStore(), { viewport, colorScheme });
    await pagePicture(page, `${colorScheme}-log-on`);
    if (isLookedThrough) expect(await seriousViolations(page)).toEqual([]);
    await logOnToPage(page);
    for (const section of SECTIONS) {
      await page.getByRole('link', { name: section, exact: true }).click();
      await page.getByRole('heading', { name: section, exact: true }).first().waitFor();
      await page.locator('main tbody tr, main .office-parameter').first().waitFor();
      await pagePicture(page, `${colorScheme}-${section.toLowerCase()}`);
      expect(await cutOff(page), section).toEqual([]);
      if (isLookedThrough) expect(await seriousViolations(page), section).toEqual([]);
    }
    await page.getByRole('link', { name: 'Shifts', exact: true }).click();
    await page.getByRole('link', { name: /POS1/ }).first().click();
    await page
      .getByRole('link', { name: /Shifts/ })
      .first()
      .waitFor();
    await page.getByRole('columnheader', { name: 'Remaining' }).waitFor();
    await pagePicture(page, `${colorScheme}-shift`);
    expect(await cutOff(page), 'a shift').toEqual([]);
    if (isLookedThrough) expect(await seriousViolations(page), 'a shift').toEqual([]);
    const figures = page.getByRole('region').filter({ hasText: 'Remaining' }).first();
    expect(await figures.evaluate((one) => one.scrollWidth - one.clientWidth), 'figures').toBeLessThanOrEqual(0);
    expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
  });
});
