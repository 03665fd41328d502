import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import { no } from '#shared/result.ts';

/**
 * A line that printer and customer display share: one of them holds it at a time, and what one writes is never cut in two
 * by the other. Whoever waits longer than its deadline is told that the port is busy.
 */
export function sharedLine(transport: Transport): Transport {
  let held: Promise<void> = Promise.resolve();
  return {
    ...transport,
    isShared: true,
    open: async (deadline) => {
      const before = held;
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      if (!(await isFreed(before, deadline))) {
        void before.then(release);
        return no('port_busy');
      }
      const opened = await transport.open(deadline);
      if (opened.ok) return { ok: true, value: releasing(opened.value, release) };
      release();
      return opened;
    },
  };
}

function isFreed(before: Promise<void>, deadline: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (deadline.aborted) return resolve(false);
    const late = (): void => resolve(false);
    deadline.addEventListener('abort', late, { once: true });
    void before.then(() => {
      deadline.removeEventListener('abort', late);
      resolve(true);
    });
  });
}

function releasing(connection: Connection, release: () => void): Connection {
  return {
    ...connection,
    end: async (deadline) => {
      const ended = await connection.end(deadline);
      if (ended.ok) release();
      return ended;
    },
    drop: () => {
      connection.drop();
      release();
    },
  };
}
