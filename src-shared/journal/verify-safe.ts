import type { EventBody } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import type { Posting } from '#shared/ledger/posting.ts';
import { safeAccount } from '#shared/safe/safe-account.ts';

/** A safe document moves exactly its amount into the safe (SD) or out of it (SW), and touches no drawer. */
export function* verifySafe({
  body,
  postings,
}: {
  readonly body: EventBody<'safe.moved'>;
  readonly postings: readonly Posting[];
}): Generator<Problem> {
  const flaw = (words: string): Problem => ({
    flaw: 'safe_document_does_not_add_up',
    words: `${body.number}: ${words}`,
  });
  if (body.amountMinor <= 0) yield flaw(`its amount is ${body.amountMinor}; only amounts above 0 are moved`);
  const account = safeAccount(body.paymentForm);
  const into = postings.find((posting) => posting.account === account);
  if (into === undefined || postings.length !== 2) {
    yield flaw(`it must move money once, on ${account}`);
    return;
  }
  const due = body.type === 'SD' ? body.amountMinor : -body.amountMinor;
  if (into.amountMinor !== due || into.currency !== body.currency) {
    yield flaw(`it says ${due} ${body.currency} and posts ${into.amountMinor} ${into.currency}`);
  }
  if (postings.some((posting) => posting.account.startsWith('drawer/'))) yield flaw('it must touch no drawer');
}
