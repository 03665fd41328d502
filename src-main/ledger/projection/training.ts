import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** When training was entered and left, and from which shift. A row without an end: the till is in training. */
export function projectTraining(connection: Database): Projector {
  const enter = connection.prepare('INSERT INTO training VALUES (?, ?, ?, ?, ?, NULL, NULL)');
  const leave = connection.prepare('UPDATE training SET left_seq = ?, seconds = ? WHERE left_seq IS NULL');
  return (event) => {
    const { seq, shiftId, wallAt, monotonicMs } = event;
    if (event.kind === 'training.entered') enter.run(seq, event.body.operatorId, shiftId, wallAt, monotonicMs);
    if (event.kind === 'training.left') leave.run(seq, event.body.seconds);
  };
}
