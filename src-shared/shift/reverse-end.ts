import { issueCashDocument } from '#shared/cash-document/issue.ts';
import { event } from '#shared/journal/decision.ts';
import type { EventBody, NewEvent } from '#shared/journal/event.ts';
import type { Drawer, Posting } from '#shared/ledger/posting.ts';
import type { Series } from '#shared/till/number.ts';

/** Tags of the documents that an end writes by itself. */
const OF_THE_END: readonly string[] = ['[!] Difference at the end of day', 'Withdrawal at the End of Day'];

export type DisplacedEnd = {
  readonly shift: { readonly id: string; readonly number: string; readonly drawer: Drawer };
  readonly reportNumber: string;
  /** Cash documents of the shift in the journal that ended it; those that are not of the end are left alone. */
  readonly documents: readonly EventBody<'cash_document.issued'>[];
  /** Postings of the end. */
  readonly postings: readonly Posting[];
  /** The end that counts. */
  readonly counts: EventBody<'shift.end_reversed'>['counts'];
};

/**
 * Takes back what an end booked that does not count: its documents by documents the other way, what it settled of forms that do
 * not carry over by a posting.
 */
export function reverseEnd(
  { shift, reportNumber, documents, postings, counts }: DisplacedEnd,
  means: { readonly newId: () => string; readonly nextNumber: (series: Series) => string },
): readonly NewEvent[] {
  const scene = { actor: null, shiftId: shift.id, sessionId: null };
  const reversing = documents
    .filter(({ tag }) => OF_THE_END.includes(tag))
    .map(({ tag, type, paymentForm, currency, amountMinor, number, handledBy }) =>
      issueCashDocument(
        {
          tag,
          drawer: shift.drawer,
          paymentForm,
          currency,
          intoDrawerMinor: type === 'CD' ? -amountMinor : amountMinor,
          description: number,
          handledBy,
        },
        scene,
        means,
      ),
    );
  const settled = postings
    .filter(({ amountMinor, movement }) => movement === 'settled' && amountMinor !== 0)
    .map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }));
  const body = { shiftId: shift.id, number: shift.number, reportNumber, counts };
  return [...reversing, event('shift.end_reversed', scene, body, settled)];
}
