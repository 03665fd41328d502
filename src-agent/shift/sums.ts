import type { AgentTransaction } from '#agent/database/tables.ts';
import type { ShiftTables } from '#agent/shift/shift-tables.ts';
import type { JournalEvent, KnownEvent } from '#shared/journal/event.ts';
import { talliesOf } from '#shared/shift/tallies.ts';

type TotalRow = ShiftTables['shift_total'];
type TallyRow = ShiftTables['shift_tally'];
type ReachRow = ShiftTables['shift_reach'];

/** What events add to the running sums of their shifts: added up here first, so that a range is a few rows. */
export class ShiftSums {
  readonly #store: string;
  readonly #totals = new Map<string, TotalRow>();
  readonly #tallies = new Map<string, TallyRow>();
  readonly #reach = new Map<string, ReachRow>();

  constructor(store: string) {
    this.#store = store;
  }

  add(event: JournalEvent, known: KnownEvent | null): void {
    const { shiftId, till, epoch, seq } = event;
    if (shiftId === null) return;
    const at = { store: this.#store, shift_id: shiftId, till };
    const reachKey = `${shiftId} ${epoch}`;
    this.#reach.set(reachKey, { ...at, epoch, seq: Math.max(seq, this.#reach.get(reachKey)?.seq ?? 0) });
    const place = { ...at, session_id: event.sessionId ?? '' };
    for (const { account, currency, movement, amountMinor } of event.postings) {
      const key = JSON.stringify([shiftId, place.session_id, account, currency, movement]);
      const before = this.#totals.get(key) ?? { amount_minor: 0, entries: 0 };
      const sum = { amount_minor: before.amount_minor + amountMinor, entries: before.entries + 1 };
      this.#totals.set(key, { ...place, account, currency, movement, ...sum });
    }
    for (const { name, subject, value } of known === null ? [] : talliesOf(known)) {
      const key = JSON.stringify([shiftId, place.session_id, name, subject]);
      const amount = (this.#tallies.get(key)?.amount ?? 0) + value;
      this.#tallies.set(key, { ...place, name, subject, amount });
    }
  }

  get shiftIds(): ReadonlySet<string> {
    return new Set([...this.#reach.values()].map(({ shift_id }) => shift_id));
  }

  async keep(transaction: AgentTransaction): Promise<void> {
    for (const rows of slices([...this.#totals.values()])) {
      await transaction
        .insertInto('shift_total')
        .values([...rows])
        .onConflict((conflict) =>
          conflict
            .columns(['store', 'shift_id', 'till', 'session_id', 'account', 'currency', 'movement'])
            .doUpdateSet((row) => ({
              amount_minor: row('shift_total.amount_minor', '+', row.ref('excluded.amount_minor')),
              entries: row('shift_total.entries', '+', row.ref('excluded.entries')),
            })),
        )
        .execute();
    }
    for (const rows of slices([...this.#tallies.values()])) {
      await transaction
        .insertInto('shift_tally')
        .values([...rows])
        .onConflict((conflict) =>
          conflict
            .columns(['store', 'shift_id', 'till', 'session_id', 'name', 'subject'])
            .doUpdateSet((row) => ({ amount: row('shift_tally.amount', '+', row.ref('excluded.amount')) })),
        )
        .execute();
    }
    for (const rows of slices([...this.#reach.values()])) {
      await transaction
        .insertInto('shift_reach')
        .values([...rows])
        .onConflict((conflict) =>
          conflict
            .columns(['store', 'shift_id', 'till', 'epoch'])
            .doUpdateSet((row) => ({ seq: row.ref('excluded.seq') })),
        )
        .execute();
    }
  }
}

const ROWS_PER_INSERT = 200;

/** Databases bind only so many values in one statement. */
export function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) yield rows.slice(from, from + ROWS_PER_INSERT);
}
