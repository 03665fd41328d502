import type { Database } from 'better-sqlite3';
import { documentRows } from '#main/printing/document-rows.ts';
import type { PrintTier } from '#main/printing/preflight.ts';
import type { PrintWish } from '#main/printing/print-attempt.ts';
import type { NewPrintJob, PrintJob, PrintOutcome } from '#main/printing/print-job.ts';
import { isPrintTrouble, type PrintTrouble } from '#main/printing/print-trouble.ts';
import type { PrinterCondition } from '#main/printing/printer-condition.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { assert, must } from '#shared/assert.ts';
import type { PrintJobState } from '#shared/contract/paper.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import { asCopy, type PaperDocument, type PaperMarking } from '#shared/paper/paper-document.ts';

/** The print jobs of a till, as rows of its database. Nobody else writes them. */
export type PrintJobStore = {
  /** Call it inside the transaction that books what the paper says: either both exist or neither. */
  readonly enqueue: (job: NewPrintJob) => PrintJob;
  /** The same document once more, marked COPY n; n goes on over all copies of this document. */
  readonly enqueueCopy: (copy: {
    readonly id: string;
    readonly ofJobId: string;
    readonly queuedAt: string;
    /** Absent: where the document was printed before. */
    readonly printerId?: string;
  }) => PrintJob;
  /** The oldest job of a printer that is not finished, or null. Only this one may be printed or asked about. */
  readonly head: (printerId: string) => PrintJob | null;
  readonly find: (id: string) => PrintJob | null;
  /** The first paper of a document; null while it never had one. */
  readonly originalOf: (kind: PrintJob['kind'], documentNumber: string) => PrintJob | null;
  /** Newest first. */
  readonly latest: (limit: number) => readonly PrintJob[];
  /** The job that a printer’s late answer speaks of, if its outcome is still open. */
  readonly unknownBySign: (printerId: string, processId: string) => PrintJob | null;
  /** Jobs of a printer not yet known to be on paper. */
  readonly waiting: (printerId: string) => number;
  /**
   * What a printer’s memory may still hold of papers that nothing proved, whichever run of the till sent them: how often it
   * would yet count each of them. Empty: the last paper is proven, and with it all before.
   */
  readonly unproven: (printerId: string) => readonly number[];
  /** Sends a job of which nothing was sent to another printer. False: it is no longer waiting. */
  readonly reroute: (id: string, printerId: string) => boolean;
  /** Asks for something of the job that is being printed; the worker takes it up. */
  readonly wish: (id: string, wish: PrintWish, wishedBy: string) => void;
  /** Answers a wish once; who wished stays known. */
  readonly takeWish: (id: string) => PrintWish | null;
  readonly wishedBy: (id: string) => string | null;
  /** Jobs that came out on a calendar day of this till’s clock, "2026-11-20". */
  readonly printedOn: (date: string) => number;
  /** Throws when the row’s JSON is no document. */
  readonly document: (id: string) => PaperDocument;
  /** The very bytes that went out; null before sending. */
  readonly bytes: (id: string) => Uint8Array | null;
  /** What those bytes were made for; null before sending, and for jobs of a till that did not keep it. */
  readonly profile: (id: string) => PrinterProfile | null;
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
  readonly sent?: {
    readonly bytes: Uint8Array;
    readonly fingerprint: string;
    readonly processId: string | null;
    readonly tier: PrintTier | null;
    readonly profile: PrinterProfile;
    readonly counts: number;
  };
  /** For support, with an unknown outcome: how many bytes the system took (null: not known) and what the printer last said. */
  readonly evidence?: { readonly bytesSent: number | null; readonly condition: PrinterCondition };
  readonly finishedAt?: string;
  /** The person who told the outcome; absent when the worker found it. */
  readonly answeredBy?: string;
};

export type PrintJobStoreOptions = {
  readonly database: Database;
  /** Journals an outcome; runs inside the transaction that changes the state. */
  readonly onOutcome: (outcome: PrintOutcome) => void;
  /** What a copy of a document says that its original could not know; absent: nothing. */
  readonly knownSince?: (document: Pick<PrintJob, 'kind' | 'documentNumber'>) => readonly PaperMarking[];
  /** How this till makes one transaction of several writes; nests inside one that is already open. */
  readonly transact?: <T>(work: () => T) => T;
};

