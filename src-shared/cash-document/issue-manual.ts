import { type Authority, permit } from '#shared/access/authority.ts';
import { type CashAfter, permitOverLimits } from '#shared/cash-document/cash-limit.ts';
import { issueCashDocument, type ManualPart } from '#shared/cash-document/issue.ts';
import type { CashDocumentReason, CashDocumentType, Payer } from '#shared/cash-document/purpose.ts';
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
import { readNumber, type Series } from '#shared/till/number.ts';

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
  /** Whether this till has entered another till's transfer before. */
  readonly isTransferEntered: (number: string) => boolean;
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
  const mayIssue = permit(authority, 'issue_cash_document');
  if (!mayIssue.ok) return mayIssue;
  const form = manualForm(configuration, order);
  const currency = configuration.currencies.find(({ code }) => code === order.currency);
  if (form === undefined || currency === undefined) return no({ code: 'payment_form_unknown' });
  const amount = parseAmount(order.amount, currency.minorDigits);
  if (!amount.ok) return amount;
  if (amount.value === 0) return no({ code: 'amount_zero' });
  const part = manualPart(facts, order);
  if (!part.ok) return part;
  const isCash = form.kind === 'cash';
  const roundedMinor = isCash ? roundManualDocument(amount.value, facts.parameters.cashRounding, order.currency) : null;
  if (roundedMinor !== null && roundedMinor !== amount.value)
    return no({ code: 'amount_rounded', facts: { roundedMinor, currency: order.currency } });
  const intoDrawerMinor = order.type === 'CD' ? amount.value : minor(-amount.value);
  const balanceMinor = facts.heldMinor(order) + intoDrawerMinor;
  if (order.type === 'CW' && balanceMinor < 0) return no({ code: 'cash_document_exceeds_drawer' });
  const after: CashAfter = {
    currency: order.currency,
    formName: form.name,
    direction: order.type === 'CD' ? 'in' : 'out',
    balanceMinor,
  };
  const permitted = permitOverLimits(
    {
      authority,
      needed: ['issue_cash_document'],
      limits: facts.parameters.cashLimits,
      isConfirmed: order.isConfirmed,
    },
    isCash ? [after] : [],
  );
  if (!permitted.ok) return permitted;
  const scene = { ...facts.scene, ...permitted.value };
  return ok(issued(facts, { order, part: part.value, scene, intoDrawerMinor }));
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
      owner: facts.owner,
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
function manualPart(facts: ManualFacts, order: ManualOrder): Result<ManualPart, Refusal> {
  const reason = reasonOf(facts.configuration, order);
  if (!reason.ok) return reason;
  const payer = payerOf(facts.employees, order.payer);
  if (!payer.ok) return payer;
  const purpose = reason.value?.purpose ?? 'plain';
  const transfer = purpose === 'transfer' ? transferOf(facts, order) : ok(null);
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

/** A CW names the till that gets the money; a CD names the CW that brought it, once. */
function transferOf(facts: ManualFacts, order: ManualOrder): Result<ManualPart['transfer'], Refusal> {
  const { tillCode } = facts.configuration;
  if (order.type === 'CW') {
    const toTill = order.transferTill?.trim() ?? '';
    const isOther = toTill !== '' && toTill.toLowerCase() !== tillCode.toLowerCase();
    return isOther ? ok({ fromTill: tillCode, toTill, number: null }) : no({ code: 'transfer_till_wrong' });
  }
  const number = order.transferNumber?.trim().replace(/^cw/i, 'CW') ?? '';
  const [series, , fromTill] = readNumber(number)?.key.split('/') ?? [];
  if (series !== 'CW' || fromTill === undefined || fromTill.toLowerCase() === tillCode.toLowerCase())
    return no({ code: 'transfer_number_wrong' });
  if (facts.isTransferEntered(number)) return no({ code: 'transfer_already_entered', facts: { number } });
  return ok({ fromTill, toTill: tillCode, number });
}
