import type { DocumentDraft } from '#renderer/cash-document/use-cash-document.ts';
import type { CashDocumentType, Purpose } from '#shared/cash-document/purpose.ts';
import type { CountOccasion } from '#shared/contract/counting.ts';
import type { CompletedSale } from '#shared/contract/sale.ts';
import type { EndedShift } from '#shared/contract/shift.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Each window and what it must be told to open. A new window gets one line here and one in `windows.ts`. */
export type WindowFacts = {
  /** `handedOver`: the number of the shift whose drawer has just been detached. */
  readonly 'log-on': { readonly handedOver?: string };
  /** `deposits` as typed, per currency: they survive a visit to the counting window. */
  readonly 'start-of-shift': { readonly deposits?: Readonly<Record<string, string>>; readonly isBack?: true };
  /** `shiftId`: another’s drawer. `isRequired`: nothing goes on without a count, and the window says so. */
  readonly counting: {
    readonly occasion: CountOccasion;
    readonly back: Phase;
    readonly shiftId?: string;
    readonly isRequired?: true;
  };
  readonly 'main-menu': object;
  readonly reports: object;
  /** `status` and `text` as filtered, `chosenId` as chosen: they survive a visit to another window. */
  readonly 'user-shifts': { readonly status?: ShiftStatusShown; readonly text?: string; readonly chosenId?: string };
  /** `chosenId` as chosen: it survives a visit to the End window. */
  readonly 'pos-sessions': { readonly chosenId?: string };
  /** `back`: where Close leads. */
  readonly 'service-configuration': { readonly back: Phase };
  /** `back`: where Close leads. */
  readonly 'data-update': { readonly back: Phase };
  /** `shiftId`: any shift that may be seen; absent: one’s own open one. `back`: where Close leads. */
  readonly 'shift-summary': { readonly shiftId?: string; readonly back?: Phase };
  /** `shiftId`: another’s shift. `back`: where Close leads, and where one goes on after another’s shift has ended. */
  readonly 'end-of-shift': { readonly shiftId?: string; readonly back?: Phase; readonly isBack?: true };
  readonly 'shift-ended': { readonly ended: EndedShift; readonly back?: Phase };
  /** Offered at logon: a shift of an earlier day is still open, or (`drawerOf`) its detached drawer not counted. */
  readonly 'forgotten-shift': { readonly drawerOf?: string };
  readonly sale: object;
  readonly payment: object;
  /** `back`: where Close leads. */
  readonly 'pending-documents': { readonly back: Phase };
  readonly 'sale-completed': { readonly completed: CompletedSale };
  /** `back`: where Close leads. */
  /** `purpose`: the first reason of that purpose is chosen already. */
  readonly 'cash-document': {
    readonly type: CashDocumentType;
    readonly purpose?: Purpose;
    /** The transfer that is to be taken in. */
    readonly transfer?: TransferToTake;
    /** As it was filled in: it survives a visit to Counting. */
    readonly draft?: DocumentDraft;
    readonly back: Phase;
  };
  readonly transfers: { readonly back: Phase };
  readonly safe: object;
  readonly 'cash-documents': { readonly back: Phase };
  /** `chosenId` as chosen: it survives a visit to Correction. */
  readonly 'trade-documents': { readonly back: Phase; readonly chosenId?: string };
  /** `documentId`: the receipt; null: the half-typed document, without one. */
  readonly correction: { readonly documentId: string | null; readonly back: Phase };
  /** `isSending`: the key that led here was the order. */
  readonly 'sending-report': { readonly back: Phase; readonly isSending?: true };
  /** `back`: where Close leads; absent: to the document in hand, else to the Main Menu. */
  readonly 'paper-roll': { readonly jobId?: string; readonly back?: Phase };
  readonly recovered: object;
  /** `isDue`: a one-time PIN has let somebody in; nothing else goes on before another is chosen. */
  readonly 'change-pin': { readonly back: Phase; readonly isDue?: true };
  readonly configuration: object;
  readonly backups: object;
  readonly about: object;
  readonly 'interface-configuration': object;
  readonly 'layout-management': object;
  readonly parameters: object;
  readonly operators: object;
  readonly 'device-setup': object;
};
/** What a transfer says of the CD that takes it in; how much there is, is counted. */
export type TransferToTake = { readonly number: string; readonly currency: string; readonly paymentForm: string };

export type ShiftStatusShown = 'all' | 'open' | 'detached' | 'closed';
export type WindowName = keyof WindowFacts;

/** Which window is open, with its facts. The only place where "where are we" stands. */
export type Phase<W extends WindowName = WindowName> = { [K in W]: { readonly window: K } & WindowFacts[K] }[W];

/**
 * The window due after the till said something. Where nobody decided otherwise the open window stays: what a person
 * types is never pulled away by news.
 */
export function duePhase(phase: Phase | null, before: TillState | null, till: TillState): Phase {
  if (till.operator === null)
    return phase?.window === 'shift-ended' || phase?.window === 'log-on' ? phase : { window: 'log-on' };
  if (till.isPinChangeDue) return { window: 'change-pin', back: { window: 'log-on' }, isDue: true };
  if (till.recovered !== null) return { window: 'recovered' };
  const isSamePerson = before?.operator?.id === till.operator.id;
  const isSettled =
    phase !== null &&
    phase.window !== 'log-on' &&
    phase.window !== 'recovered' &&
    // The shift was found open at another till, and goes on here: there is nothing to start.
    !(phase.window === 'start-of-shift' && before?.shift === null && till.shift !== null) &&
    !(phase.window === 'change-pin' && phase.isDue === true);
  // Into training and out of it: what was open belongs to the other ledger.
  const isSameLedger = before?.training?.since === till.training?.since;
  if (isSamePerson && isSameLedger && isSettled) return phase;
  const drawer = till.drawersToCount.find(({ isOwn, isForgotten }) => isOwn && isForgotten);
  if (drawer !== undefined) return { window: 'forgotten-shift', drawerOf: drawer.shiftId };
  return logOnPhase(till);
}

/** Where one goes on after log-on once nothing forgotten is in the way. */
export function logOnPhase(till: Pick<TillState, 'shift' | 'isShiftForgotten' | 'document'>): Phase {
  if (till.shift === null) return { window: 'start-of-shift' };
  if (till.isShiftForgotten) return { window: 'forgotten-shift' };
  return till.document === null ? { window: 'main-menu' } : { window: 'sale' };
}
