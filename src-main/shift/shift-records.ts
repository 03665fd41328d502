import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { partsOf, TOTALS_EVERYWHERE } from '#main/store/everywhere.ts';
import { detachedToldOf, laterToldOf, pulledBalances, pulledShift } from '#main/store/pulled-facts.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import { type Drawer, detachedDrawer, MOVEMENTS, type Owner, readDrawerAccount } from '#shared/ledger/posting.ts';
import { type Held, sumHeld } from '#shared/shift/detach-drawer.ts';
import type { MovementTotal } from '#shared/shift/figures.ts';
import { parametersSchema } from '#shared/shift/parameters.ts';

const shiftColumns = z.object({
  id: z.string(),
  number: z.string(),
  owner: z.string().transform((owner) => owner as Owner),
  operator_id: z.string(),
  operator_name: z.string(),
  business_date: z.string(),
  status: z.enum(['open', 'closed']),
  started_at: z.string(),
  detached_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  ended_seq: z.int().nullable(),
  ended_by: z.string().nullable(),
  report_number: z.string().nullable(),
  /** Where it began; null: at this till. */
  home_till: z.string().nullable(),
  /** Where the end that counts was made; null: not ended yet, or at this till. */
  ended_till: z.string().nullable(),
  /** Where this till took back its own end, which does not count; null: it made none, or that counts. */
  reversed_seq: z.int().nullable(),
  /** The older shift that this one goes on in; null for the usual case. */
  attached_to: z.string().nullable(),
  last_money_seq: z.int(),
  beginning: z.string().transform((text) => beginningSchema.parse(JSON.parse(text))),
  parameters: z.string().transform((text) => parametersSchema.parse(JSON.parse(text))),
});
const beginningSchema = z.array(
  z.strictObject({ paymentForm: z.string(), currency: z.string(), amountMinor: z.int() }),
);

/** `detached`: open in law, nothing more is sold in it, and its drawer waits to be counted. */
const shiftRowSchema = shiftColumns.transform((row) => {
  const isDetached = row.detached_at !== null;
  const status = row.status === 'open' && isDetached ? ('detached' as const) : row.status;
  const drawer: Drawer = isDetached ? detachedDrawer(row.id) : row.owner;
  return { ...row, status, drawer };
});
export type ShiftRecord = z.infer<typeof shiftRowSchema>;

export function openShiftOf(connection: Database, owner: Owner): ShiftRecord | null {
  const row = connection
    .prepare(`SELECT * FROM shift WHERE owner = ? AND status = 'open' AND detached_at IS NULL`)
    .get(owner);
  return row === undefined ? null : shiftRowSchema.parse(row);
}

/** Of whichever owner, the newest first. */
export function lastEndedShifts(connection: Database, limit: number): readonly ShiftRecord[] {
  return connection
    .prepare(`SELECT * FROM shift WHERE status = 'closed' ORDER BY ended_seq DESC LIMIT ?`)
    .all(limit)
    .map((row) => shiftRowSchema.parse(row));
}

export function unendedShifts(connection: Database): readonly ShiftRecord[] {
  return connection
    .prepare(`SELECT * FROM shift WHERE status = 'open' ORDER BY started_seq`)
    .all()
    .map((row) => shiftRowSchema.parse(row));
}

/** Drawers that wait to be counted, the longest waiting first. */
export function detachedShifts(connection: Database): readonly ShiftRecord[] {
  return connection
    .prepare(`SELECT * FROM shift WHERE status = 'open' AND detached_at IS NOT NULL ORDER BY detached_seq`)
    .all()
    .map((row) => shiftRowSchema.parse(row));
}

/** Drawers of an owner that wait to be counted and were detached at other tills only. */
export function detachedElsewhere(connection: Database, owner: Owner): readonly ShiftRecord[] {
  return detachedToldOf(connection, owner).map(recordOf);
}

