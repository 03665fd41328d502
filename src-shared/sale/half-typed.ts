import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftTotal, goodsOf } from '#shared/sale/draft.ts';

/** What a terminal has to do with a shift and its half-typed document. */
export type CardsOfShift = {
  /** A terminal is taking or giving back money in this shift (domain reference Q22). */
  readonly isCardPaymentRunning: boolean;
  /** The half-typed document has card payments, approved or unknown: it is put aside with them, never given up. */
  readonly hasCardPayments: boolean;
};

export type HalfTyped = CardsOfShift & {
  /** The half-typed document of whoever the shift belongs to, at this till. */
  readonly openDocument: Draft | null;
  /** Gives the half-typed document up, written down like any discarded one, instead of refusing to go on over it. */
  readonly discardDocument: boolean;
};

/**
 * Nothing of a document may be lost unasked when its seller goes: it is refused to go on, or given up by name. A terminal
 * that is at work is waited for; it answers, or falls silent, which is a question that waits elsewhere.
 */
export function leaveDocument(half: HalfTyped): Result<Draft | null, Refusal> {
  const { openDocument } = half;
  if (half.isCardPaymentRunning) return no({ code: 'card_payment_running' });
  if (openDocument === null || openDocument.lines.length === 0) return ok(null);
  return half.discardDocument ? ok(openDocument) : no({ code: 'session_open' });
}

export function discarded(
  document: Draft | null,
  scene: Scene,
  { hasCardPayments }: Pick<CardsOfShift, 'hasCardPayments'>,
): readonly NewEvent[] {
  if (document === null) return [];
  const { documentId } = document;
  const lines = goodsOf(document);
  if (hasCardPayments) return [event('card.parked', scene, { documentId })];
  return [event('sale.discarded', scene, { documentId, lines, totalMinor: draftTotal(lines) })];
}
