import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { pageReport } from '#main/paper/page-report.ts';
import type { DocumentPaper } from '#main/paper/paper-counter.ts';
import { type ListedShift, listedShifts, placeOf } from '#main/shift/listed-shifts.ts';
import { pageEndOf } from '#main/shift/page-end.ts';
import { revisedRows } from '#main/shift/revised.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { shiftById } from '#main/shift/shift-records.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { StoreShift } from '#shared/contract/agent-shift.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  askShiftDaysSchema,
  askShiftsSchema,
  reprintReportSchema,
  shiftDaysSchema,
  UserShift,
} from '#shared/contract/shift.ts';
import { no, ok, type Result } from '#shared/result.ts';

const COLUMNS = `id, number, business_date AS businessDate, started_at AS startedAt, ended_at AS endedAt, detached_at AS detachedAt,
  operator_id AS operatorId, operator_name AS operatorName, owner,
  iif(status = 'open' AND detached_at IS NOT NULL, 'detached', status) AS status, report_number AS reportNumber,
  ended_by AS endedBy`;

type Row = Omit<UserShift, 'endedByName' | 'endedOnPage' | 'isOwn' | 'tills' | 'isProvisional' | 'isRevised'> & {
  readonly owner: string;
  readonly endedBy: string | null;
};

/**
 * The User Shifts window: all shifts of this till and, where the Agent told of them, of the whole store, newest first;
 * those of others only for whoever may see them. The text is looked for in number and cashier, letters folded.
 */
export function userShifts(desk: Desk, ask: z.infer<typeof askShiftsSchema>): Result<UserShift[], Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const maySeeOthers = permit({ operator: operator.value, authoriser: null }, 'view_other_shifts').ok;
  const own = ownerOf(desk, operator.value);
  const after = ask.before === undefined ? null : placeOf(desk.connection, ask.before);
  if (ask.before !== undefined && after === null) return no({ code: 'shift_unknown' });
  const names = new Map(readOperators(desk.connection).map(({ id, name }) => [id, name]));
  const wanted = foldText(ask.text);
  const page = listedShifts(desk.connection, {
    owner: maySeeOthers ? null : own,
    businessDate: ask.businessDate ?? null,
    after,
    isWanted: ({ number, operatorName }) => foldText(`${number} ${operatorName}`).includes(wanted),
    limit: ask.limit,
  });
  return ok(
    page
      .map((listed) => knownOf(desk, listed))
      .map(({ row: { owner, endedBy, ...row }, told }) => ({
        ...row,
        endedByName: endedBy === null ? null : (names.get(endedBy) ?? endedBy),
        endedOnPage: endedOnPage(desk, told),
        isOwn: owner === own,
        tills: tillsOf(desk, told),
        isProvisional: told?.isOffline === true && row.status === 'open',
        isRevised: told?.end != null && isRevised(desk, row.id),
      })),
  );
}

type Known = { readonly row: Row; readonly told: StoreShift | null };

function knownOf(desk: Desk, { id, isHere }: ListedShift): Known {
  const told = pulledShift(desk.connection, id);
  if (!isHere) {
    const elsewhere = must(told, 'a shift of another till is listed because the Agent told of it');
    return { row: rowOf(elsewhere), told };
  }
  const row = desk.connection.prepare(`SELECT ${COLUMNS} FROM shift WHERE id = ?`).get(id) as Row;
  return { row: { ...row, ...endToldOf(told), status: statusOf(desk, row, told) }, told };
}

/** The end that counts, where this till's own is another one. */
function endToldOf(told: StoreShift | null): Partial<Row> {
  if (told === null || told.end === null) return {};
  const { endedAt, endedBy, reportNumber } = told.end;
  return { endedAt, endedBy, reportNumber };
}

/** Ended here, but not known to the Agent, or not confirmed by every till that takes part: closing. */
function statusOf(desk: Desk, row: Row, told: StoreShift | null): UserShift['status'] {
  if (told !== null && told.end !== null) return told.status;
  if (row.status !== 'closed' || !desk.store().hasAgent || told?.attachedTo != null) return row.status;
  return isAcknowledged(desk, row.id) ? row.status : 'closing';
}

function isAcknowledged({ connection }: Desk, shiftId: string): boolean {
  const find = connection.prepare(
    'SELECT 1 FROM shift WHERE id = ? AND ended_seq <= (SELECT max(seq) FROM acknowledgement)',
  );
  return find.get(shiftId) !== undefined;
}

function rowOf(shift: StoreShift): Row {
  const { id, number, businessDate, startedAt, operatorId, operatorName, owner, status, end } = shift;
  return {
    id,
    number,
    businessDate,
    startedAt,
    detachedAt: shift.detachedAt,
    endedAt: end?.endedAt ?? null,
    operatorId,
    operatorName,
    owner,
    status,
    reportNumber: end?.reportNumber ?? null,
    endedBy: end?.endedBy ?? null,
  };
}

function endedOnPage({ connection }: Desk, told: StoreShift | null): UserShift['endedOnPage'] {
  const end = pageEndOf(connection, told);
  return end === null ? null : { reason: end.reason };
}

function tillsOf({ journal }: Desk, told: StoreShift | null): string[] {
  if (told === null) return [journal.till];
  return [...new Set([told.homeTill, ...told.sessions.map(({ till }) => till)])];
}

function isRevised(desk: Desk, shiftId: string): boolean {
  const shift = shiftById(desk.connection, shiftId);
  return shift !== null && revisedRows(desk, shift).some(({ lateMinor }) => lateMinor !== 0);
}

/** Days of a month with shifts, for the calendar; those of others only for whoever may see them. */
export function shiftDays(
  desk: Desk,
  { month }: z.infer<typeof askShiftDaysSchema>,
): Result<z.infer<typeof shiftDaysSchema>, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const maySeeOthers = permit({ operator: operator.value, authoriser: null }, 'view_other_shifts').ok;
  const days = desk.connection
    .prepare(
      `SELECT business_date AS date, count(*) AS shifts FROM shift
       WHERE substr(business_date, 1, 7) = @month AND (@all = 1 OR owner = @own) GROUP BY business_date ORDER BY 1`,
    )
    .all({ month, all: maySeeOthers ? 1 : 0, own: ownerOf(desk, operator.value) });
  return ok(days as z.infer<typeof shiftDaysSchema>);
}

export type ReportPaper = {
  readonly reprint: (jobId: string) => Result<{ jobId: string }, Refusal>;
  readonly print: (paper: DocumentPaper) => Result<{ jobId: string }, Refusal>;
};

/**
 * Prints the daily report of an ended shift once more: the same number and figures, marked COPY. Of one that was ended on the
 * managers' page it is the first.
 */
export function reprintReport(
  desk: Desk,
  input: z.infer<typeof reprintReportSchema>,
  { reprint, print }: ReportPaper,
): Result<{ jobId: string }, Refusal> {
  const shift = requireSeen(desk, input.shiftId);
  if (!shift.ok) return shift;
  const ofPage = pageReport(desk, input, shift.value);
  if (ofPage !== null) return print(ofPage);
  if (shift.value.report_number === null) return no({ code: 'shift_unknown' });
  const jobId = desk.connection
    .prepare(`SELECT id FROM print_job WHERE kind = 'daily_report' AND document_number = ? AND copy = 0`)
    .pluck()
    .get(shift.value.report_number);
  return typeof jobId === 'string' ? reprint(jobId) : no({ code: 'print_job_unknown' });
}
