import type { Locator, Page } from 'playwright-core';
import { Frame } from '#test/e2e/pages/frame.ts';
import { accepted, type TillClient } from '#test/till/test-till.ts';

export class PaperRollWindow extends Frame {
  readonly strips: Locator;

  constructor(page: Page) {
    super(page);
    this.strips = page.locator('.rolls-desk .paper-col');
  }

  strip(title: string): Locator {
    return this.page.getByRole('region', { name: `${title} as printed` });
  }
}

/** Everything printed so far, newest first: its kind and its text as it stands on paper. */
export async function paperOf(
  client: TillClient,
): Promise<readonly { readonly kind: string; readonly text: string }[]> {
  const { jobs } = await accepted(client.paper.roll({ limit: 50 }));
  return await Promise.all(
    jobs.map(async ({ id, kind }) => {
      const { lines } = await accepted(client.paper.slip({ jobId: id }));
      return { kind, text: lines.map(({ text }) => text).join('\n') };
    }),
  );
}
