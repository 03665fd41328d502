import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';

/** Main Menu, and Reports and Payments, which is a menu too. */
export class MenuWindow extends Frame {
  readonly newDocumentInactive: Locator;
  readonly logOnAgain: Locator;

  constructor(page: Page) {
    super(page);
    this.newDocumentInactive = page.getByRole('group', { name: 'New Document, not active' });
    this.logOnAgain = page.getByRole('button', { name: /^Log On Again/ });
  }

  tile(label: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${label}`) });
  }
}
