import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';
import { press, tapPad } from '#test/e2e/pages/hands.ts';

export type Counted = readonly (readonly [face: string, pieces: number])[];

export class CountingWindow extends Frame {
  readonly sum: Locator;

  constructor(page: Page) {
    super(page);
    this.sum = page.locator('.sum-big');
  }

  pieces(face: string): Locator {
    return this.page.getByRole('textbox', { name: `Pieces of ${face}`, exact: true });
  }

  /** Enter walks from denomination to denomination; those that are not there are passed over empty. The last is left open. */
  async byKeyboard(counted: Counted): Promise<void> {
    const inDrawer = new Map(counted);
    const cells = await this.page.getByRole('textbox', { name: /^Pieces of / }).all();
    for (const [index, cell] of cells.entries()) {
      if (index > 0) await press(this.page, 'Enter');
      const face = ((await cell.getAttribute('aria-label')) ?? '').replace('Pieces of ', '');
      await press(this.page, ...String(inDrawer.get(face) ?? ''));
    }
  }

  async byTouch(counted: Counted): Promise<void> {
    for (const [face, pieces] of counted) {
      await this.pieces(face).tap();
      await tapPad(this.page, String(pieces));
    }
  }
}
