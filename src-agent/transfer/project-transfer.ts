import type { AgentTransaction } from '#agent/database/tables.ts';
import type { EventBody } from '#shared/journal/event.ts';

type Issued = { readonly till: string; readonly wallAt: string; readonly body: EventBody<'cash_document.issued'> };

/** Writes what a cash document means for money under way between tills; most mean nothing. */
export async function projectTransfer(
  transaction: AgentTransaction,
  store: string,
  { body, till, wallAt }: Issued,
): Promise<void> {
  const { amountMinor, currency, handledBy, number, paymentForm, purpose, transfer, type } = body;
  if (purpose !== 'transfer' || transfer === null) return;
  if (type === 'CW') {
    await transaction
      .insertInto('transfer_sent')
      .values({
        store,
        number,
        from_till: till,
        to_till: transfer.toTill,
        payment_form: paymentForm,
        currency,
        amount_minor: amountMinor,
        sent_at: wallAt,
        handled_by: handledBy,
      })
      .onConflict((conflict) => conflict.columns(['store', 'number']).doNothing())
      .execute();
    return;
  }
  await transaction
    .insertInto('transfer_receipt')
    .values({
      store,
      transfer_number: transfer.number,
      till,
      number,
      currency,
      amount_minor: amountMinor,
      received_at: wallAt,
    })
    .onConflict((conflict) => conflict.columns(['store', 'transfer_number', 'till', 'number']).doNothing())
    .execute();
}
