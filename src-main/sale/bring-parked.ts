import type { Desk } from '#main/desk/desk.ts';
import { findParked } from '#main/sale/parked-store.ts';
import { pulledParked } from '#main/store/pulled-parked.ts';
import type { ArrivingDocument, TakeParkedRefusal } from '#shared/contract/agent-parked.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Operator } from '#shared/till/configuration.ts';

/**
 * Has a document that is parked at another till handed over to this one. Null: it lies here, or nobody knows of it elsewhere; whoever
 * wants it looks here next.
 */
export async function bringParked(
  desk: Desk,
  documentId: string,
  operator: Operator,
): Promise<Result<ArrivingDocument | null, Refusal>> {
  const isHere = () => findParked(desk.connection, documentId) !== null;
  const told = pulledParked(desk.connection).find((one) => one.documentId === documentId);
  if (told === undefined || isHere()) return ok(null);
  const asked = { documentId, operatorId: operator.id, operatorName: operator.name };
  const taken = await desk.store().takeParked(asked);
  // It may have come by the feed while it was asked for.
  if (isHere()) return ok(null);
  if (taken === null) return no({ code: 'parked_out_of_reach', facts: { till: told.goingTo ?? told.till } });
  return taken.ok ? ok(taken.value) : no(refusalOf(taken.refusal));
}

function refusalOf(refusal: TakeParkedRefusal): Refusal {
  switch (refusal.code) {
    case 'taken_by_other':
      return { code: 'parked_taken', facts: { operator: refusal.operatorName, till: refusal.till } };
    case 'till_silent':
      return { code: 'parked_till_silent', facts: { till: refusal.till } };
    case 'has_payments':
      return { code: 'parked_has_payments', facts: { till: refusal.till } };
    default:
      return { code: 'parked_unknown' };
  }
}
