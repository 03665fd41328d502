import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';
import { NOBODYS_BADGE } from '#shared/access/badge.ts';

/** Wrong PINs and unknown badges since the last right one: the delay after them survives a restart. */
export function projectOperators(connection: Database): Projector {
  const fail = connection.prepare('INSERT OR REPLACE INTO logon_failure VALUES (?, ?)');
  const clear = connection.prepare('DELETE FROM logon_failure WHERE operator_id = ?');
  return (event) => {
    // Whoever authorised something has shown the right PIN as well.
    if (event.authorisedBy !== null) clear.run(event.authorisedBy);
    switch (event.kind) {
      case 'operator.logon_failed':
        fail.run(event.body.operatorId, event.body.failures);
        break;
      case 'operator.badge_unknown':
        fail.run(NOBODYS_BADGE, event.body.failures);
        break;
      case 'operator.logged_on':
        clear.run(event.body.method === 'badge' ? NOBODYS_BADGE : event.body.operatorId);
        break;
      case 'operator.let_in':
      case 'operator.one_time_pin_set':
      case 'operator.unlocked':
      case 'operator.pin_changed':
        clear.run(event.body.operatorId);
        break;
      default:
    }
  };
}
