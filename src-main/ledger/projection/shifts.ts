import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** One row a shift and one a session: what is open, whose it is, how it ended. */
export function projectShifts(connection: Database): Projector {
  const start = connection.prepare(
    `INSERT INTO shift (id, number, owner, operator_id, operator_name, business_date, status, started_at, started_seq,
       last_money_seq, beginning, parameters)
     VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)`,
  );
  const end = connection.prepare(
    `UPDATE shift SET status = 'closed', ended_at = ?, ended_seq = ?, ended_by = ?, report_number = ? WHERE id = ?`,
  );
  const open = connection.prepare(`INSERT INTO session VALUES (?, ?, ?, 'open', ?, NULL)`);
  const close = connection.prepare(`UPDATE session SET status = 'closed', closed_at = ? WHERE id = ?`);
  const moved = connection.prepare('UPDATE shift SET last_money_seq = ? WHERE id = ?');
  return (event) => {
    if (event.postings.length > 0 && event.shiftId !== null) moved.run(event.seq, event.shiftId);
    switch (event.kind) {
      case 'shift.started': {
        const { body } = event;
        start.run(
          body.shiftId,
          body.number,
          body.owner,
          body.operatorId,
          body.operatorName,
          body.businessDate,
          event.wallAt,
          event.seq,
          event.seq,
          JSON.stringify(body.beginning),
          JSON.stringify(body.parameters),
        );
        break;
      }
      case 'shift.ended':
        end.run(event.wallAt, event.seq, event.body.endedBy, event.body.reportNumber, event.body.shiftId);
        break;
      case 'session.opened':
        open.run(event.body.sessionId, event.shiftId, event.body.operatorId, event.wallAt);
        break;
      case 'session.closed':
        close.run(event.wallAt, event.body.sessionId);
        break;
      default:
    }
  };
}
