import type { Locator, Page } from 'playwright-core';
import { soon } from '#test/e2e/pages/open-till-in-chromium.ts';

/** What stands around every window: its name, its words, the state of paper and services. */
export class Frame {
  readonly page: Page;
  readonly alert: Locator;
  readonly banners: Locator;
  readonly services: Locator;
  readonly serviceIcon: Locator;
  readonly unsent: Locator;
  readonly printer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.alert = page.getByRole('alert');
    this.banners = page.locator('.banners');
    this.services = page.locator('.top-who');
    this.serviceIcon = page.locator('.top-who svg.service');
    this.unsent = page.locator('.top-fact', { hasText: 'unsent' }).locator('strong');
    this.printer = page.locator('.top-fact', { hasText: 'Printer' });
  }

  /** Waits until the window of this name is open. */
  async isAt(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }

  async level(): Promise<string | null> {
    return await this.serviceIcon.getAttribute('data-level');
  }

  async unsentCount(): Promise<number> {
    return Number((await this.unsent.innerText()).replaceAll(',', ''));
  }

  /** Words of a refusal, once they stand there. */
  async refuses(words: string | RegExp): Promise<void> {
    if (typeof words === 'string') await soon(() => this.alert.first().innerText()).toContain(words);
    else await soon(() => this.alert.first().innerText()).toMatch(words);
  }
}
