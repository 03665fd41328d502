import { counterAccount } from '#shared/cash-document/issue.ts';
import type { EventBody } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { drawerAccount, type Movement, type Owner, type Posting } from '#shared/ledger/posting.ts';

type Body = EventBody<'cash_document.issued'>;

/** Which movements each tag may post, money in (CD) and money out (CW). */
const MOVEMENTS_OF: Readonly<Record<Body['tag'], { readonly CD: Movement | null; readonly CW: Movement | null }>> = {
  'Deposit at the start of day': { CD: 'deposit_at_start', CW: null },
  'Withdrawal at the End of Day': { CD: null, CW: 'withdrawal_at_end' },
  '[!] Difference at the start of day': { CD: 'difference_at_start', CW: 'difference_at_start' },
  '[!] Difference at the end of day': { CD: 'difference_at_end', CW: 'difference_at_end' },
  Manual: { CD: 'manual_deposit', CW: 'manual_withdrawal' },
};

/** A cash document moves exactly its amount, in (CD) or out of (CW) the drawer of the shift's owner, and says why. */
export function* verifyCashDocument(document: {
  readonly body: Body;
  readonly postings: readonly Posting[];
  readonly owner: Owner;
}): Generator<Problem> {
  const { body, postings, owner } = document;
  const flaw = (words: string): Problem => ({
    flaw: 'cash_document_does_not_add_up',
    words: `${body.number}: ${words}`,
  });
  if (body.amountMinor <= 0) yield flaw(`its amount is ${body.amountMinor}; only amounts above 0 are moved`);
  const movement = MOVEMENTS_OF[body.tag][body.type];
  if (movement === null) yield flaw(`a ${body.type} is never tagged "${body.tag}"`);
  const due = body.type === 'CD' ? body.amountMinor : -body.amountMinor;
  const account = drawerAccount(owner, body.paymentForm);
  const [into, ...others] = postings.filter((posting) => posting.account === account);
  if (into === undefined || others.length > 0 || postings.length !== 2) {
    yield flaw(`it must move money once, on ${account}`);
    return;
  }
  if (into.amountMinor !== due || into.currency !== body.currency) {
    yield flaw(`it says ${due} ${body.currency} and posts ${into.amountMinor} ${into.currency}`);
  }
  const from = counterAccount(body.tag, body.purpose);
  if (!postings.some((posting) => posting.account === from)) yield flaw(`its money must come from or go to ${from}`);
  if (movement !== null && postings.some((posting) => posting.movement !== movement)) {
    yield flaw(`tagged "${body.tag}" it must post ${movement}`);
  }
}
