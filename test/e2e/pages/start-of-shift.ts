import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';

export class StartOfShiftWindow extends Frame {
  readonly heads: Locator;
  readonly inDrawer: Locator;

  constructor(page: Page) {
    super(page);
    this.heads = page.locator('table.start-ledger thead th');
    this.inDrawer = page.locator('.start-figures');
  }

  deposit(currency: string): Locator {
    return this.page.getByRole('textbox', { name: `Deposit ${currency}` });
  }

  row(currency: string): Locator {
    return this.page.locator('table.start-ledger tbody tr', { hasText: currency });
  }

  /** The figure in the column Beginning Balance. */
  async beginning(currency: string): Promise<string> {
    return (await this.row(currency).locator('td').first().innerText()).trim();
  }
}
