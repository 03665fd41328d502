import { useEffect } from 'react';
import { useTill, useTillStore } from '#renderer/till/till-context.tsx';

/** Main counts minutes; a sign every few seconds is enough. */
const SAY_AT_MOST_EVERY_MS = 5_000;

/** Tells main that somebody presses keys or touches the screen, so that the till does not lock under a busy hand. */
export function usePresence(): void {
  const { connection } = useTill();
  const isWatched = useTillStore(
    ({ till }) => till !== null && till.autoLockMinutes > 0 && till.operator !== null && till.lock === null,
  );
  useEffect(() => {
    if (!isWatched) return;
    let saidAt = Number.NEGATIVE_INFINITY;
    const notice = () => {
      const now = performance.now();
      if (now - saidAt < SAY_AT_MOST_EVERY_MS) return;
      saidAt = now;
      // A lost connection has its own banner; a sign that was lost with it is followed by the next.
      connection.client.operator.touch({}).catch(() => undefined);
    };
    for (const sign of ['keydown', 'pointerdown'] as const) window.addEventListener(sign, notice, { capture: true });
    return () => {
      for (const sign of ['keydown', 'pointerdown'] as const)
        window.removeEventListener(sign, notice, { capture: true });
    };
  }, [connection, isWatched]);
}
