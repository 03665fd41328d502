import type { Database } from 'better-sqlite3';
import type { PrintJob } from '#main/printing/print-job.ts';
import { reversedEndOf } from '#main/shift/reversed-end.ts';
import type { PaperMarking } from '#shared/paper/paper-document.ts';

/** What a copy says that its original could not know: the end it reports was taken back, and which one counts. */
export function markingsSince(
  connection: Database,
  { kind, documentNumber }: Pick<PrintJob, 'kind' | 'documentNumber'>,
): readonly PaperMarking[] {
  const reversed = kind === 'daily_report' ? reversedEndOf(connection, documentNumber) : null;
  if (reversed === null) return [];
  const { reportNumber: report, till } = reversed.counts;
  return [{ kind: 'does_not_count', report, till }];
}
