import { unreachable } from '#shared/assert.ts';
import type { Payer, Purpose } from '#shared/cash-document/purpose.ts';
import type { CashDocumentTag } from '#shared/cash-document/tag.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { drawerAccount, type Movement, type Owner, transfer } from '#shared/ledger/posting.ts';
import { type CurrencyCode, minor } from '#shared/money/amount.ts';
import type { Series } from '#shared/till/number.ts';

export type CashDocumentOrder = {
  readonly tag: CashDocumentTag;
  readonly owner: Owner;
  readonly paymentForm: string;
  readonly currency: CurrencyCode;
  /** Above zero: money into the drawer, a CD. Below zero: money out of it, a CW. */
  readonly intoDrawerMinor: number;
  readonly description: string;
  readonly handledBy: string;
  /** What a person adds to a manual document; null for those that the till writes by itself. */
  readonly manual?: ManualPart | null;
};

export type ManualPart = {
  readonly purpose: Purpose;
  readonly reason: { readonly id: string; readonly name: string } | null;
  readonly payer: Payer | null;
  /** A transfer to another till takes this document's number; one from another till brings its own. */
  readonly transfer: { readonly toTill: string; readonly fromTill: string; readonly number: string | null } | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
};

/** The event of a cash document: a CD when money comes into the drawer, a CW when it goes out. */
export function issueCashDocument(
  order: CashDocumentOrder,
  scene: Scene,
  means: { readonly newId: () => string; readonly nextNumber: (series: Series) => string },
): NewEvent {
  const type = order.intoDrawerMinor > 0 ? 'CD' : 'CW';
  const number = means.nextNumber(type);
  const manual = order.manual ?? null;
  const transferred = manual?.transfer ?? null;
  return event(
    'cash_document.issued',
    scene,
    {
      documentId: means.newId(),
      number,
      type,
      tag: order.tag,
      description: order.description,
      paymentForm: order.paymentForm,
      currency: order.currency,
      amountMinor: Math.abs(order.intoDrawerMinor),
      handledBy: order.handledBy,
      purpose: manual?.purpose ?? null,
      reason: manual?.reason ?? null,
      payer: manual?.payer ?? null,
      transfer: transferred === null ? null : { ...transferred, number: transferred.number ?? number },
      attributes: [...(manual?.attributes ?? [])],
    },
    transfer({
      from: counterAccount(order.tag, manual?.purpose ?? null),
      to: drawerAccount(order.owner, order.paymentForm),
      currency: order.currency,
      amount: minor(order.intoDrawerMinor),
      movement: movementOf(order.tag, type),
    }),
  );
}

/** Where the money of a document comes from or goes to. */
export function counterAccount(tag: CashDocumentTag, purpose: Purpose | null): string {
  switch (tag) {
    case 'Deposit at the start of day':
    case 'Withdrawal at the End of Day':
      return 'safe';
    case '[!] Difference at the start of day':
    case '[!] Difference at the end of day':
      return 'difference';
    case 'Manual':
      return MANUAL_ACCOUNTS[purpose ?? 'plain'];
    default:
      return unreachable(tag);
  }
}

const MANUAL_ACCOUNTS: Readonly<Record<Purpose, string>> = {
  plain: 'cash-document',
  safe: 'safe',
  bank: 'bank',
  transfer: 'transfer',
};

function movementOf(tag: CashDocumentTag, type: 'CD' | 'CW'): Movement {
  switch (tag) {
    case 'Deposit at the start of day':
      return 'deposit_at_start';
    case 'Withdrawal at the End of Day':
      return 'withdrawal_at_end';
    case '[!] Difference at the start of day':
      return 'difference_at_start';
    case '[!] Difference at the end of day':
      return 'difference_at_end';
    case 'Manual':
      return type === 'CD' ? 'manual_deposit' : 'manual_withdrawal';
    default:
      return unreachable(tag);
  }
}
