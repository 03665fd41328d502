import { createHash } from 'node:crypto';
import type { AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { type Move, movesUnderWay } from '#agent/parked/moves.ts';
import { readParked } from '#agent/parked/told-parked.ts';
import {
  ARRIVING_MAX,
  type ParkedInStore,
  type ParkedNews,
  type ParkedRequest,
} from '#shared/contract/agent-parked.ts';

/** What a till has to know of documents parked in its store; undefined: it knows. */
export async function readParkedNews(
  transaction: AgentTransaction,
  { store, till, now, knownMark }: TillKey & { readonly now: string; readonly knownMark: string },
): Promise<ParkedNews | undefined> {
  const moves = await movesUnderWay(transaction, store);
  const news = {
    documents: await parkedElsewhere(transaction, { store, till }, moves),
    requests: await requestsTo(transaction, { store, till, now }),
    arriving: moves
      .filter(({ toTill }) => toTill === till)
      .slice(0, ARRIVING_MAX)
      .map(({ moved }) => moved),
  };
  const mark = createHash('sha256').update(JSON.stringify(news)).digest('hex');
  return mark === knownMark ? undefined : { mark, ...news };
}

/** A till tells what is parked there now and then, and writes down at once what left it: the latter counts. */
async function parkedElsewhere(
  transaction: AgentTransaction,
  { store, till }: TillKey,
  moves: readonly Move[],
): Promise<ParkedInStore[]> {
  const told = await readParked(transaction, store);
  const isUnderWay = (documentId: string) => moves.some(({ moved }) => moved.documentId === documentId);
  const lying = told
    .filter((one) => one.till !== till && !isUnderWay(one.documentId))
    .map((one) => ({ ...one, goingTo: null }));
  return [...lying, ...moves.map(movingDocument)];
}

/** A document on its way, as those see it who see it from afar. */
export function movingDocument({ moved, toTill }: Move): ParkedInStore {
  const { currency, documentId, fromTill, lineCount, parkedAt, parkedBy, totalMinor } = moved;
  return {
    documentId,
    handledBy: parkedBy.operatorName,
    parkedBy: parkedBy.operatorId,
    parkedAt,
    reason: 'by_cashier',
    currency,
    totalMinor,
    lines: lineCount,
    till: fromTill,
    goingTo: toTill,
  };
}

async function requestsTo(
  transaction: AgentTransaction,
  { store, till, now }: TillKey & { readonly now: string },
): Promise<ParkedRequest[]> {
  const rows = await transaction
    .selectFrom('parked_request')
    .select(['document_id', 'to_till', 'operator_id', 'operator_name'])
    .where('store', '=', store)
    .where('from_till', '=', till)
    .where('expires_at', '>', now)
    .orderBy('document_id')
    .execute();
  return rows.map(({ document_id, operator_id, operator_name, to_till }) => ({
    documentId: document_id,
    toTill: to_till,
    operatorId: operator_id,
    operatorName: operator_name,
  }));
}
