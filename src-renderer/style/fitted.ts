import type { CSSProperties } from 'react';

/**
 * For text that must stand in one line whatever it says: the style sheet divides the room by `--chars` where the text is
 * too long for its usual size (see `--fit` in tokens.css).
 */
export function fitted(text: string): CSSProperties {
  return { '--chars': text.length };
}

/** For names, which may break between words and never within one. */
export function fittedWords(text: string): CSSProperties {
  return { '--chars': Math.max(...text.split(/[\s-]/).map((word) => word.length)) };
}
