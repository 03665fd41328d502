import type { z } from 'zod';
import { drawerToCount } from '#main/counting/counting.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { openSessionOf, openSessionsOf, openShiftOf } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { permit } from '#shared/access/authority.ts';
import type { drawerReasonsSchema, openDrawerSchema, openDrawerToCountSchema } from '#shared/contract/drawer.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { drawerMoment, opensAt } from '#shared/drawer/drawer-rules.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { cashFormOf } from '#shared/shift/start-shift.ts';
import type { Operator } from '#shared/till/configuration.ts';

type Done = Result<Record<string, never>, Refusal>;

/** Opens the drawer for what was paid or paid back, as the shop's rules say; change is handed over in cash. */
export function openForPayments(
  desk: Desk,
  paid: {
    readonly scene: Scene;
    readonly occasion: 'sale' | 'correction';
    readonly documentNumber: string;
    readonly printJobId: string;
    readonly paymentForms: readonly string[];
    readonly changeMinor: number;
  },
): void {
  const configuration = desk.configuration();
  const { changeMinor, documentNumber, occasion, paymentForms, printJobId, scene } = paid;
  const forms = changeMinor > 0 ? [...paymentForms, cashFormOf(configuration)] : paymentForms;
  const moment = drawerMoment(configuration, forms);
  if (moment === null) return;
  const afterJobId = moment === 'after' ? printJobId : null;
  desk.askDrawer({ scene, occasion, documentNumber, reason: '', afterJobId });
}

/** Opens the drawer for money that goes in or out by a document, where the shop wants that. */
export function openForDocument(
  desk: Desk,
  scene: Scene,
  {
    documentNumber,
    occasion,
  }: { readonly occasion: 'cash_deposit' | 'cash_withdrawal' | 'end_of_shift'; readonly documentNumber: string },
): void {
  if (!opensAt(desk.configuration(), occasion)) return;
  desk.askDrawer({ scene, occasion, documentNumber, reason: '', afterJobId: null });
}

export function drawerReasons(desk: Desk): Result<z.infer<typeof drawerReasonsSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  return ok({ isThere: desk.hasDrawer(), reasons: desk.configuration().drawerReasons });
}

/** Checked in this order: right, a drawer, a reason. In training nothing opens; what is journaled is that ledger's. */
export function openDrawer(desk: Desk, input: z.infer<typeof openDrawerSchema>): Done {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const scene = sceneNow(desk, operator.value);
  const permitted = permit({ operator: operator.value, authoriser: desk.authoriser }, 'open_drawer');
  if (!permitted.ok) {
    writeRefused(desk, scene, input.reason);
    return permitted;
  }
  return carryOut(desk, { call: 'drawer.open', input }, () => {
    if (!desk.hasDrawer() && !desk.isTraining) return no({ code: 'drawer_missing' });
    if (input.reason === '') return no({ code: 'drawer_reason_required' });
    desk.askDrawer({
      scene: { ...scene, ...permitted.value },
      occasion: 'no_sale',
      documentNumber: null,
      reason: input.reason,
      afterJobId: null,
    });
    return ok({});
  });
}

/** Whoever tries the drawer without a right to it is a fact an auditor asks for. */
function writeRefused(desk: Desk, scene: Scene, reason: string): void {
  desk.connection.transaction(() => desk.journal.append(event('drawer.refused', scene, { reason }))).immediate();
  desk.wake();
}

/** For whoever may count a drawer; another right is not needed to see what one counts. */
export function openDrawerToCount(desk: Desk, input: z.infer<typeof openDrawerToCountSchema>): Done {
  const counted = drawerToCount(desk, input);
  if (!counted.ok) return counted;
  return carryOut(desk, { call: 'drawer.openToCount', input }, () => {
    const { shift } = counted.value;
    // A drawer that was taken out of the till is counted where it lies.
    if (shift?.status === 'detached' || !opensAt(desk.configuration(), 'counting')) return ok({});
    const scene = {
      actor: desk.seat.operator?.id ?? null,
      shiftId: shift?.id ?? null,
      sessionId: shift === null ? null : (openSessionsOf(desk.connection, shift.id)[0]?.id ?? null),
    };
    desk.askDrawer({ scene, occasion: 'counting', documentNumber: null, reason: '', afterJobId: null });
    return ok({});
  });
}

/** The operator at the till, with the shift and session that are open; a drawer may be opened outside any shift too. */
function sceneNow(desk: Desk, operator: Operator): Scene {
  const shift = openShiftOf(desk.connection, ownerOf(desk, operator));
  const sessionId = shift === null ? null : openSessionOf(desk.connection, shift.id, operator.id);
  return { actor: operator.id, shiftId: shift?.id ?? null, sessionId };
}
