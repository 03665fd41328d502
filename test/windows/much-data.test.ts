import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '#shared/till/configuration.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, logOn, startShift, type TillClient } from '#test/till/test-till.ts';
import { buildWindows, shoot, showTill } from '#test/windows/shown-till.ts';
import { logOnByKeys, SIZES } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const LONG_NAMES = ['Ana-Marija Kovačević-Wiśniewska', 'Aleksandra Brzęczyszczykiewicz'];
const LONG_FORMS = [
  'Gutschein der Einkaufsgemeinschaft',
  'Sodexo Pluxee Restaurantscheck',
  'Kartica vjernosti zlatna',
  'Przelew natychmiastowy',
  'Mobile payment by phone',
  'American Express Corporate',
  'Firmenkarte mit Unterschrift',
];
const FACES = [1_000_000, 500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_500, 2_000, 1_500, 1_000];

/** A shop with much of everything: three currencies, one of them of 24 pieces, twelve payment forms with long names. */
function muchOfEverything(configuration: Configuration): Configuration {
  const pieces = (kind: 'note' | 'coin', by: number) =>
    FACES.map((face) => ({ valueMinor: face / by, kind, rollPieces: 50 }));
  const koruna = {
    code: 'CZK',
    name: 'česká koruna',
    minorDigits: 2,
    rate: '0.0405',
    denominations: [...pieces('note', 1), ...pieces('coin', 500)],
  };
  const forms = LONG_FORMS.map((name, index) => ({
    id: `form${index}`,
    name,
    names: {},
    kind: 'voucher' as const,
    currencies: ['EUR'],
  }));
  return {
    ...configuration,
    currencies: [...configuration.currencies, koruna],
    paymentForms: [
      ...configuration.paymentForms.map((form) =>
        form.id === 'cash' ? { ...form, currencies: [...form.currencies, 'CZK'] } : form,
      ),
      ...forms,
    ],
    parameters: { ...configuration.parameters, cashLimits: [] },
  };
}

const open = () => tillWith(muchOfEverything);

async function withManyPeople(client: TillClient): Promise<void> {
  await logOn(client, 'ivana');
  for (const [index, name] of [...LONG_NAMES, ...LONG_NAMES, ...LONG_NAMES, ...LONG_NAMES].entries()) {
    const person = { name: `${name} ${index}`, role: 'cashier' as const, groupIds: ['cashiers'], isAssigned: true };
    await accepted(client.roster.changeOperator({ ...id(), operatorId: null, ...person }));
  }
  await accepted(client.operator.logOff(id()));
}

async function withMillions(client: TillClient): Promise<void> {
  await logOn(client);
  const deposits = [
    { currency: 'EUR', amount: '1234567.89' },
    { currency: 'CZK', amount: '98765.43' },
  ];
  await accepted(client.shift.start({ ...id(), deposits }));
  await accepted(client.sale.scan({ ...id(), barcode: '3850104212604', quantity: '9999' }));
}

