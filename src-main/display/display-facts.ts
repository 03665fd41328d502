import type { Desk } from '#main/desk/desk.ts';
import { fromJournal } from '#main/ledger/list-documents.ts';
import { readDraft } from '#main/sale/draft-store.ts';
import { shownDocument } from '#main/sale/shown-document.ts';
import { must } from '#shared/assert.ts';
import type { DisplayFacts } from '#shared/display/display-text.ts';
import { saleBodySchema } from '#shared/sale/sale-body.ts';

/** What the customer is shown of the document being typed; null: there is none. */
export function draftOnDisplay(desk: Desk): DisplayFacts | null {
  const { operator } = desk.seat;
  const draft = operator === null ? null : readDraft(desk.connection, operator.id);
  if (draft === null) return null;
  const shown = shownDocument(draft, desk.configuration());
  const line = shown.lines.at(-1);
  if (line === undefined) return null;
  const { remainingMinor, totalMinor } = shown;
  const currency = currencyOf(desk, draft.currency);
  if (shown.payments.length > 0) return { kind: 'payment', totalMinor, remainingMinor, currency };
  const { name, priceMinor, quantity, savedMinor, valueMinor } = line;
  return { kind: 'line', name, priceMinor, quantity, valueMinor, savedMinor, totalMinor, currency };
}

/** The last receipt of this till. `place` names it, so that a new one is noticed. */
export function lastSale(desk: Desk): { readonly place: string; readonly facts: DisplayFacts } | null {
  const row = desk.connection
    .prepare(
      `SELECT event.epoch, event.seq, event.body ${fromJournal('trade_document')}
        WHERE trade_document.type = 'receipt' ORDER BY trade_document.seq DESC LIMIT 1`,
    )
    .get() as { readonly epoch: number; readonly seq: number; readonly body: string } | undefined;
  if (row === undefined) return null;
  const { changeMinor, currency, totalMinor } = saleBodySchema.parse(JSON.parse(row.body));
  const place = `${row.epoch}/${row.seq}`;
  return { place, facts: { kind: 'paid', totalMinor, changeMinor, currency: currencyOf(desk, currency) } };
}

/** Between two customers. */
export function idleOnDisplay(desk: Desk): DisplayFacts {
  if (desk.seat.operator === null || desk.seat.lock !== null) return { kind: 'closed' };
  return { kind: 'welcome', shop: desk.configuration().shop.name };
}

function currencyOf(desk: Desk, code: string) {
  return must(
    desk.configuration().currencies.find((currency) => currency.code === code),
    'a document has a currency of the till',
  );
}
