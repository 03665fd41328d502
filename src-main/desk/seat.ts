import { assert } from '#shared/assert.ts';
import type { Operator } from '#shared/till/configuration.ts';

/** The seat is kept for whoever sits in it until a PIN is shown; nothing can be done from it meanwhile. */
export type Lock = { readonly since: string; readonly cause: 'by_hand' | 'idle' };

/** Somebody's rights lent to the seat for the ending of one shift, until that ending is confirmed, closed, locked or left. */
export type EndingLoan = { readonly shiftId: string; readonly authoriser: Operator };

/** Somebody with a one-time PIN takes another before anything else. */
export type Seated = Operator & { readonly mustChangePin: boolean };

/**
 * Who is logged on at this till. Held in memory only: after a crash or a restart somebody has to show a PIN again,
 * and comes back into the document that was kept.
 */
export class Seat {
  #operator: Seated | null = null;
  #lock: Lock | null = null;
  #loan: EndingLoan | null = null;
  #since: string | null = null;
  #touchedMs = 0;

  get operator(): Seated | null {
    return this.#operator;
  }

  /** When whoever sits here logged on; null: nobody does. */
  get since(): string | null {
    return this.#since;
  }

  get lock(): Lock | null {
    return this.#lock;
  }

  get loan(): EndingLoan | null {
    return this.#loan;
  }

  /** Who lent their rights for the ending of this shift. */
  lenderFor(shiftId: string | undefined): Operator | null {
    return this.#loan?.shiftId === shiftId ? (this.#loan?.authoriser ?? null) : null;
  }

  /** Monotonic time of the last key, touch or command. */
  get touchedMs(): number {
    return this.#touchedMs;
  }

  take(operator: Seated, since: string): void {
    this.#operator = operator;
    this.#since = since;
    this.#lock = null;
    this.#loan = null;
  }

  /** The same person with other rights, or with a PIN of their own. */
  renew(operator: Seated): void {
    assert(this.#operator?.id === operator.id, 'a seat is renewed for whoever sits in it');
    this.#operator = operator;
  }

  leave(): void {
    this.#operator = null;
    this.#since = null;
    this.#lock = null;
    this.#loan = null;
  }

  close(lock: Lock): void {
    assert(this.#operator !== null, 'only a taken seat can be locked');
    this.#lock = lock;
    this.#loan = null;
  }

  lend(loan: EndingLoan): void {
    assert(this.#operator !== null && this.#lock === null, 'only who sits at an open till can be lent a right');
    this.#loan = loan;
  }

  returnLoan(): void {
    this.#loan = null;
  }

  open(): void {
    this.#lock = null;
  }

  touch(monotonicMs: number): void {
    this.#touchedMs = monotonicMs;
  }
}
