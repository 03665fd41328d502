import type { Database } from 'better-sqlite3';
import type { Timers } from '#main/printing/timers.ts';
import { agentMarks, keepAgentRecords, lostRecords, type OfAgent } from '#main/store/agent-records.ts';
import { type AgentClient, ask } from '#main/sync/agent-client.ts';
import { fitBatch } from '#main/sync/batch.ts';
import { AGENT_RECORDS_MAX, type AgentRecord, type AgentRecords } from '#shared/contract/agent-own-journal.ts';
import type { FeedPage } from '#shared/contract/agent-shift.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

export type AgentRecordsExchange = {
  readonly client: Pick<AgentClient, 'journal'>;
  readonly identity: { readonly store: string; readonly till: string };
  readonly connection: Database;
  /** The pinned key of the Agent; null: this till is not enrolled yet. */
  readonly agentPublicKey: () => string | null;
  readonly timers: Timers;
  readonly stop: AbortSignal;
  readonly log: (words: string, facts: Readonly<Record<string, unknown>>) => void;
};

export type AgentRecordsTeller = {
  /** The line to the Agent is new: it may be one that was put back from a backup. */
  readonly meet: () => Promise<void>;
  /** Asks where a page of the feed speaks of records that were not told of yet. */
  readonly hear: (page: Pick<FeedPage, 'shifts'>) => Promise<void>;
};

const DEADLINE_MS = 5_000;
/** No exchange goes on for ever, whatever the other side answers. */
const ROUNDS_MAX = 200;

/**
 * Keeps the Agent's own journal at this till, and gives it back where it is lost there. An Agent that does not know these
 * calls answers something else, and nothing comes of it.
 */
export function agentRecordsTeller(parts: AgentRecordsExchange): AgentRecordsTeller {
  const reach = new Map<number, number>();
  return {
    meet: async () => await exchange(parts),
    hear: async ({ shifts }) => {
      let isNew = false;
      for (const { till, epoch, seq } of shifts.flatMap((shift) => shift.parts)) {
        if (till !== AGENT_PLACE || seq <= (reach.get(epoch) ?? 0)) continue;
        reach.set(epoch, seq);
        isNew = true;
      }
      if (isNew) await exchange(parts);
    },
  };
}

async function exchange(parts: AgentRecordsExchange): Promise<void> {
  const agentPublicKey = parts.agentPublicKey();
  if (agentPublicKey === null) return;
  const of = { store: parts.identity.store, agentPublicKey };
  for (let round = 0; round < ROUNDS_MAX && !parts.stop.aborted; round += 1) {
    if (!(await once(parts, of))) return;
  }
}

/** Asks once, keeps what is told and gives back what is lost there. True: there may be more. */
async function once(parts: AgentRecordsExchange, of: OfAgent): Promise<boolean> {
  const { client, connection, identity } = parts;
  const marks = agentMarks(connection, of);
  const told = await asking(parts, (signal) => client.journal.ofAgent({ ...identity, held: marks }, { signal }));
  if (told === null) return false;
  const isKept = keep(parts, of, told);
  const lost = told.lacking.length === 0 ? [] : lostRecords(connection, { marks, lacking: told.lacking });
  const isGiven = lost.length > 0 && (await giveBack(parts, lost));
  return isKept && (told.records.length > 0 || isGiven);
}

/** True: nothing that was told is wrong. */
function keep({ connection, log }: AgentRecordsExchange, of: OfAgent, { records }: AgentRecords): boolean {
  const flaw = keepAgentRecords(connection, of, records);
  if (flaw !== null) log('what was told of the Agent’s own journal does not fit, and was not kept', { flaw });
  return flaw === null;
}

async function giveBack(parts: AgentRecordsExchange, lost: readonly AgentRecord[]): Promise<boolean> {
  const { client, identity, log } = parts;
  let taken = 0;
  for (let from = 0; from < lost.length; ) {
    const page = lost.slice(from, from + AGENT_RECORDS_MAX);
    const records = page.slice(0, fitBatch(page.map(({ event }) => event)).length);
    from += records.length;
    const hasMore = from < lost.length;
    const given = await asking(parts, (signal) =>
      client.journal.giveBack({ ...identity, records: [...records], hasMore }, { signal }),
    );
    if (given === null) return false;
    taken += given.taken;
  }
  log('the Agent had lost records of its own journal, and got them back', { given: lost.length, taken });
  return taken > 0;
}

type AgentReply<V> =
  | { readonly accepted: true; readonly value: V }
  | { readonly accepted: false; readonly refusal: { readonly code: string; readonly words: string } };

async function asking<V>(
  { timers, stop, log }: AgentRecordsExchange,
  call: (signal: AbortSignal) => Promise<AgentReply<V>>,
): Promise<V | null> {
  const answer = await ask({ timers, delayMs: DEADLINE_MS, stop }, call);
  if (answer.kind !== 'answered') return null;
  if (answer.value.accepted) return answer.value.value;
  log('the Agent did not exchange records of its own journal', { ...answer.value.refusal });
  return null;
}
