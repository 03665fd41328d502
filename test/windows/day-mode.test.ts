import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted } from '#test/till/test-till.ts';
import { buildWindows, logOnByKeys, SIZES, shot, type TillPage, tillPage } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

async function dayPage(options: Parameters<typeof tillPage>[0] = {}): Promise<TillPage> {
  const { dataDir, till } = await tillWith((configuration) => ({ ...configuration, workMode: 'day' }));
  await till.close();
  return await tillPage({ ...options, dataDir });
}

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { name, exact: true });
}

async function sellLoafByKeys(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await heading(page, 'New Document').waitFor();
  await page.keyboard.type('101', { delay: 150 });
  await page.keyboard.press('Enter');
  await page.getByText('Kruh polubijeli 700 g').first().waitFor();
  await page.keyboard.press('F12');
  await page.getByText('PA/2026/POS1/').first().waitFor();
  await page.keyboard.press('Escape');
  await heading(page, 'Main Menu').waitFor();
}

describe('a day of the till in Chromium', () => {
  it.each(SIZES)('is started, sold in and ended by keyboard alone, at $width x $height', async (size) => {
    const { page, client } = await dayPage({ size });
    await logOnByKeys(page, 'ana');
    await heading(page, 'Start of Day').waitFor();
    await page.getByLabel('Deposit EUR').waitFor();
    const heads = await page.locator('table.start-ledger thead th').allInnerTexts();
    expect(heads.map((head) => head.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Currency',
      'Beginning Balance',
      'Actual Balance',
      'Difference',
      'Deposit',
    ]);
    await page.keyboard.press('F9');
    await shot(page, 'start-of-day');
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Main Menu').waitFor();
    await sellLoafByKeys(page);
    await page.keyboard.press('F5');
    await page.getByRole('button', { name: /^POS Summary/ }).waitFor();
    await shot(page, 'day-reports');
    await page.keyboard.press('F2');
    await heading(page, 'POS Summary').waitFor();
    await page.getByRole('button', { name: /^End Day/ }).waitFor();
    await shot(page, 'pos-summary');
    await page.keyboard.press('F8');
    await heading(page, 'End of Day').waitFor();
    await page
      .getByRole('textbox', { name: /^Actual Balance/ })
      .first()
      .waitFor();
    await shot(page, 'end-of-day');
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Day ended').waitFor();
    await shot(page, 'day-ended');
    const { operator } = await accepted(client.till.state({}));
    expect(operator).toBeNull();
  });

  it('is shared by two cashiers by touch alone; who else is in it is named before it ends', async () => {
    const { page, client } = await dayPage({ hasTouch: true });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    const logOn = async (name: RegExp) => {
      await tap(name);
      for (const figure of '1234') await page.getByRole('button', { name: figure, exact: true }).tap();
      await tap(/^Log On/);
    };
    const sellLoaf = async () => {
      await tap(/^New Document/);
      await tap(/Kruh/);
      await tap(/^Exact Cash/);
      await page.getByText('PA/2026/POS1/').first().waitFor();
      await tap(/^Close/);
      await heading(page, 'Main Menu').waitFor();
    };
    await logOn(/^Ana/);
    await heading(page, 'Start of Day').waitFor();
    await tap(/^Confirm/);
    await heading(page, 'Main Menu').waitFor();
    await sellLoaf();
    await tap(/^New Document/);
    await tap(/Kruh/);
    await page.getByText('Kruh polubijeli 700 g').first().waitFor();
    await tap(/^Close/);
    await tap(/^Log Out/);
    await logOn(/^Kasia/);
    await heading(page, 'Main Menu').waitFor();
    await sellLoaf();
    await tap(/^Reports and Payments/);
    await tap(/^POS Summary/);
    await tap(/^End Day/);
    await heading(page, 'End of Day').waitFor();
    await page.getByText('Ana: half-typed document, lines: 1').waitFor();
    await shot(page, 'end-of-day-of-two');
    await tap(/^Confirm/);
    await heading(page, 'Day ended').waitFor();
    await tap(/^Done|^OK|^Log On/);
    await logOn(/^Ana/);
    await heading(page, 'Start of Day').waitFor();
    const start = await accepted(client.shift.startSheet({}));
    expect(start.lastShift).toMatchObject({ number: 'SH/2026/POS1/000001', endedByOther: null });
  });
});
