import type { Desk } from '#main/desk/desk.ts';
import { pulledTransfer } from '#main/store/pulled-transfers.ts';
import { lostOnTheWay } from '#shared/cash-document/issue.ts';
import { compareTransfer } from '#shared/cash-document/transfer.ts';
import { event } from '#shared/journal/decision.ts';

type Unproven = {
  readonly documentId: string;
  readonly number: string;
  readonly transferNumber: string;
  readonly paymentForm: string;
  readonly currency: string;
  readonly countedMinor: number;
};

/** Holds what was taken in on the word of a slip against what the sending till wrote, as soon as that is told. */
export function compareTransfers({ connection, journal }: Pick<Desk, 'connection' | 'journal'>): void {
  const waiting = connection
    .prepare(
      `SELECT document_id AS documentId, number, transfer_number AS transferNumber, payment_form AS paymentForm, currency,
         counted_minor AS countedMinor
       FROM unproven_transfer WHERE outcome IS NULL`,
    )
    .all() as Unproven[];
  for (const counted of waiting) {
    const sent = pulledTransfer(connection, counted.transferNumber)?.sent ?? null;
    if (sent === null) continue;
    const { countedMinor: amountMinor, currency } = counted;
    const { outcome, sentMinor } = compareTransfer({ ...counted, amountMinor }, sent);
    const facts = { ...counted, fromTill: sent.fromTill, sentCurrency: sent.currency, sentMinor, outcome };
    journal.append(
      event(
        'transfer.compared',
        { actor: null, shiftId: null, sessionId: null },
        facts,
        outcome === 'differs'
          ? lostOnTheWay({ currency, amountMinor: sentMinor - amountMinor, movement: 'manual_deposit' })
          : [],
      ),
    );
  }
}
