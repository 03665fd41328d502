import type { Logger } from 'pino';

/**
 * Does something now and then. What goes wrong in it (a full disk, mostly) is for the log: it is tried again at its next
 * turn, and no such turn may ever end the till.
 */
export function every(delayMs: number, act: () => void, log: Logger): { readonly stop: () => void } {
  const timer = setInterval(() => {
    try {
      act();
    } catch (fault) {
      log.error({ fault: fault instanceof Error ? fault.stack : fault }, 'a regular task failed');
    }
  }, delayMs);
  return { stop: () => clearInterval(timer) };
}
