import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { Timers } from '#main/printing/timers.ts';
import { withDeadline } from '#main/printing/timers.ts';
import { letGo } from '#main/printing/transport/let-go.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { CODE_GAP_MS, type Framer } from '#main/scanner/scan-framer.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type SerialScannerParts<Code> = {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly random: () => number;
  /** A new one for each connection. */
  readonly framer: () => Framer<Code>;
  readonly onCode: (code: Code) => void;
  /** Each change between found and lost, with why; for the log and the icon. */
  readonly onState: (state: ScannerState) => void;
};

export type ScannerState = { readonly isThere: boolean; readonly trouble: PrintTrouble | null };

const OPEN_MS = 3_000;
const CLOSE_MS = 500;
const BACK_OFF = { firstMs: 500, maxMs: 10_000 };

/** Listens on a serial scanner for as long as the till runs; pulled out and put back in, it is found again. */
export function startSerialScanner<Code>(parts: SerialScannerParts<Code>): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const stopped = listenAlways(parts, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await stopped;
    },
  };
}

async function listenAlways<Code>(parts: SerialScannerParts<Code>, stop: AbortSignal): Promise<void> {
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
async function listen<Code>(
  connection: Connection,
  { framer: newFramer, monotonicMs, onCode, timers }: SerialScannerParts<Code>,
  stop: AbortSignal,
): Promise<PrintTrouble | null> {
  const framer = newFramer();
  let cancelSilence = (): void => {};
  connection.onData((bytes) => {
    const atMs = monotonicMs();
    for (const code of framer.take(bytes, atMs)) onCode(code);
    cancelSilence();
    // The timer has measured it; asked again, a clock of whole milliseconds may say one too few.
    cancelSilence = timers.after(CODE_GAP_MS, () => {
      for (const code of framer.silence(atMs + CODE_GAP_MS)) onCode(code);
    });
  });
  try {
    return await new Promise((resolve) => {
      connection.onLost(resolve);
      stop.addEventListener('abort', () => resolve(null), { once: true });
    });
  } finally {
    cancelSilence();
    await letGo(connection, { timers, delayMs: CLOSE_MS });
  }
}

function pause(
  { timers }: Pick<SerialScannerParts<never>, 'timers'>,
  delayMs: number,
  stop: AbortSignal,
): Promise<void> {
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
