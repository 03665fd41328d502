import type { Database } from 'better-sqlite3';
import type { PrintJob } from '#main/printing/print-job.ts';

/** The job that printed a document last, as what it is: the original or its newest copy; `null`: never printed. */
export function newestJob(
  connection: Database,
  documentNumber: string,
  kinds: readonly PrintJob['kind'][],
): string | null {
  const id = connection
    .prepare(
      `SELECT id FROM print_job
        WHERE kind IN (SELECT value FROM json_each(?)) AND document_number = ? ORDER BY ordinal DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(kinds), documentNumber);
  return typeof id === 'string' ? id : null;
}