/** The last shift that the owner of a detached one has started since, here or as told of elsewhere; null: none. */
export function laterShiftOf(connection: Database, { id, owner, detached_at }: ShiftRecord): string | null {
  const isHere = ownShift(connection, id) !== null;
  // Between tills there is no order but that of the clocks that they told.
  const since = isHere
    ? 'started_seq > (SELECT detached_seq FROM shift WHERE id = @id)'
    : `unixepoch(started_at, 'subsec') > unixepoch(@detachedAt, 'subsec')`;
  const here = connection
    .prepare(`SELECT number FROM shift WHERE owner = @owner AND ${since} ORDER BY started_seq DESC LIMIT 1`)
    .pluck()
    .get({ owner, id, detachedAt: detached_at ?? '' });
  return typeof here === 'string' ? here : laterToldOf(connection, owner, detached_at ?? '');
}

/** Whether the till was handed over and nobody has started at it since. */
export function isHandedOver(connection: Database): boolean {
  const order = connection
    .prepare('SELECT coalesce(max(detached_seq), 0) > coalesce(max(started_seq), 0) FROM shift')
    .pluck();
  return order.get() === 1;
}

/** The newest first. */
export function endedShiftsOf(connection: Database, owner: Owner, limit: number): readonly ShiftRecord[] {
  return connection
    .prepare(`SELECT * FROM shift WHERE owner = ? AND status = 'closed' ORDER BY ended_seq DESC LIMIT ?`)
    .all(owner, limit)
    .map((row) => shiftRowSchema.parse(row));
}

