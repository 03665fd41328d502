import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '#agent/erp/erp-token.ts';
import { LANGUAGES } from '#shared/language/languages.ts';
import { seriousViolations } from '#test/e2e/pages/accessibility.ts';
import { openTillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import { items, openOffice } from '#test/master-data/data-service.ts';
import { allSent, cut, mend, testStore } from '#test/shifts/store.ts';
import { accepted, id, startShift } from '#test/till/test-till.ts';
import { buildWindows, ownChromium, SIZES, shot } from '#test/windows/till-page.ts';

beforeAll(buildWindows, 240_000);

const at = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

async function storeTill(context: { readonly viewport?: (typeof SIZES)[number]; readonly hasTouch?: boolean }) {
  const store = await testStore();
  const office = await openOffice(store.agent.dataDir);
  const till = await store.open('POS1');
  const { page } = await openTillInChromium(await ownChromium(), {
    open: async () => till,
    before: (client) => startShift(client),
    context,
  });
  return { office, till: { ...till, agentUrl: store.agent.url }, page };
}

describe('Data Update', () => {
  it.each(SIZES)('says what came and when, part by part, by keyboard alone at $width x $height', async (viewport) => {
    const { office, till, page } = await storeTill({ viewport });
    await at(page, 'Main Menu');
    await page.keyboard.press('F8');
    await at(page, 'Configuration');
    await shot(page, 'configuration-with-data-update');
    await page.keyboard.press('F6');
    await at(page, 'Data Update');
    await page.getByText('The till holds everything the Data Service has for it.').waitFor();
    // What the office changes comes by itself, at once; a part that is asked for by its key finds nothing more.
    await office.keep('item', items(3_000));
    await row(page, 'Items').getByText('3,000 new or changed').waitFor();
    await row(page, 'Customers').getByText('never').waitFor();
    await page.keyboard.press('F3');
    await page.getByText('The till holds everything the Data Service has for it.').waitFor();
    await office.keep('customer', [{ id: 'c1', name: 'Kovač d.o.o.' }]);
    await row(page, 'Customers').getByText('1 new or changed').waitFor();
    await office.keep('item', items(2_999), { isWhole: true });
    await row(page, 'Items').getByText('1 removed').waitFor();
    await office.keep('operator_group', [{ id: 'managers', name: 'Managers', permissions: [] }]);
    await row(page, 'Permissions').getByText('refused').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('This till cannot work with some of what came').waitFor();
    await shot(page, 'data-update-refused');
    expect(await seriousViolations(page)).toEqual([]);
    cut(till);
    await page.keyboard.press('F7');
    await page.getByText('The Data Service did not answer.').waitFor();
    await shot(page, 'data-update-failed');
    await mend(till);
    await page.keyboard.press('Escape');
    await at(page, 'Configuration');
  });

  it('is used by touch alone, shows how far it is, and selling goes on meanwhile', async () => {
    const { office, till, page } = await storeTill({ viewport: SIZES[0], hasTouch: true });
    await at(page, 'Main Menu');
    await page
      .getByRole('button', { name: /^Configuration/ })
      .first()
      .tap();
    await page
      .getByRole('button', { name: /^Data Update/ })
      .first()
      .tap();
    await at(page, 'Data Update');
    await office.keep('item', items(20_000));
    await page.getByRole('button', { name: 'Update Items' }).tap();
    await page.getByRole('progressbar', { name: 'Progress of the update' }).waitFor();
    await page.getByText(/taken over, [1-9][0-9,]* still to come/).waitFor();
    await shot(page, 'data-update-running');
    await accepted(till.client.sale.scan({ ...id(), barcode: '101' }));
    await row(page, 'Items').getByText('20,000 new or changed').waitFor();
    await page.getByRole('button', { name: /^Update All/ }).tap();
    await page.getByText('The till holds everything').waitFor();
  });

  it('is two keys from the icon, and leads to the addresses and back', async () => {
    const { page } = await storeTill({});
    await at(page, 'Main Menu');
    await page.getByRole('button', { name: /Both services run/ }).click();
    await page.getByRole('button', { name: /^Data Update/ }).click();
    await at(page, 'Data Update');
    await page.keyboard.press('F9');
    await at(page, 'Service Configuration');
    await page.keyboard.press('Escape');
    await at(page, 'Data Update');
    await page.keyboard.press('Escape');
    await at(page, 'Main Menu');
  });

  it('a till without a Data Service says so, and asks nobody', async () => {
    const { page, client } = await openTillInChromium(await ownChromium(), {
      before: (at) => startShift(at),
      context: { viewport: SIZES[0] },
    });
    await at(page, 'Main Menu');
    await page.keyboard.press('F8');
    await page.keyboard.press('F6');
    await at(page, 'Data Update');
    await page.getByRole('status').getByText('This till has no Data Service.').waitFor();
    expect(await page.getByRole('button', { name: 'Update Items' }).getAttribute('aria-disabled')).toBe('true');
    for (const language of LANGUAGES) {
      await accepted(client.till.setLanguage({ ...id(), language }));
      await page.locator(`html[lang=${language}]`).waitFor();
      await shot(page, `data-update-${language}`);
      const outside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([language, outside]).toEqual([language, 0]);
    }
  });
});

it('what works is said for each of the two services by itself', async () => {
  const { till, page } = await storeTill({ viewport: SIZES[0] });
  await at(page, 'Main Menu');
  cut(till);
  await page.getByRole('button', { name: /Both services are stopped/ }).click();
  await page.getByRole('row', { name: /^Prices and items as kept/ }).waitFor();
  await page.getByRole('row', { name: /^Start a shift with permission/ }).waitFor();
  await shot(page, 'services-red');
  await mend(till);
  await page.getByRole('row', { name: /^Prices and items live/ }).waitFor();
  await shot(page, 'services-green');
});

it.each(SIZES)(
  'an ERP that fetches nothing is told at the icon at $width x $height, and not once it fetches',
  async (viewport) => {
    const { office, till, page } = await storeTill({ viewport });
    await allSent(till);
    const { database } = office;
    const token = await makeToken(database, { store: 'ZAGREB1', name: 'erp', at: '2026-11-20T06:00:00.000Z' });
    till.till.tryServices();
    await page.getByRole('button', { name: /^Both services run/ }).click();
    await page.getByText('fetches documents').waitFor();
    const longAgo = new Date(Date.now() - 34 * 60_000).toISOString();
    await database.updateTable('erp_document').set({ received_at: longAgo }).execute();
    till.till.tryServices();
    await page.getByRole('heading', { name: 'The ERP does not fetch documents' }).waitFor();
    await page.getByText('The ERP has not fetched 2 documents, the oldest for 34 minutes.').waitFor();
    await shot(page, 'services-erp-behind');
    expect(await seriousViolations(page)).toEqual([]);
    const { cursor } = await database
      .selectFrom('erp_document')
      .select((row) => row.fn.max('position').as('cursor'))
      .executeTakeFirstOrThrow();
    const url = `${till.agentUrl}/data-service/v1/erp/documents?after=${cursor}`;
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    till.till.tryServices();
    await page.getByRole('heading', { name: 'Both services run' }).waitFor();
  },
);
