import { app } from 'electron';
import { type StopStep, stopInOrder } from '#main/stop-in-order.ts';

/**
 * Holds Electron's quit back until everything is stopped in order, each part with a deadline, and then ends the process.
 * Whatever asks first (window closed, Ctrl+C, a stop from outside), it happens once.
 */
export function stopOnQuit(steps: readonly StopStep[], say: (words: string) => void): void {
  let isStopping = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    void stopInOrder(steps, say).then((isClean) => app.exit(isClean ? 0 : 1));
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  process.once('disconnect', () => app.quit());
}
