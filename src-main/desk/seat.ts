import { assert } from '#shared/assert.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** The seat is kept for whoever sits in it until a PIN is shown; nothing can be done from it meanwhile. */
export type Lock = { readonly since: string; readonly cause: 'by_hand' | 'idle' };

/**
 * Who is logged on at this till. Held in memory only: after a crash or a restart somebody has to show a PIN again,
 * and comes back into the document that was kept.
 */
export class Seat {
  #operator: Operator | null = null;
  #lock: Lock | null = null;
  #touchedMs = 0;

  get operator(): Operator | null {
    return this.#operator;
  }

  get lock(): Lock | null {
    return this.#lock;
  }

  /** Monotonic time of the last key, touch or command. */
  get touchedMs(): number {
    return this.#touchedMs;
  }

  take(operator: Operator): void {
    this.#operator = operator;
    this.#lock = null;
  }

  leave(): void {
    this.#operator = null;
    this.#lock = null;
  }

  close(lock: Lock): void {
    assert(this.#operator !== null, 'only a taken seat can be locked');
    this.#lock = lock;
  }

  open(): void {
    this.#lock = null;
  }

  touch(monotonicMs: number): void {
    this.#touchedMs = monotonicMs;
  }
}
