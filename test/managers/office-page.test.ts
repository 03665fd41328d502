import { beforeAll, describe, expect, it } from 'vitest';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { logOnToPage, PAGE_SIZES, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const NASTY = `<svg onload=alert(1)>'; DROP`;

describe('the office', () => {
  it.each(PAGE_SIZES)(
    'keeps a group, an operator and rules, and sees who did, at $width x $height',
    async (viewport) => {
      const agent = await startTestAgent();
      await withManagers(agent.dataDir, 'sqlite');
      const page = await showPage(agent.url, { viewport });
      await logOnToPage(page);
      await page.getByRole('link', { name: 'Operators' }).click();
      await page.getByRole('button', { name: 'New Group' }).press('Enter');
      await page.getByLabel('Id', { exact: true }).waitFor();
      await page.keyboard.type('cashiers');
      await page.keyboard.press('Tab');
      await page.keyboard.type(NASTY);
      await page.getByRole('checkbox').first().check();
      await pagePicture(page, 'group');
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: /^Keep/ }).press('Enter');
      await page.getByRole('rowheader', { name: NASTY }).waitFor();
      await page.getByRole('button', { name: 'New Operator' }).press('Enter');
      await page.getByLabel('Id', { exact: true }).fill('vera');
      await page.getByLabel('Name', { exact: true }).fill('Vera');
      await page.getByLabel(NASTY).check();
      await pagePicture(page, 'operator');
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: /^Keep/ }).press('Enter');
      await page.getByRole('row', { name: /Vera/ }).getByText('active').waitFor();
      await pagePicture(page, 'operators');
      await page.getByRole('link', { name: 'Parameters' }).click();
      const decides = (name: string) => page.getByRole('checkbox', { name: `${name}: the same at all tills` });
      await decides('Blind count').check();
      await page
        .getByRole('radiogroup', { name: 'Blind count' })
        .getByRole('radio', { name: 'on', exact: true })
        .click();
      await decides('Keep in drawer').check();
      await page.getByLabel('Keep in drawer, EUR').fill('60.00');
      await decides('Lock after minutes').check();
      await page.getByRole('textbox', { name: 'Lock after minutes' }).fill('9');
      await decides('Reasons of cash documents').check();
      await page.getByRole('group', { name: 'Reasons of cash documents' }).getByRole('button', { name: 'Add' }).click();
      await page.getByRole('textbox', { name: /^New reason/i }).fill('Courier');
      await decides('Payment forms that open it').check();
      await decides('Badges begin with').check();
      await page.getByRole('textbox', { name: 'Badges begin with' }).fill('B-');
      await pagePicture(page, 'parameters');
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keep' }).press('Enter');
      await page.getByRole('link', { name: 'Audit' }).click();
      await page.getByRole('cell', { name: 'record changed' }).first().waitFor();
      await pagePicture(page, 'audit');
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.locator('main svg').count()).toBe(0);
      await page.getByRole('link', { name: 'Parameters' }).click();
      const minutes = page.getByRole('textbox', { name: 'Lock after minutes' });
      await expect.poll(async () => await minutes.inputValue()).toBe('9');
      expect(await page.getByRole('textbox', { name: /^Courier/ }).inputValue()).toBe('Courier');
      expect(await page.getByRole('textbox', { name: 'Badges begin with' }).inputValue()).toBe('B-');
    },
  );

  it.each(PAGE_SIZES)(
    'fits its head and lists into $width x $height, in the longest language too',
    async (viewport) => {
      const agent = await startTestAgent();
      await withManagers(agent.dataDir, 'sqlite');
      const page = await showPage(agent.url, { viewport, locale: 'de-DE' });
      await page.getByLabel('Filiale').waitFor();
      for (const text of ['ivana', 'three brown hens']) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      for (const section of ['Schichten', 'Sitzungen', 'Belege', 'Differenzen', 'Bediener', 'Parameter', 'Protokoll']) {
        await page.getByRole('link', { name: section }).click();
        await page.getByRole('heading', { name: section }).waitFor();
        const { wide, shown } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          shown: window.innerWidth,
        }));
        expect(wide, section).toBeLessThanOrEqual(shown);
      }
      await pagePicture(page, 'german');
    },
  );
});
