import { setTimeout as delay } from 'node:timers/promises';
import { ORPCError } from '@orpc/server';
import type { AgentDatabase } from '#agent/database/tables.ts';
import type { LiveFeed } from '#agent/feed/live-feed.ts';
import { readOverview } from '#agent/managers/overview.ts';
import { isPageSessionOpen, type PageSession } from '#agent/managers/page-session.ts';
import type { Overview } from '#shared/contract/managers-overview.ts';

/** Contact and printers are no news of the feed, so they are looked for. */
const LOOK_EVERY_MS = 1_000;
/** A line that says nothing for longer is broken. */
const SAY_EVERY_MS = 10_000;

type LiveMeans = { readonly database: AgentDatabase; readonly live: LiveFeed; readonly now: () => string };

/** The overview now, after each change, and now and then; ends with the signal, the agent, or the session. */
export async function* liveOverview(
  { database, live, now }: LiveMeans,
  session: PageSession,
  signal: AbortSignal | undefined,
): AsyncGenerator<Overview> {
  const { store } = session.manager;
  const ending = new AbortController();
  const ended = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
  const news = live.watch(store, ended);
  let next = news.next();
  let said = '';
  let saidAt = 0;
  try {
    while (!ended.aborted) {
      if (!(await isPageSessionOpen(database, session, now()))) {
        throw new ORPCError('UNAUTHORIZED', { message: 'The session is over. Log on again.' });
      }
      const overview = await readOverview(database, { store, now: now() });
      const { at: _at, ...facts } = overview;
      const text = JSON.stringify(facts);
      if (text !== said || performance.now() - saidAt > SAY_EVERY_MS) {
        said = text;
        saidAt = performance.now();
        yield overview;
      }
      const heard = await Promise.race([next, delay(LOOK_EVERY_MS, null, { signal: ended }).catch(() => null)]);
      if (heard === null) continue;
      if (heard.done === true) return;
      next = news.next();
    }
  } finally {
    ending.abort();
  }
}
