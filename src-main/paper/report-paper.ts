import { z } from 'zod';
import { cashDocumentsOfShift } from '#main/cash-document/list.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { figuresOfShift, type ShiftFigureRow } from '#main/shift/figures-of-shift.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import { documentRangeOf, grandTotalOf, salesTaxesOf } from '#main/shift/sales-of-shift.ts';
import { countersOf, type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { requireShift } from '#main/shift/standing.ts';
import { readOperators } from '#main/till/settings.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import { composeDailyReport } from '#shared/paper/daily-report.ts';
import type { DailyReportFacts } from '#shared/paper/daily-report-facts.ts';
import { ok, type Result } from '#shared/result.ts';

type Report = {
  readonly shiftId: string;
  readonly reportNumber: string;
  readonly rows: readonly ShiftFigureRow[];
};

/** The definitive report (Z) of a shift that has just been ended, in the same transaction. */
export function queueFinalReport(desk: Desk, report: Report): string {
  const shift = must(shiftById(desk.connection, report.shiftId), 'a shift that was ended is there');
  const { seq, hash } = desk.journal.head();
  return queueReport(desk, { ...report, shift, kind: 'Z', journal: { seq, hash } });
}

/** Prints an interim report (X): any time, as often as wished; it changes no figure. */
export function printInterimReport(
  desk: Desk,
  input: { readonly commandId: string },
): Result<{ jobId: string }, Refusal> {
  const standing = requireShift(desk);
  if (!standing.ok) return standing;
  const { authority, shift, scene } = standing.value;
  const permitted = permit(authority, 'print_daily_report');
  if (!permitted.ok) return permitted;
  return carryOut(desk, { call: 'shift.printInterimReport', input }, () => {
    const configuration = desk.configuration();
    const { tillCode } = configuration;
    const reportNumber = nextNumbers(desk.connection, { tillCode, businessDate: shift.business_date })('X');
    desk.journal.append(event('report.interim_printed', { ...scene, ...permitted.value }, { reportNumber }));
    const rows = figuresOfShift(desk.connection, { shift, configuration });
    return ok({
      jobId: queueReport(desk, { shiftId: shift.id, reportNumber, rows, shift, kind: 'X', journal: null }),
    });
  });
}

function queueReport(
  desk: Desk,
  report: Report & {
    readonly shift: ShiftRecord;
    readonly kind: 'X' | 'Z';
    readonly journal: DailyReportFacts['journal'];
  },
): string {
  const id = desk.newId();
  const { wall } = desk.clock.now();
  const { shift, kind, rows } = report;
  const configuration = desk.configuration();
  const { currencies, systemCurrency, taxes } = configuration;
  const operators = readOperators(desk.connection);
  const sales = salesTaxesOf(desk.connection, shift.id, taxes);
  const counters = countersOf(desk.connection, shift.id);
  const { first, last } = documentRangeOf(desk.connection, shift.id);
  const inSystem = paperCurrency(configuration, systemCurrency);
  desk.queuePaper({
    id,
    kind: kind === 'Z' ? 'daily_report' : 'interim_report',
    documentNumber: report.reportNumber,
    queuedAt: wall,
    document: composeDailyReport({
      language: configuration.language,
      shop: paperShop(configuration),
      tillCode: configuration.tillCode,
      kind,
      reportNumber: report.reportNumber,
      shiftNumber: shift.number,
      tillCodes: [configuration.tillCode],
      operatorName: shift.operator_name,
      endedBy: endedByOther(shift, operators),
      openedAt: shift.started_at,
      closedAt: shift.ended_at,
      printedAt: wall,
      forms: rows.map((row) => ({
        ...row,
        name: formName(configuration, row.paymentForm),
        currency: paperCurrency(configuration, row.currency),
        differenceReason: '',
      })),
      denominations: countedPieces(desk, shift.id),
      cashDocuments: cashDocumentsOf(desk, shift.id),
      sales: {
        currency: inSystem,
        grossMinor: sales.reduce((total, { grossMinor }) => total + grossMinor, 0),
        taxes: sales,
        receipts: counters.get('receipts') ?? 0,
        items: String(counters.get('items') ?? 0),
        voidedLines: counters.get('voided_lines') ?? 0,
        discardedDocuments: counters.get('discarded_documents') ?? 0,
        firstDocument: first,
        lastDocument: last,
      },
      rounding: [],
      grandTotals: currencies
        .map(({ code, minorDigits }) => ({
          currency: { code, minorDigits },
          amountMinor: grandTotalOf(desk.connection, code),
        }))
        .filter(({ currency, amountMinor }) => amountMinor !== 0 || currency.code === systemCurrency),
      journal: report.journal,
    }),
  });
  return id;
}

function endedByOther(shift: ShiftRecord, operators: ReturnType<typeof readOperators>): string | null {
  if (shift.ended_by === null || shift.ended_by === shift.operator_id) return null;
  return operators.find(({ id }) => id === shift.ended_by)?.name ?? shift.ended_by;
}

const piecesSchema = z.array(z.strictObject({ valueMinor: z.int(), pieces: z.int() }));

function countedPieces(desk: Desk, shiftId: string): DailyReportFacts['denominations'] {
  const rows = desk.connection
    .prepare(
      `SELECT currency, pieces, total_minor AS totalMinor FROM shift_count WHERE shift_id = ? AND occasion = 'end'`,
    )
    .all(shiftId) as { currency: string; pieces: string; totalMinor: number }[];
  return rows.map(({ currency, pieces, totalMinor }) => ({
    currency: paperCurrency(desk.configuration(), currency),
    pieces: piecesSchema.parse(JSON.parse(pieces)),
    totalMinor,
  }));
}

/** What each document was for: what a person said about it, or why the till wrote it by itself. */
function cashDocumentsOf(desk: Desk, shiftId: string): DailyReportFacts['cashDocuments'] {
  return cashDocumentsOfShift(desk.connection, shiftId).map(({ body }) => {
    const said = [body.reason?.name ?? '', body.description].filter((words) => words !== '').join(', ');
    return {
      number: body.number,
      kind: body.type,
      tag: said === '' ? body.tag : said,
      currency: paperCurrency(desk.configuration(), body.currency),
      amountMinor: body.amountMinor,
    };
  });
}