/** The one that the owner started last, whatever has become of it: here by the journal, else the newest told of. */
export function newestShiftOf(connection: Database, owner: Owner): ShiftRecord | null {
  const row = connection
    .prepare('SELECT * FROM shift WHERE owner = ? AND attached_to IS NULL ORDER BY started_seq DESC LIMIT 1')
    .get(owner);
  const here = row === undefined ? null : shiftRowSchema.parse(row);
  const told = connection
    .prepare(
      `SELECT id FROM pulled_shift WHERE owner = ? AND attached_to IS NULL AND id NOT IN (SELECT id FROM shift)
       ORDER BY listed_ms DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(owner);
  const elsewhere = typeof told === 'string' ? shiftById(connection, told) : null;
  if (here === null || elsewhere === null) return here ?? elsewhere;
  return Date.parse(elsewhere.started_at) > Date.parse(here.started_at) ? elsewhere : here;
}

/** The one of the owner that ended last, here or at another till of the store. */
export function lastEndedOf(connection: Database, owner: Owner): ShiftRecord | null {
  const [here = null] = endedShiftsOf(connection, owner, 1);
  const newest = newestShiftOf(connection, owner);
  const isElsewhere = newest !== null && newest.status === 'closed' && ownShift(connection, newest.id) === null;
  return isElsewhere ? newest : here;
}

/** A shift that this till takes part in. */
export function ownShift(connection: Database, id: string): ShiftRecord | null {
  const row = connection.prepare('SELECT * FROM shift WHERE id = ?').get(id);
  return row === undefined ? null : shiftRowSchema.parse(row);
}

/** A shift of this till, or one of another till as the Agent told of it. */
export function shiftById(connection: Database, id: string): ShiftRecord | null {
  const told = pulledShift(connection, id);
  return ownShift(connection, id) ?? (told === null ? null : recordOf(told));
}

/** Shifts open at this till of which the Agent told that they, or a session of them, were closed. */
export function shiftsToClose(connection: Database): readonly ShiftRecord[] {
  return connection
    .prepare(`SELECT shift.* FROM shift JOIN pulled_shift USING (id) WHERE shift.status = 'open' AND asks_to_close = 1`)
    .all()
    .map((row) => shiftRowSchema.parse(row));
}

function recordOf(told: StoreShift): ShiftRecord {
  const isDetached = told.detachedAt !== null;
  return {
    id: told.id,
    number: told.number,
    owner: told.owner as Owner,
    operator_id: told.operatorId,
    operator_name: told.operatorName,
    business_date: told.businessDate,
    status: told.status === 'open' || told.status === 'detached' ? told.status : 'closed',
    detached_at: told.detachedAt,
    drawer: isDetached ? detachedDrawer(told.id) : (told.owner as Owner),
    started_at: told.startedAt,
    ended_at: told.end?.endedAt ?? null,
    ended_seq: null,
    ended_by: told.end?.endedBy ?? null,
    report_number: told.end?.reportNumber ?? null,
    home_till: told.homeTill,
    ended_till: told.end?.till ?? null,
    reversed_seq: null,
    attached_to: told.attachedTo,
    last_money_seq: 0,
    beginning: told.beginning,
    parameters: told.parameters,
  };
}

export type OpenSession = { readonly id: string; readonly operatorId: string; readonly openedAt: string };

/** Open sessions of a shift in the order in which they were opened. */
export function openSessionsOf(connection: Database, shiftId: string): readonly OpenSession[] {
  return connection
    .prepare(
      `SELECT id, operator_id AS operatorId, opened_at AS openedAt FROM session
       WHERE shift_id = ? AND status = 'open' ORDER BY rowid`,
    )
    .all(shiftId) as OpenSession[];
}

/** An operator’s own open session in a shift; null: none. */
export function openSessionOf(connection: Database, shiftId: string, operatorId: string): string | null {
  const own = openSessionsOf(connection, shiftId).find((session) => session.operatorId === operatorId);
  return own?.id ?? null;
}

/** Running totals of a shift's drawer accounts over all tills: a few rows however many receipts there were. */
export function movementTotalsOf(connection: Database, shiftId: string): readonly MovementTotal[] {
  const rows = connection
    .prepare(
      `SELECT account, currency, movement, sum(amount_minor) AS amountMinor, sum(entries) AS entries
       FROM ${TOTALS_EVERYWHERE} WHERE account LIKE 'drawer/%' GROUP BY account, currency, movement`,
    )
    .all({ parts: partsOf(connection, shiftId) }) as {
    account: string;
    currency: string;
    movement: string;
    amountMinor: number;
    entries: number;
  }[];
  return rows.flatMap(({ account, movement, ...rest }) => {
    const drawer = readDrawerAccount(account);
    const known = MOVEMENTS.find((name) => name === movement);
    return drawer === null || known === undefined
      ? []
      : [{ ...rest, movement: known, paymentForm: drawer.paymentForm }];
  });
}

/** What a drawer holds now over all tills, as far as the others are known: what its owner's next shift begins with. */
export function heldBy(connection: Database, drawer: Drawer): readonly Held[] {
  const elsewhere = pulledBalances(connection, drawer).flatMap(({ rows }) => rows);
  return sumHeld([...heldHere(connection, drawer), ...elsewhere]);
}

/** What the accounts of a drawer hold in this till's own journal. */
export function heldHere(connection: Database, drawer: Drawer): readonly Held[] {
  const rows = connection
    .prepare(
      `SELECT account, currency, amount_minor AS amountMinor FROM balance WHERE account LIKE 'drawer/' || ? || '/%'`,
    )
    .all(drawer) as { account: string; currency: string; amountMinor: number }[];
  return rows.flatMap(({ account, ...rest }) => {
    const read = readDrawerAccount(account);
    return read?.drawer === drawer ? [{ ...rest, paymentForm: read.paymentForm }] : [];
  });
}

/** What this till holds of drawers that were ended after they had been detached, until their owner's next start takes it back. */
export function leftInDetached(connection: Database, owner: Owner): readonly (Held & { readonly drawer: Drawer })[] {
  const shiftIds = connection
    .prepare(
      `SELECT DISTINCT shift.id FROM balance JOIN shift ON account GLOB 'drawer/detached:' || shift.id || '/*'
       WHERE amount_minor <> 0 AND owner = ? AND status = 'closed' ORDER BY ended_seq`,
    )
    .pluck()
    .all(owner) as string[];
  return shiftIds.flatMap((shiftId) => {
    const drawer = detachedDrawer(shiftId);
    return heldHere(connection, drawer)
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map((held) => ({ ...held, drawer }));
  });
}

export function lastNumber(connection: Database): (key: string) => number {
  const last = connection.prepare('SELECT last FROM number_series WHERE series = ?').pluck();
  return (key) => (last.get(key) as number | undefined) ?? 0;
}
