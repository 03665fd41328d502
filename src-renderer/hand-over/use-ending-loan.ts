import { useEffect, useRef } from 'react';
import { carryOut } from '#renderer/connection/carry-out.ts';
import type { Phase } from '#renderer/till/phase.ts';
import { useTill, useTillStore } from '#renderer/till/till-context.tsx';

/**
 * What was lent for an ending is given back once its windows are left, by whatever way. Ended by a lock or by main, the
 * windows that rested on it close; what was typed in them is kept.
 */
export function useEndingLoan(): void {
  const { connection } = useTill();
  const phase = useTillStore((store) => store.phase);
  const open = useTillStore((store) => store.open);
  const lentFor = useTillStore((store) => store.till?.endingLoan?.shiftId ?? null);
  const before = useRef<{ readonly phase: Phase | null; readonly lentFor: string | null }>({ phase, lentFor });
  useEffect(() => {
    const was = before.current;
    before.current = { phase, lentFor };
    const wasEnding = endedIn(was.phase);
    if (lentFor !== null && wasEnding === lentFor && endedIn(phase) !== lentFor)
      void carryOut(connection, () => connection.client.shift.returnEnding({ commandId: crypto.randomUUID() }));
    if (lentFor === null && was.lentFor !== null && endedIn(phase) === was.lentFor)
      open(wayBack(phase) ?? { window: 'main-menu' });
  }, [phase, lentFor, open, connection]);
}

/** The shift that a window ends or counts for its end. */
function endedIn(phase: Phase | null): string | null {
  if (phase?.window !== 'end-of-shift' && phase?.window !== 'counting') return null;
  return phase.shiftId ?? null;
}

/** From the counting window past the End window that it was opened from. */
function wayBack(phase: Phase | null): Phase | undefined {
  if (phase?.window === 'counting') return wayBack(phase.back);
  return phase?.window === 'end-of-shift' ? phase.back : undefined;
}
