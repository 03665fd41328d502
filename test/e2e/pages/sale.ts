import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';
import { soon } from '#test/e2e/pages/open-till-in-chromium.ts';

export class SaleWindow extends Frame {
  readonly search: Locator;
  readonly lines: Locator;
  readonly total: Locator;
  readonly suggestions: Locator;
  readonly favourites: Locator;
  readonly lastSale: Locator;
  /** The pad's entry: quantity of the chosen line. */
  readonly quantity: Locator;

  constructor(page: Page) {
    super(page);
    this.search = page.getByRole('combobox', { name: 'Search Item' });
    this.lines = page.locator('.doc-lines tbody tr');
    this.total = page.locator('.doc-total output');
    this.suggestions = page.getByRole('option');
    this.favourites = page.getByRole('list', { name: 'Favourites' }).getByRole('button');
    this.lastSale = page.locator('.last-sale');
    this.quantity = page.locator('#quantity');
  }

  async totals(amount: string): Promise<void> {
    await soon(() => this.total.innerText()).toBe(amount);
  }

  async hasLines(count: number): Promise<void> {
    await soon(() => this.lines.count()).toBe(count);
  }

  /** Name, price, quantity and value of each line, as they are read. */
  async read(): Promise<readonly (readonly string[])[]> {
    const rows = await this.lines.all();
    return await Promise.all(
      rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).slice(1).map(plain)),
    );
  }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
