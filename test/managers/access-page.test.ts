import { beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { withManagers } from '#test/managers/page-client.ts';
import { DESK_SIZES, logOnToPage, pagePicture, showPage } from '#test/managers/shown-page.ts';
import { openOffice, updated } from '#test/master-data/data-service.ts';
import { SOON, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, refused } from '#test/till/test-till.ts';
import { buildWindows } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

describe('a PIN and a badge from the office', () => {
  it.each(DESK_SIZES)('are given by keyboard and scanner, and open a till, at $width x $height', async (viewport) => {
    const { agent, open } = await testStore();
    await withManagers(agent.dataDir, 'sqlite');
    const office = await openOffice(agent.dataDir);
    await office.keep('operator_group', [{ id: 'cashiers', name: 'Cashiers', permissions: ['sell', 'start_shift'] }]);
    await office.keep('operator', [{ id: 'ana', name: 'Ana', groupIds: ['cashiers'] }]);
    const till = await open('POS1');
    const page = await showPage(agent.url, { viewport });
    await logOnToPage(page);
    await page.getByRole('link', { name: 'Operators' }).click();
    await page.getByRole('button', { name: 'PIN and Badge Ana' }).press('Enter');
    await page.getByText('No badge of the office').waitFor();
    await pagePicture(page, 'access');
    expect(await seriousViolations(page)).toEqual([]);
    // The reader types into the field in which the dialog begins, and ends with Enter.
    await page.keyboard.type('BADGE-77');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /Ana/ });
    await row.getByText('badge', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'PIN and Badge Ana' }).click();
    await page.getByRole('button', { name: 'Give One-Time PIN' }).click();
    const pin = (await page.locator('.one-time-code').textContent())?.trim() ?? '';
    expect(pin).toMatch(/^\d{10}$/);
    await pagePicture(page, 'given-pin');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await row.getByText(/^one-time PIN until/).waitFor();
    expect(await page.content()).not.toContain(pin);
    await pagePicture(page, 'operators-access');
    await logOn(till.client, 'ivana');
    await updated(till);
    await accepted(till.client.operator.logOff(id()));
    await accepted(till.client.operator.logOn({ ...id(), operatorId: 'ana', pin }));
    await accepted(till.client.operator.changePin({ ...id(), oldPin: pin, newPin: '9753' }));
    await accepted(till.client.operator.logOff(id()));
    await accepted(till.client.operator.logOnByBadge({ ...id(), badge: 'BADGE-77' }));
    await accepted(till.client.operator.logOff(id()));
    await page.getByRole('button', { name: 'PIN and Badge Ana' }).click();
    await pagePicture(page, 'access-given');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Withdraw One-Time PIN' }).press('Enter');
    await expect.poll(async () => await row.getByText(/^one-time PIN until/).count(), SOON).toBe(0);
    await page.getByRole('button', { name: 'PIN and Badge Ana' }).click();
    await page.getByRole('button', { name: 'Remove Badge' }).click();
    await expect.poll(async () => await row.getByText('badge', { exact: true }).count(), SOON).toBe(0);
    till.till.tryServices();
    await expect
      .poll(async () => {
        const reply = await till.client.operator.logOnByBadge({ ...id(), badge: 'BADGE-77' });
        if (reply.accepted) await accepted(till.client.operator.logOff(id()));
        return reply.accepted ? 'logged on' : reply.refusal.code;
      }, SOON)
      .toBe('badge_unknown');
    expect(await refused(till.client.operator.logOn({ ...id(), operatorId: 'ana', pin }))).toBe('pin_wrong');
    await page.getByRole('link', { name: 'Audit' }).click();
    for (const act of ['one-time PIN given', 'one-time PIN withdrawn', 'badge registered', 'badge removed'])
      await page.getByRole('cell', { name: act }).waitFor();
  });
});
