import { z } from 'zod';
import { cardsWithoutReceipt, unconfirmedCards } from '#main/card/card-records.ts';
import { chequesOf, unlistedOf } from '#main/counting/cheques.ts';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { readOperators } from '#main/operator/roster-store.ts';
import { formName, paperCurrency, paperShop } from '#main/paper/paper-shop.ts';
import { isHiddenByBlindCount } from '#main/shift/blind.ts';
import { differenceNotBooked } from '#main/shift/difference-not-booked.ts';
import { requireEnding } from '#main/shift/ending.ts';
import { figuresOfShift, type ShiftFigureRow } from '#main/shift/figures-of-shift.ts';
import { nextNumbers } from '#main/shift/numbering.ts';
import type { PageEnd } from '#main/shift/page-end.ts';
import { revisedRows } from '#main/shift/revised.ts';
import { grandTotalOf, returnsOf, roundingOf, salesTaxesOf } from '#main/shift/sales-of-shift.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { openSessionsOf, type ShiftRecord, shiftById } from '#main/shift/shift-records.ts';
import { requireOperator, requireShift, type Standing } from '#main/shift/standing.ts';
import { countersOf, discountsOf } from '#main/shift/tallies-of-shift.ts';
import { tillsOfShift } from '#main/shift/tills-of-shift.ts';
import { type Roll, rollNow } from '#main/store/lease-end.ts';
import { wallTime } from '#main/time/clock.ts';
import { trainingOf } from '#main/training/training-record.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { interimReportSchema } from '#shared/contract/shift.ts';
import { event } from '#shared/journal/decision.ts';
import { isShared } from '#shared/ledger/posting.ts';
import { composeDailyReport } from '#shared/paper/daily-report.ts';
import type { DailyReportFacts } from '#shared/paper/daily-report-facts.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { isSameRow } from '#shared/shift/figures.ts';

type Report = {
  readonly shiftId: string;
  readonly reportNumber: string;
  readonly rows: readonly (ShiftFigureRow & { readonly reason?: string })[];
  /** Whether the other tills were asked, and who of them did not answer. */
  readonly roll: Roll;
};

/** The definitive report (Z) of a shift that has just been ended, in the same transaction. */
export function queueFinalReport(desk: Desk, report: Report): string {
  const shift = must(shiftById(desk.connection, report.shiftId), 'a shift that was ended is there');
  const { seq, hash } = desk.journal.head();
  return queueReport(desk, { ...report, shift, kind: 'Z', journal: { seq, hash } });
}

/** The definitive report of a shift that was ended on the managers' page: its signed figures, and how and by whom. */
export function composePageReport(desk: Desk, shift: ShiftRecord, end: PageEnd): PaperDocument {
  const cash = desk.configuration().paymentForms.filter(({ kind }) => kind === 'cash');
  const late = revisedRows(desk, shift).some(({ lateMinor }) => lateMinor !== 0);
  return composeReport(desk, {
    shiftId: shift.id,
    reportNumber: end.reportNumber,
    rows: end.rows.map((row) => ({
      ...row,
      isCash: cash.some(({ id }) => id === row.paymentForm),
      documentsSinceCount: 0,
    })),
    // A manager's name; who worked here may bear it too.
    shift: { ...shift, ended_by: end.endedBy, ended_at: wallTime(new Date(end.endedAt)) },
    kind: 'Z',
    journal: end.record,
    roll: rollNow(desk),
    endedOnPage: { reason: end.reason, hasLate: late },
  });
}

