import type { Desk } from '#main/desk/desk.ts';
import { type Ending, requireEnding } from '#main/shift/ending.ts';
import { shiftsIn } from '#main/store/everywhere.ts';
import { isElsewhere, keepShift, pulledShift } from '#main/store/pulled-facts.ts';
import { settleNews } from '#main/store/settle-news.ts';
import type { ShiftPart, StoreShift } from '#shared/contract/agent-shift.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type Drawer, detachedDrawer, type Owner, PLACE_MOVEMENTS, readDrawerAccount } from '#shared/ledger/posting.ts';
import { no, ok, type Result } from '#shared/result.ts';
import type { Coverage, OtherTill } from '#shared/shift/coverage.ts';

/** Whom a till could ask about the others: what it says of them rests on that. */
export type Roll = {
  readonly isAgentThere: boolean;
  /** Tills that did not answer when the roll was called; none where it was not. */
  readonly missing: readonly string[];
};

export type LeasedEnd = Roll & {
  /** Null: the Agent does not answer, or does not know the shift yet; the end is made without a lease. */
  readonly leaseId: string | null;
};

/** Takes the lease to end a shift, so that nobody else ends it meanwhile, and learns how it stands over all tills. */
export async function leaseEnd(
  desk: Desk,
  { shift, authority }: Pick<Ending, 'shift' | 'authority'>,
  { callRoll }: { readonly callRoll: boolean },
): Promise<Result<LeasedEnd, Refusal>> {
  const { operator } = authority;
  const taken = await desk
    .store()
    .takeLease({ shiftId: shift.id, operatorId: operator.id, operatorName: operator.name, callRoll });
  if (taken === null) return ok({ leaseId: null, isAgentThere: false, missing: [] });
  if (taken.ok) {
    keepTold(desk, taken.value.shift);
    return ok({ leaseId: taken.value.leaseId, isAgentThere: true, missing: taken.value.missing });
  }
  const { refusal } = taken;
  switch (refusal.code) {
    case 'leased':
      return no({ code: 'shift_being_ended', facts: { operator: refusal.operatorName, till: refusal.till } });
    case 'shift_ended':
      keepTold(desk, refusal.shift);
      return refusal.shift.end === null || refusal.shift.end.till === desk.journal.till
        ? no({ code: 'shift_not_open' })
        : no({ code: 'shift_ended_elsewhere', facts: { number: shift.number, till: refusal.shift.end.till } });
    default:
      return ok({ leaseId: null, isAgentThere: true, missing: [] });
  }
}

function keepTold(desk: Desk, shift: StoreShift): void {
  desk.connection
    .transaction(() => {
      keepShift(desk.connection, desk.journal, shift);
      settleNews(desk, [shift]);
    })
    .immediate();
}

/** Nobody is asked: what the Agent told last. */
export function rollNow(desk: Desk): Roll {
  return { isAgentThere: desk.isAgentReachable(), missing: [] };
}

/** How another till stands that takes part in a shift. */
export type PartTill = {
  readonly till: string;
  readonly seq: number;
  readonly isOpen: boolean;
  /** Everything it did is in the figures, as far as anybody can know. */
  readonly isReported: boolean;
  readonly unsent: number | null;
  readonly lastContactAt: string | null;
};

/** Whoever was not heard for so long may have sold on. The live line speaks more often than that. */
const SILENT_MS = 15_000;

/** The other tills of a shift, and of those that go on as part of it. With no Agent there, nobody knows of those with an open session. */
export function partTills(desk: Desk, shiftId: string, roll: Roll): readonly PartTill[] {
  const told = shiftsIn(desk.connection, shiftId).flatMap((id) => pulledShift(desk.connection, id) ?? []);
  const sessions = told.flatMap((shift) => shift.sessions);
  const parts = told.flatMap((shift) => shift.parts);
  const { monotonicMs } = desk.clock.now();
  const codes = new Set([...sessions, ...parts].map(({ till }) => till));
  return [...codes]
    .filter((till) => till !== desk.journal.till)
    .toSorted()
    .map((till) => {
      const heard = desk
        .store()
        .tills()
        .find((one) => one.till === till);
      const silentForMs =
        heard === undefined || heard.silentForMs === null ? null : heard.silentForMs + (monotonicMs - heard.heardMs);
      const isHeard = roll.isAgentThere && silentForMs !== null && silentForMs < SILENT_MS;
      const unsent = heard?.unsent ?? null;
      const hasMore = (unsent ?? 0) > 0 || roll.missing.includes(till);
      const isOpen = sessions.some((session) => session.till === till && session.status === 'open');
      return {
        till,
        seq: Math.max(0, ...parts.filter((part) => part.till === till).map(({ seq }) => seq)),
        isOpen,
        isReported: !hasMore && (!isOpen || isHeard),
        unsent,
        lastContactAt: heard?.lastContactAt ?? null,
      };
    });
}

/** What the end of a shift rests on beside this till's own journal: its parts elsewhere, and those of shifts that go on in it. */
export function coverageOf(
  desk: Desk,
  shift: { readonly id: string; readonly owner: Owner },
): { readonly covers: readonly Coverage[]; readonly others: readonly OtherTill[] } {
  const drawers: readonly Drawer[] = [shift.owner, detachedDrawer(shift.id)];
  const others = new Map<string, OtherTill>();
  for (const part of partsElsewhere(desk, shift.id)) {
    const key = `${part.till} ${part.epoch}`;
    const totals = part.totals.flatMap(({ account, ...total }) => {
      const drawer = readDrawerAccount(account);
      if (drawer === null || !drawers.includes(drawer.drawer) || PLACE_MOVEMENTS.includes(total.movement)) return [];
      return [{ ...total, paymentForm: drawer.paymentForm }];
    });
    const before = others.get(key) ?? { ...part, totals: [] };
    const { till, epoch } = part;
    others.set(key, { till, epoch, seq: Math.max(before.seq, part.seq), totals: [...before.totals, ...totals] });
  }
  const all = [...others.values()];
  return { covers: all.map(({ till, epoch, seq }) => ({ till, epoch, seq })), others: all };
}

/** What was moved in a shift, and in those that go on in it, beside this till's own journal. */
export function partsElsewhere({ connection, journal }: Desk, shiftId: string): readonly ShiftPart[] {
  return shiftsIn(connection, shiftId)
    .flatMap((id) => pulledShift(connection, id)?.parts ?? [])
    .filter((part) => isElsewhere(journal, part));
}

/** Gives the lease back: the End window was left without ending. One that is not held is no trouble. */
export async function leaveEnd(
  desk: Desk,
  ask: { readonly shiftId?: string | undefined },
): Promise<Result<Record<string, never>, Refusal>> {
  const ending = requireEnding(desk, ask.shiftId);
  if (ending.ok) await desk.store().releaseLease(ending.value.shift.id);
  return ok({});
}
