import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { askRefund, bookedByCard, cardIs, refundIs, soldByCard, tillBeside } from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { PATIENCE, SHORT } from '#test/terminal/patience.ts';
import { accepted, id, logOn, type TillClient, testTill } from '#test/till/test-till.ts';
import { buildWindows, type ShownTill, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

beforeAll(buildWindows);

/** Long enough to look at the window while the terminal waits for a card. */
const PATIENT = { ...PATIENCE, deadlines: { ...SHORT, runMs: 30_000 } };

type How = { readonly hands?: 'keyboard' | 'touch'; readonly size?: (typeof SIZES)[number] };

async function ivanasShift(client: TillClient): Promise<void> {
  await logOn(client, 'ivana');
  await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50' }] }));
}

/** Ivana with one receipt of 1.85 paid by card, beside a simulated terminal; all of it typed as coming back. */
async function inCorrection(simulator: TerminalSimulator, how: How = {}): Promise<ShownTill & { documentId: string }> {
  const { hands = 'keyboard', size } = how;
  let documentId = '';
  const shown = await showTill({
    hands,
    ...(size === undefined ? {} : { size }),
    open: () => tillBeside(simulator, { terminalPatience: PATIENT }),
    before: async (client) => {
      await ivanasShift(client);
      documentId = (await soldByCard(client)).documentId;
    },
  });
  const { page } = shown;
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  const press = async (key: string, name: RegExp) =>
    hands === 'keyboard' ? page.keyboard.press(key) : page.getByRole('button', { name }).first().tap();
  await press('F5', /^Reports and Payments/);
  await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
  await press('F6', /^Trade Documents/);
  await page.getByText('Kruh polubijeli').first().waitFor();
  await press('F8', /^Correction/);
  await page.getByLabel('Comes back: Kruh polubijeli 700 g').waitFor();
  await press('F9', /^Return All/);
  await expect.poll(() => page.locator('.sum-big').textContent()).toBe('1.85');
  await press('Alt+1', /^Damaged/);
  return { ...shown, documentId };
}

const corrections = async (client: TillClient) =>
  (await accepted(client.tradeDocument.list({ type: 'correction' }))).documents;

async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    return [...document.querySelectorAll('.keys .key, .card-ask, .card-ask .key, .refund-forms .key, .pad .key')]
      .filter((one) => isOut(one.getBoundingClientRect()) || one.scrollWidth > one.clientWidth + 2)
      .map((one) => one.textContent);
  });
  expect(cut).toEqual([]);
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll('.card-ask')].map((one) => one.scrollHeight - one.clientHeight),
  );
  expect(hidden.every((by) => by <= 2)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
}

