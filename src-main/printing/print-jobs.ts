import { decodeDocument, encodeDocument } from '#main/printing/encode-document.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import { troubleHeadline, troubleWords } from '#main/printing/print-trouble.ts';
import type { PrinterStatus } from '#main/printing/printer-status.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { unreachable } from '#shared/assert.ts';
import type { PaperRoll, PaperSlip, PrintJob as PrintJobMessage } from '#shared/contract/paper.ts';
import type { TillState } from '#shared/contract/till.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import { widthOf } from '#shared/paper/wrap.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What people ask about paper and answer about it: the calls `paper.*` of the contract, without rights and journal. */

export type PaperAnswer = 'is_on_paper' | 'print_copy' | 'abandon' | 'continue';

/**
 * A person says what became of a job whose outcome the till cannot know. A waiting job can be given up too, as long as no
 * byte of it went out; of a half-printed one the worker makes the printer forget the rest, and a cleared jam lets it go on.
 * Answers with the job that now stands for the paper: the new one when a copy is printed.
 */
export function answerPrintJob(
  store: PrintJobStore,
  { answer, answeredBy, jobId, newJobId, now, printerId }: AnswerFacts,
): Result<PrintJob, 'print_job_unknown' | 'already_answered'> {
  const job = store.find(jobId);
  if (job === null) return no('print_job_unknown');
  if (!mayAnswer(job, answer)) return no('already_answered');
  if (job.state === 'suspended') {
    store.wish(jobId, answer === 'continue' ? 'continue' : 'abandon', answeredBy);
    return ok(job);
  }
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
      return ok(
        store.enqueueCopy({
          id: newJobId,
          ofJobId: jobId,
          queuedAt: now,
          ...(printerId === undefined ? {} : { printerId }),
        }),
      );
    case 'continue':
      break;
    default:
      return unreachable(answer);
  }
  return ok(store.find(jobId) ?? job);
}

function mayAnswer({ state }: PrintJob, answer: PaperAnswer): boolean {
  switch (state) {
    case 'unknown':
      return answer !== 'continue';
    case 'queued':
      return answer === 'abandon';
    case 'suspended':
      return answer === 'abandon' || answer === 'continue';
    default:
      return false;
  }
}

export type AnswerFacts = {
  readonly jobId: string;
  readonly answer: PaperAnswer;
  /** Id of the copy’s job, made before the first attempt. */
  readonly newJobId: string;
  readonly answeredBy: string;
  readonly now: string;
  /** Where the copy shall be printed; absent: on the same printer. */
  readonly printerId?: string;
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

export type PaperFacts = { readonly profileOf: (printerId: string) => PrinterProfile; readonly language: Language };

export function paperRoll(
  store: PrintJobStore,
  { language, limit, profileOf, today }: PaperFacts & { readonly limit: number; readonly today: string },
): PaperRoll {
  const profile = profileOf(RECEIPT_PRINTER_ID);
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
  { jobId, language, profileOf }: PaperFacts & { readonly jobId: string },
): Result<PaperSlip, 'print_job_unknown'> {
  const job = store.find(jobId);
  if (job === null) return no('print_job_unknown');
  const document = store.document(jobId);
  const profile = store.profile(jobId) ?? profileOf(job.printerId);
  const bytes = store.bytes(jobId) ?? encodeDocument(document, { profile, processId: null });
  const { lines } = decodeDocument(bytes, document, { ...profile, columns: COLUMNS_MAX });
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
    tier: job.tier,
    printerId: job.printerId,
    reason: job.reason === null ? '' : troubleWords(job.reason, language),
    queuedAt: job.queuedAt,
    finishedAt: job.finishedAt,
  };
}

/** The printer’s part of the status bar, with words. */
export function printerStateMessage(
  status: PrinterStatus,
  language: Language,
): Omit<TillState['printer'], 'id' | 'name' | 'others'> {
  const { condition, garbage: _, trouble, ...shown } = status;
  return {
    ...shown,
    headline: headlineOf(status, language),
    words: trouble === null ? '' : troubleWords(trouble, language),
    mayContinue: status.state === 'suspended' && (trouble === 'cutter_error' || trouble === 'printer_stopped'),
    paper: condition.paper,
    isCoverOpen: condition.isCoverOpen,
    drawerPin: condition.drawerPin,
  };
}

function headlineOf({ condition, state, trouble }: PrinterStatus, language: Language): string {
  if (trouble !== null && state !== 'unsure') return troubleHeadline(trouble, language);
  return condition.paper === 'near_end' ? WORDS[language].paper.headline.near_end : '';
}
