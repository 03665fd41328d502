import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';

export class EndOfShiftWindow extends Frame {
  readonly heads: Locator;
  readonly take: Locator;

  constructor(page: Page) {
    super(page);
    this.heads = page.locator('table.end-ledger thead th');
    this.take = page.locator('section.take');
  }

  row(form: string, currency = 'EUR'): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${form} ${currency}`) });
  }

  actual(form: string, currency = 'EUR'): Locator {
    return this.page.getByRole('textbox', { name: `Actual Balance ${form} ${currency}` });
  }

  withdrawal(form: string, currency = 'EUR'): Locator {
    return this.page.getByRole('textbox', { name: `Withdrawal ${form} ${currency}` });
  }

  /** What stands under a head in a row: the text, or what is written in the entry. */
  async figure(head: string, form: string, currency = 'EUR'): Promise<string> {
    const column = (await this.headTexts()).indexOf(head);
    const cell = this.row(form, currency).locator('th, td').nth(column);
    const entry = cell.getByRole('textbox');
    return (await entry.count()) === 1 ? await entry.inputValue() : (await cell.innerText()).trim();
  }

  async headTexts(): Promise<readonly string[]> {
    return (await this.heads.allInnerTexts()).map((head) => head.replaceAll(/\s+/g, ' ').trim());
  }
}

/** Article "Shift work", End of shift: the seven columns, word for word and in order. */
export const SEVEN_COLUMNS = [
  'Payment Form',
  'Beginning Balance',
  'Payment Value',
  'Ending Balance',
  'Actual Balance',
  'Withdrawal',
  'Remaining',
] as const;
