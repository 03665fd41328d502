import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';

export class PaymentWindow extends Frame {
  readonly due: Locator;
  readonly amount: Locator;
  /** What remains, or what goes back. */
  readonly figure: Locator;
  readonly handOver: Locator;

  constructor(page: Page) {
    super(page);
    this.due = page.locator('.due output');
    this.amount = page.getByRole('textbox', { name: /^Amount to Assign/ });
    this.figure = page.locator('.change output');
    this.handOver = page.getByRole('list', { name: 'To hand over' });
  }

  form(name: string): Locator {
    return this.page
      .getByRole('group', { name: 'Payment forms' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
