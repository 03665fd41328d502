/**
 * Finds process-id answers (`37 22 d1 d2 d3 d4 00`) in what a printer says, one byte at a time. Status blocks, answers to
 * other questions, flow control and garbage may stand before, behind and, for XON and XOFF, inside (Epson TM-T88III guide,
 * "header to NUL").
 */
export type StatusReader = { readonly push: (bytes: Uint8Array) => readonly string[] };

const XON = 0x11;
const XOFF = 0x13;
/** Longer than any answer an Epson gives; garbage that looks like a header shall not swallow what follows for ever. */
const BLOCK_MAX = 80;

export function createStatusReader(): StatusReader {
  let block: number[] | null = null;
  let statusLeft = 0;

  const begin = (byte: number): void => {
    if (byte === 0x37 || byte === 0x5f) block = [byte];
    else if ((byte & 0x93) === 0x10) statusLeft = 3;
  };

  /** The answer’s id when this byte completes one, else null. */
  const take = (byte: number): string | null => {
    if (block !== null) {
      if (byte === XON || byte === XOFF) return null;
      if (byte !== 0) {
        block = block.length < BLOCK_MAX ? [...block, byte] : null;
        return null;
      }
      const [header, kind, ...id] = block;
      block = null;
      return header === 0x37 && kind === 0x22 && id.length === 4 ? String.fromCharCode(...id) : null;
    }
    // Bytes 2 to 4 of a status block have bits 4 and 7 clear; anything else ends it early.
    if (statusLeft > 0 && (byte & 0x90) === 0) statusLeft -= 1;
    else {
      statusLeft = 0;
      begin(byte);
    }
    return null;
  };

  return { push: (bytes) => [...bytes].map(take).filter((id) => id !== null) };
}
