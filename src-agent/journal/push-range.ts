import type { z } from 'zod';
import type { AgentDatabase, AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { numberDocuments } from '#agent/erp/number-documents.ts';
import { lockFeed, tellOf } from '#agent/feed/store-feed.ts';
import { eventRow } from '#agent/journal/event-row.ts';
import { type JournalKey, readBefore, readHashes, readHead, readHeldIds } from '#agent/journal/held-journal.ts';
import { chainCheckOf } from '#agent/key/signing.ts';
import { rememberLeases } from '#agent/shift/ending-lease.ts';
import { projectShifts } from '#agent/shift/project-shifts.ts';
import { projectNotes } from '#agent/till/project-notes.ts';
import { keepRefused } from '#agent/till/refused-record.ts';
import { keepTotals, readTouchedTotals } from '#agent/totals/held-totals.ts';
import { must } from '#shared/assert.ts';
import type { pushSchema } from '#shared/contract/agent-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Head } from '#shared/sync/countersigned-head.ts';
import { judgeRange, type RangeFacts, type RangeTrouble, type RangeVerdict } from '#shared/sync/range.ts';

export type PushMeans = { readonly database: AgentDatabase; readonly now: () => string };
export type PushRequest = z.infer<typeof pushSchema>;
export type PushTrouble =
  | { readonly code: 'unknown_till' }
  | { readonly code: 'not_taken_whole'; readonly trouble: RangeTrouble; readonly head: Head };

const ROWS_PER_INSERT = 100;

/**
 * Takes a range in one transaction: events, totals and the till's last contact, or nothing of them. Accepted: the end of
 * this range, whatever else is held by now, so that a repeat gets the same answer. `toldBeforeSeq`: up to there the till
 * has shown that an Agent with this key, of which a backup was put back since, held the journal.
 */
export async function pushRange(
  means: PushMeans,
  request: PushRequest,
  { toldBeforeSeq }: { readonly toldBeforeSeq: number },
): Promise<Result<Head, PushTrouble>> {
  return await means.database.transaction().execute(async (transaction) => {
    const at = means.now();
    const publicKey = await lockTill(transaction, request, at);
    if (publicKey === null) return no({ code: 'unknown_till' });
    const trouble = await takeRange(transaction, request, { publicKey, at, toldBeforeSeq });
    if (trouble?.code === 'flaw') await keepRefused(transaction, request, { at, trouble });
    if (trouble !== null) return no({ code: 'not_taken_whole', trouble, head: await readHead(transaction, request) });
    return ok(endOf(request));
  });
}

/** Judges a range and keeps what is good of it, in the transaction that holds the till's row. Null: all of it was. */
export async function takeRange(
  transaction: AgentTransaction,
  request: Omit<PushRequest, 'acknowledged'>,
  how: { readonly publicKey: string; readonly at: string; readonly toldBeforeSeq: number },
): Promise<RangeTrouble | null> {
  const verdict = judgeRange(await rangeFacts(transaction, request, how.publicKey));
  await keep(transaction, request, verdict, how);
  return verdict.trouble;
}

/**
 * The first statement is a write to the till's own row, in every database: it keeps two pushes of one till, through one
 * agent or two, from judging by the same head.
 */
export async function lockTill(
  transaction: AgentTransaction,
  { store, till }: TillKey,
  at: string,
): Promise<string | null> {
  const row = await transaction
    .updateTable('till')
    .set({ last_push_at: at, refused_record: null })
    .where('store', '=', store)
    .where('till', '=', till)
    .returning('public_key')
    .executeTakeFirst();
  return row?.public_key ?? null;
}

async function rangeFacts(
  transaction: AgentTransaction,
  { store, till, epoch, events }: Omit<PushRequest, 'acknowledged'>,
  publicKey: string,
): Promise<RangeFacts> {
  const key: JournalKey = { store, till, epoch };
  const first = must(events[0], 'a range has at least one event');
  return {
    till,
    epoch,
    events,
    headSeq: (await readHead(transaction, key)).seq,
    before: await readBefore(transaction, key, first.seq),
    heldHashes: await readHashes(transaction, key, { fromSeq: first.seq, toSeq: first.seq + events.length - 1 }),
    heldIds: await readHeldIds(transaction, store, events),
    totals: await readTouchedTotals(transaction, key, events),
    check: chainCheckOf(publicKey),
  };
}

async function keep(
  transaction: AgentTransaction,
  { store, till, epoch }: JournalKey,
  verdict: RangeVerdict,
  { at, toldBeforeSeq }: { readonly at: string; readonly toldBeforeSeq: number },
): Promise<void> {
  /** A lost record was told of before, soon after it was written: it keeps its place before what was told of since. */
  const receivedAtOf = ({ seq, wallAt }: JournalEvent): string => {
    const writtenAt = new Date(wallAt).toISOString();
    return seq <= toldBeforeSeq && writtenAt < at ? writtenAt : at;
  };
  const rows = verdict.added.map((event) => eventRow(event, { store, epoch, receivedAt: receivedAtOf(event) }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await transaction
      .insertInto('journal_event')
      .values(rows.slice(from, from + ROWS_PER_INSERT))
      .execute();
  }
  await keepTotals(transaction, { store, till, epoch }, verdict);
  if (verdict.added.length === 0) return;
  const position = await lockFeed(transaction, { store, now: at });
  await numberDocuments(transaction, { store, till, epoch, receivedAt: at, feedPosition: position }, verdict.added);
  const toldBefore = verdict.added.filter(({ seq }) => seq <= toldBeforeSeq);
  await rememberLeases(transaction, store, toldBefore);
  const batches = [...toldBefore.map((event) => [event]), verdict.added.slice(toldBefore.length)];
  for (const events of batches) {
    const [first] = events;
    if (first === undefined) continue;
    const changed = await projectShifts(
      transaction,
      { store, receivedAt: receivedAtOf(first) },
      events.map((event) => ({ ...event, epoch })),
    );
    await tellOf(transaction, { store, position }, changed);
  }
  await projectNotes(
    transaction,
    store,
    verdict.added.map((event) => ({ ...event, epoch })),
  );
}

function endOf({ store, till, epoch, events }: PushRequest): Head {
  const { seq, hash } = must(events.at(-1), 'a range has at least one event');
  return { store, till, epoch, seq, hash };
}
