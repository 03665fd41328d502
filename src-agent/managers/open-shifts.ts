import type { AgentDatabase } from '#agent/database/tables.ts';
import { isNotEnded } from '#agent/shift/not-ended.ts';
import { MASTER_KINDS } from '#shared/master-data/master-kinds.ts';

export type OpenSession = {
  readonly sessionId: string;
  readonly till: string;
  readonly operatorId: string;
  readonly openedAt: string;
  readonly shiftId: string;
  readonly shiftNumber: string;
  readonly parameters: string;
};

/** Sessions that are open as far as the Agent knows, the newest of each till last. */
export async function openSessions(database: AgentDatabase, store: string): Promise<readonly OpenSession[]> {
  const rows = await database
    .selectFrom('session')
    .innerJoin('shift', (join) =>
      join.onRef('shift.store', '=', 'session.store').onRef('shift.shift_id', '=', 'session.shift_id'),
    )
    .select([
      'session.session_id',
      'session.till',
      'session.operator_id',
      'session.opened_at',
      'shift.shift_id',
      'shift.number',
      'shift.parameters',
    ])
    .where('session.store', '=', store)
    .where('session.closed_at', 'is', null)
    .where('shift.attached_to', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session_closing')
            .select('session_closing.seq')
            .whereRef('session_closing.store', '=', 'session.store')
            .whereRef('session_closing.session_id', '=', 'session.session_id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('page_closing')
            .select('page_closing.session_id')
            .whereRef('page_closing.store', '=', 'session.store')
            .whereRef('page_closing.session_id', '=', 'session.session_id'),
        ),
      ),
    )
    .where(isNotEnded())
    .orderBy('session.opened_at')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    till: row.till,
    operatorId: row.operator_id,
    openedAt: row.opened_at,
    shiftId: row.shift_id,
    shiftNumber: row.number,
    parameters: row.parameters,
  }));
}

export type OpenShift = {
  readonly shiftId: string;
  readonly number: string;
  readonly operatorName: string;
  readonly homeTill: string;
  readonly startedAt: string;
};

/** Shifts that nobody has ended yet, the oldest first. */
export async function openShifts(database: AgentDatabase, store: string): Promise<readonly OpenShift[]> {
  const rows = await database
    .selectFrom('shift')
    .select(['shift_id', 'number', 'operator_name', 'home_till', 'started_at'])
    .where('store', '=', store)
    .where('attached_to', 'is', null)
    .where(isNotEnded())
    .orderBy('started_at')
    .execute();
  return rows.map((row) => ({
    shiftId: row.shift_id,
    number: row.number,
    operatorName: row.operator_name,
    homeTill: row.home_till,
    startedAt: row.started_at,
  }));
}

/** What operators are called: by the office, else by the newest shift that names them; nobody else has a name here. */
export async function operatorNames(database: AgentDatabase, store: string): Promise<ReadonlyMap<string, string>> {
  const ofShifts = await database
    .selectFrom('shift')
    .select(['operator_id', 'operator_name'])
    .where('store', '=', store)
    .orderBy('started_at')
    .execute();
  const ofOffice = await database
    .selectFrom('master_record')
    .select(['id', 'body'])
    .where('store', '=', store)
    .where('kind', '=', 'operator')
    .where('body', 'is not', null)
    .execute();
  return new Map([
    ...ofShifts.map(({ operator_id, operator_name }) => [operator_id, operator_name] as const),
    ...ofOffice.map(({ id, body }) => [id, MASTER_KINDS.operator.parse(JSON.parse(body ?? '')).name] as const),
  ]);
}
