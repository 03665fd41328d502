import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Lists of what was issued. The documents themselves stand whole in the journal, found by their sequence number. */
export function projectDocuments(connection: Database): Projector {
  const trade = connection.prepare('INSERT INTO trade_document VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const cash = connection.prepare('INSERT INTO cash_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return (event) => {
    const { seq, shiftId, sessionId, wallAt } = event;
    if (event.kind === 'sale.completed') {
      const { documentId, number, currency, totalMinor } = event.body;
      trade.run(documentId, number, seq, shiftId, sessionId, currency, totalMinor, wallAt);
    }
    if (event.kind === 'cash_document.issued') {
      const { documentId, number, type, tag, description, paymentForm, currency, amountMinor, handledBy } = event.body;
      cash.run(
        documentId,
        number,
        seq,
        shiftId,
        type,
        tag,
        description,
        paymentForm,
        currency,
        amountMinor,
        handledBy,
        wallAt,
      );
    }
  };
}
