import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { assert } from '#shared/assert.ts';
import { type CashMove, permitOverLimits } from '#shared/cash-document/cash-limit.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { type Drawer, drawerAccount, transfer } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { safeAccount } from '#shared/safe/safe-account.ts';
import { discarded, type HalfTyped, leaveDocument } from '#shared/sale/half-typed.ts';
import type { Coverage, OtherTill } from '#shared/shift/coverage.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow, withdrawable } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import type { Series } from '#shared/till/number.ts';

/** A row to be ended, with the reason typed for its difference; empty: none. */
export type EndingRow = FigureRow & {
  readonly isCash: boolean;
  /** Paper that goes to the safe with the end: vouchers and cheques. */
  readonly isKeptInSafe: boolean;
  readonly reason: string;
  /** Documents that moved the row after its count was begun. */
  readonly documentsSinceCount: number;
};

/** What the end of a shift writes down, whoever ends it. */
export type EndedFacts = {
  readonly shift: { readonly id: string; readonly number: string; readonly drawer: Drawer };
  readonly openSessionIds: readonly string[];
  /** As frozen into the shift at its start. */
  readonly parameters: Parameters;
  readonly rows: readonly EndingRow[];
  /** How far each till's journal stood when these figures were worked out. */
  readonly covers: readonly Coverage[];
  /** What other tills moved in this shift, as far as their journals are covered. */
  readonly others: readonly OtherTill[];
  /** The ending lease held; null: the Agent does not answer. */
  readonly leaseId: string | null;
  /** Why it is ended by somebody who stands at no till; absent: at a till nobody has to say. */
  readonly reason?: string;
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

export type EndFacts = HalfTyped &
  EndedFacts & {
    readonly authority: Authority;
    /** The right that ending this shift needs: one’s own, or another’s. */
    readonly permission: Permission;
    /** Documents that cashiers parked at the till. Those that wait for a card are not among them: no end waits for those. */
    readonly parkedByCashiers: number;
    /** The question about a limit was answered with yes. */
    readonly isConfirmed: boolean;
    readonly shownRevision: string;
    readonly revision: string;
    /** The question about documents since the count was answered with yes. */
    readonly isCountConfirmed: boolean;
    /** Other tills of this shift that may have sold what is not in these figures. */
    readonly unreportedTills: readonly string[];
    /** The question about them was answered with yes. */
    readonly isUnreportedConfirmed: boolean;
  };

export type EndedShift = { readonly reportNumber: string; readonly events: readonly NewEvent[] };

/**
 * Ends a shift: difference documents, withdrawals, the end itself with its figures, and its sessions.
 * Checked in this order: right, card payment under way, half-typed document, parked documents, figures as shown, count,
 * documents since the count, reasons, withdrawals, limits, rights for differences and limits in one, so that nobody shows a PIN
 * twice, tills that have not reported.
 */
export function endShift(facts: EndFacts): Result<EndedShift, Refusal> {
  const { authority, rows, shift } = facts;
  const { operator } = authority;
  const permitted = permit(authority, facts.permission);
  if (!permitted.ok) return permitted;
  const document = leaveDocument(facts);
  if (!document.ok) return document;
  if (isHeldByParked(facts)) return no({ code: 'documents_parked', facts: { count: facts.parkedByCashiers } });
  if (facts.shownRevision !== facts.revision) return no({ code: 'sheet_changed' });
  if (isEndCountMissing(facts)) return no({ code: 'count_required' });
  const since = documentsSinceCount(rows);
  if (since > 0 && !facts.isCountConfirmed) return no({ code: 'count_stale', facts: { count: since } });
  const unexplained = rows.find(
    (row) => facts.parameters.reasonRequired && isAboveTolerance(row, facts.parameters) && row.reason === '',
  );
  if (unexplained !== undefined) return no(reasonRequired(unexplained));
  const needsApproval =
    facts.parameters.approvalRequired && rows.some((row) => isAboveTolerance(row, facts.parameters));
  const tooMuch = rows.map(refuseWithdrawal).find((refusal) => refusal !== null);
  if (tooMuch !== undefined) return no(tooMuch);
  const overLimits = permitOverLimits(
    {
      authority,
      needed: needsApproval ? [facts.permission, 'approve_difference'] : [facts.permission],
      limits: facts.parameters.cashLimits,
      isConfirmed: facts.isConfirmed,
      // Nobody ends a drawer that is hidden from them: it is counted by now.
      isBlind: false,
    },
    rows.filter(({ isCash }) => isCash).flatMap(limitedMoves),
  );
  if (!overLimits.ok) return overLimits;
  if (facts.unreportedTills.length > 0 && !facts.isUnreportedConfirmed)
    return no({ code: 'tills_unreported', facts: { tills: facts.unreportedTills.join(', ') } });

  const scene = {
    actor: operator.id,
    shiftId: shift.id,
    sessionId: facts.openSessionIds[0] ?? null,
    ...overLimits.value,
  };
  return ok(ended(facts, { scene, endedBy: operator.id, before: discarded(document.value, scene, facts) }));
}

export type AutomaticEndFacts = EndedFacts & {
  /** Ends it by itself, and so stands where otherwise an operator does. */
  readonly till: string;
};

/**
 * Ends a shift that nobody ended (domain reference Q23). There is nobody to ask: no right, no limit, no parked document and
 * no missing count holds it. Its rows were not counted and nothing is withdrawn.
 */
export function endShiftByItself(facts: AutomaticEndFacts): EndedShift {
  const { openSessionIds, rows, shift, till } = facts;
  const isUntouched = rows.every(
    ({ differenceMinor, withdrawalMinor }) => differenceMinor === null && withdrawalMinor === 0,
  );
  assert(isUntouched, 'a shift that ends by itself is neither counted nor taken from', { shift: shift.number });
  const scene = { actor: null, shiftId: shift.id, sessionId: openSessionIds[0] ?? null };
  return ended(facts, { scene, endedBy: till, before: [] });
}

function ended(
  facts: EndedFacts,
  by: { readonly scene: Scene; readonly endedBy: string; readonly before: readonly NewEvent[] },
): EndedShift {
  const { rows, shift } = facts;
  const { endedBy, scene } = by;
  const reportNumber = facts.nextNumber('Z');
  const since = documentsSinceCount(rows);
  const figures = rows.map(
    ({ isCash: _isCash, isKeptInSafe: _isKept, reason: _reason, documentsSinceCount: _since, ...row }) => row,
  );
  const end = event(
    'shift.ended',
    scene,
    {
      shiftId: shift.id,
      number: shift.number,
      reportNumber,
      endedBy,
      rows: figures,
      covers: [...facts.covers],
      others: [...facts.others],
      leaseId: facts.leaseId,
      ...(since > 0 ? { documentsSinceCount: since } : {}),
      ...(facts.reason === undefined ? {} : { reason: facts.reason }),
    },
    rows.flatMap((row) => (row.isCash ? [] : settled(row, shift.drawer))),
  );
  const sessions = facts.openSessionIds.map((sessionId) =>
    event('session.closed', { ...scene, sessionId }, { sessionId, cause: 'shift_ended' }),
  );
  return { reportNumber, events: [...by.before, ...documents(facts, by), end, ...sessions] };
}

/** What the end leaves in the drawer: after a withdrawal held against the minimum, and in any case against the maximum. */
function limitedMoves({
  currency,
  paymentForm: formName,
  remainingMinor: balanceMinor,
  withdrawalMinor,
}: EndingRow): readonly CashMove[] {
  const left = { currency, formName, heldMinor: balanceMinor + withdrawalMinor, balanceMinor };
  return [...(withdrawalMinor > 0 ? [{ ...left, direction: 'out' as const }] : []), { ...left, direction: 'in' }];
}

/** Difference documents first, then withdrawals: what is taken out is taken from what was found (domain reference Q4). */
function documents(
  facts: EndedFacts,
  { scene, endedBy: handledBy }: { readonly scene: Scene; readonly endedBy: string },
): readonly NewEvent[] {
  const issue = (row: EndingRow, tag: 'difference' | 'withdrawal', intoDrawerMinor: number): NewEvent =>
    issueCashDocument(
      {
        tag: tag === 'difference' ? '[!] Difference at the end of day' : 'Withdrawal at the End of Day',
        drawer: facts.shift.drawer,
        paymentForm: row.paymentForm,
        currency: row.currency,
        intoDrawerMinor,
        description: tag === 'difference' && row.reason !== '' ? `[!] ${row.reason}` : '',
        handledBy,
        series: tag === 'withdrawal' ? facts.parameters.withdrawalSeries : null,
      },
      scene,
      facts,
    );
  const differences = facts.parameters.differenceDocuments
    ? facts.rows
        .filter(({ differenceMinor }) => differenceMinor !== null && differenceMinor !== 0)
        .map((row) => issue(row, 'difference', row.differenceMinor ?? 0))
    : [];
  const withdrawals = facts.rows
    .filter(({ withdrawalMinor }) => withdrawalMinor !== 0)
    .map((row) => issue(row, 'withdrawal', -row.withdrawalMinor));
  return [...differences, ...withdrawals];
}

/**
 * Forms other than cash do not carry over: vouchers and cheques go to the safe (domain reference 4.6), the others are
 * cleared with bank or issuer.
 */
function settled(row: EndingRow, drawer: Drawer) {
  return transfer({
    from: drawerAccount(drawer, row.paymentForm),
    to: row.isKeptInSafe ? safeAccount(row.paymentForm) : `clearing/${row.paymentForm}`,
    currency: row.currency,
    amount: minor(row.remainingMinor),
    movement: 'settled',
  });
}

/** Whether documents that cashiers parked keep a shift from ending, by the parameter frozen into it. */
export function isHeldByParked({
  parameters,
  parkedByCashiers,
}: Pick<EndFacts, 'parameters' | 'parkedByCashiers'>): boolean {
  return parkedByCashiers > 0 && parameters.parkedAtEnd === 'forbid';
}

/** Whether something has to be counted or typed before the end. */
export function isEndCountMissing({
  parameters,
  rows,
}: {
  readonly parameters: Parameters;
  readonly rows: readonly Omit<EndingRow, 'reason'>[];
}): boolean {
  return rows.some((row) => isCountMissing(row, parameters));
}

/** Cash that was not counted, where the shift’s parameters demand it: forced, what is expected; mandatory, every currency. */
export function isCountMissing(
  { actualMinor, endingMinor, isCash }: Pick<EndingRow, 'actualMinor' | 'endingMinor' | 'isCash'>,
  parameters: Pick<Parameters, 'actualBalanceMandatory' | 'forceCount'>,
): boolean {
  if (!isCash || actualMinor !== null) return false;
  return parameters.actualBalanceMandatory || (parameters.forceCount && endingMinor !== 0);
}

/** A count is held against the figures of its own moment: how many documents came after the oldest count among the rows. */
function documentsSinceCount(rows: readonly EndingRow[]): number {
  return Math.max(0, ...rows.map((row) => row.documentsSinceCount));
}

/** Why a row’s withdrawal cannot be: more than what was counted, or than what is expected where nothing was counted. */
export function refuseWithdrawal(row: FigureRow): Refusal | null {
  const availableMinor = withdrawable(row);
  if (row.withdrawalMinor <= availableMinor) return null;
  return { code: 'withdrawal_exceeds_cash', facts: { availableMinor, currency: row.currency } };
}

/** A difference larger than the row tolerates, over or short alike. Not counted is no difference. */
export function isAboveTolerance(
  row: Pick<FigureRow, 'paymentForm' | 'currency' | 'differenceMinor'>,
  { differenceTolerance }: Pick<Parameters, 'differenceTolerance'>,
): boolean {
  if (row.differenceMinor === null || row.differenceMinor === 0) return false;
  const tolerated = differenceTolerance.find((entry) => isSameRow(entry, row))?.amountMinor ?? 0;
  return Math.abs(row.differenceMinor) > tolerated;
}

function reasonRequired({ paymentForm, currency, differenceMinor }: EndingRow): Refusal {
  return { code: 'reason_required', facts: { form: paymentForm, currency, differenceMinor: differenceMinor ?? 0 } };
}
