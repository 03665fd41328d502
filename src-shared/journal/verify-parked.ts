import type { KnownEvent } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { readMoved } from '#shared/sale/moved-document.ts';

/** Ways of parked documents seen so far: which went, and which documents are at other tills now. Grows with them. */
export type MovesSeen = { readonly ways: Set<string>; readonly gone: Map<string, string> };

/** A parked document that was handed over is another till's: until it comes back, it is neither sold nor given up here. */
export function* verifyParked({ gone, ways }: MovesSeen, event: KnownEvent): Generator<Problem> {
  switch (event.kind) {
    case 'sale.completed':
    case 'sale.discarded':
    case 'sale.parked_taken_up':
      yield* notHere(gone, event.kind, event.body.documentId);
      return;
    case 'sale.parked_handed':
      yield* notHere(gone, event.kind, event.body.documentId);
      yield* onceOnItsWay(ways, event.body.moveId);
      gone.set(event.body.documentId, event.body.toTill);
      return;
    case 'sale.parked_received': {
      const { documentId, moveId } = event.body;
      yield* onceOnItsWay(ways, moveId);
      gone.delete(documentId);
      const read = readMoved(event.body);
      if (!read.ok) yield { flaw: 'parked_document_elsewhere', words: `document ${documentId}: ${read.refusal}` };
      return;
    }
    default:
  }
}

function* notHere(gone: MovesSeen['gone'], kind: string, documentId: string): Generator<Problem> {
  const till = gone.get(documentId);
  if (till === undefined) return;
  const words = `${kind} of document ${documentId}, which was handed over to ${till} and has not come back`;
  yield { flaw: 'parked_document_elsewhere', words };
}

function* onceOnItsWay(ways: MovesSeen['ways'], moveId: string): Generator<Problem> {
  if (ways.has(moveId)) yield { flaw: 'parked_document_elsewhere', words: `the way ${moveId} is gone a second time` };
  ways.add(moveId);
}
