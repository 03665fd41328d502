import type { CashDocumentType } from '#shared/cash-document/purpose.ts';
import type { CountOccasion } from '#shared/contract/counting.ts';
import type { CompletedSale } from '#shared/contract/sale.ts';
import type { EndedShift } from '#shared/contract/shift.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Each window and what it must be told to open. A new window gets one line here and one in `windows.ts`. */
export type WindowFacts = {
  readonly 'log-on': object;
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
  /** `shiftId`: any shift that may be seen; absent: one’s own open one. `back`: where Close leads. */
  readonly 'shift-summary': { readonly shiftId?: string; readonly back?: Phase };
  /** `shiftId`: another’s shift. `back`: where Close leads, and where one goes on after another’s shift has ended. */
  readonly 'end-of-shift': { readonly shiftId?: string; readonly back?: Phase; readonly isBack?: true };
  readonly 'shift-ended': { readonly ended: EndedShift; readonly back?: Phase };
  /** Offered at logon: a shift of an earlier day is still open. */
  readonly 'forgotten-shift': object;
  readonly sale: object;
  readonly payment: object;
  readonly 'sale-completed': { readonly completed: CompletedSale };
  /** `back`: where Close leads. */
  readonly 'cash-document': { readonly type: CashDocumentType; readonly back: Phase };
  readonly 'cash-documents': { readonly back: Phase };
  readonly 'paper-roll': { readonly jobId?: string };
  readonly recovered: object;
  readonly 'change-pin': { readonly back: Phase };
};
export type ShiftStatusShown = 'all' | 'open' | 'closed';
export type WindowName = keyof WindowFacts;

/** Which window is open, with its facts. The only place where "where are we" stands. */
export type Phase<W extends WindowName = WindowName> = { [K in W]: { readonly window: K } & WindowFacts[K] }[W];

/**
 * The window due after the till said something. Where nobody decided otherwise the open window stays: what a person
 * types is never pulled away by news.
 */
export function duePhase(phase: Phase | null, before: TillState | null, till: TillState): Phase {
  if (till.operator === null) return phase?.window === 'shift-ended' ? phase : { window: 'log-on' };
  if (till.recovered !== null) return { window: 'recovered' };
  const isSamePerson = before?.operator?.id === till.operator.id;
  const isSettled = phase !== null && phase.window !== 'log-on' && phase.window !== 'recovered';
  if (isSamePerson && isSettled) return phase;
  if (till.shift === null) return { window: 'start-of-shift' };
  if (till.isShiftForgotten) return { window: 'forgotten-shift' };
  return till.document === null ? { window: 'main-menu' } : { window: 'sale' };
}
