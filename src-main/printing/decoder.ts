import type { DecodedPaper } from '#main/printing/profile.ts';

/**
 * Reads a printer's language as a printer does, one byte at a time, and says what would stand on the paper. It feeds the
 * paper roll on the screen and the tests. Garbage never stops it, and where the bytes were sliced makes no difference.
 */
export type Decoder = {
  readonly push: (bytes: Uint8Array) => void;
  /** What is on paper so far; a line not yet ended is not. */
  readonly paper: () => DecodedPaper;
};

/** `drawn`: letters that may stand there as images, to be told by their shape; others show as U+FFFD. */
export type DecoderOptions = { readonly drawn?: string };
