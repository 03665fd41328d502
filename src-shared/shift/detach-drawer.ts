import { type Authority, permit } from '#shared/access/authority.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CountDraft } from '#shared/counting/count-draft.ts';
import { event } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import {
  type Drawer,
  detachedDrawer,
  drawerAccount,
  isShared,
  type Movement,
  type Owner,
  transfer,
} from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { discarded, type HalfTyped, leaveDocument } from '#shared/sale/half-typed.ts';
import type { OtherBalance } from '#shared/shift/coverage.ts';
import type { FigureFacts, RowKey } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';

/** What a drawer holds of one payment form in one currency. */
export type Held = RowKey & { readonly amountMinor: number };

/** One row a payment form and currency. */
export function sumHeld(rows: readonly Held[]): readonly Held[] {
  const sums = new Map<string, Held>();
  for (const { paymentForm, currency, amountMinor } of rows) {
    const key = `${paymentForm} ${currency}`;
    sums.set(key, { paymentForm, currency, amountMinor: (sums.get(key)?.amountMinor ?? 0) + amountMinor });
  }
  return [...sums.values()];
}

/**
 * What of a shift's money is booked under its owner by one till: what the shift began with, where it began at this till,
 * and what it moved there. It rests on the journal of that till alone, so that tills which do not hear of each other never
 * move the same money twice.
 */
export function shareOf(shift: {
  /** As `shift.started` says; empty at a till that only joined. */
  readonly beginning: readonly Held[];
  readonly moved: readonly Held[];
}): readonly Held[] {
  return sumHeld([...shift.beginning, ...shift.moved]);
}

type OfShift = {
  readonly authority: Authority;
  readonly shift: { readonly id: string; readonly owner: Owner };
};

export type DetachFacts = OfShift &
  HalfTyped & {
    readonly openSessionIds: readonly string[];
    /** What was typed for its end so far; null: nothing. */
    readonly countDraft: CountDraft | null;
    /** What of the shift's money this till has booked under its owner. */
    readonly share: readonly Held[];
    /** The same of tills where nobody is left in the shift to hand its drawer over. */
    readonly others: readonly OtherBalance[];
  };

/**
 * Takes the drawer out of the till, to be counted later: the shift stays open in law, its sessions are closed, and its
 * money is booked by itself, so that its owner may start anew without mixing. Tills where the shift goes on keep their part of
 * it until they hand it over themselves. The drawer of a day stays in its till.
 * Checked in this order: right, day mode, half-typed document, its payments.
 */
export function detachDrawer(facts: DetachFacts): Result<readonly NewEvent[], Refusal> {
  const { authority, shift, share, others } = facts;
  const permitted = permit(authority, 'hand_over');
  if (!permitted.ok) return permitted;
  if (isShared(shift.owner)) return no({ code: 'day_not_detached' });
  const document = leaveDocument(facts);
  if (!document.ok) return document;
  // What was paid for is taken off by hand first: a hand-over gives nothing back.
  if (document.value !== null && document.value.payments.length > 0) return no({ code: 'document_has_payments' });
  const { id: operatorId } = authority.operator;
  const held = sumHeld([...share, ...others.flatMap(({ rows }) => rows)]);
  const scene = {
    actor: operatorId,
    shiftId: shift.id,
    sessionId: facts.openSessionIds[0] ?? null,
    ...permitted.value,
  };
  return ok([
    ...discarded(document.value, scene, facts),
    event(
      'shift.detached',
      scene,
      {
        shiftId: shift.id,
        held: [...held],
        others: [...others],
        ...(facts.countDraft === null ? {} : { countDraft: facts.countDraft }),
      },
      moved(held, { from: shift.owner, to: detachedDrawer(shift.id), movement: 'detached' }),
    ),
    ...facts.openSessionIds.map((sessionId) =>
      event('session.closed', { ...scene, sessionId }, { sessionId, cause: 'detached' }),
    ),
    event('operator.logged_off', { actor: operatorId, shiftId: null, sessionId: null }, { operatorId }),
  ]);
}

export type TakeBackFacts = OfShift & {
  /** The owner's shift that is open now, if any: one person sells in one shift. */
  readonly openShiftNumber: string | null;
  /** The owner's last shift that was started after this drawer was detached: what it left must not mix with this one. */
  readonly laterShiftNumber: string | null;
  /** What this till holds in the detached drawer. */
  readonly held: readonly Held[];
  readonly newId: () => string;
};

/**
 * Its owner goes on with a detached drawer as if it had never left the till. Checked in this order: right to start, no
 * other shift open, none started since.
 */
export function takeDrawerBack(facts: TakeBackFacts): Result<readonly NewEvent[], Refusal> {
  const { authority, shift, held } = facts;
  const permitted = permit(authority, 'start_shift');
  if (!permitted.ok) return permitted;
  if (facts.openShiftNumber !== null)
    return no({ code: 'shift_already_open', facts: { number: facts.openShiftNumber } });
  if (facts.laterShiftNumber !== null)
    return no({ code: 'other_shift_since', facts: { number: facts.laterShiftNumber } });
  const { id: operatorId } = authority.operator;
  const sessionId = facts.newId();
  const scene = { actor: operatorId, shiftId: shift.id, sessionId, ...permitted.value };
  return ok([
    event(
      'shift.taken_back',
      scene,
      { shiftId: shift.id },
      moved(held, { from: detachedDrawer(shift.id), to: shift.owner, movement: 'taken_back' }),
    ),
    event('session.opened', scene, { sessionId, operatorId }),
  ]);
}

/** Postings that book a drawer's money elsewhere; its figures stay what they are. */
export function moved(
  held: readonly Held[],
  way: { readonly from: Drawer; readonly to: Drawer; readonly movement: Movement },
) {
  return held
    .filter(({ amountMinor }) => amountMinor !== 0)
    .flatMap(({ paymentForm, currency, amountMinor }) =>
      transfer({
        from: drawerAccount(way.from, paymentForm),
        to: drawerAccount(way.to, paymentForm),
        currency,
        amount: minor(amountMinor),
        movement: way.movement,
      }),
    );
}

/** A drawer that was taken out of its till goes to the safe whole: nobody starts on it there. */
export function keepInDrawerOf(shift: {
  readonly isDetached: boolean;
  readonly parameters: Parameters;
  readonly rows: FigureFacts['rows'];
}): FigureFacts['keepInDrawer'] {
  if (!shift.isDetached) return shift.parameters.keepInDrawer;
  const currencies = new Set(shift.rows.map(({ currency }) => currency));
  return [...currencies].map((currency) => ({ currency, amountMinor: 0 }));
}
