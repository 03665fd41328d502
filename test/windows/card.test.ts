import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookedByCard, cardIs, loaf, sellByCard, tillBeside } from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { accepted, id, startShift } from '#test/till/test-till.ts';
import { buildWindows, type ShownTill, shoot, showTill } from '#test/windows/shown-till.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

beforeAll(buildWindows);

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

/** Ana in Payment with one loaf of 1.85, beside a simulated terminal. */
async function inPayment(
  simulator: TerminalSimulator,
  how: { readonly hands?: 'keyboard' | 'touch'; readonly size?: (typeof SIZES)[number] } = {},
): Promise<ShownTill> {
  const shown = await showTill({
    hands: how.hands ?? 'keyboard',
    ...(how.size === undefined ? {} : { size: how.size }),
    open: () => tillBeside(simulator),
    before: async (client) => {
      await startShift(client);
      await loaf(client);
    },
  });
  const { page } = shown;
  await page.getByRole('heading', { name: 'New Document' }).waitFor();
  await page.getByRole('button', { name: /Confirm/ }).click();
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  return shown;
}

/** As a hand does: within the time of a double click, the window takes a second press for a slip. */
async function pressAgain(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.keyboard.press(key);
}

async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return [...document.querySelectorAll('.keys .key, .card-ask, .card-ask .key, .report-sheet')]
      .filter((element) => isOut(element.getBoundingClientRect()))
      .map((element) => element.textContent);
  });
  expect(cut).toEqual([]);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('a card payment in the window', () => {
  it('shows the terminal’s words, is given up by Esc, declined in words, and paid, by keyboard alone', async () => {
    const simulator = await simulatedTerminal();
    simulator.plan({ waitForAbort: 'accept' }, { decline: 0x71 });
    const { client, page } = await inPayment(simulator);
    await page.keyboard.press('F2');
    await page.getByText('Insert, tap or swipe the card').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Given up at the terminal').waitFor();
    await pressAgain(page, 'F2');
    await page.getByText('The bank declined').waitFor();
    await pressAgain(page, 'F2');
    await page.getByText('Fully assigned').first().waitFor();
    await page.getByText('paid on the terminal').waitFor();
    await cardIs(client, 'approved');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    expect(await bookedByCard(client)).toBe(simulator.books.charged());
  });

  it('asks, where nobody knows: a person types the slip’s number, another lends the right, by touch alone', async () => {
    const simulator = await simulatedTerminal();
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    simulator.plan({ cutAt: 'before_authorising' });
    const { client, page } = await inPayment(simulator, { hands: 'touch', size: SIZES[0] });
    await page.getByRole('button', { name: /^Charge Card/ }).tap();
    await page.getByRole('heading', { name: 'Nobody knows yet' }).waitFor();
    await page.getByRole('button', { name: 'Ask the Terminal Now' }).tap();
    await page.getByRole('button', { name: /Park as unresolved/ }).tap();
    await page.getByText(/Parked .* card payment unresolved/).waitFor();
    await shoot(page, 'card-parked');
    await page.getByRole('button', { name: /Take Up/ }).tap();
    await page.getByRole('heading', { name: 'Nobody knows yet' }).waitFor();
    expect(await bookedByCard(client)).toBe(0);
  });

  it.each(SIZES)('fits and is accessible at $width, working and as a question', async (size) => {
    const simulator = await simulatedTerminal();
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    simulator.plan({ waitForAbort: 'refuse', cutAt: 'before_authorising' });
    const { page } = await inPayment(simulator, { size });
    await page.keyboard.press('F2');
    await page.getByText('Insert, tap or swipe the card').waitFor();
    await shoot(page, 'card-working');
    await expectFits(page);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Nobody knows yet' }).waitFor();
    await shoot(page, 'card-unknown');
    await expectFits(page);
    await expectAccessible(page);
  });
});

it.each(SIZES)(
  'Sending Report at $width: from End of Shift, with what differs and a comment of the manager',
  async (size) => {
    const simulator = await simulatedTerminal();
    const { client, page } = await showTill({
      hands: 'keyboard',
      size,
      open: () => tillBeside(simulator),
      before: async (one) => {
        await startShift(one);
        for (const _turn of [1, 2]) {
          await loaf(one);
          await sellByCard(one);
        }
      },
    });
    // The window opens where the till stands: with a document in hand it would be New Document.
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    simulator.books.skip();
    await loaf(client);
    await sellByCard(client);
    simulator.plan({ totalOff: -100 });
    await page.getByRole('button', { name: /Reports and Payments/ }).click();
    await page.getByRole('button', { name: /Sending Report/ }).waitFor();
    await shoot(page, 'reports-with-terminal');
    await page.getByRole('button', { name: /Shift Summary/ }).click();
    await page.getByRole('button', { name: /End Shift/ }).click();
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    await page.getByRole('button', { name: /Sending Report/ }).waitFor();
    await shoot(page, 'end-of-shift-with-terminal');
    await page.keyboard.press('F8');
    await page.getByText('Settled, but the figures differ').waitFor();
    await shoot(page, 'sending-report');
    await expectFits(page);
    await expectAccessible(page);
    await page.getByText('Only at the terminal: slip 0003').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    expect((await accepted(client.settlement.sheet({}))).settlements).toHaveLength(1);
  },
);

it('a manual terminal in the window: the number of the slip is typed', async () => {
  const { client, page } = await showTill({
    hands: 'keyboard',
    open: async () => (await import('#test/till/test-till.ts')).testTill({ terminal: 'manual' }),
    before: async (one) => {
      await startShift(one);
      await loaf(one);
    },
  });
  await page.getByRole('heading', { name: 'New Document' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Payment' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: /Take 1\.85/ }).waitFor();
  await shoot(page, 'card-manual');
  await page.getByLabel('Number on the slip').fill('0815');
  await page.keyboard.press('Alt+1');
  await page.getByText('Fully assigned').first().waitFor();
  await accepted(client.sale.complete(id()));
  expect(await bookedByCard(client)).toBe(185);
});
