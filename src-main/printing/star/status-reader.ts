import type { PrinterCondition } from '#main/printing/printer-condition.ts';
import type { Expected, Heard, StatusReader } from '#main/printing/protocol.ts';

/** Shorter ones do not exist; longer ones are garbage that looks like a header. */
const LENGTH_MIN = 7;
const LENGTH_MAX = 15;

/** Counters of what was printed go round from 31 to 0 (Star Line Mode specification, ETB). */
export const ETB_COUNTS = 32;

/**
 * Takes apart Star’s automatic status: a header `0xx0xxx1` that says the length, then bytes with bits 0, 4 and 7 clear.
 * Each block says everything: condition, paper, and in byte 8 how many `ETB` were reached.
 */
export function createStarStatusReader(): StatusReader {
  let block: number[] | null = null;
  let expected: Expected[] = [];

  const take = (byte: number): readonly Heard[] => {
    if (block !== null) {
      if ((byte & 0x91) === 0) return takeOfBlock(byte, block);
      block = null;
    }
    if ((byte & 0x91) === 0x01) {
      block = [byte];
      return [];
    }
    return [{ kind: 'garbage', byte }];
  };

  const takeOfBlock = (byte: number, sofar: number[]): readonly Heard[] => {
    sofar.push(byte);
    const length = lengthOf(sofar);
    if (length < LENGTH_MIN || length > LENGTH_MAX) {
      block = null;
      return sofar.map((one) => ({ kind: 'garbage', byte: one }));
    }
    if (sofar.length < length) return [];
    block = null;
    const change = readStatus(sofar);
    const isAsked = expected.shift() !== undefined;
    const count = countOf(sofar);
    return [
      ...(isAsked ? [{ kind: 'answer', change } as const] : [{ kind: 'condition', change } as const]),
      ...(count === null ? [] : [{ kind: 'confirmed', sign: etbSign(count) } as const]),
    ];
  };

  return {
    push: (bytes) => {
      const heard: Heard[] = [];
      for (const byte of bytes) heard.push(...take(byte));
      return heard;
    },
    expect: (asked) => {
      if (expected.length < LENGTH_MAX) expected.push(asked);
    },
    forget: () => {
      block = null;
      expected = [];
    },
  };
}

/** The sign that this many jobs were printed, as `Heard` names it. */
export function etbSign(count: number): string {
  return `etb:${count % ETB_COUNTS}`;
}

export function countOfSign(sign: string): number {
  return Number(sign.slice('etb:'.length));
}

/**
 * How often a job shall count so that its last count is proof: a number that the printer cannot reach before it. What is
 * shown now may still grow by what earlier jobs of unknown outcome left in its memory, and each of them may begin anew at 0.
 * 0: they may reach every number; only a person can tell.
 */
export function countsFor(shown: number, pending: readonly number[]): number {
  const left = pending.reduce((sum, one) => sum + one, 0);
  const restarted = Math.max(0, ...pending);
  for (let counts = 1; counts < ETB_COUNTS; counts += 1) {
    const ahead = (counts - shown + ETB_COUNTS) % ETB_COUNTS;
    if (ahead > left && (pending.length === 0 || counts > restarted)) return counts;
  }
  return 0;
}

function lengthOf([first = 0, second = 0]: readonly number[]): number {
  return (((first >> 2) & 0x18) | ((first >> 1) & 0x07)) + ((second >> 6) & 0x02);
}

function countOf(block: readonly number[]): number | null {
  const byte = block[7];
  return byte === undefined ? null : ((byte & 0x60) >> 2) | ((byte & 0x0e) >> 1);
}

function readStatus([, , printer = 0, error = 0, , paper = 0]: readonly number[]): Partial<PrinterCondition> {
  return {
    drawerPin: (printer & 0x04) === 0 ? 'low' : 'high',
    isOnline: (printer & 0x08) === 0,
    isCoverOpen: (printer & 0x20) !== 0,
    fault: faultOf(error),
    paper: (paper & 0x08) !== 0 ? 'out' : (paper & 0x04) !== 0 ? 'near_end' : 'ok',
  };
}

function faultOf(error: number): PrinterCondition['fault'] {
  if ((error & 0x20) !== 0) return 'unrecoverable';
  if ((error & 0x08) !== 0) return 'cutter';
  if ((error & 0x04) !== 0) return 'mechanical';
  return (error & 0x40) !== 0 ? 'hot' : 'none';
}
