import type { Timers } from '#main/printing/timers.ts';
import { withDeadline } from '#main/printing/timers.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { CODE_GAP_MS, createScanFramer } from '#main/scanner/scan-framer.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type SerialScannerParts = {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly random: () => number;
  readonly onCode: (code: string) => void;
  /** Each change between found and lost, with why; for the log and the icon. */
  readonly onState: (state: ScannerState) => void;
};

export type ScannerState = { readonly isThere: boolean; readonly trouble: string | null };

const OPEN_MS = 3_000;
const BACK_OFF = { firstMs: 500, maxMs: 10_000 };

/** Listens on a serial scanner for as long as the till runs; pulled out and put back in, it is found again. */
export function startSerialScanner(parts: SerialScannerParts): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const stopped = listenAlways(parts, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await stopped;
    },
  };
}

async function listenAlways(parts: SerialScannerParts, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    const opened = await withDeadline({ timers: parts.timers, delayMs: OPEN_MS, stop }, parts.transport.open);
    if (stop.aborted) {
      if (opened.ok) opened.value.drop();
      return;
    }
    if (opened.ok) {
      failures = 0;
      parts.onState({ isThere: true, trouble: null });
      parts.onState({ isThere: false, trouble: await listen(opened.value, parts, stop) });
    } else parts.onState({ isThere: false, trouble: opened.refusal });
    failures += 1;
    await pause(parts, backOffMs(BACK_OFF, failures, parts.random()), stop);
  }
}

/** Settles with why the connection ended. */
async function listen(
  connection: Connection,
  { monotonicMs, onCode, timers }: SerialScannerParts,
  stop: AbortSignal,
): Promise<string | null> {
  const framer = createScanFramer();
  let cancelSilence = (): void => {};
  connection.onData((bytes) => {
    for (const code of framer.take(bytes, monotonicMs())) onCode(code);
    cancelSilence();
    cancelSilence = timers.after(CODE_GAP_MS, () => {
      for (const code of framer.silence(monotonicMs())) onCode(code);
    });
  });
  try {
    return await new Promise((resolve) => {
      connection.onLost(resolve);
      stop.addEventListener('abort', () => resolve(null), { once: true });
    });
  } finally {
    cancelSilence();
    connection.drop();
  }
}

function pause({ timers }: SerialScannerParts, delayMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const cancel = timers.after(delayMs, resolve);
    stop.addEventListener(
      'abort',
      () => {
        cancel();
        resolve();
      },
      { once: true },
    );
  });
}
