import { cardHolds } from '#main/card/card-holds.ts';
import type { Desk } from '#main/desk/desk.ts';
import { TAKEN, type Taken } from '#main/master-data/taken.ts';
import { findParked, forgetParked } from '#main/sale/parked-store.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { event } from '#shared/journal/decision.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { draftTotal, goodsOf } from '#shared/sale/draft.ts';

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/**
 * Gives up parked documents that the office has given up. One that somebody took up meanwhile, or on which money was paid, stays:
 * the Agent is told what is parked here, and so that it is.
 */
export function takeDrops(desk: Desk, changes: readonly MasterChange[]): Result<Taken, string> {
  const { configuration, connection, journal } = desk;
  for (const { body, id } of changes) {
    if (body === null) continue;
    const read = MASTER_KINDS.parked_drop.safeParse(body);
    if (!read.success) return no(`the order about the parked document ${id} is not of its shape`);
    const { by: name, reason, till } = read.data;
    const parked = till === configuration().tillCode ? findParked(connection, id) : null;
    if (parked === null || parked.draft.payments.length > 0 || cardHolds(desk, parked.draft) !== null) continue;
    const lines = goodsOf(parked.draft);
    const facts = { documentId: id, lines, totalMinor: draftTotal(lines), byOffice: { name, reason } };
    journal.append(event('sale.discarded', NOBODY, facts));
    forgetParked(connection, id);
  }
  return ok(TAKEN);
}
