import { unreachable } from '#shared/assert.ts';
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
};

/** The event of a cash document: a CD when money comes into the drawer, a CW when it goes out. */
export function issueCashDocument(
  order: CashDocumentOrder,
  scene: Scene,
  means: { readonly newId: () => string; readonly nextNumber: (series: Series) => string },
): NewEvent {
  const type = order.intoDrawerMinor > 0 ? 'CD' : 'CW';
  return event(
    'cash_document.issued',
    scene,
    {
      documentId: means.newId(),
      number: means.nextNumber(type),
      type,
      tag: order.tag,
      description: order.description,
      paymentForm: order.paymentForm,
      currency: order.currency,
      amountMinor: Math.abs(order.intoDrawerMinor),
      handledBy: order.handledBy,
    },
    transfer({
      from: counterAccount(order.tag),
      to: drawerAccount(order.owner, order.paymentForm),
      currency: order.currency,
      amount: minor(order.intoDrawerMinor),
      movement: movementOf(order.tag, type),
    }),
  );
}

/** Where the money of a document comes from or goes to. */
function counterAccount(tag: CashDocumentTag): string {
  switch (tag) {
    case 'Deposit at the start of day':
    case 'Withdrawal at the End of Day':
      return 'safe';
    case '[!] Difference at the start of day':
    case '[!] Difference at the end of day':
      return 'difference';
    case 'Manual':
      return 'cash-document';
    default:
      return unreachable(tag);
  }
}

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
