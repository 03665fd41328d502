import type { z } from 'zod';
import { cardsOfShift, putDraftAway } from '#main/card/cards-of-shift.ts';
import { carryOut, earlierReply } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { openForDocument } from '#main/drawer/open-drawer.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { parkedByCashiers, parkedDocuments } from '#main/sale/pending.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { endingRows, sheetOf } from '#main/shift/end-sheet.ts';
import { type Ending, requireEnding } from '#main/shift/ending.ts';
import { keepEnd } from '#main/shift/keep-end.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { issuedDocument } from '#main/shift/start.ts';
import { takePart } from '#main/store/join.ts';
import { coverageOf, type LeasedEnd, leaseEnd, partTills } from '#main/store/lease-end.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { EndedShift, endShiftSchema } from '#shared/contract/shift.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { endShift } from '#shared/shift/end-shift.ts';

const CALL = 'shift.end';

/** Ends the shift with the figures that were shown, queues its report (Z), and logs the operator off. */
export async function end(desk: Desk, input: z.infer<typeof endShiftSchema>): Promise<Result<EndedShift, Refusal>> {
  const before = earlierReply<EndedShift>(desk, { call: CALL, input });
  if (before !== null) return before;
  const asked = requireEnding(desk, input.shiftId);
  if (!asked.ok) return asked;
  const leased = await leaseEnd(desk, asked.value, { callRoll: true });
  if (!leased.ok) return leased;
  // While the Agent was asked, somebody may have logged off, or ended the shift: with this very command, asked again.
  const meanwhile = earlierReply<EndedShift>(desk, { call: CALL, input });
  if (meanwhile !== null) return meanwhile;
  const ending = requireEnding(desk, input.shiftId);
  if (!ending.ok) return ending;
  return endLeased(desk, input, { ending: ending.value, leased: leased.value });
}

function endLeased(
  desk: Desk,
  input: z.infer<typeof endShiftSchema>,
  { ending, leased }: { readonly ending: Ending; readonly leased: LeasedEnd },
): Result<EndedShift, Refusal> {
  const { shift, authority, sessions, permission, isOwn, documentOf, openDocument } = ending;
  const isDetached = shift.status === 'detached';
  const result = carryOut(desk, { call: CALL, input }, () => {
    if (isHiddenByBlindCount(desk, shift)) return no({ code: 'blind_count_first' });
    const configuration = desk.configuration();
    const rows = endingRows(desk, shift);
    const sheet = sheetOf(desk, shift);
    const head = desk.journal.head();
    const cards = cardsOfShift(desk, { shiftId: shift.id, openDocument });
    const { covers, others } = coverageOf(desk, shift);
    const tills = partTills(desk, shift.id, leased);
    const decided = endShift({
      authority,
      permission,
      shift: { id: shift.id, number: shift.number, drawer: shift.drawer },
      openSessionIds: sessions.map(({ id }) => id),
      parameters: shift.parameters,
      rows,
      openDocument,
      ...cards,
      discardDocument: input.discardDocument,
      parkedByCashiers: parkedByCashiers(parkedDocuments(desk)),
      isConfirmed: input.confirmed,
      shownRevision: input.revision,
      revision: sheet.revision,
      covers: [{ till: desk.journal.till, epoch: head.epoch, seq: head.seq }, ...covers],
      others,
      unreportedTills: tills.filter(({ isReported }) => !isReported).map(({ till }) => till),
      isCountConfirmed: input.countConfirmed,
      isUnreportedConfirmed: input.unreportedConfirmed,
      leaseId: leased.leaseId,
      newId: desk.newId,
      nextNumber: nextNumbers(desk.connection, {
        tillCode: configuration.tillCode,
        businessDate: shift.business_date,
      }),
    });
    if (!decided.ok) return no(namedForm(desk, decided.refusal));
    takePart(desk, shift.id, authority.operator.id);
    const kept = keepEnd(desk, shift, { decided: decided.value, rows, roll: leased });
    // What is withdrawn has to be taken out; a detached drawer lies elsewhere.
    if (!isDetached) {
      const scene = { actor: authority.operator.id, shiftId: shift.id, sessionId: null };
      openForDocument(desk, scene, { occasion: 'end_of_shift', documentNumber: decided.value.reportNumber });
    }
    if (!isDetached) putDraftAway(desk, { operatorId: documentOf, ...cards });
    return ok({
      shiftId: shift.id,
      number: shift.number,
      reportNumber: decided.value.reportNumber,
      rows: sheet.rows,
      documents: kept.flatMap(issuedDocument),
    });
  });
  // Whoever ends their own shift is done; whoever ended another’s, or a detached drawer, goes on with their own work.
  if (result.ok && isOwn && !isDetached) desk.seat.leave();
  if (result.ok) desk.seat.returnLoan();
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
