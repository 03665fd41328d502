import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { ownerOf, requireOperator } from '#main/shift/standing.ts';
import { readOperators } from '#main/till/settings.ts';
import { permit } from '#shared/access/authority.ts';
import { foldText } from '#shared/catalogue/fold-text.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type {
  askShiftDaysSchema,
  askShiftsSchema,
  reprintReportSchema,
  shiftDaysSchema,
  UserShift,
} from '#shared/contract/shift.ts';
import { no, ok, type Result } from '#shared/result.ts';

const COLUMNS = `id, number, business_date AS businessDate, started_at AS startedAt, ended_at AS endedAt,
  operator_id AS operatorId, operator_name AS operatorName, owner, status, report_number AS reportNumber,
  ended_by AS endedBy`;

type Row = Omit<UserShift, 'endedByName' | 'isOwn'> & { readonly owner: string; readonly endedBy: string | null };

/**
 * The User Shifts window: all shifts of this till, newest first, those of others only for whoever may see them. The text
 * is looked for in number and cashier, letters folded.
 */
export function userShifts(desk: Desk, ask: z.infer<typeof askShiftsSchema>): Result<UserShift[], Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const maySeeOthers = permit({ operator: operator.value, authoriser: null }, 'view_other_shifts').ok;
  const own = ownerOf(operator.value);
  const names = new Map(readOperators(desk.connection).map(({ id, name }) => [id, name]));
  const rows = desk.connection
    .prepare(
      `SELECT ${COLUMNS} FROM shift WHERE (@all = 1 OR owner = @own) AND (@date IS NULL OR business_date = @date)
       ORDER BY started_seq DESC`,
    )
    .iterate({ all: maySeeOthers ? 1 : 0, own, date: ask.businessDate ?? null }) as IterableIterator<Row>;
  const wanted = foldText(ask.text);
  const found: UserShift[] = [];
  for (const { owner, endedBy, ...row } of rows) {
    if (!foldText(`${row.number} ${row.operatorName}`).includes(wanted)) continue;
    const endedByName = endedBy === null ? null : (names.get(endedBy) ?? endedBy);
    found.push({ ...row, endedByName, isOwn: owner === own });
    if (found.length === ask.limit) break;
  }
  return ok(found);
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
    .all({ month, all: maySeeOthers ? 1 : 0, own: ownerOf(operator.value) });
  return ok(days as z.infer<typeof shiftDaysSchema>);
}

/** Prints the daily report of an ended shift once more: the same number and figures, marked COPY. */
export function reprintReport(
  desk: Desk,
  input: z.infer<typeof reprintReportSchema>,
  reprint: (jobId: string) => Result<{ jobId: string }, Refusal>,
): Result<{ jobId: string }, Refusal> {
  const shift = requireSeen(desk, input.shiftId);
  if (!shift.ok) return shift;
  if (shift.value.report_number === null) return no({ code: 'shift_unknown' });
  const jobId = desk.connection
    .prepare(`SELECT id FROM print_job WHERE kind = 'daily_report' AND document_number = ? AND copy = 0`)
    .pluck()
    .get(shift.value.report_number);
  return typeof jobId === 'string' ? reprint(jobId) : no({ code: 'print_job_unknown' });
}
