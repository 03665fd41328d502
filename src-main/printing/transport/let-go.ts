import { type Timers, withDeadline } from '#main/printing/timers.ts';
import type { Connection } from '#main/printing/transport/transport.ts';

/**
 * Ends a connection and waits for it, at most that long: whoever takes the cable next must find it free, and a port is free
 * only when it is closed. A line that is lost has nothing to close.
 */
export async function letGo(
  connection: Connection,
  { timers, delayMs }: { readonly timers: Timers; readonly delayMs: number },
): Promise<void> {
  await withDeadline({ timers, delayMs, stop: new AbortController().signal }, connection.end);
  connection.drop();
}
