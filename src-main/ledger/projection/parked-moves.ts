import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Ways of parked documents between this till and others. The key keeps one from being gone twice. */
export function projectParkedMoves(connection: Database): Projector {
  const keep = connection.prepare('INSERT INTO parked_move VALUES (?, ?, ?, ?)');
  return (event) => {
    if (event.kind === 'sale.parked_handed') {
      const { documentId, moveId, toTill } = event.body;
      keep.run(moveId, documentId, 'handed', toTill);
    }
    if (event.kind === 'sale.parked_received') {
      const { documentId, fromTill, moveId } = event.body;
      keep.run(moveId, documentId, 'received', fromTill);
    }
  };
}
