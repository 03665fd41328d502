import { useEffect, useRef } from 'react';
import { followWedge, NO_WEDGE, wedgeAtRest } from '#renderer/device-setup/wedge-run.ts';
import { STALL_MS } from '#renderer/sale/scan-run.ts';
import { isTextField } from '#renderer/sale/use-scanner.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

/** Hears a scanner that types, wherever the focus stands but in a text field. What ends its code presses nothing. */
export function useWedge(isOn: boolean, onTest: (test: ScanTest) => void): void {
  const latest = useRef(onTest);
  latest.current = onTest;
  useEffect(() => {
    if (!isOn) return;
    let run = NO_WEDGE;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const test = wedgeAtRest(run);
      run = NO_WEDGE;
      if (test !== null) latest.current(test);
    };
    const hear = (event: KeyboardEvent) => {
      if (isTextField(event.target)) return;
      clearTimeout(resting);
      const wasUnderWay = run.text !== '' && event.timeStamp - run.lastAt <= STALL_MS;
      const followed = followWedge(run, {
        key: event.key,
        place: event.code,
        hasShift: event.shiftKey,
        at: event.timeStamp,
        isRepeat: event.repeat,
        hasModifier: event.ctrlKey || event.altKey || event.metaKey,
      });
      run = followed.run;
      resting = setTimeout(rest, STALL_MS);
      // A space within a code must not press the focused key.
      if (wasUnderWay && event.key === ' ') event.preventDefault();
      if (followed.test === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current(followed.test);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => {
      clearTimeout(resting);
      window.removeEventListener('keydown', hear, { capture: true });
    };
  }, [isOn]);
}
