import { type Connection, whenOpen } from '#renderer/connection/till-client.ts';

/** Takes a code, or leaves it to whoever listened before. */
type Listener = (code: string) => boolean;

/** Codes from the till's own scanner, for the window that is open. */
export type ScanFeed = {
  /** The last to listen hears first; returns how to stop. */
  readonly listen: (listener: Listener) => () => void;
};

const PAUSE_MS = 500;

/** Follows the till's scanner until the page goes. A code that no window takes is gone: it must not turn up in the next. */
export function followScans(connection: Connection): ScanFeed {
  const listeners: Listener[] = [];
  void watchScans(connection, (code) => {
    listeners.findLast((take) => take(code));
  });
  return {
    listen: (listener) => {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
  };
}

async function watchScans(connection: Connection, hear: (code: string) => void): Promise<never> {
  for (;;) {
    await whenOpen(connection, 60_000);
    try {
      for await (const { code } of await connection.client.scanner.watch({})) hear(code);
    } catch (fault) {
      console.warn('The till stopped telling what is scanned; asking again.', fault);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
