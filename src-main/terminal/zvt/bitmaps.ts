import { readTlvLength, readTlvs, type Tlv, tlvLength } from '#main/terminal/zvt/tlv.ts';

/**
 * The fields (bitmaps, BMP) of a message. A bitmap that is not in the table has no length anybody here knows: reading stops
 * there, `isWhole` is false, and what follows is kept as it came. Nothing after such a place was understood, so nothing in
 * the message may be taken for a success.
 */
export type Bitmaps = {
  readonly fields: ReadonlyMap<number, Uint8Array>;
  /** Nodes of the container 06; empty when there is none. */
  readonly tlvs: readonly Tlv[];
  readonly isWhole: boolean;
  readonly rest: Uint8Array;
};

const TLV = 0x06;

/** Lengths in bytes; 2 and 3 figures of length before the value are `LL` and `LLL`. */
const LENGTHS: ReadonlyMap<number, number | 'LL' | 'LLL'> = new Map<number, number | 'LL' | 'LLL'>([
  ...[
    0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x8a, 0x8c, 0xa0, 0xd0, 0xd2, 0xd3, 0xe0, 0xe9, 0xea, 0xf0, 0xf9, 0xfa, 0xfb,
    0xfc,
  ].map((tag) => [tag, 1] as const),
  ...[0x0d, 0x0e, 0x17, 0x3a, 0x49, 0x87].map((tag) => [tag, 2] as const),
  ...[0x0b, 0x0c, 0x37, 0x3d, 0x88, 0xaa].map((tag) => [tag, 3] as const),
  [0x29, 4],
  [0xba, 5],
  [0x04, 6],
  ...[0x3b, 0xeb].map((tag) => [tag, 8] as const),
  [0x2a, 15],
  ...[
    0x22, 0x23, 0x2d, 0x8b, 0xa7, 0xd1, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5,
    0xf6, 0xf7, 0xf8,
  ].map((tag) => [tag, 'LL'] as const),
  ...[0x24, 0x2e, 0x3c, 0x60, 0x92, 0x9a, 0xaf].map((tag) => [tag, 'LLL'] as const),
]);

export function readBitmaps(data: Uint8Array): Bitmaps {
  const fields = new Map<number, Uint8Array>();
  let tlvs: readonly Tlv[] = [];
  let at = 0;
  while (at < data.length) {
    const tag = data[at] ?? 0;
    const span = tag === TLV ? tlvSpan(data, at + 1) : fieldSpan(data, tag, at + 1);
    if (span === null || span.end > data.length) return { fields, tlvs, isWhole: false, rest: data.slice(at) };
    const value = data.slice(span.begin, span.end);
    if (tag === TLV) {
      const nodes = readTlvs(value);
      if (nodes === null) return { fields, tlvs, isWhole: false, rest: data.slice(at) };
      tlvs = [...tlvs, ...nodes];
    } else fields.set(tag, value);
    at = span.end;
  }
  return { fields, tlvs, isWhole: true, rest: new Uint8Array(0) };
}

type Span = { readonly begin: number; readonly end: number };

function tlvSpan(data: Uint8Array, at: number): Span | null {
  const length = readTlvLength(data, at);
  return length === null ? null : { begin: length.end, end: length.end + length.value };
}

function fieldSpan(data: Uint8Array, tag: number, at: number): Span | null {
  const length = LENGTHS.get(tag);
  if (length === undefined) return null;
  if (typeof length === 'number') return { begin: at, end: at + length };
  const begin = at + length.length;
  let value = 0;
  for (const figure of data.subarray(at, begin)) {
    if (figure < 0xf0 || figure > 0xf9) return null;
    value = value * 10 + (figure & 0x0f);
  }
  return begin > data.length ? null : { begin, end: begin + value };
}

/** Writes one field; the length of LL and LLL fields is added. */
export function encodeField(tag: number, value: Uint8Array): Uint8Array {
  const length = LENGTHS.get(tag);
  if (tag === TLV) return Uint8Array.from([tag, ...tlvLength(value.length), ...value]);
  if (typeof length !== 'string') return Uint8Array.from([tag, ...value]);
  const figures = [...String(value.length).padStart(length.length, '0')].map((figure) => 0xf0 | Number(figure));
  return Uint8Array.from([tag, ...figures, ...value]);
}
