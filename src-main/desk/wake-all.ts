import type { Logger } from 'pino';

/**
 * Tells every worker that something was kept. It was: one that fails over it is written to the log, and neither undoes
 * the answer to the command nor keeps the others asleep.
 */
export function wakeAll(log: Logger, workers: readonly (() => void)[]): void {
  for (const wake of workers) {
    try {
      wake();
    } catch (fault) {
      log.error({ fault: fault instanceof Error ? fault.stack : fault }, 'a worker failed over what was kept');
    }
  }
}
