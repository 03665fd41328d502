import { useMemo } from 'react';
import { type PagedAnswer, type Pages, usePages } from '#renderer/connection/use-pages.ts';
import type { SessionsShown } from '#renderer/pos-sessions/session-filter.tsx';
import { type PosSessions, SESSIONS_MAX } from '#shared/contract/session.ts';

/** So many more with each [Show Older]. */
const PAGE = 100;

/** The sessions of a filter, as many pages as were asked for. */
export function useSessions(shown: SessionsShown): PagedAnswer<PosSessions> {
  return usePages(useMemo(() => pagesOf(shown), [shown]));
}

function pagesOf({ scope, isOpenOnly, text, date }: SessionsShown): Pages<PosSessions> {
  let limit = PAGE;
  const which = {
    global: scope === 'global',
    own: scope === 'own',
    here: scope === 'here',
    open: isOpenOnly,
    text,
    ...(date === '' ? {} : { businessDate: date }),
  };
  return {
    all: (client) => client.session.list({ ...which, limit }),
    after: ({ sessions, hasOlder }) => {
      const last = sessions.at(-1);
      if (!hasOlder || last === undefined || sessions.length >= SESSIONS_MAX) return null;
      const { openedAt, id } = last;
      return (client) => client.session.list({ ...which, limit: PAGE, before: { openedAt, id } });
    },
    joined: (value, older) => ({
      ...value,
      sessions: [...value.sessions, ...older.sessions],
      hasOlder: older.hasOlder,
    }),
    grow: () => {
      limit = Math.min(SESSIONS_MAX, limit + PAGE);
    },
  };
}
