import type { PrinterProfile } from '#main/printing/profile.ts';

/** A command that is carried out the moment its last byte arrives, wherever it stands: in an image too. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'recover'; readonly n: number }
  | { readonly kind: 'pulse'; readonly pin: 2 | 5 }
  | { readonly kind: 'power_off' }
  | { readonly kind: 'clear' };

const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
const LONGEST = CLEAR.length;

/** Watches the bytes as they arrive for real-time commands of one printer language. */
export function createRealTimeWatch(
  protocol: PrinterProfile['protocol'],
  execute: (command: RealTimeCommand) => void,
): (byte: number) => void {
  let last: number[] = [];
  return (byte) => {
    last = [...last.slice(1 - LONGEST), byte];
    const command = protocol === 'star' ? starCommand(last) : escposCommand(last);
    if (command === null) return;
    last = [];
    execute(command);
  };
}

function starCommand(last: readonly number[]): RealTimeCommand | null {
  return endsWith(last, [0x1b, 0x06, 0x01]) ? { kind: 'status', n: 1 } : null;
}

function escposCommand(last: readonly number[]): RealTimeCommand | null {
  if (endsWith(last, CLEAR)) return { kind: 'clear' };
  const [a, b, n = 0] = last.slice(-3);
  if (a === 0x10 && b === 0x04 && n >= 1 && n <= 4) return { kind: 'status', n };
  if (a === 0x10 && b === 0x05 && (n === 1 || n === 2)) return { kind: 'recover', n };
  const [c, d, fn, m = 0, t = 0] = last.slice(-5);
  if (c !== 0x10 || d !== 0x14) return null;
  if (fn === 1 && m <= 1 && t >= 1 && t <= 8) return { kind: 'pulse', pin: m === 0 ? 2 : 5 };
  return fn === 2 && m === 1 && t === 8 ? { kind: 'power_off' } : null;
}

function endsWith(last: readonly number[], sought: readonly number[]): boolean {
  return last.length >= sought.length && sought.every((byte, at) => last[last.length - sought.length + at] === byte);
}
