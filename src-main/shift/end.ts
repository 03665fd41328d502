import type { z } from 'zod';
import { forgetCount } from '#main/counting/count-entries.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { queueFinalReport } from '#main/paper/report-paper.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { forgetReasons } from '#main/shift/difference-reasons.ts';
import { endingRows, sheetOf } from '#main/shift/end-sheet.ts';
import { requireEnding } from '#main/shift/ending.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { issuedDocument } from '#main/shift/start.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EndedShift, endShiftSchema } from '#shared/contract/shift.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { endShift } from '#shared/shift/end-shift.ts';

/** Ends the shift with the figures that were shown, queues its report (Z), and logs the operator off. */
export function end(desk: Desk, input: z.infer<typeof endShiftSchema>): Result<EndedShift, Refusal> {
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  const { shift, authority, sessionIds, permission } = ending.value;
  const result = carryOut(desk, { call: 'shift.end', input }, () => {
    const configuration = desk.configuration();
    const rows = endingRows(desk, shift);
    const sheet = sheetOf(desk, shift);
    const head = desk.journal.head();
    const decided = endShift({
      authority,
      permission,
      shift: { id: shift.id, number: shift.number, owner: shift.owner },
      openSessionIds: sessionIds,
      parameters: shift.parameters,
      rows,
      openDocument: readDraft(desk.connection, shift.operator_id),
      discardDocument: input.discardDocument,
      isConfirmed: input.confirmed,
      shownRevision: input.revision,
      revision: sheet.revision,
      covers: [{ till: desk.journal.till, epoch: head.epoch, seq: head.seq }],
      newId: desk.newId,
      nextNumber: nextNumbers(desk.connection, {
        tillCode: configuration.tillCode,
        businessDate: shift.business_date,
      }),
    });
    if (!decided.ok) return no(namedForm(desk, decided.refusal));
    const kept: readonly KnownEvent[] = decided.value.events.map((event) => desk.journal.append(event));
    queueFinalReport(desk, { shiftId: shift.id, reportNumber: decided.value.reportNumber, rows });
    forgetCount(desk.connection, { operatorId: shift.operator_id, occasion: 'end' });
    desk.connection.prepare('DELETE FROM withdrawal_entry WHERE operator_id = ?').run(shift.operator_id);
    forgetReasons(desk.connection, shift.operator_id);
    dropDraft(desk.connection, shift.operator_id);
    return ok({
      shiftId: shift.id,
      number: shift.number,
      reportNumber: decided.value.reportNumber,
      rows: sheet.rows,
      documents: kept.flatMap(issuedDocument),
    });
  });
  // Whoever ends their own shift is done; whoever ended another’s goes on with their own work.
  if (result.ok && permission === 'end_own_shift') desk.seat.leave();
  desk.wake();
  return result;
}

/** The words of a refusal name the payment form as the cashier knows it. */
function namedForm(desk: Desk, refusal: Refusal): Refusal {
  const form = refusal.facts?.['form'];
  return typeof form === 'string'
    ? { ...refusal, facts: { ...refusal.facts, form: formName(desk.configuration(), form) } }
    : refusal;
}
