import { randomUUID } from 'node:crypto';
import type { AgentTransaction, TillKey } from '#agent/database/tables.ts';
import { addTill } from '#agent/enrolment/add-till.ts';
import { type JournalKey, newestEpoch, readBefore, readHead } from '#agent/journal/held-journal.ts';
import { lockTill, takeRange } from '#agent/journal/push-range.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { sha256 } from '#agent/key/signing.ts';
import { assert } from '#shared/assert.ts';
import { event } from '#shared/journal/decision.ts';
import type { JournalEvent, NewEvent } from '#shared/journal/event.ts';
import { sealEvent } from '#shared/journal/seal.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import type { Head } from '#shared/sync/countersigned-head.ts';
import { readNumber } from '#shared/till/number.ts';

export type OwnJournal = {
  readonly transaction: AgentTransaction;
  readonly store: string;
  readonly at: string;
  readonly key: AgentKey;
};

/**
 * Takes the row of the journal in which the Agent writes what is done on the managers' page and moves money: one for each
 * store, sealed like a till's with the Agent's own key. All instances write the one in their database.
 */
export async function lockOwnJournal({ transaction, store, at, key }: OwnJournal): Promise<TillKey> {
  await addTill(transaction, { store, till: AGENT_PLACE, publicKey: key.publicKey, at });
  const publicKey = await lockTill(transaction, { store, till: AGENT_PLACE }, at);
  assert(publicKey === key.publicKey, 'the journal of the Agent is signed with the Agent’s own key', { store });
  return { store, till: AGENT_PLACE };
}

/**
 * Opens it for the rest of the transaction, and answers where it stands. Where tills gave a branch back beside which the Agent
 * had gone on already, it goes on in an epoch of its own, so that no number is given out twice from then on.
 */
export async function openOwnJournal(journal: OwnJournal): Promise<JournalKey> {
  const place = await lockOwnJournal(journal);
  const own = { ...place, epoch: await newestEpoch(journal.transaction, place) };
  const head = await readHead(journal.transaction, own);
  const sealed = await readBefore(journal.transaction, own, head.seq + 1);
  if (head.seq === 0 || sealed?.epoch === own.epoch) return own;
  const epoch = (await newestSealed(journal)) + 1;
  await beginOwnEpoch(journal, { epoch, after: head });
  const body = {
    cause: 'forked',
    afterEpoch: own.epoch,
    afterSeq: head.seq,
    afterHash: head.hash,
    publicKey: null,
  } as const;
  await append(journal, { ...own, epoch }, [event('journal.epoch_began', NOBODY, body)]);
  return { ...own, epoch };
}

const NOBODY = { actor: null, shiftId: null, sessionId: null };

/** The newest epoch that a record was kept or sealed in. */
async function newestSealed({ transaction, store }: OwnJournal): Promise<number> {
  const { sealed } = await transaction
    .selectFrom('journal_event')
    .select(({ fn }) => fn.max('sealed_epoch').as('sealed'))
    .where('store', '=', store)
    .where('till', '=', AGENT_PLACE)
    .executeTakeFirstOrThrow();
  return Math.max(Number(sealed ?? 1), await newestEpoch(transaction, { store, till: AGENT_PLACE }));
}

/** Begins an epoch after a record that is held, or at the beginning. */
export async function beginOwnEpoch(
  { transaction, store, at }: OwnJournal,
  { epoch, after }: { readonly epoch: number; readonly after: Pick<Head, 'epoch' | 'seq' | 'hash'> },
): Promise<void> {
  await transaction
    .insertInto('journal_epoch')
    .values({
      ...{ store, till: AGENT_PLACE, epoch, began_at: at },
      ...{ after_epoch: after.epoch, after_seq: after.seq, after_hash: after.hash },
    })
    .execute();
}

/** Writes what was decided, and has it judged, summed up and told of like any range that a till pushes. */
export async function writeOwn(journal: OwnJournal, decided: readonly NewEvent[]): Promise<void> {
  await append(journal, await openOwnJournal(journal), decided);
}

async function append(journal: OwnJournal, own: JournalKey, decided: readonly NewEvent[]): Promise<void> {
  const { transaction, store, at, key } = journal;
  let head: { readonly seq: number; readonly hash: string } = await readHead(transaction, own);
  const events: JournalEvent[] = [];
  for (const fresh of decided) {
    const place = { till: own.till, epoch: own.epoch, head, eventId: randomUUID(), wallAt: at, monotonicMs: 0 };
    const sealed = sealEvent(fresh, place, { sha256, sign: key.sign });
    events.push(sealed);
    head = sealed;
  }
  const range = { ...own, events };
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
