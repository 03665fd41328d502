import type { Operator } from '#shared/till/configuration.ts';

/**
 * Who is logged on at this till. Held in memory only: after a crash or a restart somebody has to show a PIN again,
 * and comes back into the document that was kept.
 */
export class Seat {
  #operator: Operator | null = null;

  get operator(): Operator | null {
    return this.#operator;
  }

  take(operator: Operator): void {
    this.#operator = operator;
  }

  leave(): void {
    this.#operator = null;
  }
}
