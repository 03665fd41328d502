import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';
import { press, tapPad, windowKey } from '#test/e2e/pages/hands.ts';

export class LogOnWindow extends Frame {
  readonly login: Locator;
  readonly dots: Locator;

  constructor(page: Page) {
    super(page);
    this.login = page.getByRole('searchbox', { name: 'Login' });
    this.dots = page.locator('.pin .dots i.full');
  }

  tile(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name} `) });
  }

  /** First letters, Enter, PIN, Enter. */
  async byKeyboard(name: string, pin = '1234'): Promise<void> {
    await this.isAt('Log On');
    await this.tile(name).waitFor();
    await press(this.page, ...name.toLowerCase(), 'Enter');
    await this.page.getByRole('region', { name: `PIN of ${name}` }).waitFor();
    await press(this.page, ...pin, 'Enter');
  }

  async byTouch(name: string, pin = '1234'): Promise<void> {
    await this.isAt('Log On');
    await this.tile(name).tap();
    await tapPad(this.page, pin);
    await windowKey(this.page, 'Log On').tap();
  }
}
