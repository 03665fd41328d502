import type { Database } from 'better-sqlite3';

/** A session as it stands in a list: enough to look for it. */
export type ListedSession = {
  readonly id: string;
  readonly shiftId: string;
  readonly till: string;
  readonly operatorId: string;
  /** As it was told with its shift; null: not told. */
  readonly toldName: string | null;
  readonly openedMs: number;
  /** It was opened at this till. */
  readonly isHere: boolean;
};

export type WhichSessions = {
  readonly here: string;
  /** Only those of one operator; null: of all. Of other tills there may be fewer to be seen than of this one. */
  readonly operatorHere: string | null;
  readonly operatorElsewhere: string | null;
  readonly isHereOnly: boolean;
  readonly isOpenOnly: boolean;
  /** Null: of any day. */
  readonly openedOn: string | null;
  /** Only those that come after this one in the list; null: from the newest. */
  readonly after: Place | null;
  readonly isWanted: (session: ListedSession) => boolean;
  readonly limit: number;
};

export type Place = { readonly openedMs: number; readonly id: string };

/**
 * The newest sessions that are wanted, of this till and of others in one order. Both are read along an index and no further
 * than the page needs, so that a page costs the same in a store that is a week old and in one that is ten years old.
 */
export function listedSessions(connection: Database, which: WhichSessions): readonly ListedSession[] {
  const page: ListedSession[] = [];
  for (const session of newestFirst(connection, which)) {
    if (page.length === which.limit) break;
    if (which.isWanted(session)) page.push(session);
  }
  return page;
}

function* newestFirst(connection: Database, which: WhichSessions): Generator<ListedSession> {
  const here = rowsOf(connection, which, { isHere: true, operator: which.operatorHere });
  const told = rowsOf(connection, which, { isHere: false, operator: which.operatorElsewhere });
  let own = here.next();
  let other = which.isHereOnly ? ({ done: true, value: undefined } as const) : told.next();
  while (own.done !== true || other.done !== true) {
    if (other.done === true || (own.done !== true && isNewer(own.value, other.value))) {
      if (own.done !== true) yield own.value;
      own = here.next();
    } else {
      yield other.value;
      other = told.next();
    }
  }
}

function isNewer(one: Place, other: Place): boolean {
  return one.openedMs === other.openedMs ? one.id > other.id : one.openedMs > other.openedMs;
}

/** Read in steps: an open cursor would hold back whoever wants to write. */
const STEP = 50;
const FIRST: Place = { openedMs: Number.MAX_SAFE_INTEGER, id: '' };

const TABLES = {
  here: `SELECT session.id, shift_id AS shiftId, @here AS till, session.operator_id AS operatorId, NULL AS toldName,
      opened_ms AS openedMs FROM session`,
  told: `SELECT id, shift_id AS shiftId, till, operator_id AS operatorId, told_name AS toldName, opened_ms AS openedMs
    FROM pulled_session`,
};

function* rowsOf(
  connection: Database,
  { here, openedOn, isOpenOnly, after }: WhichSessions,
  { isHere, operator }: { readonly isHere: boolean; readonly operator: string | null },
): Generator<ListedSession> {
  // Of a day, and of what is open, there are few: their index is the better one, so the others are not offered.
  const isFew = openedOn !== null || isOpenOnly;
  const conditions = [
    ...(openedOn === null ? [] : ['opened_on = @openedOn']),
    ...(isOpenOnly ? [openedOn === null ? "status = 'open'" : "+status = 'open'"] : []),
    ...(operator === null ? [] : [isFew ? '+operator_id = @operator' : 'operator_id = @operator']),
    // What the Agent tells of this till's own sessions stands in their own rows.
    ...(isHere ? [] : ['till <> @here']),
    '(opened_ms, id) < (@openedMs, @id)',
  ];
  const step = connection.prepare(
    `${isHere ? TABLES.here : TABLES.told} WHERE ${conditions.join(' AND ')}
     ORDER BY opened_ms DESC, id DESC LIMIT ${STEP}`,
  );
  const which = { here, ...(openedOn === null ? {} : { openedOn }), ...(operator === null ? {} : { operator }) };
  let last = after ?? FIRST;
  for (;;) {
    const rows = step.all({ ...which, openedMs: last.openedMs, id: last.id }) as Omit<ListedSession, 'isHere'>[];
    for (const row of rows) yield { ...row, isHere };
    const next = rows.at(-1);
    if (next === undefined || rows.length < STEP) return;
    last = next;
  }
}

/** The days on which sessions were opened, newest first: each is found along an index, not worked out from all sessions. */
export function daysOfSessions(
  connection: Database,
  { operatorElsewhere, limit }: { readonly operatorElsewhere: string | null; readonly limit: number },
): string[] {
  const here = connection.prepare('SELECT max(opened_on) FROM session WHERE opened_on < ?').pluck();
  const told = connection
    .prepare(
      `SELECT max(opened_on) FROM pulled_session
       WHERE ${operatorElsewhere === null ? '' : 'operator_id = @operator AND '}opened_on < @before`,
    )
    .pluck();
  const days: string[] = [];
  for (let before = '~'; days.length < limit; ) {
    const bound = operatorElsewhere === null ? { before } : { operator: operatorElsewhere, before };
    const found = [here.get(before), told.get(bound)].filter((day) => typeof day === 'string');
    if (found.length === 0) break;
    before = found.reduce((one, other) => (one > other ? one : other));
    days.push(before);
  }
  return days;
}
