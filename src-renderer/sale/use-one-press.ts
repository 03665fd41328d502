import { useCallback, useRef } from 'react';

/** Between the two presses of a hand that slipped into a double click or a double Enter. */
const DOUBLE_MS = 350;

/** Says whether a press counts: the second of a double click does not. For what must not happen twice by a slip. */
export function useOnePress(): () => boolean {
  const last = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    const now = performance.now();
    if (now - last.current < DOUBLE_MS) return false;
    last.current = now;
    return true;
  }, []);
}
