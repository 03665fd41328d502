import type { Database } from 'better-sqlite3';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import type { ListedSession } from '#main/session/listed-sessions.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import { SILENT_MS } from '#main/store/till-heard.ts';
import type { StoreSession, StoreShift } from '#shared/contract/agent-shift.ts';
import type { PosSession } from '#shared/contract/session.ts';

type Turnover = PosSession['turnover'];
type Facts = Omit<PosSession, 'isOwn' | 'isHere' | 'isLast' | 'isReachable' | 'lastContactAt' | 'silentForSeconds'>;

type Names = ReadonlyMap<string, string>;

/**
 * Sessions of the store as they stand in a list: this till's own from its journal, the others as the Agent told of them. Only
 * their own shifts are read. A shift that the Agent says is ended has no open session, whatever a till that was not heard
 * since still believes.
 */
export function shownSessions(desk: Desk, listed: readonly ListedSession[]): readonly PosSession[] {
  const names = operatorNames(desk);
  const shiftIds = [...new Set(listed.map(({ shiftId }) => shiftId))];
  const known = new Map(shiftIds.flatMap((id) => sessionsOf(desk, id, names)).map((session) => [session.id, session]));
  return listed.flatMap(({ id }) => known.get(id) ?? []);
}

export function operatorNames({ connection }: Desk): Names {
  return new Map(readOperators(connection).map(({ id, name }) => [id, name]));
}

/** Who a listed session belongs to, as the list shows it. */
export function nameOfListed(
  desk: Desk,
  { isHere, operatorId, shiftId, toldName }: ListedSession,
  names: Names,
): string {
  if (!isHere) return toldName ?? names.get(operatorId) ?? operatorId;
  const ofShift = () => desk.connection.prepare('SELECT operator_name FROM shift WHERE id = ?').pluck().get(shiftId);
  return names.get(operatorId) ?? String(ofShift());
}

/** This till closed it, and the Agent has not told so yet. */
export function isClosedFromHere({ connection }: Desk, { id, shiftId }: Pick<Facts, 'id' | 'shiftId'>): boolean {
  return closingHere(connection, { id, shiftId }) !== undefined;
}

/** One session as the list shows it: only its own shift is read, however many the store had. */
export function storeSession(desk: Desk, id: string): PosSession | undefined {
  const shiftId = shiftOf(desk.connection, id);
  if (shiftId === null) return undefined;
  return sessionsOf(desk, shiftId, operatorNames(desk)).find((session) => session.id === id);
}

function shiftOf(connection: Database, sessionId: string): string | null {
  const shiftId = connection
    .prepare(
      `SELECT shift_id FROM session WHERE id = @sessionId UNION ALL
       SELECT shift_id FROM pulled_session WHERE id = @sessionId LIMIT 1`,
    )
    .pluck()
    .get({ sessionId });
  return typeof shiftId === 'string' ? shiftId : null;
}

/** All sessions of a shift, because the last open one is one that none of the others outlasts. */
function sessionsOf(desk: Desk, shiftId: string, names: Names): readonly PosSession[] {
  const told = pulledShift(desk.connection, shiftId);
  const here = sessionsHere(desk, rowsHere(desk, shiftId)).map((session) => ({
    ...session,
    operatorName: names.get(session.operatorId) ?? session.operatorName,
  }));
  const toldOf = new Map((told?.sessions ?? []).map((session) => [session.id, session]));
  const elsewhere = (told === null ? [] : [told]).flatMap((shift) =>
    shift.sessions
      .filter(({ till }) => till !== desk.journal.till)
      .map((session) => closedFromHere(desk, factsOf(shift, session, names), names)),
  );
  const all = [...here.map((session) => ({ ...session, ...closedAs(toldOf.get(session.id), names) })), ...elsewhere];
  const { monotonicMs } = desk.clock.now();
  const heard = desk.store().tills();
  const own = desk.seat.operator?.id;
  return all.map((session) => {
    const till = heard.find((one) => one.till === session.till);
    const isHere = session.till === desk.journal.till;
    const silentForMs = till?.silentForMs == null ? null : till.silentForMs + (monotonicMs - till.heardMs);
    return {
      ...session,
      lastContactAt: isHere ? null : (till?.lastContactAt ?? null),
      silentForSeconds: isHere || silentForMs === null ? null : Math.floor(silentForMs / 1_000),
      isReachable: isHere || (desk.isAgentReachable() && silentForMs !== null && silentForMs < SILENT_MS),
      isHere,
      isOwn: session.operatorId === own,
      isLast: session.status === 'open' && !all.some((other) => other.id !== session.id && other.status === 'open'),
    };
  });
}

