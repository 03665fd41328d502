import { unreachable } from '#shared/assert.ts';
import type { Payer, Purpose } from '#shared/cash-document/purpose.ts';
import type { CashDocumentTag } from '#shared/cash-document/tag.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { type Drawer, drawerAccount, type Movement, type Posting, transfer } from '#shared/ledger/posting.ts';
import { type CurrencyCode, minor } from '#shared/money/amount.ts';
import { safeAccount } from '#shared/safe/safe-account.ts';
import type { Series, WithdrawalSeries } from '#shared/till/number.ts';

export type CashDocumentOrder = {
  readonly tag: CashDocumentTag;
  readonly drawer: Drawer;
  readonly paymentForm: string;
  readonly currency: CurrencyCode;
  /** Above zero: money into the drawer, a CD. Below zero: money out of it, a CW. */
  readonly intoDrawerMinor: number;
  readonly description: string;
  readonly handledBy: string;
  /** A series other than that of its type; null or absent for all but withdrawals at the end. */
  readonly series?: WithdrawalSeries | null;
  /** What a person adds to a manual document; null for those that the till writes by itself. */
  readonly manual?: ManualPart | null;
};

export type ManualPart = {
  readonly purpose: Purpose;
  readonly reason: { readonly id: string; readonly name: string } | null;
  readonly payer: Payer | null;
  /** A transfer to another till takes this document's number; one from another till brings its own, and what was sent. */
  readonly transfer: {
    readonly toTill: string;
    readonly fromTill: string;
    readonly number: string | null;
    readonly sentMinor?: number | null;
  } | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
};

/** Money in transit: what left one till and has not arrived at another. Over all tills it is what is under way. */
export const TRANSIT_ACCOUNT = 'transfer';
/** What arrived short (above zero) or over (below): it is under way no longer. */
export const TRANSIT_DIFFERENCE_ACCOUNT = 'transfer-difference';

/** The event of a cash document: a CD when money comes into the drawer, a CW when it goes out. */
export function issueCashDocument(
  order: CashDocumentOrder,
  scene: Scene,
  means: { readonly newId: () => string; readonly nextNumber: (series: Series) => string },
): NewEvent {
  const type = order.intoDrawerMinor > 0 ? 'CD' : 'CW';
  const number = means.nextNumber(order.series ?? type);
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
    [
      ...transfer({
        from: counterAccount(order.tag, { purpose: manual?.purpose ?? null, paymentForm: order.paymentForm }),
        to: drawerAccount(order.drawer, order.paymentForm),
        currency: order.currency,
        amount: minor(order.intoDrawerMinor),
        movement: movementOf(order.tag, type),
      }),
      ...lostOnTheWay({
        currency: order.currency,
        amountMinor: (transferred?.sentMinor ?? order.intoDrawerMinor) - order.intoDrawerMinor,
        movement: movementOf(order.tag, type),
      }),
    ],
  );
}

/** Closes a transfer that did not arrive as it was sent; nothing for one that did. */
export function lostOnTheWay(lost: {
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly movement: Movement;
}): readonly Posting[] {
  const { amountMinor, ...move } = lost;
  if (amountMinor === 0) return [];
  return transfer({ ...move, from: TRANSIT_ACCOUNT, to: TRANSIT_DIFFERENCE_ACCOUNT, amount: minor(amountMinor) });
}

/** Where the money of a document comes from or goes to. */
export function counterAccount(
  tag: CashDocumentTag,
  { paymentForm, purpose }: { readonly purpose: Purpose | null; readonly paymentForm: string },
): string {
  switch (tag) {
    case 'Deposit at the start of day':
    case 'Withdrawal at the End of Day':
      return safeAccount(paymentForm);
    case '[!] Difference at the start of day':
    case '[!] Difference at the end of day':
      return 'difference';
    case 'Manual':
      return purpose === 'safe' ? safeAccount(paymentForm) : MANUAL_ACCOUNTS[purpose ?? 'plain'];
    default:
      return unreachable(tag);
  }
}

const MANUAL_ACCOUNTS: Readonly<Record<Exclude<Purpose, 'safe'>, string>> = {
  plain: 'cash-document',
  bank: 'bank',
  transfer: TRANSIT_ACCOUNT,
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
