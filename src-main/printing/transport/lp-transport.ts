import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { createLink } from '#main/printing/transport/link.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** How often a busy printer is tried again, and how often it is asked whether it said something. */
const RETRY_MS = 10;
const READ_EVERY_MS = 20;
const READ_BYTES = 512;
/** Nothing to a printer; taken only when what came before it was taken. */
const NUL = Uint8Array.of(0);

/**
 * A USB printer as Linux shows it (`/dev/usb/lp0`, kernel driver usblp). Opened without blocking: a write that blocks
 * parks one of Node's few threads for as long as the printer has no paper. The driver counts a slice as written that is
 * still on its way, and closing drops it (drivers/usb/class/usblp.c); so nothing is closed before one more byte was taken.
 */
export function lpTransport({ label, path }: { readonly path: string; readonly label: string }): Transport {
  return {
    kind: 'usb',
    address: label,
    bitsPerSecond: null,
    open: async () => {
      const { O_NOCTTY, O_NONBLOCK, O_RDWR } = constants;
      try {
        return ok(lpConnection(await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY)));
      } catch (fault) {
        return no(openTrouble(codeOf(fault)));
      }
    },
  };
}

function openTrouble(code: string): PrintTrouble {
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO') return 'port_missing';
  if (code === 'EACCES' || code === 'EPERM') return 'port_denied';
  return code === 'EBUSY' ? 'port_busy' : 'open_failed';
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}

function lpConnection(file: FileHandle): Connection {
  const link = createLink();
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    link.letGo();
    await file.close();
  };
  const lose = (): 'connection_lost' => {
    link.lost('connection_lost');
    return 'connection_lost';
  };

  const listen = async (): Promise<void> => {
    const buffer = new Uint8Array(READ_BYTES);
    while (isOpen && link.isHeld()) {
      try {
        const { bytesRead } = await file.read(buffer, 0, buffer.length);
        if (bytesRead > 0) {
          link.received(buffer.slice(0, bytesRead));
          continue;
        }
      } catch (fault) {
        const code = codeOf(fault);
        // A printer that is wired for writing only says so to the first read.
        if (code === 'EINVAL') return;
        if (code !== 'EAGAIN') {
          if (isOpen) lose();
          return;
        }
      }
      await pause(READ_EVERY_MS);
    }
  };

  const writeNow = async (bytes: Uint8Array, deadline: AbortSignal): Promise<Result<null, PrintTrouble>> => {
    let from = 0;
    while (from < bytes.length) {
      if (deadline.aborted) return no('no_progress');
      if (!isOpen || !link.isHeld()) return no('connection_lost');
      try {
        from += (await file.write(bytes, from, bytes.length - from)).bytesWritten;
      } catch (fault) {
        if (codeOf(fault) !== 'EAGAIN') return no(lose());
        await pause(RETRY_MS);
      }
    }
    return ok(null);
  };

  const inTurn = oneAtATime();
  /** One at a time: a slice that is taken in two halves is not cut in two by a question. */
  const write = (bytes: Uint8Array, deadline: AbortSignal): Promise<Result<null, PrintTrouble>> =>
    inTurn(() => writeNow(bytes, deadline));

  void listen();
  return {
    onData: link.onData,
    onLost: link.onLost,
    write,
    settled: async () => ok(null),
    end: async (deadline) => {
      const taken = await write(NUL, deadline);
      await close();
      return taken;
    },
    drop: () => void close(),
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
