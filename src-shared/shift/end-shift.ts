import { type Authority, permit } from '#shared/access/authority.ts';
import type { Permission } from '#shared/access/permission.ts';
import { type CashAfter, permitOverLimits } from '#shared/cash-document/cash-limit.ts';
import { issueCashDocument } from '#shared/cash-document/issue.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';
import { drawerAccount, type Owner, transfer } from '#shared/ledger/posting.ts';
import { minor } from '#shared/money/amount.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { type Draft, draftTotal } from '#shared/sale/draft.ts';
import type { FigureRow } from '#shared/shift/figure-row.ts';
import { isSameRow, withdrawable } from '#shared/shift/figures.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import type { Series } from '#shared/till/number.ts';

/** A row to be ended, with the reason typed for its difference; empty: none. */
export type EndingRow = FigureRow & { readonly isCash: boolean; readonly reason: string };

export type EndFacts = {
  readonly authority: Authority;
  /** The right that ending this shift needs: one’s own, or another’s. */
  readonly permission: Permission;
  readonly shift: { readonly id: string; readonly number: string; readonly owner: Owner };
  readonly openSessionIds: readonly string[];
  /** As frozen into the shift at its start. */
  readonly parameters: Parameters;
  readonly rows: readonly EndingRow[];
  /** The owner’s half-typed document at this till. */
  readonly openDocument: Draft | null;
  /** Gives the half-typed document up, written down like any discarded one, instead of refusing to end over it. */
  readonly discardDocument: boolean;
  /** The question about a limit was answered with yes. */
  readonly isConfirmed: boolean;
  readonly shownRevision: string;
  readonly revision: string;
  /** How far each till's journal stood when these figures were worked out. */
  readonly covers: readonly { readonly till: string; readonly epoch: number; readonly seq: number }[];
  readonly newId: () => string;
  readonly nextNumber: (series: Series) => string;
};

export type EndedShift = { readonly reportNumber: string; readonly events: readonly NewEvent[] };

/**
 * Ends a shift: difference documents, withdrawals, the end itself with its figures, and its sessions.
 * Checked in this order: right, half-typed document, figures as shown, count, reasons, approval, withdrawals, limits.
 */
export function endShift(facts: EndFacts): Result<EndedShift, Refusal> {
  const { authority, rows, shift } = facts;
  const { operator } = authority;
  const permitted = permit(authority, facts.permission);
  if (!permitted.ok) return permitted;
  const { openDocument } = facts;
  const hasLines = openDocument !== null && openDocument.lines.length > 0;
  if (hasLines && !facts.discardDocument) return no({ code: 'session_open' });
  if (facts.shownRevision !== facts.revision) return no({ code: 'sheet_changed' });
  if (isEndCountMissing(facts)) return no({ code: 'count_required' });
  const unexplained = rows.find(
    (row) => facts.parameters.reasonRequired && isAboveTolerance(row, facts.parameters) && row.reason === '',
  );
  if (unexplained !== undefined) return no(reasonRequired(unexplained));
  const needsApproval =
    facts.parameters.approvalRequired && rows.some((row) => isAboveTolerance(row, facts.parameters));
  const approved = needsApproval ? permit(authority, facts.permission, 'approve_difference') : permitted;
  if (!approved.ok) return approved;
  const tooMuch = rows.map(refuseWithdrawal).find((refusal) => refusal !== null);
  if (tooMuch !== undefined) return no(tooMuch);
  const overLimits = permitOverLimits(
    {
      authority,
      needed: needsApproval ? [facts.permission, 'approve_difference'] : [facts.permission],
      limits: facts.parameters.cashLimits,
      isConfirmed: facts.isConfirmed,
    },
    rows.filter(({ isCash, withdrawalMinor }) => isCash && withdrawalMinor > 0).map(leftAfter),
  );
  if (!overLimits.ok) return overLimits;

  const scene = {
    actor: operator.id,
    shiftId: shift.id,
    sessionId: facts.openSessionIds[0] ?? null,
    ...overLimits.value,
  };
  const reportNumber = facts.nextNumber('Z');
  const figures = rows.map(({ isCash: _isCash, reason: _reason, ...row }) => row);
  const end = event(
    'shift.ended',
    scene,
    {
      shiftId: shift.id,
      number: shift.number,
      reportNumber,
      endedBy: operator.id,
      rows: figures,
      covers: [...facts.covers],
    },
    rows.flatMap((row) => (row.isCash ? [] : settled(row, shift.owner))),
  );
  const sessions = facts.openSessionIds.map((sessionId) =>
    event('session.closed', { ...scene, sessionId }, { sessionId }),
  );
  const discarded = hasLines
    ? [
        event('sale.discarded', scene, {
          documentId: openDocument.documentId,
          lines: openDocument.lines,
          totalMinor: draftTotal(openDocument.lines),
        }),
      ]
    : [];
  return ok({ reportNumber, events: [...discarded, ...documents(facts, scene), end, ...sessions] });
}

/** What a withdrawal leaves in the drawer, held against the minimum. */
function leftAfter({ currency, paymentForm, remainingMinor }: EndingRow): CashAfter {
  return { currency, formName: paymentForm, direction: 'out', balanceMinor: remainingMinor };
}

/** Difference documents first, then withdrawals: what is taken out is taken from what was found (domain reference Q4). */
function documents(facts: EndFacts, scene: Scene): readonly NewEvent[] {
  const issue = (row: EndingRow, tag: 'difference' | 'withdrawal', intoDrawerMinor: number): NewEvent =>
    issueCashDocument(
      {
        tag: tag === 'difference' ? '[!] Difference at the end of day' : 'Withdrawal at the End of Day',
        owner: facts.shift.owner,
        paymentForm: row.paymentForm,
        currency: row.currency,
        intoDrawerMinor,
        description: tag === 'difference' && row.reason !== '' ? `[!] ${row.reason}` : '',
        handledBy: facts.authority.operator.id,
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

/** Forms other than cash do not carry over: what is left of them goes to be cleared with bank or issuer. */
function settled(row: FigureRow, owner: Owner) {
  return transfer({
    from: drawerAccount(owner, row.paymentForm),
    to: `clearing/${row.paymentForm}`,
    currency: row.currency,
    amount: minor(row.remainingMinor),
    movement: 'settled',
  });
}

/** Cash that is expected but was not counted, where the shift's parameters demand a count. Counted zero is a count. */
export function isEndCountMissing({
  parameters,
  rows,
}: {
  readonly parameters: Parameters;
  readonly rows: readonly Omit<EndingRow, 'reason'>[];
}): boolean {
  const uncounted = rows.filter(({ isCash, actualMinor }) => isCash && actualMinor === null);
  if (parameters.actualBalanceMandatory && uncounted.length > 0) return true;
  return parameters.forceCount && uncounted.some(({ endingMinor }) => endingMinor !== 0);
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
