import type { Page } from 'playwright-core';

/**
 * Delays what main says by TILLKEEPER_SLOW_MS, where it is set. A hand is faster than a slow machine’s answer: a walk that
 * passes with 0 ms and fails with 300 ms has found a key that is heard too early, or a test that does not look first.
 */
export async function slowAnswers(page: Page): Promise<void> {
  const delayMs = Number(process.env['TILLKEEPER_SLOW_MS'] ?? 0);
  if (!(delayMs > 0)) return;
  await page.routeWebSocket(/./, (window) => {
    const main = window.connectToServer();
    main.onMessage((message) => setTimeout(() => window.send(message), delayMs));
  });
}
