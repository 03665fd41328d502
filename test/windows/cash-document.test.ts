import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { accepted, id, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';
import { buildWindows, type ShownTill, shoot, showTill } from '#test/windows/shown-till.ts';

beforeAll(buildWindows);

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

async function shownShift(hands: 'keyboard' | 'touch', size?: (typeof SIZES)[number]): Promise<ShownTill> {
  const before = (client: TillClient) => startShift(client, '200.00');
  const shown = await showTill({ hands, before, ...(size === undefined ? {} : { size }) });
  await shown.page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  return shown;
}

async function cashDocuments({ client }: ShownTill) {
  return (await accepted(client.cashDocument.list({}))).documents.filter(({ tag }) => tag === 'Manual');
}

/** Nothing runs out of the window, and nothing that is read is cut off. */
async function expectFits(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const isOut = ({ left, right, top, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    const seen = [
      ...document.querySelectorAll(
        '.keys .key, .top h1, .roll, .pad .key, .form-top *, .chips .key, .sum-box *, .documents-filter > *',
      ),
    ];
    return seen
      .filter((element) => isOut(element.getBoundingClientRect()) || element.scrollWidth > element.clientWidth + 2)
      .filter((element) => getComputedStyle(element).display !== 'inline' && !element.classList.contains('unseen'))
      .map((element) => element.textContent);
  });
  expect(cut).toEqual([]);
}

describe('a cash document in the window', () => {
  it('takes its payer from the customers, and stays as typed over a count of the drawer', async () => {
    const { page } = await showTill({
      hands: 'keyboard',
      size: SIZES[0],
      open: async () => {
        const till = await testTill();
        await keepCustomers(till, [
          ['Kovač d.o.o.', 'OIB 11223344556'],
          ['Škoda servis', 'OIB 99887766554'],
        ]);
        return till;
      },
      before: (client) => startShift(client, '200.00'),
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F7');
    await page.getByRole('textbox', { name: /^Amount/ }).waitFor();
    await page.keyboard.type('30');
    await page.keyboard.press('F9');
    await page.getByRole('dialog', { name: 'Customer' }).getByText('Škoda servis').waitFor();
    await shoot(page, 'cash-document-customers');
    await page.keyboard.type('kov');
    await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Payer').inputValue()).toBe('Kovač d.o.o.');
    await shoot(page, 'cash-document-payer');
    await expectFits(page);
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: 'Cash Register Counting' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    await expect.poll(() => page.getByLabel('Payer').inputValue()).toBe('Kovač d.o.o.');
    await expect.poll(() => page.getByRole('textbox', { name: /^Amount/ }).inputValue()).toMatch(/^30/);
  });

  it('is issued by keyboard alone: a courier paid from the drawer, then found, looked at and printed again', async () => {
    const shown = await shownShift('keyboard');
    const { page } = shown;
    await page.keyboard.press('F7');
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    await page.getByRole('textbox', { name: /^Amount/ }).waitFor();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.keyboard.type('GLS courier, Zagreb');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parcel 7731 paid on delivery');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('170.00');
    await shoot(page, 'cash-document');
    await page.keyboard.press('Control+Enter');
    await page.getByText('CW/2026/POS1/000001 is issued').waitFor();
    await shoot(page, 'cash-document-issued');
    expect(await cashDocuments(shown)).toMatchObject([
      {
        number: 'CW/2026/POS1/000001',
        amountMinor: 3_000,
        reason: 'Courier',
        description: 'Parcel 7731 paid on delivery',
      },
    ]);
    await page.keyboard.press('F6');
    await page.getByRole('heading', { name: 'CD/CW List' }).waitFor();
    await page.keyboard.type('cw/');
    await page.getByText('CASH WITHDRAWAL (CW)').waitFor();
    await page.getByText('printed', { exact: false }).first().waitFor();
    await page.keyboard.press('F7');
    await page.getByText('The slip is on its way to the printer.').waitFor();
    await page.getByText('COPY 1').first().waitFor();
    await shoot(page, 'cash-documents');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
  });

  it('is issued by touch alone: the safe drop, and a limit that asks before it is exceeded', async () => {
    const shown = await shownShift('touch');
    const { page } = shown;
    const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().tap();
    await tap(/^Cash Documents/);
    for (const figure of ['5', '0'])
      await page.locator('.pad').getByRole('button', { name: figure, exact: true }).tap();
    await tap(/^Safe drop/);
    await tap(/^Confirm/);
    await page.getByText('CW/2026/POS1/000001 is issued: 50.00').waitFor();
    await page.getByRole('radio', { name: /^CD/ }).tap();
    for (const figure of ['1', '9', '00'])
      await page.locator('.pad').getByRole('button', { name: figure, exact: true }).tap();
    await page.getByText('Above the maximum of 2,000.00').waitFor();
    await tap(/^Confirm/);
    await page.getByText('Upon confirmation, the cash register balance will amount to: 2050.00 EUR').waitFor();
    await shoot(page, 'cash-document-limit');
    expect(await cashDocuments(shown)).toHaveLength(1);
    await tap(/^Yes, Continue/);
    await page.getByText('CD/2026/POS1/000002 is issued').waitFor();
    expect(await cashDocuments(shown)).toMatchObject([{ type: 'CD', amountMinor: 190_000 }, { type: 'CW' }]);
    await tap(/^CD\/CW List/);
    await page.getByRole('button', { name: 'CW/2026/POS1/000001' }).tap();
    await page.getByText('Safe drop').first().waitFor();
    await tap(/^Close/);
  });

  it('keeps what was typed when it is turned round, and a voucher becomes cash again', async () => {
    const { page } = await shownShift('keyboard');
    await page.keyboard.press('F7');
    await page.getByRole('radio', { name: 'Voucher' }).click();
    await page.getByLabel('Amount').fill('12.50');
    await page.getByLabel('Description').fill('Wrong form');
    await page.keyboard.press('F3');
    expect(await page.getByRole('radio', { name: 'Cash', exact: true }).getAttribute('aria-checked')).toBe('true');
    expect(await page.getByLabel('Description').inputValue()).toBe('Wrong form');
    expect(await page.getByRole('radio', { name: /^CD/ }).getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => page.locator('.sum-big').textContent()).toBe('212.50');
  });

  it('without the right asks for somebody who holds it, and takes the document with that PIN', async () => {
    const { client, page } = await showTill({
      hands: 'keyboard',
      before: async (client) => {
        await accepted(client.operator.logOn({ ...id(), operatorId: 'jakub', pin: '1234' }));
        const authorisation = { operatorId: 'ivana', pin: '1234' };
        const deposits = [{ currency: 'EUR', amount: '80.00' }];
        await accepted(client.shift.start({ ...id(), deposits, authorisation }));
      },
    });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.keyboard.press('F7');
    await page.getByLabel('Amount EUR').waitFor();
    await page.keyboard.type('10');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Authorization' }).waitFor();
    await page.getByRole('option', { name: 'Ivana' }).waitFor();
    await page.keyboard.type('iva');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1234');
    await shoot(page, 'cash-document-authorise');
    await page.keyboard.press('Enter');
    await page.getByText('CW/2026/POS1/000001 is issued').waitFor();
    expect(
      await refused(
        client.cashDocument.issue({ ...id(), type: 'CW', amount: '1', currency: 'EUR', paymentForm: 'cash' }),
      ),
    ).toBe('not_permitted');
  });

  it('asks at the end too, before a withdrawal leaves less than the minimum, and anew when it is changed', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 15_000, maximumMinor: null, mode: 'warn' as const }];
    const { client, page } = await showTill({
      hands: 'keyboard',
      open: () => withParameters({ cashLimits, keepInDrawer: [] }),
      before: (at) => startShift(at, '200.00'),
    });
    const end = async () => {
      await page.keyboard.press('F5');
      await page.getByRole('heading', { name: 'Reports and Payments' }).waitFor();
      await page.keyboard.press('F2');
      await page.getByRole('heading', { name: 'Shift Summary' }).waitFor();
      await shoot(page, 'shift-summary-keys');
      await page.keyboard.press('F8');
      await page.getByRole('heading', { name: 'End of Shift' }).waitFor();
    };
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await end();
    const withdrawal = page.getByLabel('Withdrawal Cash EUR');
    await withdrawal.fill('80');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Do you want to continue?').waitFor();
    await shoot(page, 'end-limit');
    await withdrawal.fill('60');
    await page.keyboard.press('Enter');
    await page.getByText('Do you want to continue?').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Enter');
    await page.getByText('the cash register balance will amount to: 140.00 EUR').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Z/2026/POS1/000001').first().waitFor();
    expect((await accepted(client.till.state({}))).operator).toBeNull();
  });

  it.each(SIZES)('fits $width x $height, in each language, and can be read', async (size) => {
    const { client, page } = await shownShift('keyboard', size);
    const courier = { type: 'CW', amount: '30', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
    await accepted(client.cashDocument.issue({ ...id(), ...courier, description: 'Parcel 7731 paid on delivery' }));
    for (const language of ['en', 'hr', 'pl', 'de'] as const) {
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.keyboard.press('F7');
      await page.locator('.cashdoc .pad').waitFor();
      await page.locator('.chips .key').last().click();
      await page.keyboard.type('123.45');
      await shoot(page, `form-${language}`);
      await expectFits(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press('F6');
      await page.locator('.cashdocs .roll').waitFor();
      await shoot(page, `list-${language}`);
      await expectFits(page);
      const list = await new AxeBuilder({ page }).analyze();
      expect(list.violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.menu').waitFor();
      await shoot(page, `menu-${language}`);
    }
  });
});
