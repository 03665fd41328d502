import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { daysOfSessions, type ListedSession, listedSessions } from '#main/session/listed-sessions.ts';
import {
  isClosedFromHere,
  nameOfListed,
  operatorNames,
  shownSessions,
  storeSession,
} from '#main/session/store-sessions.ts';
import { hiddenShifts } from '#main/shift/blind.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { askSessionsSchema, PosSession, PosSessions } from '#shared/contract/session.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A list of days that a person still looks through. */
const DAYS_MAX = 60;

/**
 * The POS Sessions window. Not global: those of the logged-on operator and those of this counter. Global needs the right to
 * see others' shifts (domain reference Q13).
 */
export function posSessions(desk: Desk, ask: z.infer<typeof askSessionsSchema>): Result<PosSessions, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const permitted = ask.global
    ? permit({ operator: operator.value, authoriser: desk.authoriser }, 'view_other_shifts')
    : ok({ authorisedBy: null });
  if (!permitted.ok) return permitted;
  const operatorElsewhere = ask.global && !ask.own ? null : operator.value.id;
  const listed = listedSessions(desk.connection, {
    here: desk.journal.till,
    operatorHere: ask.own ? operator.value.id : null,
    operatorElsewhere,
    isHereOnly: ask.here,
    isOpenOnly: ask.open,
    openedOn: ask.businessDate ?? null,
    after: ask.before === undefined ? null : { openedMs: Date.parse(ask.before.openedAt), id: ask.before.id },
    isWanted: wantedBy(desk, ask),
    limit: ask.limit + 1,
  });
  const isHidden = hiddenShifts(desk);
  return ok({
    sessions: shownSessions(desk, listed.slice(0, ask.limit)).map((session) => shownTo(session, isHidden)),
    hasOlder: listed.length > ask.limit,
    isWhole: !desk.store().hasAgent || desk.isAgentReachable(),
    days: daysOfSessions(desk.connection, {
      operatorElsewhere: ask.global ? null : operator.value.id,
      limit: DAYS_MAX,
    }),
    forks: ask.global ? forksOf(desk) : [],
  });
}

/** Whether a listed session is looked for; what is asked of its till and its user needs no facts of its shift. */
function wantedBy(desk: Desk, { open, text }: z.infer<typeof askSessionsSchema>): (session: ListedSession) => boolean {
  const wanted = foldText(text);
  const names = operatorNames(desk);
  return (session) => {
    if (open && !session.isHere && isClosedFromHere(desk, session)) return false;
    return wanted === '' || foldText(`${session.till} ${nameOfListed(desk, session, names)}`).includes(wanted);
  };
}

/** What a session turned over is what its drawer should hold, as soon as the other forms are known. */
function shownTo(session: PosSession, isHidden: (shiftId: string) => boolean): PosSession {
  return isHidden(session.shiftId) ? { ...session, turnover: null } : session;
}

/** Branches beside the journals of the store's tills, as the Agent last told of them. */
function forksOf(desk: Desk): PosSessions['forks'] {
  return desk
    .store()
    .tills()
    .flatMap(({ till, branches }) => branches.map(({ afterSeq, records }) => ({ till, afterSeq, records })));
}

/** A session that may be seen: one's own, one of this counter, or any with the right to see others' shifts. */
export function requireSession(desk: Desk, sessionId: string): Result<PosSession, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const found = storeSession(desk, sessionId);
  if (found === undefined) return no({ code: 'session_unknown' });
  const session = shownTo(found, hiddenShifts(desk));
  if (session.isOwn || session.isHere) return ok(session);
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'view_other_shifts');
  return permitted.ok ? ok(session) : permitted;
}
