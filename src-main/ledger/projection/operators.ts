import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Wrong PINs since the last right one: the delay after them survives a restart. */
export function projectOperators(connection: Database): Projector {
  const fail = connection.prepare('INSERT OR REPLACE INTO logon_failure VALUES (?, ?)');
  const clear = connection.prepare('DELETE FROM logon_failure WHERE operator_id = ?');
  return (event) => {
    if (event.kind === 'operator.logon_failed') fail.run(event.body.operatorId, event.body.failures);
    if (event.kind === 'operator.logged_on') clear.run(event.body.operatorId);
  };
}
