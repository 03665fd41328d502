import type { z } from 'zod';
import { atOneMoment } from '#agent/database/at-one-moment.ts';
import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import { feedPosition } from '#agent/feed/store-feed.ts';
import { readHead } from '#agent/journal/held-journal.ts';
import { forkedTills } from '#agent/journal/side-branch.ts';
import { readParkedNews } from '#agent/parked/read-parked-news.ts';
import { readShifts } from '#agent/shift/store-shifts.ts';
import { readTransfers } from '#agent/transfer/read-transfers.ts';
import { type askFeedSchema, FEED_SHIFTS_MAX, type FeedPage, type StoreTill } from '#shared/contract/agent-shift.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

/**
 * The shifts of the store that changed after a cursor, each as it stands now, and how each till is. A cursor from before a
 * restore of the database may be ahead of it; then everything is told again.
 */
export async function readFeed(
  database: AgentDatabase,
  { store, till, after, parkedMark }: z.infer<typeof askFeedSchema>,
  now: string,
): Promise<FeedPage> {
  return await atOneMoment(database).execute(async (transaction) => {
    const head = await feedPosition(transaction, store);
    const from = after > head ? 0 : after;
    const rows = await transaction
      .selectFrom('feed_shift')
      .select(['shift_id', 'position'])
      .where('store', '=', store)
      .where('position', '>', from)
      .orderBy('position')
      .orderBy('shift_id')
      .execute();
    const page = wholePositions(rows, FEED_SHIFTS_MAX);
    const shifts = await readShifts(
      transaction,
      { store, now },
      page.map(({ shift_id }) => shift_id),
    );
    const hasMore = page.length < rows.length;
    const parked =
      parkedMark === undefined
        ? undefined
        : await readParkedNews(transaction, { store, till, now, knownMark: parkedMark });
    return {
      cursor: hasMore ? (page.at(-1)?.position ?? head) : head,
      hasMore,
      shifts: [...shifts],
      tills: [...(await readTills(transaction, { store, now }))],
      transfers: [...(await readTransfers(transaction, { store, now }))],
      ...(parked === undefined ? {} : { parked }),
    };
  });
}

/** The first rows, but never half of what changed together: the cursor could not say where to go on. */
function wholePositions<T extends { readonly position: number }>(rows: readonly T[], max: number): readonly T[] {
  const last = rows[max - 1];
  return last === undefined ? rows : rows.filter(({ position }) => position <= last.position);
}

/** Every till of a store, as it was last heard. */
export async function readTills(
  database: AgentDatabase | AgentTransaction,
  { store, now }: { readonly store: string; readonly now: string },
): Promise<readonly StoreTill[]> {
  const rows = await database
    .selectFrom('till')
    .select(['till', 'last_push_at', 'last_seen_at', 'told_seq'])
    .where('store', '=', store)
    .where('till', '<>', AGENT_PLACE)
    .orderBy('till')
    .execute();
  const forked = await forkedTills(database, store);
  const tills: StoreTill[] = [];
  for (const { till, last_push_at, last_seen_at, told_seq } of rows) {
    const fork = forked.find((one) => one.till === till);
    const { epoch, seq } = await readHead(database, { store, till, epoch: fork?.newestEpoch ?? 1 });
    const lastContactAt = [last_push_at ?? '', last_seen_at ?? ''].toSorted().at(-1) || null;
    const silentForMs = lastContactAt === null ? null : Math.max(0, Date.parse(now) - Date.parse(lastContactAt));
    const unsent = told_seq === null ? null : Math.max(0, told_seq - seq);
    const branches = (fork?.beside ?? []).map((branch) => ({
      epoch: branch.epoch,
      afterSeq: branch.afterSeq,
      records: branch.seq - branch.afterSeq,
    }));
    tills.push({ till, epoch, seq, silentForMs, unsent, lastContactAt, branches });
  }
  return tills;
}
