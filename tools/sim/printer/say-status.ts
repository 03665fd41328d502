import type { SimCondition, SimHabits } from '#tools/sim/printer/sim-state.ts';

/** Whether the printer takes no data from its memory now. */
export function isOffline({ fault, isCoverOpen, paper }: SimCondition): boolean {
  return isCoverOpen || paper === 'out' || fault !== 'none';
}

export function isPinHigh({ isDrawerOpen }: SimCondition, { drawer }: SimHabits): boolean {
  // Pulled up: without a drawer the contact reads high.
  return drawer.isWired ? isDrawerOpen === drawer.isHighWhenOpen : true;
}

/** `DLE EOT n`: one byte `0xx1xx10`. */
export function dleEotAnswer(n: number, condition: SimCondition, habits: SimHabits): number {
  const { fault, isCoverOpen, paper } = condition;
  switch (n) {
    case 1:
      return 0x12 | (isPinHigh(condition, habits) ? 0x04 : 0) | (isOffline(condition) ? 0x08 : 0);
    case 2:
      return 0x12 | (isCoverOpen ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0) | (fault === 'none' ? 0 : 0x40);
    case 3:
      return 0x12 | (fault === 'cutter' ? 0x08 : 0) | (fault === 'unrecoverable' ? 0x20 : 0);
    default:
      return 0x12 | (paper === 'ok' ? 0 : 0x0c) | (paper === 'out' ? 0x60 : 0);
  }
}

/** `GS a`: four bytes of automatic status. */
export function statusBack(condition: SimCondition, habits: SimHabits): Uint8Array {
  const { fault, isCoverOpen, paper } = condition;
  return Uint8Array.of(
    0x10 | (isPinHigh(condition, habits) ? 0x04 : 0) | (isOffline(condition) ? 0x08 : 0) | (isCoverOpen ? 0x20 : 0),
    (fault === 'cutter' ? 0x08 : 0) | (fault === 'unrecoverable' ? 0x20 : 0),
    (paper === 'ok' ? 0 : 0x03) | (paper === 'out' ? 0x0c : 0),
    0x0f,
  );
}

/** Star’s nine bytes, the eighth of which counts `ETB`. */
export function starStatus(condition: SimCondition, habits: SimHabits, etbCount: number): Uint8Array {
  const { fault, isCoverOpen, paper } = condition;
  return Uint8Array.of(
    0x23,
    0x06,
    (isPinHigh(condition, habits) ? 0x04 : 0) | (isOffline(condition) ? 0x08 : 0) | (isCoverOpen ? 0x20 : 0),
    (fault === 'cutter' ? 0x08 : 0) | (fault === 'unrecoverable' ? 0x20 : 0),
    0x00,
    (paper === 'ok' ? 0 : 0x04) | (paper === 'out' ? 0x08 : 0),
    0x00,
    ((etbCount << 2) & 0x60) | ((etbCount << 1) & 0x0e),
    0x00,
  );
}

/** `37 22 id 00` as this printer says it: whole, in single bytes, cut by flow control, with another’s id, or not at all. */
export function echoSlices(how: SimHabits['echo'], id: readonly number[]): readonly Uint8Array[] {
  const answer = Uint8Array.of(0x37, 0x22, ...id, 0x00);
  switch (how) {
    case 'none':
      return [];
    case 'wrong':
      return [Buffer.from('7"1234\0', 'latin1')];
    case 'bytewise':
      return [...answer].map((byte) => Uint8Array.of(byte));
    case 'flow':
      return [Uint8Array.of(0x37, 0x22, 0x13, ...id.slice(0, 2), 0x11, ...id.slice(2), 0x00)];
    case 'normal':
      return [answer];
  }
}

/** Bytes that are no answer to anything. */
export function garbageFor(status: 'garbage' | 'endless_garbage', n: number): Uint8Array {
  if (status === 'garbage') return Uint8Array.of(0xff, 0x80, 0x00);
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 151 + n) & 0xff);
  return bytes.filter((byte) => (byte & 0x93) !== 0x12);
}

const IDENTITY: Readonly<Record<number, string>> = { 65: '1.0 SIM', 66: 'TILLKEEPER', 67: 'SIM-80', 68: 'SIM0001' };

/** `GS I n`: `5F text 00`. */
export function identity(n: number): Uint8Array {
  return Buffer.from(`_${IDENTITY[n] ?? 'SIM'}\0`, 'latin1');
}