/** Prints an interim report (X): any time, as often as wished; it changes no figure. */
export function printInterimReport(
  desk: Desk,
  input: z.infer<typeof interimReportSchema>,
): Result<{ jobId: string }, Refusal> {
  const reported = requireReported(desk, input.shiftId);
  if (!reported.ok) return reported;
  const { authority, shift, scene } = reported.value;
  const permitted = permit(authority, 'print_daily_report');
  if (!permitted.ok) return permitted;
  if (isHiddenByBlindCount(desk, shift)) return no({ code: 'blind_count_first' });
  return carryOut(desk, { call: 'shift.printInterimReport', input }, () => {
    const configuration = desk.configuration();
    const { tillCode } = configuration;
    const reportNumber = nextNumbers(desk.connection, { tillCode, businessDate: shift.business_date })('X');
    desk.journal.append(event('report.interim_printed', { ...scene, ...permitted.value }, { reportNumber }));
    const rows = figuresOfShift(desk.connection, { shift, configuration });
    return ok({
      jobId: queueReport(desk, {
        shiftId: shift.id,
        reportNumber,
        rows,
        shift,
        kind: 'X',
        journal: null,
        roll: rollNow(desk),
      }),
    });
  });
}

type Reported = Pick<Standing, 'authority' | 'scene' | 'shift'>;

/** One's own open shift when none is named; else one, open or detached, that may be seen or that is being ended from here. */
function requireReported(desk: Desk, shiftId: string | undefined): Result<Reported, Refusal> {
  if (shiftId === undefined) return requireShift(desk);
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const seen = requireSeen(desk, shiftId);
  const ending = requireEnding(desk, shiftId);
  if (!seen.ok && !ending.ok) return seen;
  const shift = ending.ok ? ending.value.shift : must(seen.ok ? seen.value : null, 'one of both names the shift');
  if (shift.status === 'closed') return no({ code: 'shift_not_open' });
  const [session] = ending.ok ? ending.value.sessions : openSessionsOf(desk.connection, shift.id);
  return ok({
    shift,
    scene: { actor: operator.value.id, shiftId: shift.id, sessionId: session?.id ?? null },
    authority: { operator: operator.value, authoriser: desk.authoriser ?? desk.seat.lenderFor(shiftId) },
  });
}

type ComposedReport = Report & {
  readonly shift: ShiftRecord;
  readonly kind: 'X' | 'Z';
  readonly journal: DailyReportFacts['journal'];
  readonly endedOnPage?: DailyReportFacts['endedOnPage'];
};

function queueReport(desk: Desk, report: ComposedReport): string {
  const id = desk.newId();
  desk.queuePaper({
    id,
    kind: report.kind === 'Z' ? 'daily_report' : 'interim_report',
    documentNumber: report.reportNumber,
    queuedAt: desk.clock.now().wall,
    document: composeReport(desk, report),
  });
  return id;
}

