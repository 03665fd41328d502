import { useScanner } from '#renderer/sale/use-scanner.ts';
import { useTillState } from '#renderer/till/till-context.tsx';

/** Hears a badge that a reader types into the window: a fast run of characters with the till's prefix, ended by Enter. */
export function useBadge(onBadge: (badge: string) => void): void {
  const { badgePrefix } = useTillState();
  useScanner(({ text, isTorn }) => {
    if (badgePrefix === '' || isTorn || !text.startsWith(badgePrefix)) return false;
    onBadge(text);
    return true;
  });
}
