import type { z } from 'zod';
import { cardHolds } from '#main/card/card-holds.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { openForPayments } from '#main/drawer/open-drawer.ts';
import { speakRefusal } from '#main/language/speak.ts';
import { queueReceipt } from '#main/paper/receipt-paper.ts';
import { dropDraft, readDraft } from '#main/sale/draft-store.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { heldBy } from '#main/shift/shift-records.ts';
import { requireShift, type Standing } from '#main/shift/standing.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CompletedSale, completeSaleSchema } from '#shared/contract/sale.ts';
import { fewestPieces } from '#shared/money/currency.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { completeSale, settlementOf } from '#shared/sale/complete-sale.ts';
import type { Draft } from '#shared/sale/draft.ts';
import { isSameRow } from '#shared/shift/figures.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';

/**
 * Books the half-typed document: receipt, postings, figures and print job in one transaction. The receipt is printed
 * from what was booked, never the other way round.
 */
export function complete(desk: Desk, input: z.infer<typeof completeSaleSchema>): Result<CompletedSale, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  return carryOut(desk, { call: 'sale.complete', input }, () => {
    const typed = readDraft(desk.connection, standing.value.operator.id);
    if (typed === null) return no({ code: 'document_empty' });
    const held = cardHolds(desk, typed);
    if (held !== null) return no(held);
    const draft = input.exactCash ? withExactCash(desk, typed) : typed;
    return book(desk, standing.value, { draft, isConfirmed: input.confirmed });
  });
}

function book(
  desk: Desk,
  { authority, operator, owner, scene, shift }: Standing,
  { draft, isConfirmed }: { readonly draft: Draft; readonly isConfirmed: boolean },
): Result<CompletedSale, Refusal> {
  const configuration = desk.configuration();
  const decided = completeSale({
    configuration,
    parameters: shift.parameters,
    authority,
    owner,
    heldMinor: (row) => heldBy(desk.connection, owner).find((one) => isSameRow(one, row))?.amountMinor ?? 0,
    isBlind: isHiddenByBlindCount(desk, shift),
    isConfirmed,
    scene,
    businessDate: shift.business_date,
    draft,
    nextNumber: nextNumbers(desk.connection, { tillCode: configuration.tillCode, businessDate: shift.business_date }),
  });
  if (!decided.ok) return decided;
  const kept = desk.journal.append(decided.value.event);
  const printJobId = queueReceipt(desk, kept);
  openForPayments(desk, {
    scene,
    occasion: 'sale',
    documentNumber: decided.value.event.body.number,
    printJobId,
    paymentForms: decided.value.event.body.payments.map(({ paymentForm }) => paymentForm),
    changeMinor: decided.value.changeMinor,
  });
  dropDraft(desk.connection, operator.id);
  const { body } = decided.value.event;
  const { warning } = decided.value;
  const currency = must(
    configuration.currencies.find(({ code }) => code === body.currency),
    'a sale has a currency of the till',
  );
  return ok({
    documentId: body.documentId,
    number: body.number,
    currency: body.currency,
    totalMinor: body.totalMinor,
    changeMinor: decided.value.changeMinor,
    roundingMinor: body.rounding?.amountMinor ?? 0,
    handOver: [...fewestPieces(decided.value.changeMinor, currency.denominations)],
    printJobId,
    cashWarning: warning === null ? '' : speakRefusal(warning, configuration).words,
  });
}

/** One key for the usual case: what remains is paid in cash of the document's currency, exactly as the market rounds it. */
function withExactCash(desk: Desk, draft: Draft): Draft {
  const configuration = desk.configuration();
  const { remainingMinor, remainingCashMinor } = settlementOf(draft, configuration);
  if (remainingMinor <= 0) return draft;
  const payment = {
    paymentForm: cashFormOf(configuration),
    currency: draft.currency,
    rate: '1',
    givenMinor: remainingCashMinor,
    cheque: null,
  };
  return { ...draft, payments: [...draft.payments, payment] };
}
