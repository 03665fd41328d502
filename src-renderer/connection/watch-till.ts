import { type Connection, whenOpen } from '#renderer/connection/till-client.ts';
import type { TillState } from '#shared/contract/till.ts';

const PAUSE_MS = 500;

/** Hears every change of the till until the page goes; asks again by itself after each loss. */
export async function watchTill(connection: Connection, hear: (state: TillState) => void): Promise<never> {
  for (;;) {
    try {
      for await (const state of await connection.client.till.watch({})) hear(state);
    } catch (fault) {
      // A lost connection shows as a banner; the console keeps the rest for whoever looks for a cause.
      console.warn('The till stopped telling its state; asking again.', fault);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await whenOpen(connection, 60_000);
  }
}
