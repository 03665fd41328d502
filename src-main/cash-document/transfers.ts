import { isTransferEntered } from '#main/cash-document/list.ts';
import type { Desk } from '#main/desk/desk.ts';
import { fromJournal } from '#main/ledger/list-documents.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName } from '#main/paper/paper-shop.ts';
import { requireRight } from '#main/shift/standing.ts';
import { pulledTills, pulledTransfers } from '#main/store/pulled-transfers.ts';
import { isTillHeard } from '#main/store/till-heard.ts';
import {
  type SentTransfer,
  type StoreTransfer,
  type TransferFacts,
  transferState,
} from '#shared/cash-document/transfer.ts';
import type { CashDocumentSheet, ListedTransfer } from '#shared/contract/cash-document.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { EVENT_BODIES } from '#shared/journal/event.ts';
import { ok, type Result } from '#shared/result.ts';

/** What this till knows of the transfers of its store: as the Agent last told, and as its own journal has it. */
export function transferFacts(desk: Desk): TransferFacts {
  const { connection } = desk;
  return {
    tillCode: desk.configuration().tillCode,
    tills: pulledTills(connection),
    told: (number) => knownTransfers(desk).find((one) => one.number === number) ?? null,
    isWhollyTold: (till) => !desk.isTraining && isTillHeard(desk, till) && pulledTills(connection).includes(till),
    isEntered: (number) => isTransferEntered(connection, number),
  };
}

/** What is under way to a till, the oldest first: it has waited longest. */
export function transfersTo(desk: Desk, tillCode: string): CashDocumentSheet['transfersIn'] {
  return knownTransfers(desk)
    .flatMap(({ number, receipts, sent }) => {
      if (sent === null || sent.toTill !== tillCode || sent.fromTill === tillCode || receipts.length > 0) return [];
      const { amountMinor, at: sentAt, currency, fromTill, paymentForm } = sent;
      return [{ number, fromTill, paymentForm, currency, amountMinor, sentAt }];
    })
    .toSorted((one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt));
}

/** Transfers, newest first, with how each stands. */
export function listTransfers(desk: Desk): Result<ListedTransfer[], Refusal> {
  const permitted = requireRight(desk, 'view_cash_documents');
  if (!permitted.ok) return permitted;
  const configuration = desk.configuration();
  const operators = readOperators(desk.connection);
  return ok(
    knownTransfers(desk)
      .map((transfer): ListedTransfer => {
        const { number, receipts, sent } = transfer;
        const [receipt] = receipts;
        const state = transferState(transfer);
        return {
          number,
          fromTill: sent?.fromTill ?? null,
          toTill: sent?.toTill ?? receipt?.till ?? configuration.tillCode,
          formName: sent === null ? '' : formName(configuration, sent.paymentForm),
          paymentForm: sent?.paymentForm ?? null,
          currency: sent?.currency ?? receipt?.currency ?? configuration.systemCurrency,
          sentMinor: sent?.amountMinor ?? null,
          sentAt: sent?.at ?? null,
          sentBy: sent === null ? '' : (operators.find(({ id }) => id === sent.handledBy)?.name ?? sent.handledBy),
          state,
          receipts,
        };
      })
      .toSorted((one, other) => momentOf(other) - momentOf(one)),
  );
}

function momentOf({ receipts, sentAt }: ListedTransfer): number {
  return Date.parse(sentAt ?? receipts[0]?.at ?? '');
}

/** As told by the Agent, with what this till itself wrote since: its own journal knows better. */
function knownTransfers(desk: Desk): readonly StoreTransfer[] {
  const known = new Map(pulledTransfers(desk.connection).map((transfer) => [transfer.number, transfer]));
  for (const { body, wallAt } of ownDocuments(desk)) {
    const { amountMinor, currency, handledBy, number, paymentForm, transfer, type } = body;
    if (transfer === null) continue;
    const before = known.get(transfer.number) ?? { number: transfer.number, sent: null, receipts: [] };
    if (type === 'CW') {
      const { fromTill, toTill } = transfer;
      const sent: SentTransfer = { fromTill, toTill, paymentForm, currency, amountMinor, at: wallAt, handledBy };
      known.set(number, { ...before, sent });
      continue;
    }
    if (before.receipts.some((receipt) => receipt.number === number)) continue;
    const receipt = { till: desk.journal.till, number, currency, amountMinor, at: wallAt };
    known.set(transfer.number, { ...before, receipts: [...before.receipts, receipt] });
  }
  return [...known.values()];
}

/** As many of this till’s own transfers are held against what was told; older ones are as told. */
const OWN_MAX = 100;

function ownDocuments({ connection }: Desk) {
  const rows = connection
    .prepare(
      `SELECT event.body, event.wall_at AS wallAt ${fromJournal('cash_document')}
       WHERE cash_document.tag = 'Manual' AND event.body ->> 'purpose' = 'transfer'
       ORDER BY event.epoch DESC, event.seq DESC LIMIT ${OWN_MAX}`,
    )
    .all() as { body: string; wallAt: string }[];
  return rows
    .map(({ body, wallAt }) => ({ body: EVENT_BODIES['cash_document.issued'].parse(JSON.parse(body)), wallAt }))
    .toReversed();
}