function factsOf(shift: StoreShift, session: StoreSession, names: Names): Facts {
  const { id, till, operatorId, status, openedAt, closedAt, documents } = session;
  return {
    id,
    shiftId: shift.id,
    shiftNumber: shift.number,
    till,
    operatorId,
    operatorName: operatorId === shift.operatorId ? shift.operatorName : (names.get(operatorId) ?? operatorId),
    status,
    openedAt,
    closedAt,
    documents,
    turnover: turnoverOf(session),
    ...closedAs(session, names),
  };
}

function closedAs(session: StoreSession | undefined, names: Names) {
  const closing = session?.closedElsewhere ?? null;
  const closedElsewhere =
    closing === null
      ? null
      : { till: closing.till, byName: names.get(closing.by) ?? closing.by, reason: closing.reason };
  return { closedElsewhere };
}

/** A session that this till has closed is closed, also before the Agent has told so: nobody closes it twice. */
function closedFromHere({ connection, journal }: Desk, session: Facts, names: Names): Facts {
  if (session.status === 'closed') return session;
  const closing = closingHere(connection, session);
  if (closing === undefined) return session;
  const { closedAt, reason } = closing;
  const by = closing.actor ?? '';
  const closedElsewhere = { till: journal.till, byName: names.get(by) ?? by, reason };
  return { ...session, status: 'closed', closedAt, closedElsewhere };
}

type Closing = { readonly actor: string | null; readonly closedAt: string; readonly reason: string };

function closingHere(connection: Database, { id, shiftId }: Pick<Facts, 'id' | 'shiftId'>): Closing | undefined {
  return connection
    .prepare(
      `SELECT actor, wall_at AS closedAt, body ->> 'reason' AS reason FROM event
       WHERE shift_id = ? AND kind = 'session.closed_elsewhere' AND body ->> 'sessionId' = ? ORDER BY seq LIMIT 1`,
    )
    .get(shiftId, id) as Closing | undefined;
}

/** Sales with their tax: what the revenue and tax accounts gave. */
function turnoverOf({ totals }: StoreSession): Turnover {
  const sums = new Map<string, number>();
  for (const { account, currency, amountMinor } of totals) {
    if (!/^(sales|tax)\//.test(account)) continue;
    sums.set(currency, (sums.get(currency) ?? 0) - amountMinor);
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

type Row = Pick<
  Facts,
  'id' | 'shiftId' | 'shiftNumber' | 'operatorId' | 'operatorName' | 'status' | 'openedAt' | 'closedAt'
>;

/** This till's own sessions of a shift. */
function rowsHere({ connection }: Desk, shiftId: string): readonly Row[] {
  return connection
    .prepare(
      `SELECT session.id, shift_id AS shiftId, number AS shiftNumber, session.operator_id AS operatorId,
         operator_name AS operatorName, session.status, opened_at AS openedAt, closed_at AS closedAt
       FROM session JOIN shift ON shift.id = shift_id WHERE shift_id = ?`,
    )
    .all(shiftId) as Row[];
}

function sessionsHere({ connection, journal }: Desk, rows: readonly Row[]): readonly Facts[] {
  const sums = connection.prepare(
    `SELECT currency, count(*) AS documents,
       sum(iif(type = 'correction', -total_minor, total_minor)) AS amountMinor FROM trade_document
     WHERE session_id = ? GROUP BY currency`,
  );
  return rows.map((row) => {
    const turnover = sums.all(row.id) as { currency: string; documents: number; amountMinor: number }[];
    return {
      ...row,
      till: journal.till,
      documents: turnover.reduce((sum, { documents }) => sum + documents, 0),
      turnover: turnover.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
      closedElsewhere: null,
    };
  });
}
