import { CHAIN_FLAWS, type ChainCheck, type ChainFlaw, type ChainPosition, chainFlaw } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { type Head, headText } from '#shared/sync/countersigned-head.ts';

/** What can be wrong with a record of the Agent's own journal: with its chain, or with the word that it is of this store. */
export const AGENT_RECORD_FLAWS = [...CHAIN_FLAWS, 'countersignature_invalid', 'predecessor_missing'] as const;
export type AgentRecordFlaw = (typeof AGENT_RECORD_FLAWS)[number];

export type AgentRecordCheck = ChainCheck & {
  /** True if the signature (base64) is the Agent's over this text. */
  readonly isCountersigned: (text: string, countersignature: string) => boolean;
};

type Kept = { readonly event: JournalEvent; readonly countersignature: string };

/** The head that a record makes in the Agent's journal of a store. */
export function headOf(store: string, { epoch, seq, hash }: JournalEvent): Head {
  return { store, till: AGENT_PLACE, epoch, seq, hash };
}

/** Checks a record against the one before it, at tills as at the Agent. `before` null: that one is not held. */
export function agentRecordFlaw(
  { store, before }: { readonly store: string; readonly before: ChainPosition | null },
  { event, countersignature }: Kept,
  check: AgentRecordCheck,
): AgentRecordFlaw | null {
  if (before === null) return 'predecessor_missing';
  const flaw: ChainFlaw | null = chainFlaw(before, event, check);
  if (flaw !== null) return flaw;
  return check.isCountersigned(headText(headOf(store, event)), countersignature) ? null : 'countersignature_invalid';
}
