import type { Database } from 'better-sqlite3';
import type { Projector } from '#main/ledger/projection/projector.ts';

/** One row a card payment and one a settlement: how far each is, and what confirms what. */
export function projectCards(connection: Database): Projector {
  const request = connection.prepare(
    `INSERT INTO card_payment (id, seq, document_id, corrects_id, shift_id, session_id, operator_id, payment_form, currency, amount_minor,
       terminal, state, reason, code, requested_at)
     VALUES (@attemptId, @seq, @documentId, @correctsId, @shiftId, @sessionId, @actor, @paymentForm, @currency, @amountMinor,
       @terminal, 'requested', '', '', @wallAt)`,
  );
  const move = connection.prepare(
    'UPDATE card_payment SET state = ?, reason = ?, code = ?, result = coalesce(?, result) WHERE id = ?',
  );
  const receipt = connection.prepare('INSERT OR IGNORE INTO card_receipt VALUES (?, ?, ?)');
  const terminalOf = connection.prepare('SELECT terminal FROM card_payment WHERE id = ?').pluck();
  const sold = connection.prepare('UPDATE card_payment SET sale_number = ? WHERE id = ?');
  const confirm = connection.prepare('UPDATE card_payment SET settlement_id = ? WHERE id = ?');
  const begin = connection.prepare(
    `INSERT INTO settlement (id, seq, terminal, currency, state, reason, code, requested_at, requested_by, payment_ids,
       total_minor, comment)
     VALUES (?, ?, ?, ?, 'requested', '', '', ?, ?, ?, ?, '')`,
  );
  const end = connection.prepare('UPDATE settlement SET state = ?, reason = ?, code = ?, finished_at = ? WHERE id = ?');
  const result = connection.prepare('UPDATE settlement SET batch = ?, differences = ? WHERE id = ?');
  const idsOf = connection.prepare('SELECT payment_ids FROM settlement WHERE id = ?').pluck();
  const explain = connection.prepare('UPDATE settlement SET comment = ? WHERE id = ?');
  const keepReceipt = (attemptId: string, number: string | null, seq: number): void => {
    if (number !== null && number !== '') receipt.run(terminalOf.get(attemptId), number, seq);
  };

  return (event) => {
    switch (event.kind) {
      case 'card.requested': {
        const { body, shiftId, sessionId, actor, wallAt, seq } = event;
        request.run({ ...body, correctsId: null, shiftId, sessionId, actor, wallAt, seq });
        return;
      }
      case 'card.refund_requested': {
        const { body, shiftId, sessionId, actor, wallAt, seq } = event;
        const { attemptId, correction, correctsId, terminal } = body;
        const { currency, documentId, refund } = correction;
        const money = { paymentForm: refund.paymentForm, currency, amountMinor: -refund.amountMinor };
        request.run({ attemptId, documentId, correctsId, terminal, ...money, shiftId, sessionId, actor, wallAt, seq });
        return;
      }
      case 'card.approved':
        move.run('approved', '', '', JSON.stringify(event.body.result), event.body.attemptId);
        return keepReceipt(event.body.attemptId, event.body.result.receiptNumber, event.seq);
      case 'card.declined':
        move.run('declined', event.body.reason, event.body.code, null, event.body.attemptId);
        return keepReceipt(event.body.attemptId, event.body.receiptNumber, event.seq);
      case 'card.unknown': {
        const { attemptId, claimed, reason } = event.body;
        move.run('unknown', reason, '', claimed === null ? null : JSON.stringify(claimed), attemptId);
        return;
      }
      case 'card.resolved': {
        const { attemptId, outcome, result: found } = event.body;
        const reason = outcome === 'declined' ? 'said_by_person' : '';
        move.run(outcome, reason, '', found === null ? null : JSON.stringify(found), attemptId);
        return keepReceipt(attemptId, found?.receiptNumber ?? null, event.seq);
      }
      case 'card.reversal_requested':
        move.run('reversing', '', '', null, event.body.attemptId);
        return;
      case 'card.reversal_refused':
        move.run('approved', event.body.reason, event.body.code, null, event.body.attemptId);
        return;
      case 'card.reversal_unknown':
        move.run('reversal_unknown', event.body.reason, '', null, event.body.attemptId);
        return;
      case 'card.reversed':
        move.run('reversed', '', '', null, event.body.attemptId);
        return keepReceipt(event.body.attemptId, event.body.receiptNumber, event.seq);
      case 'sale.completed':
        for (const { cardPaymentId } of event.body.payments) {
          if (cardPaymentId !== undefined) sold.run(event.body.number, cardPaymentId);
        }
        return;
      case 'sale.corrected':
        if (event.body.refund.cardPaymentId !== undefined) sold.run(event.body.number, event.body.refund.cardPaymentId);
        return;
      case 'settlement.requested': {
        const { settlementId, terminal, currency, paymentIds, totalMinor } = event.body;
        const ids = JSON.stringify(paymentIds);
        begin.run(settlementId, event.seq, terminal, currency, event.wallAt, event.actor, ids, totalMinor);
        return;
      }
      case 'settlement.completed': {
        const { batch, differences, settlementId } = event.body;
        const state = differences.length === 0 ? 'settled' : 'settled_with_difference';
        end.run(state, '', '', event.wallAt, settlementId);
        result.run(JSON.stringify(batch), JSON.stringify(differences), settlementId);
        for (const id of JSON.parse(String(idsOf.get(settlementId))) as readonly string[])
          confirm.run(settlementId, id);
        return;
      }
      case 'settlement.failed':
        end.run('failed', event.body.reason, event.body.code, event.wallAt, event.body.settlementId);
        return;
      case 'settlement.unknown':
        end.run('unknown', event.body.reason, '', null, event.body.settlementId);
        return;
      case 'settlement.explained':
        explain.run(event.body.comment, event.body.settlementId);
        return;
      default:
    }
  };
}
