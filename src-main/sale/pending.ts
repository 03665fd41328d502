import { cardPaymentsOf } from '#main/card/card-records.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { isInHand, type ParkedDraft, parkedDrafts, parkedItem } from '#main/sale/parked-store.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { pulledParked } from '#main/store/pulled-parked.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ParkedDocument } from '#shared/contract/sale.ts';
import { minor, sum } from '#shared/money/amount.ts';
import { ok, type Result } from '#shared/result.ts';
import { draftTotal, taxesOf } from '#shared/sale/draft.ts';

/** Pending Documents: what was put aside at this till, the newest first, and then what lies at the other tills of the store. */
export function pending(desk: Desk): Result<ParkedDocument[], Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const here = parkedDocuments(desk);
  // What was taken up here a moment ago may still be told of as parked there.
  const isHere = (documentId: string) =>
    here.some((one) => one.documentId === documentId) || isInHand(desk.connection, documentId);
  return ok([...here, ...parkedElsewhere(desk).filter(({ documentId }) => !isHere(documentId))]);
}

/** What was put aside at this till, the newest first. */
export function parkedDocuments(desk: Desk): ParkedDocument[] {
  const operators = readOperators(desk.connection);
  const { taxes } = desk.configuration();
  return parkedDrafts(desk.connection).map(({ draft, reason, parkedBy, parkedByName, parkedAt }) => ({
    documentId: draft.documentId,
    handledBy: parkedByName ?? operators.find(({ id }) => id === parkedBy)?.name ?? parkedBy,
    till: desk.journal.till,
    place: 'here',
    isOthers: isOthers(desk, { reason, parkedBy }),
    parkedAt,
    reason,
    cardState: cardPaymentsOf(desk.connection, draft.documentId).at(-1)?.state ?? null,
    currency: draft.currency,
    totalMinor: draftTotal(draft.lines),
    subtotalMinor: sum(taxesOf(draft.lines, taxes).map(({ netMinor }) => minor(netMinor))),
    lineCount: draft.lines.length,
    items: draft.lines.map(parkedItem),
  }));
}

/** What other tills have put aside, as the Agent last told. One with card payments is taken up where its terminal stands. */
function parkedElsewhere(desk: Desk): ParkedDocument[] {
  const isReachable = desk.isAgentReachable();
  return pulledParked(desk.connection)
    .filter(({ reason }) => reason === 'by_cashier')
    .map(({ goingTo, handledBy, items = [], lines, parkedBy = '', till, ...told }) => ({
      documentId: told.documentId,
      handledBy,
      till: goingTo ?? till,
      place: placeOf({ isReachable, isMine: goingTo === desk.journal.till, isUnderWay: goingTo !== null }),
      isOthers: isOthers(desk, { reason: told.reason, parkedBy }),
      parkedAt: told.parkedAt,
      reason: told.reason,
      cardState: null,
      currency: told.currency,
      totalMinor: told.totalMinor,
      subtotalMinor: null,
      lineCount: lines,
      items,
    }));
}

function placeOf(at: {
  readonly isReachable: boolean;
  readonly isMine: boolean;
  readonly isUnderWay: boolean;
}): ParkedDocument['place'] {
  if (!at.isReachable) return 'out_of_reach';
  return at.isUnderWay && !at.isMine ? 'under_way' : 'elsewhere';
}

/** What waits with a card payment is a question of money, which whoever is there settles. */
export function isOthers(desk: Desk, { parkedBy, reason }: Pick<ParkedDraft, 'parkedBy' | 'reason'>): boolean {
  return reason === 'by_cashier' && parkedBy !== desk.seat.operator?.id;
}

export function parkedByCashiers(parked: readonly Pick<ParkedDocument, 'reason'>[]): number {
  return parked.filter(({ reason }) => reason === 'by_cashier').length;
}
