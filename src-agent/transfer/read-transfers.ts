import type { AgentDatabase, AgentTransaction } from '#agent/database/tables.ts';
import type { StoreTransfer } from '#shared/cash-document/transfer.ts';

/** What arrived longer ago is in the books of both tills; what is under way is told of however old it is. */
const TOLD_FOR_MS = 31 * 24 * 60 * 60_000;
const TRANSFERS_MAX = 300;

/** Transfers of a store that are under way, or were sent or taken in of late; the newest first. */
export async function readTransfers(
  database: AgentDatabase | AgentTransaction,
  { store, now }: { readonly store: string; readonly now: string },
): Promise<readonly StoreTransfer[]> {
  const since = new Date(Date.parse(now) - TOLD_FOR_MS).toISOString();
  const sent = await database
    .selectFrom('transfer_sent')
    .selectAll()
    .where('store', '=', store)
    .where((where) =>
      where.or([
        where('sent_at', '>=', since),
        where.not(
          where.exists(
            where
              .selectFrom('transfer_receipt')
              .select('transfer_receipt.number')
              .whereRef('transfer_receipt.store', '=', 'transfer_sent.store')
              .whereRef('transfer_receipt.transfer_number', '=', 'transfer_sent.number'),
          ),
        ),
      ]),
    )
    .orderBy('sent_at', 'desc')
    .orderBy('number', 'desc')
    .limit(TRANSFERS_MAX)
    .execute();
  const received = await database
    .selectFrom('transfer_receipt')
    .selectAll()
    .where('store', '=', store)
    .where((where) =>
      where.or([
        where('received_at', '>=', since),
        where(
          'transfer_number',
          'in',
          // No list may be empty in PostgreSQL, and no number is.
          ['', ...sent.map(({ number }) => number)],
        ),
      ]),
    )
    .orderBy('received_at', 'desc')
    .limit(2 * TRANSFERS_MAX)
    .execute();
  const known = sent.map((row): StoreTransfer => {
    const { amount_minor, currency, from_till, handled_by, number, payment_form, sent_at, to_till } = row;
    return {
      number,
      sent: {
        fromTill: from_till,
        toTill: to_till,
        paymentForm: payment_form,
        currency,
        amountMinor: amount_minor,
        at: sent_at,
        handledBy: handled_by,
      },
      receipts: receiptsOf(received, number),
    };
  });
  const told = new Set(known.map(({ number }) => number));
  const numbers = new Set(received.map(({ transfer_number }) => transfer_number).filter((number) => !told.has(number)));
  const unproven = [...numbers].map(
    (number): StoreTransfer => ({ number, sent: null, receipts: receiptsOf(received, number) }),
  );
  return [...unproven, ...known];
}

type Receipt = {
  readonly transfer_number: string;
  readonly till: string;
  readonly number: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly received_at: string;
};

/** The first that took it in comes first: what came after is one too many. */
function receiptsOf(received: readonly Receipt[], transferNumber: string): StoreTransfer['receipts'] {
  return received
    .filter(({ transfer_number }) => transfer_number === transferNumber)
    .map(({ till, number, currency, amount_minor, received_at }) => ({
      till,
      number,
      currency,
      amountMinor: amount_minor,
      at: received_at,
    }))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
