import { Decimal } from 'decimal.js';
import { type Authority, type Permit, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { type CashMove, permitOverLimits, refuseMoreThanHeld } from '#shared/cash-document/cash-limit.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { drawerAccount, type Owner, type Posting } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { roundCash } from '#shared/money/cash-rounding.ts';
import { decimalText } from '#shared/money/decimal-text.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { CorrectedLine, CorrectionBody, PlannedCorrection } from '#shared/sale/correction-body.ts';
import { parseQuantity } from '#shared/sale/draft.ts';
import { correctedLine, correctedTaxes, quantityLeft } from '#shared/sale/returnable.ts';
import type { SaleBody } from '#shared/sale/sale-body.ts';
import type { RowKey } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';

/** What comes back, as a person types it. */
export type CorrectionOrder = {
  readonly lines: readonly { readonly lineId: string; readonly quantity: string }[];
  readonly reason: string;
  readonly paymentForm: string;
  /** The question about a limit was answered with yes. */
  readonly isConfirmed: boolean;
};

/** What was sold, as a receipt says it; of goods without a receipt, as it is typed. */
export type Sold = Pick<SaleBody, 'documentId' | 'number' | 'currency' | 'lines' | 'taxes' | 'payments' | 'customer'>;

export type CorrectionFacts = {
  readonly authority: Authority;
  readonly configuration: Pick<Configuration, 'paymentForms'>;
  /** As frozen into the shift that pays. */
  readonly parameters: Pick<Parameters, 'cashLimits' | 'cashRounding'>;
  readonly owner: Owner;
  readonly scene: Scene;
  readonly businessDate: string;
  readonly sale: Sold;
  /** False: what was sold is only said to have been, no receipt shows it. */
  readonly hasReceipt: boolean;
  readonly earlier: readonly CorrectionBody[];
  /** What the owner's drawer holds of a row now. */
  readonly heldMinor: (row: RowKey) => number;
  /** Whoever asks counts the drawer blindly: nothing that is answered may tell what it holds. */
  readonly isBlind: boolean;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

/** What it takes to decide; numbers and dates are given where it is booked. */
export type PlanningFacts = Omit<CorrectionFacts, 'businessDate' | 'nextNumber' | 'owner'>;

export type CorrectionEvent = Extract<NewEvent, { kind: 'sale.corrected' }>;

/**
 * Takes goods of a receipt back and pays for them (domain reference, section 12, Corrections). Checked in this order:
 * right, quantities, reason, form of the refund and the right to it, money in the drawer, limits.
 */
export function correctSale(facts: CorrectionFacts, order: CorrectionOrder): Result<CorrectionEvent, Refusal> {
  const planned = planCorrection(facts, order);
  if (!planned.ok) return planned;
  const { body, scene } = planned.value;
  const { businessDate, owner } = facts;
  return ok(bookCorrection(body, { scene, businessDate, owner, number: facts.nextNumber('RQC') }));
}

/** What is decided about a correction before it has a number, and the scene with whoever lent a right for it. */
export type Planned = { readonly body: PlannedCorrection; readonly scene: Scene };

/** Everything that is checked, and nothing numbered yet: a terminal may be asked before it is booked. */
export function planCorrection(facts: PlanningFacts, order: CorrectionOrder): Result<Planned, Refusal> {
  const { authority, sale } = facts;
  const allowed: Permission = facts.hasReceipt ? 'add_correction' : 'return_without_receipt';
  const permitted = permit(authority, allowed);
  if (!permitted.ok) return permitted;
  const returned = returnedLines(facts, order.lines);
  if (!returned.ok) return returned;
  const reason = order.reason.trim().replaceAll(/\s+/g, ' ');
  if (reason === '') return no({ code: 'correction_reason_required' });
  const refunded = refundOf(facts, returned.value, order.paymentForm);
  if (refunded === null) return no({ code: 'payment_form_unknown' });
  const paid = mayRefund(facts, { allowed, refund: refunded, isConfirmed: order.isConfirmed });
  if (!paid.ok) return paid;
  const { refund, totalMinor } = refunded;
  const body: PlannedCorrection = {
    documentId: facts.newId(),
    currency: sale.currency,
    handledBy: authority.operator.id,
    original: facts.hasReceipt ? { documentId: sale.documentId, number: sale.number } : null,
    reason,
    ...(sale.customer === undefined ? {} : { customer: sale.customer }),
    lines: [...returned.value],
    taxes: [...correctedTaxes(sale, returned.value, facts.earlier)],
    totalMinor,
    refund,
  };
  return ok({ body, scene: { ...facts.scene, ...paid.value } });
}

export function bookCorrection(
  planned: PlannedCorrection,
  at: Pick<CorrectionFacts, 'scene' | 'businessDate' | 'owner'> & { readonly number: string },
): CorrectionEvent {
  const { businessDate, number, owner, scene } = at;
  const body: CorrectionBody = { ...planned, number, businessDate };
  return event('sale.corrected', scene, body, correctionPostings(body, owner)) as CorrectionEvent;
}

/** Quantities as typed. Checked in this order: one at least, each a quantity, of a line of the receipt, not more than left. */
export function returnedLines(
  { sale, earlier }: Pick<CorrectionFacts, 'sale' | 'earlier'>,
  typed: CorrectionOrder['lines'],
): Result<readonly CorrectedLine[], Refusal> {
  if (typed.length === 0) return no({ code: 'nothing_returned' });
  const lines: CorrectedLine[] = [];
  for (const { lineId, quantity } of typed) {
    const parsed = parseQuantity(quantity);
    if (!parsed.ok) return parsed;
    const line = sale.lines.find(({ id }) => id === lineId);
    if (line === undefined || lines.some(({ id }) => id === lineId)) return no({ code: 'line_unknown' });
    const left = quantityLeft(line, earlier);
    if (new Decimal(parsed.value).greaterThan(left)) {
      return no({ code: 'return_exceeds_sold', facts: { item: line.name, quantity: decimalText(left) } });
    }
    lines.push(correctedLine(line, parsed.value, earlier));
  }
  return ok(lines);
}

export type Refund = {
  readonly totalMinor: number;
  readonly isCash: boolean;
  /** Not what the receipt was paid with, or more than that form paid of it; without a receipt, anything but cash. */
  readonly isOtherForm: boolean;
  readonly refund: CorrectionBody['refund'];
};

/** What is paid back in that form: cash as the market rounds it. Null: no such form in this currency, or cheques, which nobody writes out. */
export function refundOf(
  facts: Pick<CorrectionFacts, 'configuration' | 'parameters' | 'sale' | 'earlier' | 'hasReceipt'>,
  lines: readonly CorrectedLine[],
  paymentForm: string,
): Refund | null {
  const { currency } = facts.sale;
  const form = facts.configuration.paymentForms.find(({ id }) => id === paymentForm);
  if (form === undefined || form.kind === 'cheque' || !form.currencies.includes(currency)) return null;
  const isCash = form.kind === 'cash';
  const totalMinor = lines.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  const amountMinor = isCash ? roundCash(minor(totalMinor), facts.parameters.cashRounding, currency) : totalMinor;
  return {
    totalMinor,
    isCash,
    isOtherForm: facts.hasReceipt ? totalMinor > paidWith(facts, form) : !isCash,
    refund: { paymentForm, amountMinor, roundingMinor: amountMinor - totalMinor },
  };
}

/**
 * What a form has paid of the receipt and was not paid back with it before, in the receipt's currency. Cash is cash in
 * whichever currency it was given, and as it was owed, before it was rounded.
 */
function paidWith(
  { sale, earlier }: Pick<CorrectionFacts, 'sale' | 'earlier'>,
  { id, kind }: Pick<Configuration['paymentForms'][number], 'id' | 'kind'>,
): number {
  const paid = sale.payments
    .filter(({ paymentForm, currency }) => paymentForm === id && (kind === 'cash' || currency === sale.currency))
    .reduce((sum, { assignedMinor }) => sum + assignedMinor, 0);
  const back = earlier
    .filter(({ refund }) => refund.paymentForm === id)
    .reduce((sum, { refund }) => sum + refund.amountMinor - refund.roundingMinor, 0);
  return paid - back;
}

function mayRefund(
  { authority, configuration, isBlind, parameters, sale, heldMinor }: PlanningFacts,
  asked: { readonly allowed: Permission; readonly refund: Refund; readonly isConfirmed: boolean },
): Result<Permit, Refusal> {
  const { paymentForm, amountMinor } = asked.refund.refund;
  const needed = [asked.allowed, ...(asked.refund.isOtherForm ? (['refund_other_form'] as const) : [])];
  const permitted = permit(authority, ...needed);
  if (!permitted.ok || !asked.refund.isCash) return permitted;
  const lyingMinor = heldMinor({ paymentForm, currency: sale.currency });
  const move: CashMove = {
    currency: sale.currency,
    formName: configuration.paymentForms.find(({ id }) => id === paymentForm)?.name ?? paymentForm,
    direction: 'out',
    heldMinor: lyingMinor,
    balanceMinor: lyingMinor - amountMinor,
  };
  const tooMuch = refuseMoreThanHeld(move, isBlind);
  if (tooMuch !== null) return no(tooMuch);
  const { isConfirmed } = asked;
  return permitOverLimits({ authority, needed, limits: parameters.cashLimits, isConfirmed, isBlind }, [move]);
}

/** Revenue and tax go back as they came, money leaves the drawer, and what cash rounds is posted apart. */
export function correctionPostings(
  { currency, taxes, refund }: Pick<CorrectionBody, 'currency' | 'taxes' | 'refund'>,
  owner: Owner,
): readonly Posting[] {
  const revenue = taxes.flatMap(({ code, netMinor, taxMinor }): readonly Posting[] => [
    { account: `sales/${code}`, currency, amountMinor: netMinor, movement: 'return' },
    { account: `tax/${code}`, currency, amountMinor: taxMinor, movement: 'return' },
  ]);
  const paid: Posting = {
    account: drawerAccount(owner, refund.paymentForm),
    currency,
    amountMinor: minor(-refund.amountMinor),
    movement: 'return',
  };
  const rounding: Posting = {
    account: 'rounding',
    currency,
    amountMinor: refund.roundingMinor,
    movement: 'rounding',
  };
  return [paid, ...revenue, ...(refund.roundingMinor === 0 ? [] : [rounding])];
}
