import type { Database } from 'better-sqlite3';
import type { ChangeModeFacts } from '#shared/till/change-work-mode.ts';
import type { WorkMode } from '#shared/till/work-mode.ts';

/** What stands in the way of leaving a work mode: what is open, and cash that its drawers hold. */
export function modeChangeFacts(connection: Database, leaving: WorkMode): Omit<ChangeModeFacts, 'isConfirmed'> {
  return { openShift: openShift(connection), left: leftInDrawers(connection, leaving) };
}

function openShift(connection: Database): ChangeModeFacts['openShift'] {
  const row = connection
    .prepare(
      `SELECT number, operator_name AS operatorName FROM shift WHERE status <> 'closed' ORDER BY started_seq LIMIT 1`,
    )
    .get();
  return (row as ChangeModeFacts['openShift'] | undefined) ?? null;
}

/** What the drawers of one mode hold together, per currency; forms other than cash are settled by each end. */
function leftInDrawers(connection: Database, workMode: WorkMode): ChangeModeFacts['left'] {
  return connection
    .prepare(
      `SELECT currency, sum(amount_minor) AS amountMinor FROM balance WHERE account LIKE ?
       GROUP BY currency HAVING sum(amount_minor) <> 0 ORDER BY currency`,
    )
    .all(workMode === 'day' ? 'drawer/till:%' : 'drawer/operator:%') as ChangeModeFacts['left'];
}
