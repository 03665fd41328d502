import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';
import { chequesOfSale } from '#shared/sale/cheques-of-sale.ts';

/** Lists of what was issued. The documents themselves stand whole in the journal, found by their sequence number. */
export function projectDocuments(connection: Database): Projector {
  const trade = connection.prepare(
    `INSERT INTO trade_document VALUES (@documentId, @number, @type, @originalId, @seq, @shiftId, @sessionId, @currency,
       @totalMinor, @handledBy, @wallAt)`,
  );
  const cash = connection.prepare('INSERT INTO cash_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const cheque = connection.prepare('INSERT INTO shift_cheque VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)');
  // Those of other tills, too: what was told of them is no projection, what was seen here is one.
  const looks = ['shift_cheque', 'told_cheque'].map((table) =>
    connection.prepare(`UPDATE ${table} SET is_there = ? WHERE id = ?`),
  );
  const was = connection.prepare('UPDATE shift_cheque SET was_there = ? WHERE id = ?');
  return (event) => {
    const { seq, shiftId, sessionId, wallAt } = event;
    if (event.kind === 'sale.completed' || event.kind === 'sale.corrected') {
      const { documentId, number, currency, totalMinor, handledBy } = event.body;
      const type = event.kind === 'sale.completed' ? 'receipt' : 'correction';
      const originalId = event.kind === 'sale.corrected' ? (event.body.original?.documentId ?? null) : null;
      const document = { documentId, number, type, originalId, currency, totalMinor, handledBy };
      trade.run({ ...document, seq, shiftId, sessionId, wallAt });
    }
    if (event.kind === 'sale.completed') {
      for (const { id, paymentForm, currency, number, bank, amountMinor, documentNumber } of chequesOfSale(event.body))
        cheque.run(id, shiftId, paymentForm, currency, number, bank, amountMinor, documentNumber);
    }
    if (event.kind === 'count.confirmed') {
      for (const { id, isThere } of event.body.cheques) for (const look of looks) look.run(isThere ? 1 : 0, id);
    }
    if (event.kind === 'shift.detached') {
      for (const { id, isThere } of event.body.countDraft?.cheques ?? [])
        was.run(isThere === null ? null : Number(isThere), id);
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
