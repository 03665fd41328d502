import { z } from 'zod';
import type { AgentTransaction } from '#agent/database/tables.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { countDraftSchema } from '#shared/counting/count-draft.ts';

export type Waiting = { readonly since: string; readonly countDraft: StoreShift['countDraft'] };

/**
 * Since when a shift only waits to be counted: its drawer was detached, and no session of it is open at any till. It is
 * open in law, but nobody joins it to sell, so its owner may start another one. Null: it does not wait. Handed over at
 * several tills, it waits since the last of them, by the clocks that they told: their journals have no order in common.
 * What was typed for its end by then goes with it.
 */
export async function waitingDrawer(
  transaction: AgentTransaction,
  { store, shiftId }: { readonly store: string; readonly shiftId: string },
): Promise<Waiting | null> {
  const open = await transaction
    .selectFrom('session')
    .select('session_id')
    .where('store', '=', store)
    .where('shift_id', '=', shiftId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) return null;
  const places = await transaction
    .selectFrom('shift_place')
    .innerJoin('journal_event', (join) =>
      join
        .onRef('journal_event.store', '=', 'shift_place.store')
        .onRef('journal_event.till', '=', 'shift_place.till')
        .onRef('journal_event.epoch', '=', 'shift_place.epoch')
        .onRef('journal_event.seq', '=', 'shift_place.seq'),
    )
    .select([
      'shift_place.till',
      'shift_place.epoch',
      'shift_place.seq',
      'shift_place.is_detached',
      'journal_event.wall_at',
      'journal_event.body',
    ])
    .where('shift_place.store', '=', store)
    .where('shift_place.shift_id', '=', shiftId)
    .orderBy('shift_place.epoch')
    .orderBy('shift_place.seq')
    .execute();
  const newest = new Map(places.map((place) => [place.till, place]));
  const waiting = [...newest.values()]
    .filter(({ is_detached }) => is_detached === 1)
    .toSorted((one, other) => Date.parse(one.wall_at) - Date.parse(other.wall_at));
  const last = waiting.at(-1);
  if (last === undefined) return null;
  const drafts = waiting.flatMap(({ till, epoch, seq, body }) => {
    const { countDraft } = detachedBody.parse(JSON.parse(body));
    return countDraft === undefined ? [] : [{ till, epoch, seq, ...countDraft }];
  });
  const draft = drafts.at(-1);
  if (draft === undefined) return { since: last.wall_at, countDraft: null };
  // Each till knows the cheques that it took; of one that several name, the last to hand over has the word.
  const cheques = new Map(drafts.flatMap((one) => (one.cheques ?? []).map((cheque) => [cheque.id, cheque])));
  return { since: last.wall_at, countDraft: cheques.size === 0 ? draft : { ...draft, cheques: [...cheques.values()] } };
}

const detachedBody = z.object({ countDraft: countDraftSchema.optional() });
