import { openTillInChromium, type TillInChromium } from '#test/e2e/pages/open-till-in-chromium.ts';
import type { TestTill } from '#test/till/test-till.ts';
import { ownChromium } from '#test/windows/till-page.ts';

export { buildWindows, shot as shoot } from '#test/windows/till-page.ts';

export type ShownTill = TillInChromium;

/** A till on which something was done already, its windows in Chromium, and a person's hands: keyboard, or touch alone. */
export async function showTill({
  hands,
  size = { width: 1366, height: 768 },
  before,
  open,
}: {
  readonly hands: 'keyboard' | 'touch';
  readonly size?: { readonly width: number; readonly height: number };
  /** What was done at this till before the window opens. */
  readonly before: (client: TestTill['client']) => Promise<void>;
  readonly open?: () => Promise<TestTill>;
}): Promise<ShownTill> {
  return await openTillInChromium(await ownChromium(), {
    before,
    ...(open === undefined ? {} : { open }),
    context: { viewport: size, hasTouch: hands === 'touch' },
  });
}