describe('a refund by the terminal in the window of the correction', () => {
  it('is given up by Esc, declined in words, then paid and booked, by keyboard alone', async () => {
    const simulator = await simulatedTerminal();
    const { client, page } = await inCorrection(simulator);
    simulator.plan({ waitForAbort: 'accept' }, { decline: 0x71 });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Insert, tap or swipe the card').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Given up at the terminal. No money moved.').waitFor();
    expect(await corrections(client)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('The bank declined').waitFor();
    await shoot(page, 'card-refund-declined');
    await page.keyboard.press('Control+Enter');
    await page.getByText('is paid back').waitFor();
    await page.getByText('Nothing goes over the counter in cash.').waitFor();
    await shoot(page, 'card-refund-done');
    expect(await corrections(client)).toMatchObject([{ totalMinor: -185, forms: ['Charge Card'] }]);
    expect(await bookedByCard(client)).toBe(simulator.books.charged());
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
  });

  it('that is declined goes back in another form, by touch alone', async () => {
    const simulator = await simulatedTerminal();
    const { client, page } = await inCorrection(simulator, { hands: 'touch', size: { width: 1024, height: 768 } });
    const tap = (name: RegExp) => page.getByRole('button', { name }).first().tap();
    simulator.plan({ decline: 0x71 });
    await tap(/^Confirm/);
    await page.getByText('The bank declined').waitFor();
    await tap(/^Cash/);
    await tap(/^Confirm/);
    await page.getByText('is paid back').waitFor();
    await tap(/^Go On/);
    expect(await corrections(client)).toMatchObject([{ totalMinor: -185, forms: ['Cash'] }]);
    expect(simulator.books.charged()).toBe(185);
  });

  it('of which nobody knows is left, found again at its receipt, asked of the terminal and answered, by touch alone', async () => {
    const simulator = await simulatedTerminal();
    const { client, documentId, page } = await inCorrection(simulator, { hands: 'touch' });
    const tap = (name: RegExp) => page.getByRole('button', { name }).first().tap();
    simulator.plan({ cutAt: 'before_authorising' });
    await tap(/^Confirm/);
    const question = page.getByRole('heading', { name: 'Nobody knows yet whether the money went back to the card' });
    await question.waitFor();
    await tap(/^Close/);
    await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
    await tap(/^Correction/);
    await question.waitFor();
    await tap(/^Ask the Terminal Now/);
    await tap(/^Slip says refused/);
    await page.getByRole('button', { name: /^Return All/ }).waitFor();
    expect((await refundIs(client, documentId, 'declined')).corrected).toBeNull();
    expect(await corrections(client)).toEqual([]);
  });

  it('of which nobody knows is named over the next document, and taken up there by keyboard alone', async () => {
    const simulator = await simulatedTerminal();
    const { client, page } = await inCorrection(simulator);
    simulator.plan({ cutAt: 'before_authorising' });
    await page.keyboard.press('Control+Enter');
    const question = page.getByRole('heading', { name: 'Nobody knows yet whether the money went back to the card' });
    await question.waitFor();
    for (const name of ['Trade Documents', 'Reports and Payments', 'Main Menu']) {
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name }).waitFor();
    }
    await page.getByRole('button', { name: /^New Document/ }).click();
    await page.getByText(/^Return of .* 1\.85.* to the card, unresolved/).waitFor();
    await shoot(page, 'card-refund-open');
    await page.keyboard.press('Alt+8');
    await question.waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: /^Return All/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await expect.poll(() => page.getByText(/to the card, unresolved/).count()).toBe(0);
    expect(await corrections(client)).toEqual([]);
  });

  it('of goods without a receipt waits with its document: parked from Payment, taken up and answered, by touch alone', async () => {
    const simulator = await simulatedTerminal();
    const { client, page } = await showTill({
      hands: 'touch',
      open: () => tillBeside(simulator),
      before: async (one) => {
        await ivanasShift(one);
        await soldByCard(one);
        await accepted(one.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
        simulator.plan({ cutAt: 'before_authorising' });
        await accepted(one.card.refund({ ...id(), documentId: null, reason: 'Damaged', paymentForm: 'card' }));
        await cardIs(one, 'unknown');
      },
    });
    const tap = (name: RegExp) => page.getByRole('button', { name }).first().tap();
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await tap(/^Confirm/);
    const question = page.getByRole('heading', { name: 'Nobody knows yet whether the money went back to the card' });
    await question.waitFor();
    await shoot(page, 'card-refund-in-payment');
    await tap(/^Park as unresolved/);
    await page.getByText(/^Parked .* card payment unresolved/).waitFor();
    await tap(/^Take Up/);
    await question.waitFor();
    await page.getByLabel('Number on the slip').fill('0002');
    await tap(/^Slip says approved/);
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await expect.poll(() => corrections(client)).toMatchObject([{ totalMinor: -370 }]);
    expect(await accepted(client.sale.document({}))).toBeNull();
    expect(await accepted(client.sale.pending({}))).toEqual([]);
  });

  it.each(SIZES)('fits $width x $height in each language, and can be read, working and as a question', async (size) => {
    const simulator = await simulatedTerminal();
    const { client, page } = await inCorrection(simulator, { size });
    simulator.plan({ waitForAbort: 'refuse', cutAt: 'before_authorising' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Insert, tap or swipe the card').waitFor();
    await shoot(page, 'card-refund-working');
    await expectFits(page);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Nobody knows yet' }).waitFor();
    await shoot(page, 'card-refund-unknown');
    await expectFits(page);
    for (const language of ['hr', 'pl', 'de'] as const) {
      await page.keyboard.press('Escape');
      await page.locator('.documents').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.tiles').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.menu').waitFor();
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.locator('.menu').waitFor();
      await page.keyboard.press('F5');
      await page.locator('.tiles kbd').filter({ hasText: 'F9' }).waitFor();
      await page.keyboard.press('F6');
      await page.locator('.documents .is-selected').waitFor();
      await page.locator('.roll').waitFor();
      await page.keyboard.press('F8');
      await page.locator('.card-ask').waitFor();
      await shoot(page, `card-refund-unknown-${language}`);
      await expectFits(page);
    }
  });
});

it.each(SIZES)(
  'at $width the end of the shift names an open refund, and the Sending Report counts those that were paid',
  async (size) => {
    const simulator = await simulatedTerminal();
    const { page } = await showTill({
      hands: 'keyboard',
      size,
      open: () => tillBeside(simulator),
      before: async (client) => {
        await ivanasShift(client);
        const [paid, doubted] = [await soldByCard(client), await soldByCard(client)];
        await soldByCard(client);
        await askRefund(client, paid);
        await refundIs(client, paid.documentId, 'approved');
        simulator.plan({ cutAt: 'before_authorising' });
        await askRefund(client, doubted);
        await refundIs(client, doubted.documentId, 'unknown');
      },
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.getByRole('button', { name: /Reports and Payments/ }).click();
    await page.getByRole('button', { name: /Shift Summary/ }).click();
    await page.getByRole('button', { name: /End Shift/ }).click();
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    await page.getByText(/^Returns to a card of which nobody knows yet: 1, 1\.85/).waitFor();
    await shoot(page, 'card-refund-at-end');
    await expectFits(page);
    await page.getByRole('button', { name: /Sending Report/ }).click();
    await page.getByText('Card returns').waitFor();
    await page.getByText('Nobody knows yet whether the money went back to the card.').waitFor();
    await page.getByRole('button', { name: /^Send All the Same/ }).waitFor();
    await shoot(page, 'card-refund-report');
    await expectFits(page);
  },
);

it('a manual terminal: the number of its slip is typed, and the correction is booked', async () => {
  const { client, page } = await showTill({
    hands: 'keyboard',
    open: () => testTill({ terminal: 'manual' }),
    before: async (one) => {
      await ivanasShift(one);
      await accepted(one.sale.scan({ ...id(), barcode: '101' }));
    },
  });
  await page.getByRole('heading', { name: 'New Document' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  await page.keyboard.press('F5');
  await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
  await page.keyboard.press('F6');
  await page.getByRole('heading', { name: 'Trade Documents' }).waitFor();
  await page.keyboard.press('F9');
  await expect.poll(() => page.locator('.sum-big').textContent()).toBe('1.85');
  await page.getByRole('button', { name: /^Charge Card/ }).waitFor();
  await page.keyboard.press('F3');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /Pay 1\.85/ }).waitFor();
  await shoot(page, 'card-refund-manual');
  await page.getByLabel('Number on the slip').fill('0816');
  await page.keyboard.press('Alt+1');
  await page.getByText('is paid back').waitFor();
  expect(await accepted(client.sale.document({}))).toBeNull();
  expect(await bookedByCard(client)).toBe(-185);
});
