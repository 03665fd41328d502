import { type RefObject, useEffect, useRef } from 'react';

/** Long enough to read a sentence at the counter. */
const SHOWN_MS = 5_000;

/**
 * The reason of a flat key, as words above it. A finger cannot hover: whoever touches the key, or presses its shortcut, is
 * told why nothing happens. Shown in the top layer, so that no sheet that scrolls cuts it.
 */
export function useWhyFlat(): {
  readonly words: RefObject<HTMLSpanElement | null>;
  readonly say: (key: Element) => void;
  readonly hush: () => void;
} {
  const words = useRef<HTMLSpanElement>(null);
  const timer = useRef<number | undefined>(undefined);
  const hush = () => {
    window.clearTimeout(timer.current);
    words.current?.togglePopover(false);
  };
  const say = (key: Element) => {
    hush();
    const { left, top, width } = key.getBoundingClientRect();
    words.current?.style.setProperty('--over-x', `${left + width / 2}px`);
    words.current?.style.setProperty('--over-y', `${top}px`);
    words.current?.togglePopover(true);
    timer.current = window.setTimeout(hush, SHOWN_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { words, say, hush };
}

/** Presses the key that is drawn for a shortcut: a flat one says why it is flat. */
export function pressDrawn(ariaShortcut: string): void {
  const drawn = [...document.querySelectorAll<HTMLElement>('.key[aria-disabled="true"]')];
  drawn.find((key) => key.ariaKeyShortcuts === ariaShortcut && key.checkVisibility())?.click();
}
