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
      logFault(fault, log);
    }
  }, delayMs);
  return { stop: () => clearInterval(timer) };
}

/** The same for what takes its time: the next turn comes when this one is done. `stop` waits for the one under way. */
export function everyNowAndThen(
  delayMs: number,
  act: () => Promise<void>,
  log: Logger,
): { readonly stop: () => Promise<void> } {
  let underWay: Promise<void> = Promise.resolve();
  let isFree = true;
  const turns = every(
    delayMs,
    () => {
      if (!isFree) return;
      isFree = false;
      underWay = act()
        .catch((fault: unknown) => logFault(fault, log))
        .finally(() => {
          isFree = true;
        });
    },
    log,
  );
  return {
    stop: () => {
      turns.stop();
      return underWay;
    },
  };
}

function logFault(fault: unknown, log: Logger): void {
  log.error({ fault: fault instanceof Error ? fault.stack : fault }, 'a regular task failed');
}
