import { type Apdu, encodeApdu, readApdu } from '#main/terminal/zvt/apdu.ts';

/** What a serial line brings: a whole message, the other side's answer to ours, or a frame that arrived damaged. */
export type SerialSign =
  | { readonly kind: 'message'; readonly apdu: Apdu }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'damaged' };

const DLE = 0x10;
const STX = 0x02;
const ETX = 0x03;
export const ACK = 0x06;
export const NAK = 0x15;
/** No message is longer; a line that never ends a frame is not remembered. */
const FRAME_MAX = 65_535 + 5;

/** CRC-16 of ZVT's serial framing: reflected polynomial 8408, beginning with 0, over the message and the closing 03. */
export function crc16(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}

/** 10 02, the message with each 10 doubled, 10 03, CRC low byte first. */
export function encodeFrame(apdu: Apdu): Uint8Array {
  const bytes = encodeApdu(apdu);
  const crc = crc16([...bytes, ETX]);
  const doubled = [...bytes].flatMap((byte) => (byte === DLE ? [DLE, DLE] : [byte]));
  return Uint8Array.from([DLE, STX, ...doubled, DLE, ETX, crc & 0xff, crc >> 8]);
}

/** Reads frames byte by byte; noise between them is passed over. */
export function createFrameReader(): { readonly push: (bytes: Uint8Array) => readonly SerialSign[] } {
  let place: 'outside' | 'outside-dle' | 'inside' | 'inside-dle' | 'crc-low' | 'crc-high' = 'outside';
  let body: number[] = [];
  let crcLow = 0;

  const begin = (): null => {
    body = [];
    place = 'inside';
    return null;
  };
  const leave = (sign: SerialSign | null): SerialSign | null => {
    place = 'outside';
    return sign;
  };
  const take = (byte: number): null => {
    body.push(byte);
    place = body.length > FRAME_MAX ? 'outside' : 'inside';
    return null;
  };

  const step = (byte: number): SerialSign | null => {
    switch (place) {
      case 'outside':
        if (byte === ACK) return { kind: 'acknowledged' };
        if (byte === NAK) return { kind: 'refused' };
        place = byte === DLE ? 'outside-dle' : 'outside';
        return null;
      case 'outside-dle':
        if (byte === STX) return begin();
        place = byte === DLE ? 'outside-dle' : 'outside';
        return null;
      case 'inside':
        if (byte !== DLE) return take(byte);
        place = 'inside-dle';
        return null;
      case 'inside-dle':
        if (byte === DLE) return take(byte);
        if (byte === STX) return begin();
        if (byte !== ETX) return leave({ kind: 'damaged' });
        place = 'crc-low';
        return null;
      case 'crc-low':
        crcLow = byte;
        place = 'crc-high';
        return null;
      case 'crc-high':
        return leave(closed(body, crcLow | (byte << 8)));
    }
  };

  return {
    push: (bytes) => {
      const signs: SerialSign[] = [];
      for (const byte of bytes) {
        const sign = step(byte);
        if (sign !== null) signs.push(sign);
      }
      return signs;
    },
  };
}

function closed(body: readonly number[], crc: number): SerialSign {
  const found = crc === crc16([...body, ETX]) ? readApdu(Uint8Array.from(body)) : null;
  return found !== null && found.size === body.length ? { kind: 'message', apdu: found.apdu } : { kind: 'damaged' };
}
