import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { type CashMove, permitOverLimits, refuseMoreThanHeld } from '#shared/cash-document/cash-limit.ts';
import { issueCashDocument, type ManualPart } from '#shared/cash-document/issue.ts';
import type { CashDocumentReason, CashDocumentType, Payer } from '#shared/cash-document/purpose.ts';
import { receiveTransfer, sendTransfer, type TransferFacts } from '#shared/cash-document/transfer.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import type { Owner } from '#shared/ledger/posting.ts';
import { type CurrencyCode, type Minor, minor } from '#shared/money/amount.ts';
import { roundManualDocument } from '#shared/money/cash-rounding.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { RowKey } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';
import { paymentFormName } from '#shared/till/payment-form-name.ts';

/** A manual CD or CW as a person fills it in. */
export type ManualOrder = {
  readonly type: CashDocumentType;
  /** As typed, in major units. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  readonly paymentForm: string;
  readonly payer: PayerAsked | null;
  readonly reasonId: string | null;
  readonly description: string;
  /** Of a transfer: the receiving till of a CW. */
  readonly transferTill: string | null;
  /** Of a transfer: the number that the sending till's CW carries, entered with the CD. */
  readonly transferNumber: string | null;
  /** The sent amount that was shown with the question about a difference. */
  readonly seenSentMinor: number | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** The question about a limit was answered with yes. */
  readonly isConfirmed: boolean;
};

export type PayerAsked =
  | { readonly kind: 'customer'; readonly name: string }
  | { readonly kind: 'employee'; readonly operatorId: string };

