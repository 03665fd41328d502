import type { AgentDatabase } from '#agent/database/tables.ts';
import { revokedTills } from '#agent/enrolment/revoked-tills.ts';
import { readTills } from '#agent/feed/read-feed.ts';
import { feedPosition } from '#agent/feed/store-feed.ts';
import { unheardSinceRestore } from '#agent/journal/known-restore.ts';
import { parkedOnPage } from '#agent/managers/drop-parked.ts';
import { type OpenSession, openSessions, openShifts, operatorNames } from '#agent/managers/open-shifts.ts';
import { cashOfTills } from '#agent/managers/till-cash.ts';
import { waitingTransfers } from '#agent/managers/waiting-transfers.ts';
import { waitingDrawer } from '#agent/shift/detached.ts';
import type { CashHeld, Overview, TillOverview, Waiting } from '#shared/contract/managers-overview.ts';
import { type Parameters, parametersSchema } from '#shared/shift/parameters.ts';

/** A shift that has been open for longer was forgotten, not worked: nobody stands at a till for so many hours. */
const OPEN_LONG_MS = 14 * 60 * 60_000;

type At = { readonly store: string; readonly now: string };

/** All tills of a store as they stand now, and what waits for somebody. */
export async function readOverview(database: AgentDatabase, { store, now }: At): Promise<Overview> {
  const cursor = await feedPosition(database, store);
  const sessions = await openSessions(database, store);
  const names = await operatorNames(database, store);
  const cash = await cashOfTills(database, store);
  const revoked = await revokedTills(database, store);
  const told = await toldFacts(database, store);
  const tills: TillOverview[] = [];
  for (const { till, seq, unsent, lastContactAt } of await readTills(database, { store, now })) {
    const session = sessions.findLast((one) => one.till === till) ?? null;
    const limits = await cashLimitsOf(database, { store, till, session });
    tills.push({
      till,
      isRevoked: revoked.has(till),
      seat: session === null ? null : seatOf(session, names),
      cash: cashHeld(cash.get(till) ?? new Map(), limits),
      unsent,
      lastContactAt,
      printer: told.get(till)?.told_printer ?? null,
      heldSeq: seq,
      toldAt: told.get(till)?.told_state_at ?? null,
    });
  }
  return {
    cursor,
    at: now,
    tills,
    parked: await parkedOnPage(database, store),
    waiting: [
      ...(await unheardTills(database, { store, now })),
      ...(await waitingShifts(database, { store, now })),
      ...tills.flatMap(tooMuchCash),
      ...(await waitingTransfers(database, { store, now })),
    ],
  };
}

function seatOf(session: OpenSession, names: ReadonlyMap<string, string>): TillOverview['seat'] {
  const { operatorId, openedAt, shiftId, shiftNumber, sessionId } = session;
  return { operatorName: names.get(operatorId) ?? operatorId, since: openedAt, shiftId, shiftNumber, sessionId };
}

/** A currency that has neither cash nor a limit is not shown; one with a limit is, also when the drawer is empty. */
function cashHeld(held: ReadonlyMap<string, number>, limits: Parameters['cashLimits']): CashHeld[] {
  const currencies = [...new Set([...limits.map(({ currency }) => currency), ...held.keys()])];
  return currencies
    .map((currency) => {
      const limit = limits.find((one) => one.currency === currency);
      return {
        currency,
        heldMinor: held.get(currency) ?? 0,
        minimumMinor: limit?.minimumMinor ?? null,
        maximumMinor: limit?.maximumMinor ?? null,
      };
    })
    .filter(
      ({ heldMinor, minimumMinor, maximumMinor }) => heldMinor !== 0 || minimumMinor !== null || maximumMinor !== null,
    );
}

/** The limits frozen into the shift at work there, else into the last one that began there. */
async function cashLimitsOf(
  database: AgentDatabase,
  { store, till, session }: { readonly store: string; readonly till: string; readonly session: OpenSession | null },
): Promise<Parameters['cashLimits']> {
  const last = session?.parameters ?? (await lastParameters(database, { store, till }));
  const read = last === null ? null : parametersSchema.safeParse(JSON.parse(last));
  return read?.success ? read.data.cashLimits : [];
}

async function lastParameters(
  database: AgentDatabase,
  { store, till }: { readonly store: string; readonly till: string },
): Promise<string | null> {
  const row = await database
    .selectFrom('shift')
    .select('parameters')
    .where('store', '=', store)
    .where('home_till', '=', till)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.parameters ?? null;
}

async function waitingShifts(database: AgentDatabase, { store, now }: At): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (const { shiftId, number, operatorName, homeTill: till, startedAt } of await openShifts(database, store)) {
    const shift = { shiftId, number, operatorName, till };
    const detached = await database
      .transaction()
      .execute((transaction) => waitingDrawer(transaction, { store, shiftId }));
    if (detached !== null) waiting.push({ kind: 'drawer_to_count', ...shift, since: detached.since });
    else if (Date.parse(now) - Date.parse(startedAt) > OPEN_LONG_MS) {
      waiting.push({ kind: 'shift_open_long', ...shift, since: startedAt });
    }
  }
  return waiting;
}

/** Tills that were not heard since the Agent was put back from a backup. */
async function unheardTills(database: AgentDatabase, { store, now }: At): Promise<readonly Waiting[]> {
  const restore = await unheardSinceRestore(database, { store, at: now });
  if (restore === null || restore.tills.length === 0) return [];
  return [{ kind: 'unheard_since_restore', tills: [...restore.tills], since: restore.since }];
}

function tooMuchCash({ till, cash }: TillOverview): readonly Waiting[] {
  return cash.flatMap(({ currency, heldMinor, maximumMinor }) =>
    maximumMinor !== null && heldMinor > maximumMinor
      ? [{ kind: 'too_much_cash' as const, till, currency, heldMinor, maximumMinor }]
      : [],
  );
}

async function toldFacts(database: AgentDatabase, store: string) {
  const rows = await database
    .selectFrom('till')
    .select(['till', 'told_printer', 'told_state_at'])
    .where('store', '=', store)
    .execute();
  return new Map(rows.map((row) => [row.till, row]));
}
