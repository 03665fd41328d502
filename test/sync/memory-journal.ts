import type { Acknowledgement, JournalSource } from '#main/sync/journal-source.ts';
import { assert } from '#shared/assert.ts';
import type { TestTill } from '#test/agent/test-till.ts';

export type MemoryJournal = JournalSource & { readonly kept: readonly Acknowledgement[] };

/** A till's journal without its database, and with what the till would have kept of the Agent before. */
export function memoryJournal(
  till: TestTill,
  before: { readonly acknowledgedSeq?: number; readonly agentPublicKey?: string | null } = {},
): MemoryJournal {
  const kept: Acknowledgement[] = [];
  let agentPublicKey = before.agentPublicKey ?? null;
  const acknowledgedSeq = (): number => kept.at(-1)?.seq ?? before.acknowledgedSeq ?? 0;
  return {
    kept,
    identity: () => ({ store: till.store, till: till.till, epoch: till.epoch, publicKey: till.publicKey }),
    headSeq: () => till.journal().length,
    read: (afterSeq, limit) => till.journal().slice(afterSeq, afterSeq + limit),
    acknowledgedSeq,
    keepAcknowledged: (acknowledgement) => {
      assert(acknowledgement.seq > acknowledgedSeq(), 'an acknowledgement never falls', { ...acknowledgement });
      kept.push(acknowledgement);
    },
    agentPublicKey: () => agentPublicKey,
    keepAgentPublicKey: (key) => {
      agentPublicKey = key;
    },
  };
}
