import { hashText } from '#shared/journal/chain.ts';
import { EVENT_BODIES, type JournalEvent, type NewEvent } from '#shared/journal/event.ts';
import { assertBalanced } from '#shared/ledger/posting.ts';

/** Where a record is put, and what the host knows of the moment. */
export type SealPlace = {
  readonly till: string;
  readonly epoch: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly eventId: string;
  readonly wallAt: string;
  readonly monotonicMs: number;
};

export type SealMeans = {
  readonly sha256: (text: string) => string;
  /** Ed25519 over the 32 bytes of the hash, in base64. */
  readonly sign: (hash: string) => string;
};

/** Makes what was decided the next record of a journal: numbered, chained to the one before, and signed. */
export function sealEvent(fresh: NewEvent, place: SealPlace, { sha256, sign }: SealMeans): JournalEvent {
  assertBalanced(fresh.postings);
  const unsealed = {
    till: place.till,
    epoch: place.epoch,
    seq: place.head.seq + 1,
    eventId: place.eventId,
    kind: fresh.kind,
    version: 1,
    actor: fresh.actor,
    authorisedBy: fresh.authorisedBy,
    shiftId: fresh.shiftId,
    sessionId: fresh.sessionId,
    body: EVENT_BODIES[fresh.kind].parse(fresh.body),
    postings: [...fresh.postings],
    wallAt: place.wallAt,
    monotonicMs: place.monotonicMs,
    previousHash: place.head.hash,
  };
  const hash = sha256(hashText(unsealed));
  return { ...unsealed, hash, signature: sign(hash) };
}
