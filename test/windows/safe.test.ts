import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

/** Ivana’s shift on 200.00 of the 900.00 that lay in the safe. */
async function filledSafe(client: TillClient): Promise<void> {
  await logOn(client, 'ivana');
  const found = { type: 'SD', amount: '900', counterpart: 'other', description: 'as counted' } as const;
  await accepted(client.safe.move({ ...id(), ...CASH, ...found }));
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '200' }] }));
}

const inSafe = async (client: TillClient) =>
  (await accepted(client.safe.sheet({}))).rows.find(({ currency, kind }) => kind === 'cash' && currency === 'EUR')
    ?.endingMinor;

async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return [...document.querySelectorAll('.keys .key, .sheet, .pad .key, .banner, .safe-order *')]
      .filter((one) => isOut(one.getBoundingClientRect()) || one.scrollWidth > one.clientWidth + 2)
      .filter((one) => getComputedStyle(one).display !== 'inline' && !one.classList.contains('unseen'))
      .map((one) => one.textContent);
  });
  expect(cut).toEqual([]);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('the Safe window', () => {
  it('by keyboard alone: cash goes to the bank, a safe drop comes from the drawer', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: filledSafe });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F11');
    await page.getByRole('heading', { name: 'Safe', exact: true }).waitFor();
    await page.getByLabel('Safe Withdrawal, Cash EUR').last().waitFor();
    await page.keyboard.type('300', { delay: 120 });
    await page.keyboard.press('Control+Enter');
    await page.getByText(/SW\/\d{4}\/POS1\/000001: 300\.00/).waitFor();
    expect(await inSafe(client)).toBe(40_000);
    await page.keyboard.press('F3');
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Safe drop/ }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.type('50', { delay: 120 });
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/CW\/\d{4}\/POS1\/000001/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Safe', exact: true }).waitFor();
    await page.getByText('From a drawer').waitFor();
    expect(await inSafe(client)).toBe(45_000);
  });

  it('by touch alone: change from the bank, with the pad; more than there is comes back in words', async () => {
    const { client, page } = await showTill({ hands: 'touch', before: filledSafe, size: SIZES[0] });
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^Reports and Payments/);
    await tap(/^Safe/);
    await page.getByRole('heading', { name: 'Safe', exact: true }).waitFor();
    for (const figure of ['9', '9', '9'])
      await page.locator('.pad').getByRole('button', { name: figure, exact: true }).tap();
    await tap(/^Confirm/);
    await page.getByText('The safe holds 700.00 EUR').waitFor();
    await page.getByRole('radio', { name: /^Deposit/ }).tap();
    await tap(/^Confirm/);
    await page.getByText(/SD\/\d{4}\/POS1\/000002: 999\.00/).waitFor();
    expect(await inSafe(client)).toBe(169_900);
  });

  it.each(SIZES)('fits and is accessible at $width, with the reminder of its limit', async (size) => {
    const limits = { safeLimits: [{ currency: 'EUR', amountMinor: 50_000 }] };
    const { page } = await showTill({
      hands: 'keyboard',
      open: () => tillWith((configuration) => ({ ...configuration, ...limits }), { terminal: 'manual' }),
      before: filledSafe,
      size,
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.getByText("The maximum limit of the safe's balance has been reached.").waitFor();
    await shoot(page, 'main-menu-safe');
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.getByRole('button', { name: /^Safe/ }).waitFor();
    await shoot(page, 'reports-safe');
    await page.keyboard.press('F11');
    await page.getByRole('heading', { name: 'Safe', exact: true }).waitFor();
    await page.getByText('as counted').waitFor();
    await page.keyboard.type('250', { delay: 120 });
    await shoot(page, 'safe');
    await expectFits(page);
    await expectAccessible(page);
  });

  it.each(SIZES)(
    'keeps every field of the order in reach at $width, however many banners stand above',
    async (size) => {
      const limits = ['EUR', 'PLN'].map((currency) => ({ currency, amountMinor: 10_000 }));
      const { page } = await showTill({
        hands: 'keyboard',
        open: () => tillWith((configuration) => ({ ...configuration, safeLimits: limits }), { terminal: 'manual' }),
        before: async (client) => {
          await filledSafe(client);
          const zloty = {
            currency: 'PLN',
            type: 'SD',
            amount: '400',
            counterpart: 'other',
            description: 'float',
          } as const;
          await accepted(client.safe.move({ ...id(), paymentForm: 'cash', ...zloty }));
        },
        size,
      });
      await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
      await page.keyboard.press('F5');
      await page.getByRole('button', { name: /^Safe/ }).waitFor();
      await page.keyboard.press('F11');
      await page.getByText('as counted').waitFor();
      await page.keyboard.type('2500', { delay: 120 });
      await page.keyboard.press('Control+Enter');
      await page.getByText('The safe holds 700.00 EUR').waitFor();
      await shoot(page, 'safe-banners');
      const boxOf = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 };
      const [order, pad, keys] = await Promise.all(['.safe-order', '.safe-form .pad', '.keys'].map(boxOf));
      expect(order?.y).toBeGreaterThan(0);
      expect((order?.y ?? 0) + (order?.height ?? 0)).toBeLessThanOrEqual(pad?.y ?? 0);
      expect((pad?.y ?? 0) + (pad?.height ?? 0)).toBeLessThanOrEqual(keys?.y ?? 0);
      await expectFits(page);
      // What was refused is corrected, and the reminders are back.
      await page.keyboard.press('Backspace');
      await page.getByText('100.00 PLN').waitFor();
      await shoot(page, 'safe-reminders');
    },
  );
});
