import { canonicalText } from '#shared/journal/chain.ts';
import type { Problem } from '#shared/journal/finding.ts';
import { drawerAccount, type Movement, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { type CashRounding, isCashRounded, roundCash } from '#shared/money/cash-rounding.ts';
import { taxesOf } from '#shared/sale/draft.ts';
import type { SaleBody, SaleLine } from '#shared/sale/sale-body.ts';
import { grossOf, workOut } from '#shared/sale/work-out.ts';

type Sale = {
  readonly body: SaleBody;
  readonly postings: readonly Posting[];
  readonly owner: Owner;
  /** Whose rule of cash rounding the shift has frozen. */
  readonly market: CashRounding;
};

/** A receipt adds up: its lines, its taxes, its payments, and what was posted, all to the same total. */
export function* verifySale(sale: Sale): Generator<Problem> {
  for (const words of [
    ...linesOff(sale.body),
    ...taxesOff(sale.body),
    ...paymentsOff(sale),
    ...roundingOff(sale),
    ...revenueOff(sale),
  ]) {
    yield { flaw: 'sale_does_not_add_up', words: `receipt ${sale.body.number}: ${words}` };
  }
}

function* linesOff({ discount, lines, totalMinor }: SaleBody): Generator<string> {
  for (const [index, line] of lines.entries()) {
    const off = (line.discount?.ownMinor ?? 0) + (line.discount?.documentMinor ?? 0);
    const isWhole = isReadable(line) && grossOf(line) - off === line.valueMinor;
    const { priceMinor, quantity, valueMinor } = line;
    if (!isWhole) yield `line ${index + 1} is ${quantity} at ${priceMinor} less ${off}, which is not ${valueMinor}`;
  }
  yield* discountsOff({ discount, lines });
  const total = sumOf(lines.map(({ valueMinor }) => valueMinor));
  if (total !== totalMinor) yield `its lines make ${total}, its total is ${totalMinor}`;
}

function isReadable({ quantity, priceMinor }: SaleLine): boolean {
  return priceMinor >= 0 && /^\d{1,12}(\.\d{1,3})?$/.test(quantity);
}

/** Each line's own discount and its share of the document's, worked out again by the very function that the till used. */
function* discountsOff({ discount, lines }: Pick<SaleBody, 'discount' | 'lines'>): Generator<string> {
  if (!lines.every(isReadable)) return;
  const worked = workOut(lines, discount);
  if (!worked.ok) {
    yield 'it takes more off than there is';
    return;
  }
  const { documentMinor, lines: due } = worked.value;
  const given = discount?.amountMinor ?? 0;
  if (documentMinor !== given || given < 0) yield `its discount makes ${documentMinor} and says ${given}`;
  for (const [index, { discount: taken, noDiscount }] of lines.entries()) {
    const { ownMinor = 0, documentMinor: share = 0 } = due[index] ?? {};
    const isDue = (taken?.ownMinor ?? 0) === ownMinor && (taken?.documentMinor ?? 0) === share;
    if (!isDue)
      yield `line ${index + 1} takes off ${taken?.ownMinor ?? 0} and ${taken?.documentMinor ?? 0}, which are ${ownMinor} and ${share}`;
    if (noDiscount === true && ownMinor > 0) yield `line ${index + 1} takes a discount on an item that has none`;
  }
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
  const { payments, currency, changeMinor, changePaymentForm } = body;
  const totalMinor = body.totalMinor + (body.rounding?.amountMinor ?? 0);
  const assigned = sumOf(payments.map(({ assignedMinor }) => assignedMinor));
  if (assigned !== totalMinor) yield `${assigned} of ${totalMinor} to pay is assigned to payments`;
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
  if (net !== totalMinor) yield `its payments less change make ${net}, and ${totalMinor} is to pay`;
}

/** Cash that settled the rest is the market's nearest step of that rest, and the step is posted on its own account. */
function* roundingOff({ body, postings, market }: Sale): Generator<string> {
  const { currency, rounding, payments, changeMinor, changePaymentForm } = body;
  const amountMinor = rounding?.amountMinor ?? 0;
  const due = amountMinor === 0 ? [] : [entry({ account: 'rounding', currency, amountMinor: -amountMinor })];
  if (!isSame(due, of(postings, 'rounding'))) yield `what was posted as rounding is not ${amountMinor}`;
  if (!isCashRounded(market, currency)) {
    if (rounding !== null) yield `it rounds cash, which the shift’s market ${market} does not in ${currency}`;
    return;
  }
  if (rounding === null) {
    if (changeMinor !== 0) yield 'it gives change and does not say how cash was rounded';
    return;
  }
  const { paymentForm } = rounding;
  const given = payments.filter((payment) => payment.paymentForm === paymentForm && payment.currency === currency);
  const change = changePaymentForm === paymentForm ? changeMinor : 0;
  const cashMinor = minor(sumOf(given.map(({ givenMinor }) => givenMinor)) - change);
  const nearest = roundCash(minor(cashMinor - amountMinor), market, currency);
  if (nearest !== cashMinor) yield `it settles ${cashMinor} in cash where the market makes it ${nearest}`;
}

function* revenueOff({ body, postings }: Sale): Generator<string> {
  const due = body.taxes.flatMap(({ code, netMinor, taxMinor }) => [
    entry({ account: `sales/${code}`, currency: body.currency, amountMinor: -netMinor }),
    entry({ account: `tax/${code}`, currency: body.currency, amountMinor: -taxMinor }),
  ]);
  if (!isSame(due, of(postings, 'sale'))) yield 'what was posted as revenue and tax is not what its taxes say';
  const known: readonly Movement[] = ['tendered', 'change', 'sale', 'exchange', 'rounding'];
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
