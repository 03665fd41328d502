import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { accepted, id, logOn, refused, startShift, testTill } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

it.each(SIZES)('About says which till this is, and saves a file for support, at $width', async (size) => {
  const { client, dataDir, page } = await showTill({
    hands: 'keyboard',
    size,
    open: () => testTill(),
    before: (one) => logOn(one, 'ivana'),
  });
  await at(page, 'Start of Shift');
  await page.keyboard.press('Control+M');
  await page.getByRole('button', { name: 'About' }).focus();
  await page.keyboard.press('Enter');
  await at(page, 'About');
  await page.getByText('TRGOVINA NA UGLU d.o.o., Ilica 12, 10000 Zagreb').waitFor();
  await shoot(page, 'about');
  expect(await seriousViolations(page)).toEqual([]);
  const saving = page.waitForEvent('download');
  await page.keyboard.press('F9');
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^tillkeeper-POS1-\d{8}T\d{6}\.txt$/);
  const text = readFileSync(await file.path(), 'utf8');
  const { journal, keyId } = await accepted(client.till.about({}));
  expect(text).toContain(journal.hash);
  expect(text).toContain(keyId);
  expect(text).toContain('=== till.log');
  const secrets = JSON.parse(readFileSync(`${dataDir}/till-key.json`, 'utf8')) as Record<string, string>;
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  await page.getByText('no PIN and no key').waitFor();
  await page.keyboard.press('Escape');
  await at(page, 'Main Menu');
});

it('the file for support is for those who may configure services; About is for everybody who is logged on', async () => {
  const { client } = await testTill();
  expect(await refused(client.till.about({}))).toBe('nobody_logged_on');
  await startShift(client);
  const { journal, till, version } = await accepted(client.till.about({}));
  expect([till, version, journal.epoch]).toEqual(['POS1', '0.1.0', 1]);
  expect(await refused(client.till.supportFile(id()))).toBe('not_permitted');
  const lent = await accepted(
    client.till.supportFile({ ...id(), authorisation: { operatorId: 'ivana', pin: '1234' } }),
  );
  expect(lent.text).not.toContain('1234"');
});
