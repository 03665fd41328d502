import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { storeSession, storeSessions } from '#main/session/store-sessions.ts';
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
  const wanted = foldText(ask.text);
  const visible = storeSessions(desk).filter(({ isOwn, isHere }) => ask.global || isOwn || isHere);
  const sessions = visible
    .filter(({ isOwn, isHere }) => (!ask.own || isOwn) && (!ask.here || isHere))
    .filter(({ status }) => !ask.open || status === 'open')
    .filter(({ openedAt }) => ask.businessDate === undefined || openedAt.startsWith(ask.businessDate))
    .filter(({ till, operatorName }) => foldText(`${till} ${operatorName}`).includes(wanted));
  const isHidden = hiddenShifts(desk);
  return ok({
    sessions: sessions.slice(0, ask.limit).map((session) => shownTo(session, isHidden)),
    isWhole: !desk.store().hasAgent || desk.isAgentReachable(),
    days: [...new Set(visible.map(({ openedAt }) => openedAt.slice(0, 10)))].slice(0, DAYS_MAX),
    forks: ask.global ? forksOf(desk) : [],
  });
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
