import { FNC1 } from '#shared/scanning/gs1.ts';

/** Cuts what a serial scanner sends into codes. Times are monotonic milliseconds. */
export type Framer<Code> = {
  readonly take: (bytes: Uint8Array, atMs: number) => readonly Code[];
  /** Nothing more came: what was sent without an end is a code by now, or was torn. */
  readonly silence: (atMs: number) => readonly Code[];
};

/** Scanners send a code in one go; after this long the next character begins another (device reference, section 6). */
export const CODE_GAP_MS = 100;
/** A scanner on its stand reads a code that is held before it again and again. */
const REREAD_MS = 400;
const CODE_MAX = 128;
export const GROUP_SEPARATOR = 0x1d;
const ENDS: readonly number[] = [0x0d, 0x0a, 0x09, 0x03];

export function createScanFramer(): Framer<string> {
  let text = '';
  let lastAtMs = 0;
  let isTooLong = false;
  let last: { readonly code: string; readonly atMs: number } | null = null;

  const finish = (atMs: number): readonly string[] => {
    const code = text.trim();
    const isWhole = code !== '' && !isTooLong;
    text = '';
    isTooLong = false;
    if (!isWhole) return [];
    const isReread = last !== null && last.code === code && atMs - last.atMs < REREAD_MS;
    last = { code, atMs };
    return isReread ? [] : [code];
  };

  const takeByte = (byte: number, atMs: number): readonly string[] => {
    if (ENDS.includes(byte)) return finish(atMs);
    const character = byte === GROUP_SEPARATOR ? FNC1 : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '';
    if (text.length + character.length > CODE_MAX) isTooLong = true;
    else text += character;
    return [];
  };

  return {
    take: (bytes, atMs) => {
      const before = text !== '' && atMs - lastAtMs >= CODE_GAP_MS ? finish(lastAtMs) : [];
      lastAtMs = atMs;
      return [...before, ...[...bytes].flatMap((byte) => takeByte(byte, atMs))];
    },
    silence: (atMs) => (atMs - lastAtMs >= CODE_GAP_MS ? finish(lastAtMs) : []),
  };
}