/** Names of what a hand could miss: keys, entries and figures that are cut, or covered by something else. */
function cutIn(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((all) =>
    all
      .filter((one) => {
        const { top, bottom, left, right, width } = one.getBoundingClientRect();
        const isInside = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
        const at = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
        const isOnTop = at !== null && (one.contains(at) || at.contains(one));
        return !isInside || !isOnTop || one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => one.textContent ?? one.tagName),
  );
}

/** Soon: a language that has just changed is drawn in steps. */
async function nothingCut(page: Page, selector: string, message = ''): Promise<void> {
  await expect.poll(() => cutIn(page, selector), { message, timeout: 10_000 }).toEqual([]);
}

async function speak(client: TillClient, page: Page, language: 'en' | 'de' | 'hr' | 'pl'): Promise<void> {
  await accepted(client.till.setLanguage({ ...id(), language }));
  await page.locator(`html[lang="${language}"]`).waitFor();
}

describe('a shop with much of everything', () => {
  it.each(SIZES)('logs on among fourteen people with long names, at $width x $height', async (size) => {
    const { client, page } = await showTill({ hands: 'touch', size, open, before: withManyPeople });
    await page.getByRole('button', { name: /^Jakub/ }).waitFor();
    await shoot(page, 'much-log-on');
    await nothingCut(page, '.logon-find .box, .logon .segment button, .pad .key');
    const words = page.locator('.op-tile strong');
    expect(await words.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)).toBe(0);
    const last = page.getByRole('button', { name: /^Zofia/ });
    await last.scrollIntoViewIfNeeded();
    await last.tap();
    await page.getByRole('region', { name: 'PIN of Zofia' }).waitFor();
    for (const figure of ['1', '2', '3', '4']) await page.getByRole('button', { name: figure, exact: true }).tap();
    await page.getByRole('button', { name: /^Log On/ }).tap();
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    expect((await accepted(client.till.state({}))).operator?.id).toBe('zofia');
  });

  it('offers both ways back to New Document beside each other, by touch, in every language', async () => {
    const { client, page } = await showTill({ hands: 'touch', size: SIZES[0], before: (one) => logOn(one) });
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
    await page.getByRole('button', { name: /^Close/ }).tap();
    for (const language of ['de', 'hr', 'pl', 'en'] as const) {
      await speak(client, page, language);
      await page.locator('.tile-keys .key').nth(1).waitFor();
      await nothingCut(page, '.tile-keys .key', language);
    }
    await page.getByRole('button', { name: /^Start Shift/ }).tap();
    await page.getByRole('heading', { name: 'Start of Shift' }).waitFor();
  });

  it.each(SIZES)(
    'counts a currency of 24 pieces by keyboard alone, each in sight, at $width x $height',
    async (size) => {
      const { page } = await showTill({ hands: 'keyboard', size, open, before: async () => {} });
      await logOnByKeys(page, 'ana');
      await page.getByRole('textbox', { name: 'Deposit EUR' }).waitFor();
      await page.keyboard.press('F2');
      await page.getByRole('navigation').getByRole('button', { name: /^CZK/ }).click();
      const first = page.getByRole('textbox', { name: 'Pieces of 10,000.00' });
      await first.click();
      for (let piece = 0; piece < 2 * FACES.length; piece += 1) {
        await page.keyboard.type('98765');
        const entry = page.locator('.entry:focus');
        await expect.poll(() => entry.inputValue()).toBe('98765');
        await nothingCut(page, '.entry:focus, .den thead th, .den tfoot th');
        if (piece < 2 * FACES.length - 1) await page.keyboard.press('Enter');
      }
      await shoot(page, 'much-counting');
      await nothingCut(page, '.sum-big, .den tfoot .num, .pad .key, .keys .key');
    },
  );

  it.each(SIZES)('pays with twelve forms: the pad keeps its place, each form is reached, at $width', async (size) => {
    const { client, page } = await showTill({ hands: 'touch', size, open, before: withMillions });
    await page.getByRole('heading', { name: 'New Document' }).waitFor();
    await page.getByRole('row', { name: /Kava/ }).waitFor();
    for (const language of ['de', 'hr', 'pl', 'en'] as const) {
      await speak(client, page, language);
      await nothingCut(page, '.sale .keys .key, .doc-total output', language);
    }
    await page.getByRole('button', { name: /^Confirm/ }).tap();
    await page.getByRole('heading', { name: 'Payment' }).waitFor();
    for (const language of ['de', 'hr', 'pl', 'en'] as const) {
      await speak(client, page, language);
      await nothingCut(page, '.pad .key, .quick .key, .assign .entry, .due output, .change output', language);
    }
    await shoot(page, 'much-payment');
    const last = page.getByRole('button', { name: /^Firmenkarte mit Unterschrift/ });
    await last.scrollIntoViewIfNeeded();
    await last.tap();
    await page.getByText(/^Fully assigned. Confirm/).waitFor();
    expect((await accepted(client.sale.document({})))?.payments[0]).toMatchObject({ paymentForm: 'form6' });
  });

  it.each(SIZES)(
    'ends a shift of millions: no figure runs over its cell or out of its sheet, at $width',
    async (size) => {
      const before = async (client: TillClient) => {
        await withMillions(client);
        await accepted(client.sale.complete({ ...id(), exactCash: true }));
        const order = { type: 'CW', paymentForm: 'cash', currency: 'EUR', reasonId: 'courier' } as const;
        await accepted(client.cashDocument.issue({ ...id(), ...order, amount: '123641.78', description: 'Courier' }));
      };
      const { client, page } = await showTill({ hands: 'keyboard', size, open, before });
      await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
      await page.keyboard.press('F5');
      await page.keyboard.press('F2');
      await page.getByRole('heading', { name: 'Shift Summary' }).waitFor();
      await page.getByRole('tab', { name: 'Cash Register Balance Summary' }).click();
      for (const language of ['de', 'hr', 'pl', 'en'] as const) {
        await speak(client, page, language);
        await nothingCut(page, '.sum-bar button, .tab-scroll tfoot :is(th, td), .bar-list li:first-child', language);
      }
      await page.keyboard.press('F8');
      const actual = page.getByRole('textbox', { name: 'Actual Balance Cash EUR' });
      await actual.waitFor();
      await page.keyboard.type('1034567.89');
      await page.keyboard.press('Enter');
      await page.getByText('short').first().waitFor();
      for (const language of ['de', 'hr', 'pl', 'en'] as const) {
        await speak(client, page, language);
        await nothingCut(page, '.end-ledger .is-selected :is(td, th, .entry), .keys .key', language);
      }
      await shoot(page, 'much-end');
    },
  );

  it('takes a cash document in any of its forms, by touch', async () => {
    const { client, page } = await showTill({ hands: 'touch', size: SIZES[0], open, before: startShift });
    await page.getByRole('heading', { name: 'Main Menu' }).waitFor();
    await page.getByRole('button', { name: /^Cash Documents/ }).tap();
    await page.getByRole('heading', { name: 'Cash Document' }).waitFor();
    const last = page.getByRole('radio', { name: 'Firmenkarte mit Unterschrift' });
    await last.scrollIntoViewIfNeeded();
    await last.tap();
    await expect.poll(() => last.getAttribute('aria-checked')).toBe('true');
    await shoot(page, 'much-cash-document');
    await nothingCut(page, '.segment.wide button');
    expect((await accepted(client.cashDocument.sheet({}))).forms.length).toBeGreaterThan(9);
  });
});
