import type { JournalEvent } from '#shared/journal/event.ts';

/** An acknowledgement as the till keeps it: how far the Agent holds the journal, and the Agent's signature over that. */
export type Acknowledgement = {
  readonly seq: number;
  readonly hash: string;
  readonly countersignature: string;
  readonly agentPublicKey: string;
};

/**
 * What the push worker needs of the till's journal. All synchronous and local; a `keep` is committed when it returns.
 * The outbox is no table: it is what `read(acknowledgedSeq(), n)` answers.
 */
export type JournalSource = {
  readonly identity: () => {
    readonly store: string;
    readonly till: string;
    readonly epoch: number;
    /** Base64 of the SPKI DER form. */
    readonly publicKey: string;
  };
  /** Signs a request as this till (Ed25519). */
  readonly signText: (text: Buffer) => Buffer;
  /** The last seq written in the current epoch; 0 for none. */
  readonly headSeq: () => number;
  /** Events with `seq > afterSeq`, in order, at most `limit`. */
  readonly read: (afterSeq: number, limit: number) => readonly JournalEvent[];
  /** The last seq the Agent has acknowledged in the current epoch; 0 for none. Never falls. */
  readonly acknowledgedSeq: () => number;
  /** The acknowledgement of that record; null: none. */
  readonly acknowledgement: () => Pick<Acknowledgement, 'seq' | 'hash' | 'countersignature'> | null;
  readonly keepAcknowledged: (acknowledgement: Acknowledgement) => void;
  /** The Agent's key as pinned when the till was enrolled; null before that. */
  /** Goes on in the epoch that the Agent began for this journal, after a record that both hold: its head, countersigned. */
  readonly beginEpoch: (afterEpoch: number, begun: Acknowledgement & { readonly epoch: number }) => void;
  readonly agentPublicKey: () => string | null;
  readonly keepAgentPublicKey: (agentPublicKey: string) => void;
};
