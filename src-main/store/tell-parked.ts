import type { Database } from 'better-sqlite3';
import { readOperators } from '#main/operator/roster-store.ts';
import type { Timers } from '#main/printing/timers.ts';
import { parkedDrafts, parkedItem } from '#main/sale/parked-store.ts';
import { type AgentClient, ask } from '#main/sync/agent-client.ts';
import { TOLD_ITEMS_MAX, TOLD_PARKED_MAX, type ToldParked } from '#shared/contract/agent-parked.ts';
import { draftTotal } from '#shared/sale/draft.ts';

/** What is put aside at this till, as it is told to the Agent. */
export function parkedFromAfar(connection: Database): ToldParked[] {
  const operators = readOperators(connection);
  return parkedDrafts(connection)
    .slice(0, TOLD_PARKED_MAX)
    .map(({ draft, reason, parkedBy, parkedByName, parkedAt }) => ({
      documentId: draft.documentId,
      handledBy: parkedByName ?? operators.find(({ id }) => id === parkedBy)?.name ?? parkedBy,
      parkedBy,
      parkedAt,
      reason,
      currency: draft.currency,
      totalMinor: draftTotal(draft.lines),
      lines: draft.lines.length,
      items: draft.lines.slice(0, TOLD_ITEMS_MAX).map(parkedItem),
    }));
}

export type ParkedTeller = {
  readonly client: Pick<AgentClient, 'tills'>;
  readonly identity: { readonly store: string; readonly till: string };
  readonly timers: Timers;
  readonly stop: AbortSignal;
  readonly parked: () => ToldParked[];
};

const DEADLINE_MS = 5_000;

/**
 * Tells the Agent what is parked, each time it is other than what was told last. It is no event: a document is of no shift until
 * it is completed. What does not get through is told again with the next occasion.
 */
export function parkedTeller({ client, identity, timers, stop, parked }: ParkedTeller): () => Promise<void> {
  let told: string | null = null;
  let isTelling = false;

  /** Whether the Agent knows now what was parked when it was told. */
  const tell = async (list: ToldParked[], text: string): Promise<boolean> => {
    // Where the answer gets lost, nobody knows what the Agent heard: not what it was told before, perhaps.
    told = null;
    const answer = await ask({ timers, delayMs: DEADLINE_MS, stop }, (signal) =>
      client.tills.tellParked({ ...identity, parked: list }, { signal }),
    );
    const isKnown = answer.kind === 'answered' && answer.value.accepted;
    if (isKnown) told = text;
    return isKnown;
  };

  return async () => {
    if (isTelling) return;
    isTelling = true;
    try {
      // What changes while it is told is told right after: the next occasion may be long in coming.
      for (;;) {
        const list = parked();
        const text = JSON.stringify(list);
        if (text === told || stop.aborted || !(await tell(list, text))) break;
      }
    } finally {
      isTelling = false;
    }
  };
}
