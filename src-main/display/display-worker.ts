import type { DisplayEncoder } from '#main/display/display-protocol.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import { letGo } from '#main/printing/transport/let-go.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import type { DisplayLines } from '#shared/display/display-text.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type DisplayWorkerParts = {
  readonly transport: Transport;
  readonly encoder: DisplayEncoder;
  /** Shares its cable with the printer. */
  readonly isPassThrough: boolean;
  readonly timers: Timers;
  readonly random: () => number;
  /** It is there now, or is not any more. */
  readonly onChange: () => void;
  readonly log: (words: string, facts: Readonly<Record<string, unknown>>) => void;
};

/** Shows lines to the customer, some time soon. Says nothing back: a display has no status, and no sale waits for it. */
export type DisplayWorker = {
  readonly show: (lines: DisplayLines) => void;
  /** What was last written did not get through. */
  readonly isAway: () => boolean;
  readonly stop: () => Promise<void>;
};

/** Five times a second is more than eyes take in; what was wanted in between is never written. */
const GAP_MS = 200;
const OPEN_MS = 3_000;
const WRITE_MS = 2_000;
const BACK_OFF = { firstMs: 500, maxMs: 10_000 };

export function createDisplayWorker(parts: DisplayWorkerParts): DisplayWorker {
  const { encoder, timers, transport } = parts;
  const stopping = new AbortController();
  const stop = stopping.signal;
  let wanted: DisplayLines | null = null;
  let wake = (): void => {};
  let connection: Connection | null = null;
  let failures = 0;

  const rest = (delayMs: number | null): Promise<void> =>
    new Promise((resolve) => {
      if (stop.aborted) return resolve();
      const cancel = delayMs === null ? () => {} : timers.after(delayMs, resolve);
      wake = () => {
        if (delayMs !== null && !stop.aborted) return;
        cancel();
        resolve();
      };
    });

  const open = async (): Promise<Connection | null> => {
    const opened = await withDeadline({ timers, delayMs: OPEN_MS, stop }, transport.open);
    if (!opened.ok) {
      if (failures === 0 && !stop.aborted) parts.log('the customer display is not there', { trouble: opened.refusal });
      return null;
    }
    const fresh = opened.value;
    fresh.onLost(() => {
      if (connection !== fresh) return;
      connection = null;
      wake();
    });
    return (await write(fresh, encoder.begin())) ? fresh : null;
  };

  const write = async (to: Connection, bytes: Uint8Array): Promise<boolean> => {
    const written = await withDeadline({ timers, delayMs: WRITE_MS, stop }, (deadline) => to.write(bytes, deadline));
    if (!written.ok) to.drop();
    return written.ok;
  };

  /** The printer on the same cable may want it; letting go after each picture is what leaves it free. */
  const letGoOfLine = async (): Promise<void> => {
    const held = connection;
    connection = null;
    if (held !== null) await letGo(held, { timers, delayMs: WRITE_MS });
  };

  const succeed = (): void => {
    failures = 0;
    parts.onChange();
  };

  const fail = (): void => {
    failures += 1;
    if (failures === 1) parts.onChange();
  };

  const run = async (): Promise<void> => {
    let shown: DisplayLines | null = null;
    while (!stop.aborted) {
      if (wanted === null || (wanted === shown && (connection !== null || parts.isPassThrough))) {
        await rest(null);
        continue;
      }
      if (connection === null) {
        connection = await open();
        if (!parts.isPassThrough) shown = null;
      }
      const next: DisplayLines = wanted;
      if (connection !== null && (await write(connection, encoder.show(next)))) {
        shown = next;
        if (failures > 0) succeed();
        if (parts.isPassThrough) await letGoOfLine();
        await rest(GAP_MS);
        continue;
      }
      connection = null;
      fail();
      await rest(backOffMs(BACK_OFF, failures, parts.random()));
    }
    await letGoOfLine();
  };

  const running = run();
  return {
    show: (lines) => {
      if (wanted !== null && wanted[0] === lines[0] && wanted[1] === lines[1]) return;
      wanted = lines;
      wake();
    },
    isAway: () => failures > 0,
    stop: async () => {
      stopping.abort();
      wake();
      await running;
    },
  };
}
