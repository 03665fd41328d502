import { readdirSync, renameSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, logOn, temporaryFolder, testTill } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

function atStart(hands: 'keyboard' | 'touch', size: (typeof SIZES)[number]) {
  return showTill({ hands, size, open: () => testTill(), before: (client) => logOn(client, 'ivana') });
}

describe.each(SIZES)('Backups at $width', (size) => {
  it('by keyboard alone: one is made now, then they go to another folder; a folder that is none is refused in words', async () => {
    const { page } = await atStart('keyboard', size);
    const stick = temporaryFolder();
    await at(page, 'Start of Shift');
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
    await page.keyboard.press('F8');
    await at(page, 'Configuration');
    await shoot(page, 'configuration-with-backups');
    await page.keyboard.press('F9');
    await at(page, 'Backups');
    await page.getByText('There is none yet.').waitFor();
    await page.keyboard.press('F9');
    await page.getByRole('rowheader').waitFor();
    await shoot(page, 'backups');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.insertText('nowhere');
    await page.keyboard.press('Control+Enter');
    await page.getByText('“nowhere” cannot hold backups.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(stick);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saved. Backups are written there from now on.').waitFor();
    await page.keyboard.press('F9');
    await expect.poll(() => readdirSync(stick).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    // Its name is there a moment before the till has heard that it is done.
    await page.getByRole('rowheader').waitFor();
    await page.getByText('A backup is being made').waitFor({ state: 'detached' });
    renameSync(stick, `${stick}-away`);
    await page.keyboard.press('F9');
    await page.getByText('is not there. Plug its disk in').waitFor();
    await shoot(page, 'backups-away');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
    await page.getByText('is not there. Plug its disk in').waitFor();
    await shoot(page, 'main-menu-backups-away');
  });
});

it('by touch alone, by a cashier with somebody’s PIN; the services say when the last one was made', async () => {
  const { client, page } = await showTill({
    hands: 'touch',
    size: SIZES[0],
    open: () => testTill(),
    before: (one) => logOn(one),
  });
  const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
  await at(page, 'Start of Shift');
  await tap(/^Close/);
  await tap(/^Configuration/);
  await tap(/^Backups/);
  await at(page, 'Backups');
  await tap(/^Back Up Now/);
  const dialog = page.getByRole('dialog', { name: 'Authorization' });
  await dialog.getByRole('option', { name: 'Ivana' }).tap();
  for (const figure of '1234') await dialog.getByRole('button', { name: figure, exact: true }).tap();
  await dialog.getByRole('button', { name: /^Confirm/ }).tap();
  await page.getByRole('rowheader').waitFor();
  await page.locator('.top-who').tap();
  await page.getByText('Last backup').waitFor();
  await shoot(page, 'services-last-backup');
  expect((await accepted(client.till.state({}))).backup.lastAt).not.toBeNull();
});
