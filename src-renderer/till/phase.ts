import type { CountOccasion } from '#shared/contract/counting.ts';
import type { CompletedSale } from '#shared/contract/sale.ts';
import type { EndedShift } from '#shared/contract/shift.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Each window and what it must be told to open. A new window gets one line here and one in `windows.ts`. */
export type WindowFacts = {
  readonly 'log-on': object;
  /** `deposits` as typed, per currency: they survive a visit to the counting window. */
  readonly 'start-of-shift': { readonly deposits?: Readonly<Record<string, string>>; readonly isBack?: true };
  /** `isRequired`: main has refused to go on without a count, and the window says so. */
  readonly counting: { readonly occasion: CountOccasion; readonly back: Phase; readonly isRequired?: true };
  readonly 'main-menu': object;
  readonly reports: object;
  readonly 'shift-summary': object;
  readonly 'end-of-shift': { readonly isBack?: true };
  readonly 'shift-ended': { readonly ended: EndedShift };
  readonly sale: object;
  readonly payment: object;
  readonly 'sale-completed': { readonly completed: CompletedSale };
  readonly 'paper-roll': { readonly jobId?: string };
  readonly recovered: object;
  readonly 'change-pin': { readonly back: Phase };
};
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
  return till.document === null ? { window: 'main-menu' } : { window: 'sale' };
}
