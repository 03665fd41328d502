import type { Database } from 'better-sqlite3';
import { chainCheck } from '#main/ledger/chain-check.ts';
import type { Journal } from '#main/ledger/journal.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import { realTimers } from '#main/printing/timers.ts';
import { settleParked } from '#main/sale/settle-parked.ts';
import { type AgentClient, type Answer, ask } from '#main/sync/agent-client.ts';
import { isCountersigned } from '#main/sync/witness.ts';
import type { CountersignedHead } from '#shared/contract/agent-fields.ts';
import { chainFlaw } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { keyNamedBy } from '#shared/journal/signing-key.ts';

/** A start does not wait longer than this for an Agent that says nothing. */
const HEAD_MAX_MS = 2_000;
const PAGE_MAX_MS = 10_000;

export type OwnJournal = {
  readonly client: AgentClient;
  readonly connection: Database;
  readonly journal: Journal;
  readonly store: string;
};

/** How far the Agent holds this till's journal, in its newest epoch; null: nobody says so, or not with the pinned key. */
export async function heldHead(
  { client, journal, store }: Omit<OwnJournal, 'connection'>,
  pinned: string,
): Promise<CountersignedHead | null> {
  const { till } = journal;
  const answer = await within(HEAD_MAX_MS, (signal) => client.journal.head({ store, till }, { signal }));
  if (answer.kind !== 'answered' || !answer.value.accepted) return null;
  const head = answer.value.value;
  return head.store === store && head.till === till && isCountersigned(head, pinned) ? head : null;
}

/**
 * Takes the records of this till's journal that the Agent holds after its head, page by page, each checked before any is
 * kept. A page that does not fit ends it, with what came before taken. The number of records.
 */
export async function takeOwnEvents(own: OwnJournal, epoch: number): Promise<number> {
  const { connection, journal } = own;
  let taken = 0;
  for (let hasMore = true; hasMore; ) {
    const page = await nextPage(own, epoch);
    if (page === null) break;
    const fitting = page.events.filter(isNextOf(own));
    connection.transaction(() => {
      for (const event of fitting) {
        journal.takeBack(event);
        settleParked(connection, event);
      }
    })();
    taken += fitting.length;
    hasMore = page.hasMore && fitting.length === page.events.length && fitting.length > 0;
  }
  return taken;
}

async function nextPage({ client, journal, store }: OwnJournal, epoch: number) {
  const { seq, hash } = journal.head();
  const answer = await within(PAGE_MAX_MS, (signal) =>
    client.journal.fetch({ store, till: journal.till, epoch, afterSeq: seq, afterHash: hash }, { signal }),
  );
  return answer.kind === 'answered' && answer.value.accepted ? answer.value.value : null;
}

export async function within<T>(delayMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
  return await ask({ timers: realTimers, delayMs, stop: new AbortController().signal }, call);
}

/** True for each record that continues the one before it, from the journal's head on; false from the first that does not. */
function isNextOf({ connection, journal }: OwnJournal): (event: JournalEvent) => boolean {
  let before = { ...journal.head(), till: journal.till };
  let key = signingKey(connection);
  let isWhole = true;
  return (event) => {
    key = keyNamedBy(event) ?? key;
    isWhole = isWhole && chainFlaw(before, event, chainCheck(key)) === null;
    before = { till: event.till, epoch: event.epoch, seq: event.seq, hash: event.hash };
    return isWhole;
  };
}
