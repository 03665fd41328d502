import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { findParked, forgetParked, keepArrived } from '#main/sale/parked-store.ts';
import { keepPulledParked } from '#main/store/pulled-parked.ts';
import type { ArrivingDocument, ParkedNews, ParkedRequest } from '#shared/contract/agent-parked.ts';
import { event } from '#shared/journal/decision.ts';
import { draftTotal } from '#shared/sale/draft.ts';
import { readMoved } from '#shared/sale/moved-document.ts';

type MovingDesk = Pick<Desk, 'connection' | 'journal' | 'newId'>;

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/**
 * Keeps what the Agent told of parked documents, and does what follows: hands over what is asked for, takes in what arrives. Must run
 * inside a transaction. False: something arrived that this till cannot read, so it is to be told again.
 */
export function keepParkedNews(desk: MovingDesk, news: ParkedNews): boolean {
  keepPulledParked(desk.connection, news.documents);
  for (const request of news.requests) handOverParked(desk, request);
  return news.arriving.map((arriving) => receiveParked(desk, arriving)).every((isTaken) => isTaken);
}

/**
 * Lets a parked document go to the till that asks for it. From here on it is none of this till's: whatever becomes of that till, the
 * Agent or the wire, it is sold there or it lies there. One that somebody took up here, or that was paid on, stays.
 */
function handOverParked(desk: MovingDesk, { documentId, operatorId, operatorName, toTill }: ParkedRequest): void {
  const { connection, journal, newId } = desk;
  const parked = toTill === journal.till ? null : findParked(connection, documentId);
  if (parked === null || parked.reason !== 'by_cashier') return;
  const { draft, parkedAt, parkedBy, parkedByName } = parked;
  if (draft.payments.length > 0) return;
  const name = parkedByName ?? readOperators(connection).find(({ id }) => id === parkedBy)?.name ?? parkedBy;
  journal.append(
    event('sale.parked_handed', NOBODY, {
      moveId: newId(),
      documentId,
      parkedBy: { operatorId: parkedBy, operatorName: name },
      parkedAt,
      currency: draft.currency,
      totalMinor: draftTotal(draft.lines),
      lineCount: draft.lines.length,
      document: { ...draft },
      toTill,
      askedBy: { operatorId, operatorName },
    }),
  );
  forgetParked(connection, documentId);
}

/**
 * Parks here what another till let go, once however often it is told. Must run inside a transaction. False: this version cannot
 * read it, and it stays on its way.
 */
export function receiveParked({ connection, journal }: MovingDesk, { fromTill, ...moved }: ArrivingDocument): boolean {
  if (connection.prepare('SELECT 1 FROM parked_move WHERE move_id = ?').get(moved.moveId) !== undefined) return true;
  const draft = readMoved(moved);
  if (!draft.ok) return false;
  journal.append(event('sale.parked_received', NOBODY, { ...moved, fromTill }));
  keepArrived(connection, moved, { draft: draft.value, fromTill });
  return true;
}
