import type { PrintTrouble } from '#main/printing/print-trouble.ts';

/** What every connection must tell alike: bytes that came before somebody listened, and its loss, once. */
export type Link = {
  readonly onData: (listener: (bytes: Uint8Array) => void) => void;
  readonly onLost: (listener: (trouble: PrintTrouble) => void) => void;
  readonly received: (bytes: Uint8Array) => void;
  /** The first loss counts; losing what was already let go is none. */
  readonly lost: (trouble: PrintTrouble) => void;
  /** From now on the line may close: we are about to say goodbye, or have let go. */
  readonly letGo: () => void;
  /** Neither lost nor let go. */
  readonly isHeld: () => boolean;
};

/** Enough for any status; a printer that talks without end is not remembered. */
const EARLY_BYTES_MAX = 4096;

export function createLink(): Link {
  let early: Uint8Array[] = [];
  let earlyBytes = 0;
  let listener: ((bytes: Uint8Array) => void) | null = null;
  let lostListener: ((trouble: PrintTrouble) => void) | null = null;
  let trouble: PrintTrouble | null = null;
  let isLetGo = false;
  return {
    onData: (listen) => {
      listener = listen;
      for (const bytes of early) listen(bytes);
      early = [];
    },
    onLost: (listen) => {
      lostListener = listen;
      if (trouble !== null) listen(trouble);
    },
    received: (bytes) => {
      if (listener !== null) listener(bytes);
      else if (earlyBytes + bytes.length <= EARLY_BYTES_MAX) {
        early.push(bytes);
        earlyBytes += bytes.length;
      }
    },
    lost: (found) => {
      if (isLetGo || trouble !== null) return;
      trouble = found;
      lostListener?.(found);
    },
    letGo: () => {
      isLetGo = true;
    },
    isHeld: () => !isLetGo && trouble === null,
  };
}

/** Settles with what comes first: `settle` called by the world, or `late` when the deadline fires. Later calls do nothing. */
export function firstOf<T>(
  deadline: AbortSignal,
  late: () => T,
  begin: (settle: (outcome: T) => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    if (deadline.aborted) {
      resolve(late());
      return;
    }
    const onLate = (): void => resolve(late());
    deadline.addEventListener('abort', onLate, { once: true });
    begin((outcome) => {
      deadline.removeEventListener('abort', onLate);
      resolve(outcome);
    });
  });
}
