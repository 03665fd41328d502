import { useEffect, useMemo, useRef, useState } from 'react';
import { carryOut, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { type Answer, useAnswer } from '#renderer/connection/use-answer.ts';
import type { SessionsShown } from '#renderer/pos-sessions/session-filter.tsx';
import { useTill } from '#renderer/till/till-context.tsx';
import { type PosSession, type PosSessions, SESSIONS_MAX } from '#shared/contract/session.ts';

/** So many more with each [Show Older]. */
const PAGE = 100;

export type Sessions = Answer<PosSessions> & {
  /** Null: there are none older, or as many as a list shows stand there. */
  readonly showOlder: (() => void) | null;
  readonly isAskingOlder: boolean;
  readonly olderTrouble: Trouble | null;
};

/** The sessions of a filter, as many pages as were asked for: each page goes on after the last session of the one before. */
export function useSessions(shown: SessionsShown): Sessions {
  const { connection } = useTill();
  const pages = useMemo(() => pagesOf(shown), [shown]);
  const answer = useAnswer(pages.all, 'changes');
  const [isAskingOlder, setAskingOlder] = useState(false);
  const [olderTrouble, setOlderTrouble] = useState<Trouble | null>(null);
  const latest = useRef({ pages, value: answer.value });
  useEffect(() => {
    latest.current = { pages, value: answer.value };
  });
  const showOlder = async (value: PosSessions, last: PosSession) => {
    setAskingOlder(true);
    const outcome = await carryOut(connection, () => pages.after(connection.client, last));
    setAskingOlder(false);
    if (latest.current.pages !== pages) return;
    setOlderTrouble(outcome.kind === 'trouble' ? outcome.trouble : null);
    if (outcome.kind === 'trouble') return;
    const { sessions, hasOlder } = outcome.value;
    pages.grow();
    // What changed meanwhile may have moved the rows: all of them are asked for anew.
    if (latest.current.value === value) answer.take({ ...value, sessions: [...value.sessions, ...sessions], hasOlder });
    else answer.reload();
  };
  const { value } = answer;
  const last = value?.sessions.at(-1);
  const mayShow = value?.hasOlder === true && last !== undefined && value.sessions.length < SESSIONS_MAX;
  return { ...answer, isAskingOlder, olderTrouble, showOlder: mayShow ? () => void showOlder(value, last) : null };
}

function pagesOf({ scope, isOpenOnly, text, date }: SessionsShown) {
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
    all: (client: TillClient) => client.session.list({ ...which, limit }),
    after: (client: TillClient, { openedAt, id }: PosSession) =>
      client.session.list({ ...which, limit: PAGE, before: { openedAt, id } }),
    grow: () => {
      limit = Math.min(SESSIONS_MAX, limit + PAGE);
    },
  };
}
