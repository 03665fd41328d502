import type { z } from 'zod';
import { decodePaper } from '#main/printing/escpos/decoder.ts';
import { encodeDocument } from '#main/printing/escpos/encoder.ts';
import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import { troubleWords } from '#main/printing/print-trouble.ts';
import type { PrinterStatus } from '#main/printing/print-worker.ts';
import { unreachable } from '#shared/assert.ts';
import type { PaperRoll, PaperSlip, PrintJob as PrintJobMessage } from '#shared/contract/paper.ts';
import type { printerStateSchema } from '#shared/contract/till.ts';
import type { Language } from '#shared/language/languages.ts';
import { widthOf } from '#shared/paper/wrap.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What people ask about paper and answer about it: the calls `paper.*` of the contract, without rights and journal. */

export type PaperAnswer = 'is_on_paper' | 'print_copy' | 'abandon';

/**
 * A person says what became of a job whose outcome the till cannot know. A waiting job can be given up too, as long as no
 * byte of it went out. Answers with the job that now stands for the paper: the new one when a copy is printed.
 */
export function answerPrintJob(
  store: PrintJobStore,
  { answer, answeredBy, jobId, newJobId, now }: AnswerFacts,
): Result<PrintJob, 'print_job_unknown' | 'already_answered'> {
  const job = store.find(jobId);
  if (job === null) return no('print_job_unknown');
  const mayAnswer = job.state === 'unknown' || (job.state === 'queued' && answer === 'abandon');
  if (!mayAnswer) return no('already_answered');
  const move = { id: jobId, from: job.state, finishedAt: now, answeredBy };
  switch (answer) {
    case 'is_on_paper':
      store.move({ ...move, to: 'printed', reason: null });
      break;
    case 'abandon':
      store.move({ ...move, to: 'abandoned', reason: 'given_up' });
      break;
    case 'print_copy':
      store.move({ ...move, to: 'abandoned', reason: 'copy_made' });
      return ok(store.enqueueCopy({ id: newJobId, ofJobId: jobId, queuedAt: now }));
    default:
      return unreachable(answer);
  }
  return ok(store.find(jobId) ?? job);
}

export type AnswerFacts = {
  readonly jobId: string;
  readonly answer: PaperAnswer;
  /** Id of the copy’s job, made before the first attempt. */
  readonly newJobId: string;
  readonly answeredBy: string;
  readonly now: string;
};

/** Prints a document once more, marked COPY n. Refused while its own job is still on the way: that would be the original. */
export function reprint(
  store: PrintJobStore,
  { jobId, newJobId, now }: { readonly jobId: string; readonly newJobId: string; readonly now: string },
): Result<PrintJob, 'print_job_unknown' | 'print_job_waiting'> {
  const job = store.find(jobId);
  if (job === null) return no('print_job_unknown');
  if (job.finishedAt === null) return no('print_job_waiting');
  return ok(store.enqueueCopy({ id: newJobId, ofJobId: jobId, queuedAt: now }));
}

export type PaperFacts = { readonly profile: PrinterProfile; readonly language: Language };

export function paperRoll(
  store: PrintJobStore,
  { language, limit, profile, today }: PaperFacts & { readonly limit: number; readonly today: string },
): PaperRoll {
  return {
    columns: profile.columns,
    codePages: profile.codePages.map(({ page }) => page.replace(/^(CP|WIN)/, '')).join(', '),
    printedToday: store.printedOn(today),
    jobs: store.latest(limit).map((job) => printJobMessage(job, language)),
  };
}

/** More than any receipt printer has: kept bytes may have been made for a wider one than today’s. */
const COLUMNS_MAX = 80;

/** A slip as it stands on paper, read from the bytes that went out, or as it will stand there when none went yet. */
export function paperSlip(
  store: PrintJobStore,
  { jobId, language, profile }: PaperFacts & { readonly jobId: string },
): Result<PaperSlip, 'print_job_unknown'> {
  const job = store.find(jobId);
  if (job === null) return no('print_job_unknown');
  const bytes = store.bytes(jobId) ?? encodeDocument(store.document(jobId), { profile, processId: null });
  const { lines } = decodePaper(bytes, { ...profile, columns: COLUMNS_MAX });
  const widest = lines.reduce((width, line) => Math.max(width, widthOf(line.text) * (line.wide ? 2 : 1)), 0);
  return ok({
    job: printJobMessage(job, language),
    columns: Math.max(profile.columns, widest),
    lines: [...lines],
  });
}

export function printJobMessage(job: PrintJob, language: Language): PrintJobMessage {
  return {
    id: job.id,
    kind: job.kind,
    documentNumber: job.documentNumber,
    copy: job.copy,
    state: job.state,
    reason: job.reason === null ? '' : troubleWords(job.reason, language),
    queuedAt: job.queuedAt,
    finishedAt: job.finishedAt,
  };
}

/** The printer’s part of the status bar, with words. */
export function printerStateMessage(
  { trouble, ...status }: PrinterStatus,
  language: Language,
): z.infer<typeof printerStateSchema> {
  return { ...status, words: trouble === null ? '' : troubleWords(trouble, language) };
}
