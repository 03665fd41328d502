import type { Database } from 'better-sqlite3';
import type { NewPrintJob, PrintJob, PrintOutcome } from '#main/printing/print-job.ts';
import { isPrintTrouble, type PrintTrouble } from '#main/printing/print-trouble.ts';
import { assert, must } from '#shared/assert.ts';
import type { PrintJobState } from '#shared/contract/paper.ts';
import { asCopy, type PaperDocument, paperDocumentSchema } from '#shared/paper/paper-document.ts';

/** The print jobs of a till, as rows of its database. Nobody else writes them. */
export type PrintJobStore = {
  /** Call it inside the transaction that books what the paper says: either both exist or neither. */
  readonly enqueue: (job: NewPrintJob) => PrintJob;
  /** The same document once more, marked COPY n; n goes on over all copies of this document. */
  readonly enqueueCopy: (copy: {
    readonly id: string;
    readonly ofJobId: string;
    readonly queuedAt: string;
  }) => PrintJob;
  /** The oldest job that is not finished, or null. Only this one may be printed or asked about. */
  readonly head: () => PrintJob | null;
  readonly find: (id: string) => PrintJob | null;
  /** The first paper of a document; null while it never had one. */
  readonly originalOf: (kind: PrintJob['kind'], documentNumber: string) => PrintJob | null;
  /** Newest first. */
  readonly latest: (limit: number) => readonly PrintJob[];
  /** Jobs not yet known to be on paper. */
  readonly waiting: () => number;
  /** Jobs that came out on a calendar day of this till’s clock, "2026-11-20". */
  readonly printedOn: (date: string) => number;
  /** Throws when the row’s JSON is no document. */
  readonly document: (id: string) => PaperDocument;
  /** The very bytes that went out; null before sending. */
  readonly bytes: (id: string) => Uint8Array | null;
  /**
   * Changes a job’s state if it is still in `from`, and journals an outcome in the same transaction. False: somebody else
   * moved it first, and nothing was changed.
   */
  readonly move: (change: PrintJobChange) => boolean;
};

export type PrintJobChange = {
  readonly id: string;
  readonly from: PrintJobState;
  readonly to: PrintJobState;
  readonly reason: PrintTrouble | null;
  /** Kept with the job from the moment it is sent. */
  readonly sent?: { readonly bytes: Uint8Array; readonly fingerprint: string; readonly processId: string | null };
  readonly finishedAt?: string;
  /** The person who told the outcome; absent when the worker found it. */
  readonly answeredBy?: string;
};

export type PrintJobStoreOptions = {
  readonly database: Database;
  /** Journals an outcome; runs inside the transaction that changes the state. */
  readonly onOutcome: (outcome: PrintOutcome) => void;
  /** How this till makes one transaction of several writes; nests inside one that is already open. */
  readonly transact?: <T>(work: () => T) => T;
};

const OUTCOMES: readonly PrintJobState[] = ['printed', 'sent_unconfirmed', 'unknown', 'failed', 'abandoned'];
const UNFINISHED = `state IN ('queued', 'sending', 'awaiting_confirmation', 'unknown')`;
const COLUMNS = 'id, ordinal, kind, document_number, copy, original_job_id, state, reason, queued_at, finished_at';

type Row = {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: PrintJob['kind'];
  readonly document_number: string;
  readonly copy: number;
  readonly original_job_id: string | null;
  readonly state: PrintJobState;
  readonly reason: string;
  readonly queued_at: string;
  readonly finished_at: string | null;
};

