import AxeBuilder from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { accepted, id, logOn, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows);

/** The payment form as the demo shop names it in every language. */
const CHECK = /Check|Scheck|Ček|Czek/;

/** A document of 100.00 waits; it may be paid with cheques. */
async function aDocument(client: TillClient) {
  await startShift(client, '50.00');
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: '1000' }));
}

async function twoCheques(client: TillClient) {
  await aDocument(client);
  const check = { paymentForm: 'check', currency: 'EUR' };
  const first = { number: '0087 2214', bank: 'Zagrebačka' };
  await accepted(client.sale.assignPayment({ ...id(), ...check, amount: '60', cheque: first }));
  await accepted(client.sale.assignPayment({ ...id(), ...check, amount: null, cheque: { number: '4411', bank: '' } }));
  await accepted(client.sale.complete(id()));
}

describe('checks', () => {
  it('are taken and ticked by keyboard alone', async () => {
    const { client, page } = await showTill({ hands: 'keyboard', before: aDocument });
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByText('Vrećica').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Check/ }).waitFor();
    await page.keyboard.press('F5');
    const dialog = page.getByRole('dialog', { name: 'Which check is it?' });
    await dialog.waitFor();
    await page.keyboard.type('0087 2214');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Zagrebačka');
    await shoot(page, 'cheque-dialog');
    await page.keyboard.press('Enter');
    await page.getByText('no. 0087 2214, Zagrebačka').waitFor();
    await shoot(page, 'cheque-paid');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F5');
    await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: 'Shift Summary' }).waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
    await page
      .getByRole('tab', { name: /Check/ })
      .or(page.getByRole('button', { name: /^Check/ }))
      .first()
      .click();
    await page.getByRole('checkbox', { name: 'Check 0087 2214 is there' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('100.00');
    const sheet = await accepted(client.count.sheet({ occasion: 'end' }));
    expect(sheet.entries.find(({ kind }) => kind === 'cheque')).toMatchObject({ sumMinor: 10_000 });
    const edges = await page
      .locator('.ledger.cheques tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.getBoundingClientRect().right)));
    expect(edges[1], 'each head stands over its column').toEqual(edges[0]);
    await shoot(page, 'cheque-ticked');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    await expect
      .poll(async () => {
        const { rows } = await accepted(client.shift.endSheet({}));
        return rows.find(({ paymentForm }) => paymentForm === 'check')?.actualMinor;
      })
      .toBe(10_000);
    await page.getByRole('row', { name: /^Check/ }).waitFor();
    await shoot(page, 'cheque-end');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Shift ended' }).waitFor();
    await shoot(page, 'cheque-ended');
    await logOn(client, 'ivana');
    const inSafe = (await accepted(client.safe.sheet({}))).rows.find(({ paymentForm }) => paymentForm === 'check');
    expect(inSafe).toMatchObject({ endingMinor: 10_000, transactions: 1 });
    const { jobs } = await accepted(client.paper.roll({}));
    const report = jobs.find(({ kind }) => kind === 'daily_report');
    const { lines } = await accepted(client.paper.slip({ jobId: report?.id ?? '' }));
    expect(lines.map(({ text }) => text).join('\n')).toMatch(
      /Check: beginning.*actual +100\.00.*0087 2214 Zagrebačka +100\.00 EUR/s,
    );
  });

  it.each(SIZES)('are ticked by touch, what is missing is named, and all fits $width x $height', async (size) => {
    const { client, page } = await showTill({ hands: 'touch', size, before: twoCheques });
    for (const language of ['de', 'hr', 'pl', 'en'] as const) {
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.locator('.menu').waitFor();
      await page.locator('.tiles .tile').nth(1).tap();
      await page.locator('.tile.big').waitFor();
      await page.locator('.tile.big').tap();
      await page.locator('.keys .key').last().waitFor();
      await page.keyboard.press('F8');
      await page.locator('.frame.end, .end-of-shift, .frame').first().waitFor();
      await page.keyboard.press('F2');
      await page.locator('.frame.count').waitFor();
      await page
        .getByRole('tab', { name: CHECK })
        .or(page.getByRole('button', { name: CHECK }))
        .first()
        .tap();
      const ticks = page.getByRole('checkbox');
      await ticks.first().waitFor();
      if (!(await ticks.first().isChecked())) await ticks.first().tap();
      await expect.poll(() => page.locator('.sum-big').textContent()).toMatch(/^60[.,]00$/);
      await shoot(page, `cheques-${language}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
      await page.locator('.keys .key').last().tap();
      await page.locator('.frame.count').waitFor({ state: 'detached' });
      await page.getByRole('row', { name: CHECK }).first().tap();
      await page.getByText('4411').first().waitFor();
      await shoot(page, `cheques-end-${language}`);
      await page.keyboard.press('Escape');
      await page.locator('.keys .key').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.tile.big').waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it.each(SIZES)(
    'that were ticked when the drawer was handed over and are gone say so at $width x $height',
    async (size) => {
      const { client, page } = await showTill({
        hands: 'keyboard',
        size,
        before: async (till) => {
          await twoCheques(till);
          for (const chequeId of await chequesOf(till))
            await accepted(till.count.tickCheque({ ...id(), chequeId, isThere: true }));
          await accepted(till.shift.detach(id()));
        },
      });
      await page.getByRole('heading', { name: 'Log On' }).waitFor();
      await logOn(client);
      await page.getByText(/^Your drawer of shift /).waitFor();
      await page.keyboard.press('F3');
      await page.getByText(/^This drawer was detached on /).waitFor();
      await page.keyboard.press('F2');
      await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
      await page
        .getByRole('tab', { name: /Check/ })
        .or(page.getByRole('button', { name: /^Check/ }))
        .first()
        .click();
      const gone = page.getByRole('checkbox', { name: 'Check 4411 is there' });
      await gone.waitFor();
      expect(await gone.isChecked()).toBe(true);
      expect(await page.getByText('Check 4411 was there at the hand-over').count()).toBe(0);
      await gone.focus();
      await page.keyboard.press('Space');
      await page.getByText('Check 4411 was there at the hand-over').waitFor();
      await shoot(page, 'cheque-gone');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
      await page.getByRole('row', { name: CHECK }).first().click();
      await page.getByText('Check 4411 over 40.00 is not there, and was when the drawer was handed over.').waitFor();
      await shoot(page, 'cheque-gone-end');
    },
  );
});

async function chequesOf(client: TillClient): Promise<readonly string[]> {
  const { entries } = await accepted(client.count.sheet({ occasion: 'end' }));
  return entries.flatMap(({ cheques }) => cheques.map((cheque) => cheque.id));
}
