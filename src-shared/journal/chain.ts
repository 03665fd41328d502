import canonicalize from 'canonicalize';
import { must } from '#shared/assert.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { unbalancedCurrencies } from '#shared/ledger/posting.ts';

/** What the first record of a chain names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64);

/** Everything of an event that its hash covers: all of it but hash and signature themselves. */
export type UnsealedEvent = Omit<JournalEvent, 'hash' | 'signature'>;

/** SHA-256 in small hex, and Ed25519 with keys the caller holds. The core names the rule, the host has the means. */
export type ChainCheck = {
  readonly sha256: (text: string) => string;
  /** True if `signature` (base64) is the till's over `hash`. */
  readonly isSigned: (hash: string, signature: string) => boolean;
};

/** Canonical JSON (RFC 8785): the same event is the same text on every machine, in every version. */
export function canonicalText(value: unknown): string {
  return must(canonicalize(value), 'an event has a canonical text');
}

export function hashText(event: UnsealedEvent): string {
  return canonicalText(event);
}

export type ChainPosition = {
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
};

export const CHAIN_FLAWS = [
  'other_till',
  'gap_in_sequence',
  'previous_hash_differs',
  'hash_differs',
  'signature_invalid',
  'postings_unbalanced',
] as const;
export type ChainFlaw = (typeof CHAIN_FLAWS)[number];

/** Checks one event against the record before it. Null: it continues the chain. Checked in the order of CHAIN_FLAWS. */
export function chainFlaw(before: ChainPosition, event: JournalEvent, check: ChainCheck): ChainFlaw | null {
  if (event.till !== before.till) return 'other_till';
  if (event.seq !== before.seq + 1 || !isEpochAfter(before, event)) return 'gap_in_sequence';
  if (event.previousHash !== before.hash) return 'previous_hash_differs';
  const { hash, signature, ...unsealed } = event;
  if (check.sha256(hashText(unsealed)) !== hash) return 'hash_differs';
  if (!check.isSigned(hash, signature)) return 'signature_invalid';
  if (unbalancedCurrencies(event.postings).length > 0) return 'postings_unbalanced';
  return null;
}

/** The sequence goes on over the epochs, so that a record's number names it; a new epoch says first why it began. */
function isEpochAfter(before: ChainPosition, { epoch, kind }: JournalEvent): boolean {
  return kind === 'journal.epoch_began' ? epoch > before.epoch : epoch === before.epoch;
}
