import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import type { DocumentPaper } from '#main/paper/paper-counter.ts';
import { composePageReport } from '#main/paper/report-paper.ts';
import { type PageEnd, pageEndOf } from '#main/shift/page-end.ts';
import type { ShiftRecord } from '#main/shift/shift-records.ts';
import { pulledShift } from '#main/store/pulled-facts.ts';
import type { reprintReportSchema } from '#shared/contract/shift.ts';
import { asCopy } from '#shared/paper/paper-document.ts';

/**
 * The daily report (Z) of a shift that was ended on the managers' page, where no till printed one. The original comes out once:
 * at the till where the shift began; at any other it is a copy from the first one on. Null: it was ended elsewhere.
 */
export function pageReport(
  desk: Desk,
  input: z.infer<typeof reprintReportSchema>,
  shift: ShiftRecord,
): DocumentPaper | null {
  const end = pageEndOf(desk.connection, pulledShift(desk.connection, shift.id));
  if (end === null) return null;
  return {
    call: 'shift.reprintReport',
    input,
    kind: 'daily_report',
    documentNumber: end.reportNumber,
    compose: () => compose(desk, shift, end),
  };
}

function compose(desk: Desk, shift: ShiftRecord, end: PageEnd) {
  const document = composePageReport(desk, shift, end);
  return isHome(desk, shift) ? document : asCopy(document, 1);
}

function isHome({ journal }: Desk, { home_till: home }: ShiftRecord): boolean {
  return home === null || home === journal.till;
}
