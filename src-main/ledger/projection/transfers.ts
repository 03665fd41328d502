import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** Transfers that were taken in on the word of a slip alone, until they are compared. */
export function projectTransfers(connection: Database): Projector {
  const keep = connection.prepare('INSERT INTO unproven_transfer VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)');
  const compare = connection.prepare('UPDATE unproven_transfer SET outcome = ?, sent_minor = ? WHERE document_id = ?');
  return (event) => {
    if (event.kind === 'cash_document.issued' && event.body.transfer?.sentMinor === null) {
      const { documentId, number, transfer, paymentForm, currency, amountMinor } = event.body;
      keep.run(documentId, number, transfer.number, paymentForm, currency, amountMinor);
    }
    if (event.kind === 'transfer.compared') {
      const { documentId, outcome, sentMinor } = event.body;
      compare.run(outcome, sentMinor, documentId);
    }
  };
}
