import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pause } from './arrival-words.ts';
import type { ScanningTill } from './scanning-till.ts';

const SCAN_EVERY_MS = 20;

/**
 * A cashier scans without a rest while the office sends, until the till knows the last barcode: a scan’s time runs from when
 * it was wanted, as a person would wait. The till hears of news by itself; nobody asks for it.
 */
export async function sellMeanwhile<T>(
  till: ScanningTill,
  { send, last }: { readonly send: () => Promise<T>; readonly last: string },
): Promise<Pause & { readonly sent: T }> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const scansMs: number[] = [];
  const began = performance.now();
  loop.enable();
  const office: { state: 'sending' | 'sent' | 'failed' } = { state: 'sending' };
  const sending = send().then(
    (sent) => {
      office.state = 'sent';
      return sent;
    },
    (fault: unknown) => {
      office.state = 'failed';
      throw fault;
    },
  );
  const scanning = async () => {
    while (office.state !== 'failed' && !(office.state === 'sent' && (await till.knows(last)))) {
      const wanted = performance.now() + SCAN_EVERY_MS;
      await pause(SCAN_EVERY_MS);
      await till.scan();
      scansMs.push(performance.now() - wanted);
    }
  };
  const [sent] = await Promise.all([sending, scanning()]);
  loop.disable();
  return { sent, tookMs: performance.now() - began, scansMs, longestBlockMs: loop.max / 1e6 };
}
