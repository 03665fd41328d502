import { randomUUID } from 'node:crypto';
import type { AgentTransaction } from '#agent/database/tables.ts';
import { addTill } from '#agent/enrolment/add-till.ts';
import { type JournalKey, readHead } from '#agent/journal/held-journal.ts';
import { lockTill, takeRange } from '#agent/journal/push-range.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { sha256 } from '#agent/key/signing.ts';
import { assert } from '#shared/assert.ts';
import type { JournalEvent, NewEvent } from '#shared/journal/event.ts';
import { sealEvent } from '#shared/journal/seal.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { readNumber } from '#shared/till/number.ts';

export type OwnJournal = {
  readonly transaction: AgentTransaction;
  readonly store: string;
  readonly at: string;
  readonly key: AgentKey;
};

/** The Agent never forks its own journal: all instances write the one in their database. */
const EPOCH = 1;

/**
 * The journal in which the Agent writes what is done on the managers' page and moves money: one for each store, sealed like
 * a till's with the Agent's own key. Takes its row for the rest of the transaction, and answers where it stands.
 */
export async function openOwnJournal({ transaction, store, at, key }: OwnJournal): Promise<JournalKey> {
  await addTill(transaction, { store, till: AGENT_PLACE, publicKey: key.publicKey, at });
  const publicKey = await lockTill(transaction, { store, till: AGENT_PLACE }, at);
  assert(publicKey === key.publicKey, 'the journal of the Agent is signed with the Agent’s own key', { store });
  return { store, till: AGENT_PLACE, epoch: EPOCH };
}

/** Writes what was decided, and has it judged, summed up and told of like any range that a till pushes. */
export async function writeOwn(journal: OwnJournal, decided: readonly NewEvent[]): Promise<void> {
  const { transaction, store, at, key } = journal;
  const own = await openOwnJournal(journal);
  let head: { readonly seq: number; readonly hash: string } = await readHead(transaction, own);
  const events: JournalEvent[] = [];
  for (const fresh of decided) {
    const place = { till: own.till, epoch: EPOCH, head, eventId: randomUUID(), wallAt: at, monotonicMs: 0 };
    const sealed = sealEvent(fresh, place, { sha256, sign: key.sign });
    events.push(sealed);
    head = sealed;
  }
  const range = { store, till: own.till, epoch: EPOCH, events };
  const trouble = await takeRange(transaction, range, { publicKey: key.publicKey, at, toldBeforeSeq: 0 });
  assert(trouble === null, 'what the Agent seals continues its own journal', { store, trouble });
}

/** The last number that this journal gave out in each series; its bodies name them, and they are few. */
export async function lastOwnNumbers({ transaction, store }: OwnJournal): Promise<(key: string) => number> {
  const rows = await transaction
    .selectFrom('journal_event')
    .select('body')
    .where('store', '=', store)
    .where('till', '=', AGENT_PLACE)
    .where('kind', 'in', ['cash_document.issued', 'shift.ended'])
    .execute();
  const last = new Map<string, number>();
  for (const { body } of rows) {
    const { number, reportNumber } = JSON.parse(body) as { readonly number: string; readonly reportNumber?: string };
    const read = readNumber(reportNumber ?? number);
    if (read !== null) last.set(read.key, Math.max(last.get(read.key) ?? 0, read.counter));
  }
  return (key) => last.get(key) ?? 0;
}