export type ManualFacts = {
  readonly authority: Authority;
  readonly configuration: Configuration;
  /** As frozen into the shift at its start. */
  readonly parameters: Parameters;
  readonly owner: Owner;
  readonly scene: Scene;
  readonly employees: readonly { readonly id: string; readonly name: string }[];
  /** What the owner's drawer holds of a payment form in a currency. */
  readonly heldMinor: (row: RowKey) => number;
  /** Whoever asks counts the drawer blindly: nothing that is answered may tell what it holds. */
  readonly isBlind: boolean;
  readonly transfers: TransferFacts;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

export type IssuedManual = Extract<NewEvent, { kind: 'cash_document.issued' }>;

/** Payment forms that a manual cash document may move (domain reference 4.1). */
export const MANUAL_KINDS = ['cash', 'card', 'voucher'] as const;

/**
 * Issues a CD or CW by hand. Checked in this order: right, payment form, amount, reason, payer, transfer, rounding,
 * what the drawer holds, limits, right to exceed them.
 */
export function issueManualDocument(facts: ManualFacts, order: ManualOrder): Result<IssuedManual, Refusal> {
  const { authority, configuration } = facts;
  const needed = rightsFor(facts, order);
  const mayIssue = permit(authority, ...needed);
  if (!mayIssue.ok) return mayIssue;
  const form = manualForm(configuration, order);
  const currency = configuration.currencies.find(({ code }) => code === order.currency);
  if (form === undefined || currency === undefined) return no({ code: 'payment_form_unknown' });
  const amount = parseAmount(order.amount, currency.minorDigits);
  if (!amount.ok) return amount;
  if (amount.value === 0) return no({ code: 'amount_zero' });
  const part = manualPart(facts, order, amount.value);
  if (!part.ok) return part;
  const isCash = form.kind === 'cash';
  const roundedMinor = isCash ? roundManualDocument(amount.value, facts.parameters.cashRounding, order.currency) : null;
  if (roundedMinor !== null && roundedMinor !== amount.value)
    return no({ code: 'amount_rounded', facts: { roundedMinor, currency: order.currency } });
  const intoDrawerMinor = order.type === 'CD' ? amount.value : minor(-amount.value);
  const heldMinor = facts.heldMinor(order);
  const move: CashMove = {
    currency: order.currency,
    formName: paymentFormName(form, configuration.language),
    direction: order.type === 'CD' ? 'in' : 'out',
    heldMinor,
    balanceMinor: heldMinor + intoDrawerMinor,
  };
  const tooMuch = refuseMoreThanHeld(move, isCash && facts.isBlind);
  if (tooMuch !== null) return no(tooMuch);
  const permitted = permitOverLimits(
    {
      authority,
      needed,
      limits: facts.parameters.cashLimits,
      isConfirmed: order.isConfirmed,
      isBlind: facts.isBlind,
    },
    isCash ? [move] : [],
  );
  if (!permitted.ok) return permitted;
  const scene = { ...facts.scene, ...permitted.value };
  return ok(issued(facts, { order, part: part.value, scene, intoDrawerMinor }));
}

/** Money in, money out, and what goes to or comes from safe and bank, are rights of their own. */
function rightsFor({ configuration }: ManualFacts, { type, reasonId }: ManualOrder): readonly Permission[] {
  const issue = type === 'CD' ? 'issue_cash_deposit' : 'issue_cash_withdrawal';
  const purpose = configuration.cashDocumentReasons.find(({ id }) => id === reasonId)?.purpose;
  return purpose === 'safe' || purpose === 'bank' ? [issue, 'move_safe_money'] : [issue];
}

function issued(
  facts: ManualFacts,
  document: {
    readonly order: ManualOrder;
    readonly part: ManualPart;
    readonly scene: Scene;
    readonly intoDrawerMinor: Minor;
  },
): IssuedManual {
  const { order, part, scene, intoDrawerMinor } = document;
  const issue = issueCashDocument(
    {
      tag: 'Manual',
      drawer: facts.owner,
      paymentForm: order.paymentForm,
      currency: order.currency,
      intoDrawerMinor,
      description: order.description.trim(),
      handledBy: facts.authority.operator.id,
      manual: part,
    },
    scene,
    facts,
  );
  return issue as IssuedManual;
}

function manualForm({ paymentForms }: Configuration, { currency, paymentForm }: ManualOrder) {
  return paymentForms.find(
    ({ id, kind, currencies }) =>
      id === paymentForm && currencies.includes(currency) && MANUAL_KINDS.some((known) => known === kind),
  );
}

/** What the person added, checked against the shop's lists. */
function manualPart(facts: ManualFacts, order: ManualOrder, amountMinor: Minor): Result<ManualPart, Refusal> {
  const reason = reasonOf(facts.configuration, order);
  if (!reason.ok) return reason;
  const payer = payerOf(facts.employees, order.payer);
  if (!payer.ok) return payer;
  const purpose = reason.value?.purpose ?? 'plain';
  const transfer = purpose === 'transfer' ? transferOf(facts.transfers, { ...order, amountMinor }) : ok(null);
  if (!transfer.ok) return transfer;
  return ok({
    purpose,
    reason: reason.value === null ? null : { id: reason.value.id, name: reason.value.name },
    payer: payer.value,
    transfer: transfer.value,
    attributes: order.attributes,
  });
}

function reasonOf(
  { cashDocumentReasons }: Configuration,
  { reasonId, type }: ManualOrder,
): Result<CashDocumentReason | null, Refusal> {
  if (reasonId === null) return ok(null);
  const reason = cashDocumentReasons.find(({ id, types }) => id === reasonId && types.includes(type));
  return reason === undefined ? no({ code: 'reason_unknown' }) : ok(reason);
}

function payerOf(employees: ManualFacts['employees'], asked: PayerAsked | null): Result<Payer | null, Refusal> {
  if (asked === null || asked.kind === 'customer') return ok(asked);
  const employee = employees.find(({ id }) => id === asked.operatorId);
  return employee === undefined
    ? no({ code: 'payer_unknown' })
    : ok({ kind: 'employee', operatorId: employee.id, name: employee.name });
}

function transferOf(
  facts: TransferFacts,
  order: ManualOrder & { readonly amountMinor: Minor },
): Result<NonNullable<ManualPart['transfer']>, Refusal> {
  return order.type === 'CW'
    ? sendTransfer(facts, order.transferTill)
    : receiveTransfer(facts, order.transferNumber, order);
}
