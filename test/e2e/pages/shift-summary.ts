import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';

export class ShiftSummaryWindow extends Frame {
  readonly panel: Locator;

  constructor(page: Page) {
    super(page);
    this.panel = page.getByRole('tabpanel');
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }
}
