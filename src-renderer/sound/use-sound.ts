import { useEffect, useRef } from 'react';
import { isTroubleOf, type Trouble } from '#renderer/connection/carry-out.ts';
import { play, type Sound } from '#renderer/sound/sounds.ts';
import { useTillStore } from '#renderer/till/till-context.tsx';

/** Plays a sound, unless this till was told to be quiet. */
export function useSound(): (sound: Sound) => void {
  const hasSounds = useTillStore((store) => store.till?.hasSounds ?? false);
  return (sound) => {
    if (hasSounds) play(sound);
  };
}

/** What became of a scan, by ear: taken, unknown goods, or something else in the way. */
export function useScanSound(): (trouble: Trouble | null) => void {
  const sound = useSound();
  return (trouble) => {
    if (trouble === null) return sound('scanned');
    const isUnknown = isTroubleOf(trouble, 'barcode_unknown') || isTroubleOf(trouble, 'item_unknown');
    sound(isUnknown ? 'not_found' : 'refused');
  };
}

/** Once, when the printer needs a hand; again only after it was well in between. */
export function usePaperSound(): void {
  const state = useTillStore((store) => store.till?.printer.state ?? 'none');
  const sound = useSound();
  const needsHand = state === 'trouble' || state === 'suspended' || state === 'unsure';
  const before = useRef(needsHand);
  useEffect(() => {
    if (needsHand && !before.current) sound('paper');
    before.current = needsHand;
  });
}
