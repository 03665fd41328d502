import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { assert } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { composeCashDocument } from '#shared/paper/cash-document.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

type IssuedEvent = Extract<KnownEvent, { kind: 'cash_document.issued' }>;

/** Queues the slip of a cash document, composed from the event as it was kept; returns the job's id. */
export function queueCashDocument(desk: Desk, issued: KnownEvent): string {
  assert(issued.kind === 'cash_document.issued', 'a slip is printed from an issued document', { kind: issued.kind });
  const id = desk.newId();
  desk.queuePaper({
    id,
    kind: 'cash_document',
    documentNumber: issued.body.number,
    queuedAt: issued.wallAt,
    document: cashDocumentPaper(desk, issued),
  });
  return id;
}

export function cashDocumentPaper(desk: Desk, { body, authorisedBy, wallAt, seq, hash }: IssuedEvent): PaperDocument {
  const configuration = desk.configuration();
  const operators = readOperators(desk.connection);
  const nameOf = (id: string): string => operators.find((operator) => operator.id === id)?.name ?? id;
  return composeCashDocument({
    language: configuration.language,
    shop: paperShop(configuration),
    tillCode: configuration.tillCode,
    type: body.type,
    tag: body.tag,
    documentNumber: body.number,
    at: wallAt,
    formName: formName(configuration, body.paymentForm),
    money: { currency: paperCurrency(configuration, body.currency), amountMinor: body.amountMinor },
    payer: body.payer?.name ?? '',
    reason: body.reason?.name ?? '',
    description: body.description,
    transfer: body.transfer,
    attributes: body.attributes,
    handledBy: nameOf(body.handledBy),
    authorisedBy: authorisedBy === null ? null : nameOf(authorisedBy),
    journal: { seq, hash },
  });
}
