import type { PrinterCondition } from '#main/printing/printer-condition.ts';
import type { Expected, Heard, StatusReader } from '#main/printing/protocol.ts';

const XON = 0x11;
const XOFF = 0x13;
/** Longer than any answer an Epson gives; garbage that looks like a header shall not swallow what follows for ever. */
const BLOCK_MAX = 80;
/** A reader that is asked and never answered shall not remember for ever. */
const EXPECTED_MAX = 16;

/**
 * Takes apart what an ESC/POS printer says, byte by byte, by the masks of Epson’s status identification (TM-T88III guide,
 * appendix G): `37 .. 00` and `5F .. 00` blocks first, inside which only XON and XOFF may cut; then `0xx1xx10` for
 * `DLE EOT`, `0xx1xx00` for the first of four bytes of automatic status, else the byte that `GS r` answers with, or garbage.
 */
export function createStatusReader(): StatusReader {
  let block: number[] | null = null;
  let status: number[] | null = null;
  let expected: Expected[] = [];
  let isQuiet = false;

  const take = (byte: number): readonly Heard[] => {
    if (block !== null) return takeOfBlock(byte, block);
    if (status !== null) {
      // Bytes 2 to 4 have bits 4 and 7 clear; anything else ends the block early and is looked at by itself.
      if ((byte & 0x90) === 0) return takeOfStatus(byte, status);
      status = null;
    }
    return begin(byte);
  };

  const takeOfBlock = (byte: number, sofar: number[]): readonly Heard[] => {
    if (byte === XON || byte === XOFF) return [];
    if (byte !== 0) {
      sofar.push(byte);
      if (sofar.length >= BLOCK_MAX) block = null;
      return [];
    }
    block = null;
    const heard = readBlock(sofar);
    return heard === null ? [] : [heard];
  };

  const takeOfStatus = (byte: number, sofar: number[]): readonly Heard[] => {
    sofar.push(byte);
    if (sofar.length < 4) return [];
    status = null;
    return [{ kind: 'condition', change: readStatusBack(sofar) }];
  };

  const begin = (byte: number): readonly Heard[] => {
    if (byte === XON || byte === XOFF) return [];
    if ((byte & 0x93) === 0x12) return answer(byte);
    if ((byte & 0x93) === 0x10) {
      status = [byte];
      return [];
    }
    if (byte === 0x37 || byte === 0x5f) {
      block = [byte];
      return [];
    }
    if ((byte & 0x90) === 0 && expected[0] === 'fence') {
      expected.shift();
      return [{ kind: 'fence' }];
    }
    return [{ kind: 'garbage', byte }];
  };

  /** Images that hold a real-time question make printers answer what nobody asked: such a byte is nobody’s answer. */
  const answer = (byte: number): readonly Heard[] => {
    const at = expected.findIndex((one) => one !== 'fence');
    const asked = expected[at];
    if (asked === undefined || asked === 'fence') return [];
    expected.splice(at, 1);
    return [{ kind: 'answer', change: readAnswer(byte, asked) }];
  };

  return {
    push: (bytes) => {
      const heard: Heard[] = [];
      isQuiet = false;
      for (const byte of bytes) heard.push(...take(byte));
      return heard;
    },
    expect: (asked) => {
      if (expected.length < EXPECTED_MAX) expected.push(asked);
    },
    forget: () => {
      expected = expected.filter((one) => one === 'fence');
      // An answer that is just coming in stays; one that stopped in the middle would swallow the next.
      if (isQuiet) {
        block = null;
        status = null;
      }
      isQuiet = true;
    },
  };
}

function readBlock([header, kind, ...rest]: readonly number[]): Heard | null {
  const text = String.fromCharCode(...rest);
  if (header === 0x5f) return { kind: 'told', text: String.fromCharCode(...(kind === undefined ? [] : [kind])) + text };
  if (kind === 0x22 && rest.length === 4) return { kind: 'confirmed', sign: text };
  return kind === 0x25 && rest.length === 0 ? { kind: 'cleared' } : null;
}

/** `DLE EOT n`, by the question it answers (Epson TM-T90, p. 95). */
function readAnswer(byte: number, asked: Exclude<Expected, 'fence'>): Partial<PrinterCondition> {
  const has = (bits: number): boolean => (byte & bits) !== 0;
  switch (asked) {
    case 'printer':
      return { drawerPin: has(0x04) ? 'high' : 'low', isOnline: !has(0x08) };
    case 'offline_cause':
      return { isCoverOpen: has(0x04), ...(has(0x20) ? { paper: 'out' as const } : {}) };
    case 'error_cause':
      return { fault: faultOf({ mechanical: has(0x04), cutter: has(0x08), unrecoverable: has(0x20), hot: has(0x40) }) };
    case 'paper':
      return { paper: has(0x60) ? 'out' : has(0x0c) ? 'near_end' : 'ok' };
  }
}

/** `GS a`: four bytes, sent at once and on every change (Epson TM-L90, p. 318). */
function readStatusBack([first = 0, second = 0, third = 0]: readonly number[]): Partial<PrinterCondition> {
  return {
    drawerPin: (first & 0x04) === 0 ? 'low' : 'high',
    isOnline: (first & 0x08) === 0,
    isCoverOpen: (first & 0x20) !== 0,
    fault: faultOf({
      mechanical: (second & 0x04) !== 0,
      cutter: (second & 0x08) !== 0,
      unrecoverable: (second & 0x20) !== 0,
      hot: (second & 0x40) !== 0,
    }),
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'near_end' : 'ok',
  };
}

function faultOf(found: Readonly<Record<'mechanical' | 'cutter' | 'unrecoverable' | 'hot', boolean>>) {
  if (found.unrecoverable) return 'unrecoverable';
  if (found.cutter) return 'cutter';
  if (found.mechanical) return 'mechanical';
  return found.hot ? 'hot' : 'none';
}
