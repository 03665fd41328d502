import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { transfer } from '#shared/ledger/posting.ts';
import { type CurrencyCode, type Minor, minor } from '#shared/money/amount.ts';
import { parseAmount } from '#shared/money/parse-amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { safeAccount } from '#shared/safe/safe-account.ts';
import { isKeptInSafe, type SafeCounterpart, type SafeDocumentType } from '#shared/safe/safe-document.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import type { Series } from '#shared/till/number.ts';

export type SafeOrder = {
  readonly type: SafeDocumentType;
  /** As typed, in major units. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  readonly paymentForm: string;
  readonly counterpart: SafeCounterpart;
  readonly description: string;
};

export type SafeFacts = {
  readonly authority: Authority;
  readonly configuration: Configuration;
  /** What the safe holds of the ordered payment form and currency, as far as it went through this till. */
  readonly heldMinor: number;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

export type SafeMoved = Extract<NewEvent, { kind: 'safe.moved' }>;

/**
 * Puts something into the safe or takes it out past every drawer: to the bank and from it, or what lay there before the
 * till did (domain reference 4.6). Checked in this order: right, payment form, amount, description, what the safe holds.
 */
export function moveSafeMoney(facts: SafeFacts, order: SafeOrder): Result<SafeMoved, Refusal> {
  const { authority, configuration } = facts;
  const permitted = permit(authority, 'use_safe');
  if (!permitted.ok) return permitted;
  const form = configuration.paymentForms.find(
    ({ id, kind, currencies }) => id === order.paymentForm && isKeptInSafe(kind) && currencies.includes(order.currency),
  );
  const currency = configuration.currencies.find(({ code }) => code === order.currency);
  if (form === undefined || currency === undefined) return no({ code: 'payment_form_unknown' });
  const amount = parseAmount(order.amount, currency.minorDigits);
  if (!amount.ok) return amount;
  if (amount.value === 0) return no({ code: 'amount_zero' });
  const description = order.description.trim();
  if (order.counterpart === 'other' && description === '') return no({ code: 'safe_description_required' });
  if (order.type === 'SW' && amount.value > facts.heldMinor) {
    const { currency: code } = order;
    return no({ code: 'safe_holds_less', facts: { heldMinor: facts.heldMinor, currency: code } });
  }
  const document = { ...order, description, amount: amount.value, isCash: form.kind === 'cash' };
  const { id: handledBy } = authority.operator;
  const scene = { actor: handledBy, shiftId: null, sessionId: null, ...permitted.value };
  return ok(moved(facts, document, scene));
}

type Document = Omit<SafeOrder, 'amount'> & { readonly amount: Minor; readonly isCash: boolean };

function moved({ authority, newId, nextNumber }: SafeFacts, document: Document, scene: Scene): SafeMoved {
  const { amount, counterpart, currency, description, paymentForm, type } = document;
  const written = event(
    'safe.moved',
    scene,
    {
      documentId: newId(),
      number: nextNumber(type),
      type,
      counterpart,
      description,
      paymentForm,
      currency,
      amountMinor: amount,
      handledBy: authority.operator.id,
    },
    transfer({
      from: counterpartAccount(document),
      to: safeAccount(paymentForm),
      currency,
      amount: type === 'SD' ? amount : minor(-amount),
      movement: type === 'SD' ? 'safe_deposit' : 'safe_withdrawal',
    }),
  );
  return written as SafeMoved;
}

/** Cash goes to the bank; vouchers and cheques to whoever pays them, where the other forms of a shift are cleared too. */
function counterpartAccount({ counterpart, isCash, paymentForm }: Document): string {
  if (counterpart === 'other') return 'cash-document';
  return isCash ? 'bank' : `clearing/${paymentForm}`;
}
