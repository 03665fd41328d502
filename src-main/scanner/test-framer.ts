import { CODE_GAP_MS, type Framer, GROUP_SEPARATOR } from '#main/scanner/scan-framer.ts';
import { FNC1 } from '#shared/scanning/gs1.ts';
import type { ScanTest } from '#shared/scanning/scan-test.ts';

const BYTES_MAX = 300;
const START_OF_TEXT = 0x02;
const ENDS: readonly (readonly [ScanTest['end'], readonly number[]])[] = [
  ['crlf', [0x0d, 0x0a]],
  ['cr', [0x0d]],
  ['lf', [0x0a]],
  ['tab', [0x09]],
  ['etx', [0x03]],
];

/** Takes whatever comes in one go for one code and says all there is to say of it, for whoever sets the scanner up. */
export function createTestFramer(): Framer<ScanTest> {
  let bytes: number[] = [];
  let firstAtMs = 0;
  let lastAtMs = 0;
  return {
    take: (more, atMs) => {
      if (bytes.length === 0) firstAtMs = atMs;
      bytes = [...bytes, ...more].slice(0, BYTES_MAX);
      lastAtMs = atMs;
      return [];
    },
    silence: (atMs) => {
      if (bytes.length === 0 || atMs - lastAtMs < CODE_GAP_MS) return [];
      const test = testOf(bytes, lastAtMs - firstAtMs);
      bytes = [];
      return [test];
    },
  };
}

function testOf(bytes: readonly number[], lastedMs: number): ScanTest {
  const sent = bytes[0] === START_OF_TEXT ? bytes.slice(1) : bytes;
  const at = sent.findIndex(isEnd);
  const body = at < 0 ? sent : sent.slice(0, at);
  const end =
    at < 0 ? 'none' : (ENDS.find(([, sign]) => sign.every((byte, n) => sent[at + n] === byte))?.[0] ?? 'none');
  const characters = body.map(characterOf);
  const text = characters.join('');
  return {
    by: 'serial',
    text,
    end,
    gapMs: body.length < 2 ? null : Math.round(lastedMs / (body.length - 1)),
    asUs: text,
    missed: null,
    unreadable: characters.filter((character) => character === '').length,
  };
}

function isEnd(byte: number): boolean {
  return ENDS.some(([, sign]) => sign[0] === byte);
}

function characterOf(byte: number): string {
  if (byte === GROUP_SEPARATOR) return FNC1;
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '';
}
