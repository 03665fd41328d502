import { forgetTicks } from '#main/counting/cheques.ts';
import { forgetCount } from '#main/counting/count-entries.ts';
import type { Desk } from '#main/desk/desk.ts';
import { queueFinalReport } from '#main/paper/report-paper.ts';
import { forgetReasons } from '#main/shift/difference-reasons.ts';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import type { Roll } from '#main/store/lease-end.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import type { EndedShift, EndingRow } from '#shared/shift/end-shift.ts';

/** Writes the end of a shift, queues its report (Z), and forgets what was typed for it. Must run inside a transaction. */
export function keepEnd(
  desk: Desk,
  shift: ShiftRecord,
  { decided, roll, rows }: { readonly decided: EndedShift; readonly roll: Roll; readonly rows: readonly EndingRow[] },
): readonly KnownEvent[] {
  const kept: readonly KnownEvent[] = decided.events.map((event) => desk.journal.append(event));
  queueFinalReport(desk, { shiftId: shift.id, reportNumber: decided.reportNumber, rows, roll });
  forgetCount(desk.connection, { drawer: shift.drawer, occasion: 'end' });
  forgetTicks(desk.connection, shift.id);
  desk.connection.prepare('DELETE FROM withdrawal_entry WHERE drawer = ?').run(shift.drawer);
  forgetReasons(desk.connection, shift.drawer);
  return kept;
}
