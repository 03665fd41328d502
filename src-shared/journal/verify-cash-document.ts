import { counterAccount, TRANSIT_ACCOUNT, TRANSIT_DIFFERENCE_ACCOUNT } from '#shared/cash-document/issue.ts';
import type { EventBody } from '#shared/journal/event.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { type Drawer, drawerAccount, type Movement, type Posting } from '#shared/ledger/posting.ts';
import { isSafeAccount, OLD_SAFE_ACCOUNT } from '#shared/safe/safe-account.ts';

type Body = EventBody<'cash_document.issued'>;

/** Which movements each tag may post, money in (CD) and money out (CW). */
const MOVEMENTS_OF: Readonly<Record<Body['tag'], { readonly CD: Movement | null; readonly CW: Movement | null }>> = {
  'Deposit at the start of day': { CD: 'deposit_at_start', CW: null },
  'Withdrawal at the End of Day': { CD: null, CW: 'withdrawal_at_end' },
  '[!] Difference at the start of day': { CD: 'difference_at_start', CW: 'difference_at_start' },
  '[!] Difference at the end of day': { CD: 'difference_at_end', CW: 'difference_at_end' },
  Manual: { CD: 'manual_deposit', CW: 'manual_withdrawal' },
};

/** A cash document moves exactly its amount, in (CD) or out of (CW) the drawer of its shift, and says why. */
export function* verifyCashDocument(document: {
  readonly body: Body;
  readonly postings: readonly Posting[];
  readonly drawer: Drawer;
}): Generator<Problem> {
  const { body, postings, drawer } = document;
  const flaw = (words: string): Problem => ({
    flaw: 'cash_document_does_not_add_up',
    words: `${body.number}: ${words}`,
  });
  if (body.amountMinor <= 0) yield flaw(`its amount is ${body.amountMinor}; only amounts above 0 are moved`);
  const movement = MOVEMENTS_OF[body.tag][body.type];
  if (movement === null) yield flaw(`a ${body.type} is never tagged "${body.tag}"`);
  const due = body.type === 'CD' ? body.amountMinor : -body.amountMinor;
  const account = drawerAccount(drawer, body.paymentForm);
  const [into, ...others] = postings.filter((posting) => posting.account === account);
  const lostMinor = body.type === 'CD' ? (body.transfer?.sentMinor ?? body.amountMinor) - body.amountMinor : 0;
  if (into === undefined || others.length > 0 || postings.length !== (lostMinor === 0 ? 2 : 4)) {
    yield flaw(`it must move money once, on ${account}`);
    return;
  }
  if (into.amountMinor !== due || into.currency !== body.currency) {
    yield flaw(`it says ${due} ${body.currency} and posts ${into.amountMinor} ${into.currency}`);
  }
  if (lostMinor !== sumAt(postings, TRANSIT_DIFFERENCE_ACCOUNT)) {
    yield flaw(`${lostMinor} of the transfer ${body.transfer?.number ?? ''} did not arrive and must be booked so`);
  }
  const from = counterAccount(body.tag, body);
  const isFrom = ({ account: other }: Posting) => other === from || (isSafeAccount(from) && other === OLD_SAFE_ACCOUNT);
  if (!postings.some(isFrom)) yield flaw(`its money must come from or go to ${from}`);
  if (movement !== null && postings.some((posting) => posting.movement !== movement)) {
    yield flaw(`tagged "${body.tag}" it must post ${movement}`);
  }
}

/** A comparison says what it found, and books just the difference off what is under way. */
export function* verifyTransferCompared({
  body,
  postings,
}: {
  readonly body: EventBody<'transfer.compared'>;
  readonly postings: readonly Posting[];
}): Generator<Problem> {
  const { countedMinor, currency, number, outcome, sentCurrency, sentMinor } = body;
  const flaw = (words: string): Problem => ({ flaw: 'cash_document_does_not_add_up', words: `${number}: ${words}` });
  if (outcome === 'agrees' && (countedMinor !== sentMinor || currency !== sentCurrency))
    yield flaw(`it says that ${countedMinor} ${currency} agrees with ${sentMinor} ${sentCurrency}`);
  const lostMinor = outcome === 'differs' ? sentMinor - countedMinor : 0;
  const isBooked =
    sumAt(postings, TRANSIT_DIFFERENCE_ACCOUNT) === lostMinor && sumAt(postings, TRANSIT_ACCOUNT) === -lostMinor;
  if (!isBooked || postings.length !== (lostMinor === 0 ? 0 : 2) || postings.some((one) => one.currency !== currency))
    yield flaw(`it must book ${lostMinor} ${currency} off what is under way, and nothing else`);
}

function sumAt(postings: readonly Posting[], account: string): number {
  return postings.filter((one) => one.account === account).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
