import { useEffect, useRef } from 'react';
import { followRun, isUnderWay, NO_RUN, type Scanned } from '#renderer/sale/scan-run.ts';
import { useTill } from '#renderer/till/till-context.tsx';

export type Scanner = {
  /** Resolves once no code is half received: a window that closes under a scanner would tear the code in two. */
  readonly idle: () => Promise<void>;
};

/**
 * Hears the till's own scanner, and one that types into the focused window, wherever the focus stands. The Enter that ends a code is used up
 * here, so that it presses no key; the window takes the code's figures out of the field they fell into. A window that
 * answers `false` leaves the Enter to the field.
 */
export function useScanner(onScan: (scanned: Scanned) => boolean): Scanner {
  const run = useRef(NO_RUN);
  const latest = useRef(onScan);
  latest.current = onScan;
  const { scans } = useTill();

  useEffect(() => scans.listen((text) => latest.current({ text, isTorn: false })), [scans]);

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
      const wasUnderWay = isUnderWay(run.current, event.timeStamp);
      const followed = followRun(run.current, {
        key: event.key,
        at: event.timeStamp,
        isRepeat: event.repeat,
        hasModifier,
      });
      run.current = followed.run;
      // A space within a code must not press the focused key.
      if (wasUnderWay && event.key === ' ' && !isTextField(event.target)) event.preventDefault();
      if (followed.scanned === null || !latest.current(followed.scanned)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);

  return {
    idle: async () => {
      while (isUnderWay(run.current, performance.now())) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** A field's text without the code a scanner has just typed at its end. */
export function withoutCode(text: string, code: string): string {
  return text.endsWith(code) ? text.slice(0, -code.length) : text;
}
