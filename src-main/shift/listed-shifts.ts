import type { Database } from 'better-sqlite3';
import type { Owner } from '#shared/ledger/posting.ts';

/** A shift as it stands in a list: enough to look for it. */
export type ListedShift = {
  readonly id: string;
  /** This till takes part in it. */
  readonly isHere: boolean;
  readonly number: string;
  readonly operatorName: string;
  readonly listedMs: number;
};

export type ListedWhich = {
  /** Null: everybody's. */
  readonly owner: Owner | null;
  /** Null: of any day. */
  readonly businessDate: string | null;
  /** Only those that come after this one in the list; null: from the newest. */
  readonly after: PlaceInList | null;
  readonly isWanted: (shift: ListedShift) => boolean;
  readonly limit: number;
};

/** Where a shift stands in the list: `last` tells it from others of the same moment, of this till by their order in its journal. */
export type PlaceInList = Pick<ListedShift, 'isHere' | 'listedMs'> & { readonly last: number | string };

/** Where a shift stands; null: there is none of this id. */
export function placeOf(connection: Database, id: string): PlaceInList | null {
  const find = (table: string, tieBreak: string) =>
    connection.prepare(`SELECT listed_ms AS listedMs, ${tieBreak} AS last FROM ${table} WHERE id = ?`).get(id) as
      | Pick<Row, 'listedMs' | 'last'>
      | undefined;
  const own = find('shift', 'started_seq');
  const told = own === undefined ? find('pulled_shift', 'id') : undefined;
  if (own !== undefined) return { ...own, isHere: true };
  return told === undefined ? null : { ...told, isHere: false };
}

/**
 * The newest shifts that are wanted, of this till in the order of its journal, those of other tills between them by the time
 * they began. Both are read along an index and no further than the page needs, so that a page costs the same in a store
 * that is a week old and in one that is ten years old.
 */
export function listedShifts(connection: Database, which: ListedWhich): readonly ListedShift[] {
  const page: ListedShift[] = [];
  for (const shift of newestFirst(connection, which)) {
    if (page.length === which.limit) break;
    if (which.isWanted(shift)) page.push(shift);
  }
  return page;
}

function* newestFirst(connection: Database, which: ListedWhich): Generator<ListedShift> {
  const isOwn = connection.prepare('SELECT 1 FROM shift WHERE id = ?').pluck();
  const here = rowsOf(connection, which, { table: 'shift', isHere: true, tieBreak: 'started_seq' });
  const told = rowsOf(connection, which, { table: 'pulled_shift', isHere: false, tieBreak: 'id' });
  let own = here.next();
  let other = told.next();
  while (own.done !== true || other.done !== true) {
    const isOther = other.done !== true && (own.done === true || other.value.listedMs >= own.value.listedMs);
    if (isOther) {
      // What the Agent tells of a shift of this till stands in its own row.
      if (other.done !== true && isOwn.get(other.value.id) === undefined) yield other.value;
      other = told.next();
    } else {
      if (own.done !== true) yield own.value;
      own = here.next();
    }
  }
}

/** Read in steps: an open cursor would hold back whoever wants to write. */
const STEP = 50;

function* rowsOf(
  connection: Database,
  { owner, businessDate, after: shown }: ListedWhich,
  of: { readonly table: 'shift' | 'pulled_shift'; readonly isHere: boolean; readonly tieBreak: 'started_seq' | 'id' },
): Generator<ListedShift> {
  const conditions = [
    // Of one day there are few: its index is the better one, so the other is not offered.
    ...(owner === null ? [] : [businessDate === null ? 'owner = @owner' : '+owner = @owner']),
    ...(businessDate === null ? [] : ['business_date = @businessDate']),
    `(listed_ms, ${of.tieBreak}) < (@listedMs, @last)`,
  ];
  const step = connection.prepare(
    `SELECT id, number, operator_name AS operatorName, listed_ms AS listedMs, ${of.tieBreak} AS last FROM ${of.table}
     WHERE ${conditions.join(' AND ')} ORDER BY listed_ms DESC, ${of.tieBreak} DESC LIMIT ${STEP}`,
  );
  const which = { ...(owner === null ? {} : { owner }), ...(businessDate === null ? {} : { businessDate }) };
  let after = firstAfter(shown, of.isHere);
  for (;;) {
    const rows = step.all({ ...which, ...after }) as Row[];
    for (const { last: _, ...row } of rows) yield { ...row, isHere: of.isHere };
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) return;
    after = { listedMs: last.listedMs, last: last.last };
  }
}

/** Of one moment, shifts of other tills stand before those of this one. */
function firstAfter(shown: PlaceInList | null, isHere: boolean): Pick<Row, 'listedMs' | 'last'> {
  if (shown === null) return { listedMs: Number.MAX_SAFE_INTEGER, last: 0 };
  const { listedMs, last } = shown;
  if (shown.isHere === isHere) return { listedMs, last };
  return isHere ? { listedMs, last: Number.MAX_SAFE_INTEGER } : { listedMs, last: '' };
}

type Row = Omit<ListedShift, 'isHere'> & { readonly last: string | number };