function composeReport(desk: Desk, report: ComposedReport): PaperDocument {
  const { wall } = desk.clock.now();
  const { shift, kind, rows } = report;
  const configuration = desk.configuration();
  const { currencies, systemCurrency, taxes } = configuration;
  const operators = readOperators(desk.connection);
  const sales = salesTaxesOf(desk.connection, shift.id, taxes);
  const returnsMinor = returnsOf(desk.connection, shift.id);
  const chequeForms = configuration.paymentForms.filter(({ kind }) => kind === 'cheque').map(({ id }) => id);
  const cheques = chequesOf(desk.connection, shift.id, 'confirmed');
  const counters = countersOf(desk.connection, shift.id);
  const inSystem = paperCurrency(configuration, systemCurrency);
  const onPaper = <T extends { readonly currency: string }>({ currency, ...sum }: T) => ({
    ...sum,
    currency: paperCurrency(configuration, currency),
  });
  return composeDailyReport({
    language: configuration.language,
    shop: paperShop(configuration),
    tillCode: configuration.tillCode,
    kind,
    reportNumber: report.reportNumber,
    shiftNumber: shift.number,
    isDay: isShared(shift.owner),
    tills: tillsOfShift(desk, shift.id, report.roll).map((till) => ({
      ...till,
      cashDocuments: till.cashDocuments.map(onPaper),
      issued: till.issued.map(onPaper),
    })),
    operatorName: operatorsOf(desk, shift, operators),
    endedBy: endedByOther(shift, operators),
    endedOnPage: report.endedOnPage ?? null,
    openedAt: shift.started_at,
    closedAt: shift.ended_at,
    printedAt: wall,
    forms: rows.map(({ withdrawalMinor, remainingMinor, ...row }) => ({
      ...row,
      end: kind === 'Z' ? { withdrawalMinor, remainingMinor } : null,
      name: formName(configuration, row.paymentForm),
      currency: paperCurrency(configuration, row.currency),
      differenceReason: row.reason ?? '',
      foundAtStartMinor: differenceNotBooked(desk.connection, shift, row),
    })),
    denominations: countedPieces(desk, shift.id, rows),
    cheques: cheques.map((cheque) => ({ ...onPaper(cheque), till: cheque.till ?? configuration.tillCode })),
    unlistedCheques: rows
      .filter(({ paymentForm }) => chequeForms.includes(paymentForm))
      .map((row) => onPaper({ amountMinor: unlistedOf(row, cheques), currency: row.currency }))
      .filter(({ amountMinor }) => amountMinor !== 0),
    sales: {
      currency: inSystem,
      grossMinor: sales.reduce((total, { grossMinor }) => total + grossMinor, returnsMinor),
      returns: { amountMinor: returnsMinor, documents: counters.get('corrections') ?? 0 },
      taxes: sales,
      receipts: counters.get('receipts') ?? 0,
      items: String(counters.get('items') ?? 0),
      ...discountsOf(counters),
      voidedLines: counters.get('voided_lines') ?? 0,
      discardedDocuments: counters.get('discarded_documents') ?? 0,
      noSaleOpenings: counters.get('no_sale_openings') ?? 0,
    },
    unconfirmedCards: unconfirmedCards(desk.connection, shift.id).map(onPaper),
    cardsWithoutReceipt: cardsWithoutReceipt(desk.connection, shift.id).map(onPaper),
    rounding: roundingOf(desk.connection, shift.id).map((rounded) => ({
      ...rounded,
      currency: paperCurrency(configuration, rounded.currency),
    })),
    training: trainingOf(desk.connection, shift.id),
    grandTotals: currencies
      .map(({ code, minorDigits }) => ({
        currency: { code, minorDigits },
        amountMinor: grandTotalOf(desk.connection, code),
      }))
      .filter(({ currency, amountMinor }) => amountMinor !== 0 || currency.code === systemCurrency),
    journal: report.journal,
  });
}

/** Who worked in a shared day, in the order in which they came; else whose shift it is. */
function operatorsOf(desk: Desk, shift: ShiftRecord, operators: ReturnType<typeof readOperators>): string {
  if (!isShared(shift.owner)) return shift.operator_name;
  const ids = desk.connection
    .prepare('SELECT operator_id FROM session WHERE shift_id = ? GROUP BY operator_id ORDER BY min(rowid)')
    .pluck()
    .all(shift.id) as string[];
  return ids.map((id) => operators.find((operator) => operator.id === id)?.name ?? id).join(', ');
}

function endedByOther(shift: ShiftRecord, operators: ReturnType<typeof readOperators>): string | null {
  if (shift.ended_by === null || shift.ended_by === shift.operator_id) return null;
  return operators.find(({ id }) => id === shift.ended_by)?.name ?? shift.ended_by;
}

const piecesSchema = z.array(z.strictObject({ valueMinor: z.int(), pieces: z.int() }));

/** Notes and coins of the counts that the Actual Balance still is: a sum typed over them is no count by pieces any more. */
function countedPieces(desk: Desk, shiftId: string, figures: Report['rows']): DailyReportFacts['denominations'] {
  const rows = desk.connection
    .prepare(
      `SELECT payment_form AS paymentForm, currency, pieces, total_minor AS totalMinor FROM shift_count
        WHERE shift_id = ? AND occasion = 'end'`,
    )
    .all(shiftId) as { paymentForm: string; currency: string; pieces: string; totalMinor: number }[];
  const isActual = (counted: (typeof rows)[number]) =>
    figures.some((row) => isSameRow(row, counted) && row.actualMinor === counted.totalMinor);
  return rows.filter(isActual).map(({ currency, pieces, totalMinor }) => ({
    currency: paperCurrency(desk.configuration(), currency),
    pieces: piecesSchema.parse(JSON.parse(pieces)),
    totalMinor,
  }));
}
