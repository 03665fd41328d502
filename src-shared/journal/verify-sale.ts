import { canonicalText } from '#shared/journal/chain.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { drawerAccount, type Movement, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { lineValue, taxesOf } from '#shared/sale/draft.ts';
import type { SaleBody } from '#shared/sale/sale-body.ts';

type Sale = { readonly body: SaleBody; readonly postings: readonly Posting[]; readonly owner: Owner };

/** A receipt adds up: its lines, its taxes, its payments, and what was posted, all to the same total. */
export function* verifySale(sale: Sale): Generator<Problem> {
  for (const words of [...linesOff(sale.body), ...taxesOff(sale.body), ...paymentsOff(sale), ...revenueOff(sale)]) {
    yield { flaw: 'sale_does_not_add_up', words: `receipt ${sale.body.number}: ${words}` };
  }
}

function* linesOff({ lines, totalMinor }: SaleBody): Generator<string> {
  for (const [index, { quantity, priceMinor, valueMinor }] of lines.entries()) {
    const isWhole = /^\d{1,12}(\.\d{1,3})?$/.test(quantity) && lineValue(priceMinor, quantity) === valueMinor;
    if (!isWhole) yield `line ${index + 1} is ${quantity} at ${priceMinor}, which is not ${valueMinor}`;
  }
  const total = sumOf(lines.map(({ valueMinor }) => valueMinor));
  if (total !== totalMinor) yield `its lines make ${total}, its total is ${totalMinor}`;
}

/** Worked out again from the lines by the very function that the till used. */
function* taxesOff({ lines, taxes, totalMinor }: SaleBody): Generator<string> {
  const gross = sumOf(taxes.map(({ grossMinor }) => grossMinor));
  if (gross !== totalMinor) yield `its taxes cover ${gross} of a total of ${totalMinor}`;
  const isReadable = taxes.every(({ rate }) => /^\d{1,2}(\.\d{1,3})?$/.test(rate));
  if (!isReadable || canonicalText(taxesOf(lines, taxes)) !== canonicalText(taxes)) {
    yield 'its taxes are not those of its lines';
  }
}

/** Tendered and change are two movements; a foreign currency goes through `exchange`. */
function* paymentsOff({ body, postings, owner }: Sale): Generator<string> {
  const { payments, currency, changeMinor, changePaymentForm, totalMinor } = body;
  const assigned = sumOf(payments.map(({ assignedMinor }) => assignedMinor));
  if (assigned !== totalMinor) yield `${assigned} of a total of ${totalMinor} is assigned to payments`;
  const tendered = payments.map(({ paymentForm, givenMinor, currency: paidIn }) =>
    entry({ account: drawerAccount(owner, paymentForm), currency: paidIn, amountMinor: givenMinor }),
  );
  if (!isSame(tendered, of(postings, 'tendered'))) yield 'what was posted as tendered is not what its payments say';
  const change =
    changeMinor === 0
      ? []
      : [entry({ account: drawerAccount(owner, changePaymentForm ?? ''), currency, amountMinor: -changeMinor })];
  if (!isSame(change, of(postings, 'change'))) yield `what was posted as change is not ${changeMinor}`;
  const worth = postings
    .filter((posting) => posting.currency === currency && ['tendered', 'exchange'].includes(posting.movement))
    .map(({ amountMinor }) => amountMinor);
  const net = sumOf(worth) - changeMinor;
  if (net !== totalMinor) yield `its payments less change make ${net}, its total is ${totalMinor}`;
}

function* revenueOff({ body, postings }: Sale): Generator<string> {
  const due = body.taxes.flatMap(({ code, netMinor, taxMinor }) => [
    entry({ account: `sales/${code}`, currency: body.currency, amountMinor: -netMinor }),
    entry({ account: `tax/${code}`, currency: body.currency, amountMinor: -taxMinor }),
  ]);
  if (!isSame(due, of(postings, 'sale'))) yield 'what was posted as revenue and tax is not what its taxes say';
  const known: readonly Movement[] = ['tendered', 'change', 'sale', 'exchange'];
  const strange = postings.find(({ movement }) => !known.includes(movement));
  if (strange !== undefined) yield `a sale posts no ${strange.movement}`;
}

function of(postings: readonly Posting[], movement: Movement): readonly string[] {
  return postings.filter((posting) => posting.movement === movement).map(entry);
}

function entry({ account, currency, amountMinor }: Omit<Posting, 'movement'>): string {
  return `${account} ${currency} ${amountMinor === 0 ? 0 : amountMinor}`;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
