/** A node of ZVT's BER-TLV container: tags of one or two bytes, for example 0x25 or 0x1F07. */
export type Tlv = { readonly tag: number; readonly value: Uint8Array };

/** Nodes in a container, in order. Null: a length runs past the end, so that nothing after it can be told. */
export function readTlvs(bytes: Uint8Array): readonly Tlv[] | null {
  const nodes: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const isLong = (first & 0x1f) === 0x1f;
    const tag = isLong ? (first << 8) | (bytes[at + 1] ?? 0) : first;
    const length = readTlvLength(bytes, at + (isLong ? 2 : 1));
    if (length === null || length.end + length.value > bytes.length) return null;
    nodes.push({ tag, value: bytes.slice(length.end, length.end + length.value) });
    at = length.end + length.value;
  }
  return nodes;
}

/** A length at `at` and where it ends: below 80 itself, 81 nn, 82 hh ll. Null: cut off or of another form. */
export function readTlvLength(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | null {
  const [first, second, third] = bytes.subarray(at, at + 3);
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, end: at + 1 };
  if (first === 0x81 && second !== undefined) return { value: second, end: at + 2 };
  if (first === 0x82 && second !== undefined && third !== undefined)
    return { value: (second << 8) | third, end: at + 3 };
  return null;
}

export function encodeTlv({ tag, value }: Tlv): Uint8Array {
  return Uint8Array.from([...(tag > 0xff ? [tag >> 8, tag & 0xff] : [tag]), ...tlvLength(value.length), ...value]);
}

export function encodeTlvs(nodes: readonly Tlv[]): Uint8Array {
  return Uint8Array.from(nodes.flatMap((node) => [...encodeTlv(node)]));
}

export function tlvLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length <= 0xff ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
