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
  let { epoch } = till;
  const acknowledgedSeq = (): number => kept.at(-1)?.seq ?? before.acknowledgedSeq ?? 0;
  return {
    kept,
    identity: () => ({ store: till.store, till: till.till, epoch, publicKey: till.publicKey }),
    signText: till.sign,
    headSeq: () => till.journal().length,
    read: (afterSeq, limit) => till.journal().slice(afterSeq, afterSeq + limit),
    acknowledgedSeq,
    acknowledgement: () => {
      const { seq, hash, countersignature } = kept.at(-1) ?? {};
      return seq === undefined || hash === undefined || countersignature === undefined
        ? null
        : { seq, hash, countersignature };
    },
    keepAcknowledged: (acknowledgement) => {
      assert(acknowledgement.seq > acknowledgedSeq(), 'an acknowledgement never falls', { ...acknowledgement });
      kept.push(acknowledgement);
    },
    beginEpoch: (afterEpoch, begun) => {
      epoch = begun.epoch;
      const { seq: afterSeq, hash: afterHash } = begun;
      const body = { cause: 'forked', afterEpoch, afterSeq, afterHash, publicKey: null };
      till.write(1, (event) => ({ ...event, epoch, kind: 'journal.epoch_began', body, postings: [] }));
    },
    agentPublicKey: () => agentPublicKey,
    keepAgentPublicKey: (key) => {
      agentPublicKey = key;
    },
  };
}
