import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import type { Result } from '#shared/result.ts';
import type { DeclineReason } from '#shared/terminal/terminal-outcome.ts';

export type Sent = 'sent' | 'lost' | 'unheard';

/**
 * A line to a terminal for one exchange, in whole messages. A fresh one each time: what was left on an old one belongs to
 * nobody. Nothing throws.
 */
export type TerminalWire = {
  /** `lost`: the line is gone; `unheard`: it stands, and nobody said that the message arrived. Whether it did nobody knows. */
  readonly send: (apdu: Apdu) => Promise<Sent>;
  /** The next message, in order; what arrived before the line broke is still handed over. */
  readonly next: (waitMs: number) => Promise<Apdu | 'late' | 'lost'>;
  readonly drop: () => void;
};

/** Opens nothing until asked. A refusal means that not one byte of a command left. */
export type TerminalLine = {
  readonly address: string;
  readonly open: (waitMs: number) => Promise<Result<TerminalWire, DeclineReason>>;
};

export type Inbox = {
  readonly put: (apdus: readonly Apdu[]) => void;
  readonly lose: () => void;
  readonly next: TerminalWire['next'];
  readonly isLost: () => boolean;
};

/** A terminal that talks without end is not remembered: the line counts as lost. */
const WAITING_MAX = 500;

export function createInbox(): Inbox {
  const waiting: Apdu[] = [];
  let isLost = false;
  let tell: ((found: Apdu | 'lost') => void) | null = null;
  const hand = (found: Apdu | 'lost'): boolean => {
    const listener = tell;
    tell = null;
    listener?.(found);
    return listener !== null;
  };
  return {
    put: (apdus) => {
      for (const apdu of apdus) {
        if (isLost) return;
        if (!hand(apdu)) waiting.push(apdu);
        if (waiting.length > WAITING_MAX) isLost = true;
      }
    },
    lose: () => {
      isLost = true;
      hand('lost');
    },
    next: (waitMs) => {
      const first = waiting.shift();
      if (first !== undefined) return Promise.resolve(first);
      if (isLost) return Promise.resolve('lost');
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          tell = null;
          resolve('late');
        }, waitMs);
        tell = (found) => {
          clearTimeout(timer);
          resolve(found);
        };
      });
    },
    isLost: () => isLost,
  };
}
