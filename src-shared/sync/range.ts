import {
  CHAIN_FLAWS,
  type ChainCheck,
  type ChainFlaw,
  type ChainPosition,
  chainFlaw,
  hashText,
} from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { type AmountTotals, addPostings, isSummable } from '#shared/sync/totals.ts';

/** What can be wrong with one event of a range: with its place in the chain, with its identity, with its amounts. */
export const RANGE_FLAWS = [...CHAIN_FLAWS, 'event_id_repeated', 'total_out_of_range'] as const;
export type RangeFlaw = (typeof RANGE_FLAWS)[number];

export type RangeFacts = {
  readonly till: string;
  readonly epoch: number;
  readonly events: readonly JournalEvent[];
  /** The last seq held of this till and epoch; 0 for nothing. */
  readonly headSeq: number;
  /** The record before the range's first one: held, or the genesis. Null: not held. */
  readonly before: ChainPosition | null;
  /** Hashes held at the seqs of this range. */
  readonly heldHashes: ReadonlyMap<number, string>;
  /** Which of the range's event ids the store holds already, and as which record (`placeOf`). */
  readonly heldIds: ReadonlyMap<string, string>;
  /** Sums held for the accounts that the range touches. */
  readonly totals: AmountTotals;
  readonly check: ChainCheck;
};

export type RangeTrouble =
  | { readonly code: 'gap'; readonly wantedSeq: number }
  | { readonly code: 'flaw'; readonly seq: number; readonly eventId: string; readonly flaw: RangeFlaw }
  | { readonly code: 'fork'; readonly seq: number; readonly heldHash: string };

export type RangeVerdict = {
  /** To be stored: new, and in an unbroken chain from what is held. */
  readonly added: readonly JournalEvent[];
  /** The totals that change through them. */
  readonly totals: AmountTotals;
  readonly trouble: RangeTrouble | null;
};

export function placeOf(at: { readonly till: string; readonly epoch: number; readonly seq: number }): string {
  return `${at.epoch}/${at.seq}/${at.till}`;
}

/**
 * Judges a range event by event. Everything before the first trouble is taken: it is signed, in order and held by nobody
 * else yet, and a till that stands still with one bad event may be lost tomorrow. Nothing after it is: the chain is the
 * only proof of order. What is held already is checked again all the same, so that a repeat cannot slip anything in.
 */
export function judgeRange(facts: RangeFacts): RangeVerdict {
  const added: JournalEvent[] = [];
  const totals = new Map(facts.totals);
  const changed = new Map<string, NonNullable<ReturnType<AmountTotals['get']>>>();
  const seenIds = new Map(facts.heldIds);
  const stop = (trouble: RangeTrouble | null): RangeVerdict => ({ added, totals: changed, trouble });

  let before = facts.before;
  for (const event of facts.events) {
    if (before === null) return stop(troubleBeyondHead(facts, event));
    const flaw = eventFlaw(before, event, facts.check);
    if (flaw === 'previous_hash_differs' && isSealed(event, facts.check)) return stop(forkAt(before));
    if (flaw !== null) return stop(flawOf(event, flaw));

    const heldHash = facts.heldHashes.get(event.seq);
    if (heldHash !== undefined && heldHash !== event.hash) return stop({ code: 'fork', seq: event.seq, heldHash });
    if ((seenIds.get(event.eventId) ?? placeOf(event)) !== placeOf(event))
      return stop(flawOf(event, 'event_id_repeated'));

    if (heldHash === undefined) {
      const sums = addPostings(totals, event.postings);
      if (sums === null) return stop(flawOf(event, 'total_out_of_range'));
      for (const [key, total] of sums) {
        totals.set(key, total);
        changed.set(key, total);
      }
      added.push(event);
    }
    seenIds.set(event.eventId, placeOf(event));
    before = { till: event.till, epoch: event.epoch, seq: event.seq, hash: event.hash };
  }
  return stop(null);
}

function eventFlaw(before: ChainPosition, event: JournalEvent, check: ChainCheck): RangeFlaw | null {
  const flaw: ChainFlaw | null = chainFlaw(before, event, check);
  if (flaw !== null && flaw !== 'postings_unbalanced') return flaw;
  return isSummable(event.postings) ? flaw : 'total_out_of_range';
}

/** The range begins after what is held: something is missing in between, unless it is not this till's range at all. */
function troubleBeyondHead({ till, epoch, headSeq }: RangeFacts, event: JournalEvent): RangeTrouble {
  if (event.till !== till) return flawOf(event, 'other_till');
  if (event.epoch > epoch) return flawOf(event, 'gap_in_sequence');
  return { code: 'gap', wantedSeq: headSeq + 1 };
}

/** The till itself has signed that it came from another record than the one before it here: its history has two branches. */
function forkAt(before: ChainPosition): RangeTrouble {
  return { code: 'fork', seq: Math.max(before.seq, 1), heldHash: before.hash };
}

function isSealed(event: JournalEvent, check: ChainCheck): boolean {
  const { hash, signature, ...unsealed } = event;
  return check.sha256(hashText(unsealed)) === hash && check.isSigned(hash, signature);
}

function flawOf({ seq, eventId }: JournalEvent, flaw: RangeFlaw): RangeTrouble {
  return { code: 'flaw', seq, eventId, flaw };
}