export function openPrintJobStore({ database, onOutcome, transact }: PrintJobStoreOptions): PrintJobStore {
  const together = transact ?? (<T>(work: () => T): T => database.transaction(work).immediate());
  const insert = database.prepare(
    `INSERT INTO print_job (${COLUMNS}, document)
     VALUES (@id, (SELECT coalesce(max(ordinal), 0) + 1 FROM print_job), @kind, @documentNumber, @copy, @originalJobId,
             'queued', '', @queuedAt, NULL, @document)`,
  );
  const update = database.prepare(
    `UPDATE print_job
        SET state = @to, reason = @reason, bytes = coalesce(@bytes, bytes), fingerprint = coalesce(@fingerprint, fingerprint),
            process_id = coalesce(@processId, process_id), finished_at = @finishedAt
      WHERE id = @id AND state = @from`,
  );
  const byId = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM print_job WHERE id = ?`);
  const oldest = database.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM print_job WHERE ${UNFINISHED} ORDER BY ordinal LIMIT 1`,
  );
  const newest = database.prepare<[number], Row>(`SELECT ${COLUMNS} FROM print_job ORDER BY ordinal DESC LIMIT ?`);
  const original = database.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM print_job WHERE document_number = ? AND kind = ? AND copy = 0 ORDER BY ordinal LIMIT 1`,
  );
  const countWaiting = database.prepare<[], number>(`SELECT count(*) FROM print_job WHERE ${UNFINISHED}`).pluck();
  const countPrinted = database
    .prepare<[string], number>(
      `SELECT count(*) FROM print_job
        WHERE state IN ('printed', 'sent_unconfirmed') AND substr(finished_at, 1, 10) = ?`,
    )
    .pluck();
  const lastCopy = database
    .prepare<[string, string], number>('SELECT max(copy) FROM print_job WHERE document_number = ? AND kind = ?')
    .pluck();
  const documentOf = database.prepare<[string], string>('SELECT document FROM print_job WHERE id = ?').pluck();
  const bytesOf = database.prepare<[string], Buffer | null>('SELECT bytes FROM print_job WHERE id = ?').pluck();

  const find = (id: string): PrintJob | null => read(byId.get(id));
  const document = (id: string): PaperDocument =>
    paperDocumentSchema.parse(JSON.parse(must(documentOf.get(id), 'a print job has a document')));

  const add = (
    job: NewPrintJob,
    { copy, originalJobId }: { readonly copy: number; readonly originalJobId: string | null },
  ): PrintJob => {
    const { id, kind, documentNumber, queuedAt } = job;
    const text = JSON.stringify(paperDocumentSchema.parse(job.document));
    insert.run({ id, kind, documentNumber, copy, originalJobId, queuedAt, document: text });
    return must(find(id), 'a print job that was queued is there');
  };

  return {
    enqueue: (job) => add(job, { copy: 0, originalJobId: null }),
    enqueueCopy: ({ id, ofJobId, queuedAt }) =>
      together(() => {
        const { documentNumber, kind, originalJobId } = must(
          find(ofJobId),
          'a copy is made of a print job that exists',
        );
        const copy = (lastCopy.get(documentNumber, kind) ?? 0) + 1;
        const marked = asCopy(document(ofJobId), copy);
        return add(
          { id, kind, documentNumber, queuedAt, document: marked },
          { copy, originalJobId: originalJobId ?? ofJobId },
        );
      }),
    head: () => read(oldest.get()),
    find,
    originalOf: (kind, documentNumber) => read(original.get(documentNumber, kind)),
    latest: (limit) => newest.all(limit).map(toJob),
    waiting: () => countWaiting.get() ?? 0,
    printedOn: (date) => countPrinted.get(date) ?? 0,
    document,
    bytes: (id) => bytesOf.get(id) ?? null,
    move: (change) =>
      together(() => {
        const { finishedAt = null, from, id, reason, sent, to } = change;
        const { changes } = update.run({
          id,
          from,
          to,
          reason: reason ?? '',
          bytes: sent?.bytes ?? null,
          fingerprint: sent?.fingerprint ?? null,
          processId: sent?.processId ?? null,
          finishedAt,
        });
        if (changes === 0) return false;
        if (OUTCOMES.includes(to)) {
          const job = must(find(id), 'a print job that was moved is there');
          onOutcome({ job, from, answeredBy: change.answeredBy ?? null });
        }
        return true;
      }),
  };
}

function read(row: Row | undefined): PrintJob | null {
  return row === undefined ? null : toJob(row);
}

function toJob(row: Row): PrintJob {
  assert(row.reason === '' || isPrintTrouble(row.reason), 'a print job’s reason is known', { reason: row.reason });
  return {
    id: row.id,
    ordinal: row.ordinal,
    kind: row.kind,
    documentNumber: row.document_number,
    copy: row.copy,
    originalJobId: row.original_job_id,
    state: row.state,
    reason: row.reason === '' ? null : row.reason,
    queuedAt: row.queued_at,
    finishedAt: row.finished_at,
  };
}
