import type { TillKey } from '#agent/database/tables.ts';
import type { PushTrouble } from '#agent/journal/push-range.ts';
import type { AgentKey } from '#agent/key/agent-key.ts';
import { unreachable } from '#shared/assert.ts';
import type { PushRefusal } from '#shared/contract/agent-journal.ts';
import type { RangeFlaw } from '#shared/sync/range.ts';

const FLAWS: Readonly<Record<RangeFlaw, string>> = {
  other_till: 'belongs to another till',
  gap_in_sequence: 'does not follow the event before it in the sequence',
  previous_hash_differs: 'names another hash for the event before it',
  hash_differs: 'was changed after it was written: its hash does not fit',
  signature_invalid: 'is not signed with the key this till was enrolled with',
  postings_unbalanced: 'has postings that do not add up to zero',
  event_id_repeated: 'has the id of another event',
  total_out_of_range: 'has amounts too large to add up',
};

export function unknownTill({ store, till }: TillKey) {
  return {
    code: 'unknown_till',
    words: `No till ${till} is enrolled in the store ${store}. Enrol it first.`,
  } as const;
}

/** A refusal as it is sent: with words for the log of the till and for whoever reads along. */
export function pushRefusal(trouble: PushTrouble, till: TillKey, key: AgentKey): PushRefusal {
  if (trouble.code === 'unknown_till') return unknownTill(till);
  const head = key.countersign(trouble.head);
  const { trouble: found } = trouble;
  switch (found.code) {
    case 'gap':
      return { ...found, head, words: `Events are missing. Send from sequence ${found.wantedSeq}.` };
    case 'flaw':
      return {
        ...found,
        head,
        words: `Event ${found.seq} ${FLAWS[found.flaw]}. It and what follows it is not stored.`,
      };
    case 'fork':
      return { ...found, head, words: `Another event ${found.seq} of this till is held already. Nothing was stored.` };
    default:
      return unreachable(found);
  }
}