const OUTCOMES: readonly PrintJobState[] = ['printed', 'sent_unconfirmed', 'unknown', 'failed', 'abandoned'];
const UNFINISHED = `state IN ('queued', 'sending', 'awaiting_confirmation', 'suspended', 'unknown')`;
const COLUMNS =
  'id, ordinal, kind, document_number, copy, original_job_id, printer_id, tier, state, reason, queued_at, finished_at';

type Row = {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: PrintJob['kind'];
  readonly document_number: string;
  readonly copy: number;
  readonly original_job_id: string | null;
  readonly printer_id: string;
  readonly tier: PrintTier | null;
  readonly state: PrintJobState;
  readonly reason: string;
  readonly queued_at: string;
  readonly finished_at: string | null;
};

export function openPrintJobStore({
  database,
  onOutcome,
  knownSince = () => [],
  transact,
}: PrintJobStoreOptions): PrintJobStore {
  const together = transact ?? (<T>(work: () => T): T => database.transaction(work).immediate());
  const insert = database.prepare(
    `INSERT INTO print_job (${COLUMNS}, document)
     VALUES (@id, (SELECT coalesce(max(ordinal), 0) + 1 FROM print_job), @kind, @documentNumber, @copy, @originalJobId,
             @printerId, NULL, 'queued', '', @queuedAt, NULL, @document)`,
  );
  const update = database.prepare(
    `UPDATE print_job
        SET state = @to, reason = @reason, bytes = coalesce(@bytes, bytes), fingerprint = coalesce(@fingerprint, fingerprint),
            process_id = coalesce(@processId, process_id), tier = coalesce(@tier, tier), profile = coalesce(@profile, profile),
            counts_left = coalesce(@counts, counts_left), bytes_sent = @bytesSent,
            last_condition = coalesce(@condition, last_condition), finished_at = @finishedAt
      WHERE id = @id AND state = @from`,
  );
  const byId = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM print_job WHERE id = ?`);
  const oldest = database.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM print_job WHERE printer_id = ? AND ${UNFINISHED} ORDER BY ordinal LIMIT 1`,
  );
  const bySign = database.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM print_job WHERE printer_id = ? AND ${UNFINISHED} AND process_id = ? AND state = 'unknown'`,
  );
  const unprovenOf = database
    .prepare<[string], number>('SELECT counts_left FROM print_job WHERE printer_id = ? AND counts_left IS NOT NULL')
    .pluck();
  const prove = database.prepare(
    `UPDATE print_job SET counts_left = NULL
      WHERE printer_id = @printerId AND counts_left IS NOT NULL AND id IS NOT @butId`,
  );
  const redirect = database.prepare(
    `UPDATE print_job SET printer_id = ?, reason = '' WHERE id = ? AND state = 'queued'`,
  );
  const setWish = database.prepare('UPDATE print_job SET wish = ?, wished_by = ? WHERE id = ?');
  const readWish = database.prepare<[string], PrintWish | null>('SELECT wish FROM print_job WHERE id = ?').pluck();
  const endWish = database.prepare('UPDATE print_job SET wish = NULL WHERE id = ?');
  const readWishedBy = database
    .prepare<[string], string | null>('SELECT wished_by FROM print_job WHERE id = ?')
    .pluck();
  const newest = database.prepare<[number], Row>(`SELECT ${COLUMNS} FROM print_job ORDER BY ordinal DESC LIMIT ?`);
  const original = database.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM print_job WHERE document_number = ? AND kind = ? AND copy = 0
        AND reason <> 'no_printer' ORDER BY ordinal LIMIT 1`,
  );
  const countWaiting = database
    .prepare<[string], number>(`SELECT count(*) FROM print_job WHERE printer_id = ? AND ${UNFINISHED}`)
    .pluck();
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

  const profileOf = database.prepare<[string], string | null>('SELECT profile FROM print_job WHERE id = ?').pluck();

  const find = (id: string): PrintJob | null => read(byId.get(id));
  const rows = documentRows(database);
  const document = (id: string): PaperDocument => rows.read(must(documentOf.get(id), 'a print job has a document'));

  const add = (
    job: NewPrintJob,
    { copy, originalJobId }: { readonly copy: number; readonly originalJobId: string | null },
  ): PrintJob => {
    const { id, kind, documentNumber, queuedAt, printerId = RECEIPT_PRINTER_ID } = job;
    insert.run({
      id,
      kind,
      documentNumber,
      copy,
      originalJobId,
      printerId,
      queuedAt,
      document: rows.write(job.document),
    });
    return must(find(id), 'a print job that was queued is there');
  };

  /**
   * A paper that came out whole came after all that was sent before it. A person who holds it cannot see whether the printer
   * has counted it yet, and one who is asked for a copy may hold the original.
   */
  const forgetProven = ({ copy, id, printerId, state }: PrintJob, answeredBy: string | null): void => {
    if (state !== 'printed' && state !== 'sent_unconfirmed') return;
    if (answeredBy === null) prove.run({ printerId, butId: null });
    else if (copy === 0) prove.run({ printerId, butId: id });
  };

  return {
    enqueue: (job) => add(job, { copy: 0, originalJobId: null }),
    enqueueCopy: ({ id, ofJobId, queuedAt, printerId }) =>
      together(() => {
        const { documentNumber, kind, originalJobId, ...of } = must(
          find(ofJobId),
          'a copy is made of a print job that exists',
        );
        const copy = (lastCopy.get(documentNumber, kind) ?? 0) + 1;
        const marked = asCopy(document(ofJobId), copy, knownSince({ kind, documentNumber }));
        return add(
          { id, kind, documentNumber, queuedAt, document: marked, printerId: printerId ?? of.printerId },
          { copy, originalJobId: originalJobId ?? ofJobId },
        );
      }),
    head: (printerId) => read(oldest.get(printerId)),
    unknownBySign: (printerId, processId) => read(bySign.get(printerId, processId)),
    unproven: (printerId) => unprovenOf.all(printerId),
    reroute: (id, printerId) => redirect.run(printerId, id).changes === 1,
    wish: (id, wish, wishedBy) => void setWish.run(wish, wishedBy, id),
    takeWish: (id) => {
      const found = readWish.get(id) ?? null;
      if (found !== null) endWish.run(id);
      return found;
    },
    wishedBy: (id) => readWishedBy.get(id) ?? null,
    find,
    originalOf: (kind, documentNumber) => read(original.get(documentNumber, kind)),
    latest: (limit) => newest.all(limit).map(toJob),
    waiting: (printerId) => countWaiting.get(printerId) ?? 0,
    printedOn: (date) => countPrinted.get(date) ?? 0,
    document,
    bytes: (id) => bytesOf.get(id) ?? null,
    profile: (id) => {
      const kept = profileOf.get(id) ?? null;
      return kept === null ? null : (JSON.parse(kept) as PrinterProfile);
    },
    move: (change) =>
      together(() => {
        const { evidence, finishedAt = null, from, id, reason, sent, to } = change;
        const { changes } = update.run({
          id,
          from,
          to,
          reason: reason ?? '',
          bytes: sent?.bytes ?? null,
          fingerprint: sent?.fingerprint ?? null,
          processId: sent?.processId ?? null,
          tier: sent?.tier ?? null,
          profile: sent === undefined ? null : JSON.stringify(sent.profile),
          counts: to === 'sending' ? (sent?.counts ?? null) : null,
          bytesSent: evidence?.bytesSent ?? null,
          condition: evidence === undefined ? null : JSON.stringify(evidence.condition),
          finishedAt,
        });
        if (changes === 0) return false;
        if (!OUTCOMES.includes(to)) return true;
        const job = must(find(id), 'a print job that was moved is there');
        const answeredBy = change.answeredBy ?? null;
        forgetProven(job, answeredBy);
        onOutcome({ job, from, answeredBy });
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
    printerId: row.printer_id,
    tier: row.tier,
    state: row.state,
    reason: row.reason === '' ? null : row.reason,
    queuedAt: row.queued_at,
    finishedAt: row.finished_at,
  };
}
