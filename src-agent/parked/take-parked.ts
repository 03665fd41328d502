import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { keyOfTill } from '#agent/enrolment/enrol-till.ts';
import { readTills } from '#agent/feed/read-feed.ts';
import { lockFeed } from '#agent/feed/store-feed.ts';
import { unknownTill } from '#agent/journal/push-words.ts';
import { movesUnderWay } from '#agent/parked/moves.ts';
import { readParked } from '#agent/parked/told-parked.ts';
import { later } from '#agent/shift/later.ts';
import type { ArrivingDocument, TakeParkedRefusal, takeParkedSchema } from '#shared/contract/agent-parked.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** So long the till where it is parked is asked: its line is rarely slower, and nobody else need wait for longer. */
const REQUEST_MS = 10_000;
const WAIT_MAX_MS = 3_000;
const LOOK_EVERY_MS = 25;
/** A till that was not heard for so long does not hand anything over now. Its live line speaks more often than that. */
const SILENT_MS = 25_000;

export type TakeMeans = {
  readonly database: AgentDatabase;
  readonly now: () => string;
  readonly live: { readonly bump: (store: string) => void };
};
type AskedTake = z.infer<typeof takeParkedSchema>;
type Taken = Result<ArrivingDocument, TakeParkedRefusal>;

/**
 * Asks the till where a document is parked to hand it over, and waits for that, not for long. Only that till can say that it left:
 * it may have been taken up there meanwhile. Of two that ask, the first is asked for; of two ways, the one that its journal
 * tells of counts.
 */
export async function takeParked(means: TakeMeans, ask: AskedTake): Promise<Taken> {
  const { database, live, now } = means;
  if ((await keyOfTill(database, ask)) === null) return no(unknownTill(ask));
  const asked = await database.transaction().execute(async (transaction) => await request(transaction, ask, now()));
  if (asked.kind === 'settled') return asked.answer;
  live.bump(ask.store);
  return await answerOf(means, ask, asked.fromTill);
}

type Asked =
  | { readonly kind: 'settled'; readonly answer: Taken }
  | { readonly kind: 'asked'; readonly fromTill: string };

/** Checked in this order: on its way already, parked anywhere, paid on, asked for by somebody else, its till there. */
async function request(transaction: AgentTransaction, ask: AskedTake, at: string): Promise<Asked> {
  const { documentId, operatorId, operatorName, store, till } = ask;
  await lockFeed(transaction, { store, now: at });
  const underWay = await onItsWay(transaction, ask);
  if (underWay !== null) return { kind: 'settled', answer: underWay };
  const parked = (await readParked(transaction, store)).find(
    (one) => one.documentId === documentId && one.till !== till,
  );
  if (parked === undefined) return { kind: 'settled', answer: no(NOT_PARKED) };
  const from = parked.till;
  if (parked.reason === 'card_payment') {
    const words = `It has card payments: it is taken up at ${from}.`;
    return { kind: 'settled', answer: no({ code: 'has_payments', words, till: from }) };
  }
  const other = await otherRequest(transaction, ask, at);
  if (other !== null) return { kind: 'settled', answer: no(other) };
  const holder = (await readTills(transaction, { store, now: at })).find((one) => one.till === from);
  if (holder === undefined || holder.silentForMs === null || holder.silentForMs > SILENT_MS) {
    return { kind: 'settled', answer: no(silent(from)) };
  }
  const row = {
    store,
    document_id: documentId,
    from_till: from,
    to_till: till,
    operator_id: operatorId,
    operator_name: operatorName,
    expires_at: later(at, REQUEST_MS),
  };
  await transaction
    .insertInto('parked_request')
    .values(row)
    .onConflict((conflict) => conflict.columns(['store', 'document_id']).doUpdateSet(row))
    .execute();
  return { kind: 'asked', fromTill: from };
}

async function otherRequest(
  transaction: AgentTransaction,
  { documentId, operatorId, store, till }: AskedTake,
  at: string,
): Promise<TakeParkedRefusal | null> {
  const row = await transaction
    .selectFrom('parked_request')
    .select(['to_till', 'operator_id', 'operator_name'])
    .where('store', '=', store)
    .where('document_id', '=', documentId)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (row === undefined || (row.to_till === till && row.operator_id === operatorId)) return null;
  return takenBy(row.to_till, row.operator_name);
}

async function answerOf({ database }: TakeMeans, ask: AskedTake, fromTill: string): Promise<Taken> {
  const askedMs = performance.now();
  for (;;) {
    // Looked at first, because a request ends in the moment when the document is on its way.
    const isAsked = await isAskedFor(database, ask);
    const underWay = await onItsWay(database, ask);
    if (underWay !== null) return underWay;
    // Neither the one nor the other: it arrived by the feed before this looked.
    if (!isAsked) return no(NOT_PARKED);
    if (performance.now() - askedMs > WAIT_MAX_MS) break;
    await delay(LOOK_EVERY_MS);
  }
  const parked = await readParked(database, ask.store);
  const isThere = parked.some((one) => one.till === fromTill && one.documentId === ask.documentId);
  return no(isThere ? silent(fromTill) : NOT_PARKED);
}

async function isAskedFor(database: AgentDatabase, { documentId, store, till }: AskedTake): Promise<boolean> {
  const row = await database
    .selectFrom('parked_request')
    .select('to_till')
    .where('store', '=', store)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row?.to_till === till;
}

/** A document that left its till is the one's that asked for it first, however often it is asked for. */
async function onItsWay(
  database: AgentDatabase | AgentTransaction,
  { documentId, store, till }: AskedTake,
): Promise<Taken | null> {
  const [move] = await movesUnderWay(database, store, documentId);
  if (move === undefined) return null;
  return move.toTill === till ? ok(move.moved) : no(takenBy(move.toTill, move.askedBy.operatorName));
}

const NOT_PARKED: TakeParkedRefusal = { code: 'not_parked', words: 'No other till has this document parked any more.' };

function takenBy(till: string, operatorName: string): TakeParkedRefusal {
  return { code: 'taken_by_other', words: `${operatorName} goes on with it at ${till}.`, till, operatorName };
}

function silent(till: string): TakeParkedRefusal {
  return { code: 'till_silent', words: `${till} does not answer. The document stays parked there.`, till };
}
