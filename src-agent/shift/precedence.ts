import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import type { ShiftTables } from '#agent/shift/shift-tables.ts';
import { readableEvent } from '#shared/journal/event.ts';
import { eventOf } from '#shared/journal/event-row.ts';

type End = ShiftTables['shift_end'];

/**
 * Ends of shifts of one store, those that count before those that do not: never one that its till has taken back, as long
 * as there is another; then the leased one, else the first that the Agent was told of. Told in one millisecond, the place
 * in the journals decides, so that the same end counts however often this is worked out.
 */
export async function inPrecedence<T extends End>(
  database: AgentDatabase | AgentTransaction,
  store: string,
  ends: readonly T[],
): Promise<readonly T[]> {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const { shift_id } of ends) (seen.has(shift_id) ? several : seen).add(shift_id);
  const contested = ends.filter(({ shift_id }) => several.has(shift_id));
  const reversed = contested.length === 0 ? [] : await reversedReports(database, store, contested);
  const key = (end: End) =>
    [
      Number(reversed.includes(end.report_number)),
      1 - end.is_leased,
      end.received_at,
      end.till,
      end.epoch,
      end.seq,
    ] as const;
  return ends.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    for (const [index, value] of a.entries()) {
      const against = b[index] ?? value;
      if (value !== against) return value < against ? -1 : 1;
    }
    return 0;
  });
}

/** Reports of ends that their own till has taken back. */
async function reversedReports(
  database: AgentDatabase | AgentTransaction,
  store: string,
  ends: readonly End[],
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('journal_event')
    .selectAll()
    .where('store', '=', store)
    .where('till', 'in', [...new Set(ends.map(({ till }) => till))])
    .where('seq', '>', Math.min(...ends.map(({ seq }) => seq)))
    .where('kind', '=', 'shift.end_reversed')
    .where('shift_id', 'in', [...new Set(ends.map(({ shift_id }) => shift_id))])
    .execute();
  return rows.flatMap((row) => {
    const known = readableEvent(eventOf(row));
    return known?.kind === 'shift.end_reversed' ? [known.body.reportNumber] : [];
  });
}
