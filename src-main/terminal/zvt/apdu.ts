/** One message of ZVT (PA00P015, chapter 2): class and instruction as one number such as 0x0601, and its data. */
export type Apdu = { readonly command: number; readonly data: Uint8Array };

/** Three bytes of length follow when the data are 255 bytes or more: FF, then the length, low byte first. */
const EXTENDED = 0xff;

export function encodeApdu({ command, data }: Apdu): Uint8Array {
  const head = [command >> 8, command & 0xff];
  const length = data.length < EXTENDED ? [data.length] : [EXTENDED, data.length & 0xff, data.length >> 8];
  return Uint8Array.from([...head, ...length, ...data]);
}

/** The message at the beginning of `bytes` and how many bytes it takes; null while it is not all there. */
export function readApdu(bytes: Uint8Array): { readonly apdu: Apdu; readonly size: number } | null {
  const [upper, lower, short] = bytes;
  if (upper === undefined || lower === undefined || short === undefined) return null;
  const isExtended = short === EXTENDED;
  const head = isExtended ? 5 : 3;
  if (bytes.length < head) return null;
  const length = isExtended ? (bytes[3] ?? 0) | ((bytes[4] ?? 0) << 8) : short;
  if (bytes.length < head + length) return null;
  return { apdu: { command: (upper << 8) | lower, data: bytes.slice(head, head + length) }, size: head + length };
}

/**
 * Cuts a stream into messages by their length; over TCP there is no other framing. What has arrived may be half a message
 * or several: the messages do not depend on it. At most one message is held, 64 KB.
 */
export function createApduReader(): { readonly push: (bytes: Uint8Array) => readonly Apdu[] } {
  let held: Uint8Array = new Uint8Array(0);
  return {
    push: (bytes) => {
      const joined = new Uint8Array(held.length + bytes.length);
      joined.set(held);
      joined.set(bytes, held.length);
      const found: Apdu[] = [];
      let from = 0;
      for (let next = readApdu(joined); next !== null; next = readApdu(joined.subarray(from))) {
        found.push(next.apdu);
        from += next.size;
      }
      held = joined.slice(from);
      return found;
    },
  };
}

/** "060F" for logs and for what is kept as it came. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
