import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { assert } from '#shared/assert.ts';
import type { KnownEvent } from '#shared/journal/event.ts';
import { composeCashDocument } from '#shared/paper/cash-document.ts';
import { paperWords } from '#shared/paper/paper-words.ts';

/** Queues the slip of a safe document, to go with the money; returns the job's id. */
export function queueSafeDocument(desk: Desk, moved: KnownEvent): string {
  assert(moved.kind === 'safe.moved', 'a slip is printed from a safe document', { kind: moved.kind });
  const { body, authorisedBy, wallAt, seq, hash } = moved;
  const configuration = desk.configuration();
  const operators = readOperators(desk.connection);
  const nameOf = (operatorId: string): string => operators.find(({ id }) => id === operatorId)?.name ?? operatorId;
  const id = desk.newId();
  const words = paperWords(configuration.language).cashDocument;
  desk.queuePaper({
    id,
    kind: 'cash_document',
    documentNumber: body.number,
    queuedAt: wallAt,
    document: composeCashDocument({
      language: configuration.language,
      shop: paperShop(configuration),
      tillCode: configuration.tillCode,
      type: body.type,
      tag: 'Manual',
      documentNumber: body.number,
      at: wallAt,
      formName: formName(configuration, body.paymentForm),
      money: { currency: paperCurrency(configuration, body.currency), amountMinor: body.amountMinor },
      payer: '',
      reason: body.counterpart === 'bank' ? words.bank : '',
      description: body.description,
      transfer: null,
      attributes: [],
      handledBy: nameOf(body.handledBy),
      authorisedBy: authorisedBy === null ? null : nameOf(authorisedBy),
      journal: { seq, hash },
    }),
  });
  return id;
}
