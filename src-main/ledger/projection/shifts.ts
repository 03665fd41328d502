import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** When it began, but never before one that this till started earlier: a clock that was set back reorders no list. */
const LISTED_MS = 'max(?, coalesce((SELECT max(listed_ms) FROM shift), 0))';

/** One row a shift and one a session: what is open, whose it is, how it ended. */
export function projectShifts(connection: Database): Projector {
  const start = connection.prepare(
    `INSERT INTO shift (id, number, owner, operator_id, operator_name, business_date, status, started_at, started_seq,
       last_money_seq, beginning, parameters, listed_ms)
     VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ${LISTED_MS})`,
  );
  const join = connection.prepare(
    `INSERT INTO shift (id, number, owner, operator_id, operator_name, business_date, status, started_at, started_seq,
       last_money_seq, beginning, parameters, home_till, detached_at, detached_seq,
       listed_ms)
     VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ${LISTED_MS})`,
  );
  const attach = connection.prepare(
    `UPDATE shift SET status = 'closed', ended_at = ?, ended_seq = ?, attached_to = ? WHERE id = ?`,
  );
  const endElsewhere = connection.prepare(
    `UPDATE shift SET status = 'closed', ended_at = ?, ended_seq = ?, ended_by = ?, ended_till = ? WHERE id = ?`,
  );
  const end = connection.prepare(
    `UPDATE shift SET status = 'closed', ended_at = ?, ended_seq = ?, ended_by = ?, report_number = ? WHERE id = ?`,
  );
  const reverse = connection.prepare(
    `UPDATE shift SET reversed_seq = ?, ended_till = ?, ended_by = coalesce(?, ended_by), ended_at = coalesce(?, ended_at)
     WHERE id = ?`,
  );
  const detach = connection.prepare('UPDATE shift SET detached_at = ?, detached_seq = ? WHERE id = ?');
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
          Date.parse(event.wallAt),
        );
        break;
      }
      case 'shift.joined': {
        const { body } = event;
        join.run(
          body.shiftId,
          body.number,
          body.owner,
          body.operatorId,
          body.operatorName,
          body.businessDate,
          body.startedAt,
          event.seq,
          event.seq,
          JSON.stringify(body.beginning),
          JSON.stringify(body.parameters),
          body.homeTill,
          body.detachedAt,
          body.detachedAt === null ? null : event.seq,
          Date.parse(body.startedAt),
        );
        break;
      }
      case 'shift.attached':
        attach.run(event.wallAt, event.seq, event.body.into, event.body.shiftId);
        break;
      case 'shift.ended_elsewhere':
        endElsewhere.run(event.body.endedAt, event.seq, event.body.endedBy, event.body.till, event.body.shiftId);
        break;
      case 'shift.ended':
        end.run(event.wallAt, event.seq, event.body.endedBy, event.body.reportNumber, event.body.shiftId);
        break;
      case 'shift.end_reversed': {
        const { till, endedBy, endedAt } = event.body.counts;
        reverse.run(event.seq, till, endedBy, endedAt, event.body.shiftId);
        break;
      }
      case 'shift.detached':
        detach.run(event.wallAt, event.seq, event.body.shiftId);
        break;
      case 'shift.detached_elsewhere':
        detach.run(event.body.detachedAt, event.seq, event.body.shiftId);
        break;
      case 'shift.taken_back':
        detach.run(null, null, event.body.shiftId);
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
