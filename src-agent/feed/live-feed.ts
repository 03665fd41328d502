import { setTimeout as delay } from 'node:timers/promises';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { inTurn } from '#agent/feed/in-turn.ts';
import type { NewsLine, Word } from '#agent/feed/news-line.ts';
import { changed, emptyRoom, fail, isSame, type Room, take } from '#agent/feed/room.ts';
import { newsOfStores } from '#agent/feed/store-feed.ts';
import type { FeedNews } from '#shared/contract/agent-shift.ts';

const STORES_PER_LOOK = 500;

/** Tells whoever listens how far the feed and the master data of a store reach. */
export type LiveFeed = {
  /** Something of this store was committed here. */
  readonly bump: (store: string) => void;
  /** The position now, after each change, and now and then; ends with the signal or with the agent. */
  readonly watch: (store: string, signal: AbortSignal | undefined) => AsyncGenerator<FeedNews>;
  readonly stop: () => Promise<void>;
};

export type LiveFeedParts = {
  readonly database: AgentDatabase;
  readonly line: NewsLine;
  readonly onFault: (error: unknown) => void;
};

export type LivePatience = {
  /** Words get lost with a connection; then it is noticed after so long. */
  readonly lookEveryMs: number;
  /** The same where no words come through at all. */
  readonly lookAloneEveryMs: number;
  /** A line that says nothing for longer is broken. */
  readonly sayEveryMs: number;
};
const PATIENCE: LivePatience = { lookEveryMs: 10_000, lookAloneEveryMs: 1_000, sayEveryMs: 10_000 };

/**
 * All that listen for one store share one reading of it, and each is told the newest only: a till that is slow to take
 * news makes no queue here, and ten thousand that listen are one query.
 */
export function openLiveFeed({ database, line, onFault }: LiveFeedParts, patience: LivePatience = PATIENCE): LiveFeed {
  const rooms = new Map<string, Room>();
  const stopping = new AbortController();
  const looks = inTurn(STORES_PER_LOOK, look);
  const words = inTurn(STORES_PER_LOOK, async (stores) => await line.tell(stores).catch(onFault));

  async function look(stores: readonly string[]): Promise<void> {
    const settle = (act: (room: Room, store: string) => void): void => {
      for (const store of stores) {
        const room = rooms.get(store);
        if (room !== undefined) act(room, store);
      }
    };
    try {
      const news = await newsOfStores(database, stores);
      settle((room, store) => take(room, news.get(store) ?? NOTHING_YET));
    } catch (fault) {
      onFault(fault);
      settle((room) => fail(room, fault));
    }
  }

  function hear(word: Word): void {
    looks.add((word === 'any' ? [...rooms.keys()] : word).filter((store) => rooms.has(store)));
  }

  async function lookByOneself(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const everyMs = (await line.isHeard()) ? patience.lookEveryMs : patience.lookAloneEveryMs;
      await delay(everyMs, null, { signal }).catch(() => {});
      if (!signal.aborted) hear('any');
    }
  }

  function enter(store: string): Room {
    const room = rooms.get(store) ?? emptyRoom();
    rooms.set(store, room);
    room.listeners += 1;
    if (room.news === null) looks.add([store]);
    return room;
  }

  line.listen(hear);
  const looking = lookByOneself();

  return {
    bump: (store) => {
      hear([store]);
      words.add([store]);
    },
    watch: async function* (store, ended) {
      const signal = ended === undefined ? stopping.signal : AbortSignal.any([ended, stopping.signal]);
      const room = enter(store);
      try {
        yield* tell(room, signal, patience.sayEveryMs);
      } finally {
        room.listeners -= 1;
        if (room.listeners === 0) rooms.delete(store);
      }
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([line.close(), looking, looks.idle(), words.idle()]);
    },
  };
}

const NOTHING_YET: FeedNews = { cursor: 0, masterCursor: 0 };

async function* tell(room: Room, signal: AbortSignal, sayEveryMs: number): AsyncGenerator<FeedNews> {
  let said: FeedNews | null = null;
  let sayAgainAt = 0;
  while (!signal.aborted) {
    const { news } = room;
    if (news === null && room.fault !== null) throw room.fault;
    if (news !== null && (!isSame(news, said) || performance.now() >= sayAgainAt)) {
      said = news;
      sayAgainAt = performance.now() + sayEveryMs;
      yield news;
    } else await changed(room, signal, said === null ? sayEveryMs : Math.max(1, sayAgainAt - performance.now()));
  }
}
