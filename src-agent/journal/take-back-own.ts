import { createPublicKey, verify } from 'node:crypto';
import type { z } from 'zod';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { newestEpoch } from '#agent/journal/held-journal.ts';
import { noteRestore } from '#agent/journal/known-restore.ts';
import { beginOwnEpoch, lockOwnJournal, type OwnJournal } from '#agent/journal/own-journal.ts';
import { takeRange } from '#agent/journal/push-range.ts';
import { reverseOwnEnds } from '#agent/journal/reverse-own-ends.ts';
import { forkedTill } from '#agent/journal/side-branch.ts';
import { heldOwn } from '#agent/journal/tell-own.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { chainCheckOf } from '#agent/key/signing.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import { assert } from '#shared/assert.ts';
import type { AgentRecord, GiveBackRefusal, giveBackSchema } from '#shared/contract/agent-own-journal.ts';
import { type ChainPosition, GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { type AgentRecordCheck, agentRecordFlaw } from '#shared/sync/agent-record.ts';

export type TakeBackMeans = { readonly database: AgentDatabase; readonly key: AgentKey; readonly now: () => string };
type GivenBack = z.infer<typeof giveBackSchema>;

/** Everything that was ever given back was told of before: it keeps the time at which the Agent wrote it. */
const TOLD_BEFORE = Number.MAX_SAFE_INTEGER;

/**
 * Takes records of the Agent's own journal back that it lost with a backup that was put in its place. All of a message is
 * checked before anything is written: the Agent's own seal, its countersignature for this store, the record that each
 * follows. Where the Agent has gone on meanwhile, what comes back is kept beside it as a branch of its own.
 */
export async function takeBackOwn(
  { database, key, now }: TakeBackMeans,
  { store, till, records, hasMore }: GivenBack,
): Promise<Result<{ readonly taken: number }, GiveBackRefusal>> {
  return await database.transaction().execute(async (transaction) => {
    const refusal = refusalOf(records, await beforeEach(transaction, { store, records }), { store, key });
    if (refusal !== null) return no(refusal);
    const journal: OwnJournal = { transaction, store, at: now(), key };
    await lockOwnJournal(journal);
    let taken = 0;
    for (const { event } of records) if (await takeBack(journal, event)) taken += 1;
    // Not before the last of them: what took an end back may be among them.
    if (!hasMore) await reverseOwnEnds(journal);
    if (taken > 0) await tell(journal, { till, taken });
    return ok({ taken });
  });
}

async function tell(
  { transaction, store, at }: OwnJournal,
  { till, taken }: { readonly till: string; readonly taken: number },
): Promise<void> {
  await noteRestore(transaction, { store, at });
  const { beside } = await forkedTill(transaction, { store, till: AGENT_PLACE });
  const branches = beside.map(({ epoch, afterSeq, seq }) => ({ epoch, records: seq - afterSeq }));
  const act = { login: '', name: till, address: '', act: 'records_given_back', subject: AGENT_PLACE } as const;
  await writeAct(transaction, { store, at, ...act, detail: { records: taken, branches } });
}

function refusalOf(
  records: readonly AgentRecord[],
  before: readonly (ChainPosition | null)[],
  { store, key }: { readonly store: string; readonly key: AgentKey },
): GiveBackRefusal | null {
  const check = recordCheck(key);
  for (const [index, record] of records.entries()) {
    const { seq } = record.event;
    const flaw = agentRecordFlaw({ store, before: before[index] ?? null }, record, check);
    if (flaw === null) continue;
    const words =
      flaw === 'predecessor_missing'
        ? `Record ${seq} of this Agent follows one that is not held here. Nothing was taken.`
        : `Record ${seq} is none that this Agent wrote for this store (${flaw}). Nothing was taken.`;
    return { code: 'record_refused', words, seq, flaw };
  }
  return null;
}

function recordCheck({ publicKey }: AgentKey): AgentRecordCheck {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return {
    ...chainCheckOf(publicKey),
    isCountersigned: (text, signature) =>
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64')),
  };
}

/** What each record follows: one that is held here, or one that is given back before it. Null: neither. */
async function beforeEach(
  transaction: AgentTransaction,
  { store, records }: Pick<GivenBack, 'store' | 'records'>,
): Promise<readonly (ChainPosition | null)[]> {
  const rows = await heldOwn(transaction, { store, seqs: records.map(({ event }) => event.seq - 1) });
  const held = rows.map(({ epoch, sealed_epoch, seq, hash }) => ({ epoch: sealed_epoch ?? epoch, seq, hash }));
  return records.map(({ event: { seq, epoch, previousHash } }, index) => {
    if (seq === 1) return { till: AGENT_PLACE, epoch, seq: 0, hash: GENESIS_HASH };
    const given = records.slice(0, index).map((one) => one.event);
    const found = [...held, ...given].find((one) => one.seq === seq - 1 && one.hash === previousHash);
    return found === undefined ? null : { till: AGENT_PLACE, epoch: found.epoch, seq: found.seq, hash: found.hash };
  });
}

/** Keeps one record in its place. False: it is held already. */
async function takeBack(journal: OwnJournal, event: JournalEvent): Promise<boolean> {
  const { transaction, store, key, at } = journal;
  const rows = await heldOwn(transaction, { store, seqs: [event.seq - 1, event.seq] });
  if (rows.some(({ seq, hash }) => seq === event.seq && hash === event.hash)) return false;
  const before = rows.find(({ seq, hash }) => seq === event.seq - 1 && hash === event.previousHash);
  const after = { epoch: before?.epoch ?? 1, seq: event.seq - 1, hash: event.previousHash };
  const isTaken = rows.some(({ epoch, seq }) => epoch === after.epoch && seq === event.seq);
  const epoch = isTaken || beginsEpoch(event) ? await epochFor(journal, event) : after.epoch;
  if (epoch !== after.epoch) await beginOwnEpoch(journal, { epoch, after });
  const range = { store, till: AGENT_PLACE, epoch, events: [event] };
  const trouble = await takeRange(transaction, range, {
    publicKey: key.publicKey,
    at,
    toldBeforeSeq: TOLD_BEFORE,
  });
  assert(trouble === null, 'a record that was checked goes where it belongs', { store, seq: event.seq, trouble });
  return true;
}

function beginsEpoch({ kind }: JournalEvent): boolean {
  return kind === 'journal.epoch_began';
}

/** Its own number where it began an epoch and nothing newer is there; else the next one, as for any branch. */
async function epochFor({ transaction, store }: OwnJournal, event: JournalEvent): Promise<number> {
  const newest = await newestEpoch(transaction, { store, till: AGENT_PLACE });
  return beginsEpoch(event) && event.epoch > newest ? event.epoch : newest + 1;
}
