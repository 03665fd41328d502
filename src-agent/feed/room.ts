import type { FeedNews } from '#shared/contract/agent-shift.ts';

/** Everybody who listens for one store at this agent, and what each of them is told. */
export type Room = {
  /** Null: it was not read yet. */
  news: FeedNews | null;
  /** Why it could not be read; null: it could. */
  fault: unknown;
  listeners: number;
  readonly wakers: Set<() => void>;
};

export function emptyRoom(): Room {
  return { news: null, fault: null, listeners: 0, wakers: new Set() };
}

export function take(room: Room, news: FeedNews): void {
  const isNews = !isSame(news, room.news);
  room.news = news;
  room.fault = null;
  if (isNews) wake(room);
}

/** What was known before stays: who already listens need not come back because the database is away for a moment. */
export function fail(room: Room, fault: unknown): void {
  room.fault = fault;
  if (room.news === null) wake(room);
}

/** Settles with the next change, the signal, or after so long. */
export async function changed(room: Room, signal: AbortSignal, maxMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, maxMs);
    function done(): void {
      clearTimeout(timer);
      room.wakers.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    }
    room.wakers.add(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}

export function isSame(one: FeedNews, other: FeedNews | null): boolean {
  return one.cursor === other?.cursor && one.masterCursor === other.masterCursor;
}

function wake(room: Room): void {
  for (const done of [...room.wakers]) done();
}
