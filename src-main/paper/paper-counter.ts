import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import { answerPrintJob, paperRoll, paperSlip, reprint } from '#main/printing/print-jobs.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { shiftOfPageReport } from '#main/shift/page-end.ts';
import { requireSeen } from '#main/shift/seen.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { dateOf } from '#main/time/clock.ts';
import { permit } from '#shared/access/authority.ts';
import { must } from '#shared/assert.ts';
import type {
  answerPrintJobSchema,
  askRollSchema,
  askSlipSchema,
  PaperRoll,
  PaperSlip,
  reprintSchema,
  sendElsewhereSchema,
} from '#shared/contract/paper.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { event } from '#shared/journal/decision.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Who = { readonly actor: string; readonly authorisedBy: string | null };
type Queued = { readonly jobId: string };

/** Where people see what was printed, answer for what the till cannot know, and ask for copies. */
export type PaperCounter = {
  roll(ask: z.infer<typeof askRollSchema>): Result<PaperRoll, Refusal>;
  slip(ask: z.infer<typeof askSlipSchema>): Result<PaperSlip, Refusal>;
  answer(input: z.infer<typeof answerPrintJobSchema>): Result<Queued, Refusal>;
  /** A paper that waits goes to another printer; one of unknown outcome is printed there as a copy. */
  sendElsewhere(input: z.infer<typeof sendElsewhereSchema>): Result<Queued, Refusal>;
  reprint(desk: Desk, input: z.infer<typeof reprintSchema>): Result<Queued, Refusal>;
  /** Prints a document of the books by its number: COPY n, or the original where it never had a slip. */
  printDocument(desk: Desk, order: DocumentPaper): Result<Queued, Refusal>;
};

export type DocumentPaper = {
  readonly call: string;
  readonly input: { readonly commandId: string };
  readonly kind: PrintJob['kind'];
  readonly documentNumber: string;
  readonly compose: () => PaperDocument;
};

export type PaperCounterParts = {
  readonly desk: Desk;
  readonly store: PrintJobStore;
  readonly profileOf: (printerId: string) => PrinterProfile;
  /** Whether a printer of this id takes papers now. */
  readonly isThere: (printerId: string) => boolean;
  /** Told when a job was added or answered, so that the worker looks again after the commit. */
  readonly queued: () => void;
};

export function openPaperCounter({ desk, store, profileOf, isThere, queued }: PaperCounterParts): PaperCounter {
  const facts = () => ({ profileOf, language: desk.configuration().language });
  const copyOf = (jobId: string, who: Who): Result<Queued, Refusal> => {
    const copied = reprint(store, { jobId, newJobId: desk.newId(), now: desk.clock.now().wall });
    if (!copied.ok) return no({ code: copied.refusal });
    queued();
    writeCopy(desk, who, copied.value);
    return ok({ jobId: copied.value.id });
  };
  return {
    roll: ({ limit }) => {
      const operator = requireOperator(desk);
      if (!operator.ok) return operator;
      return ok(paperRoll(store, { ...facts(), limit, today: dateOf(desk.clock.now().wall) }));
    },
    slip: ({ jobId }) => {
      const readable = mayRead(desk, store.find(jobId));
      if (!readable.ok) return readable;
      const slip = paperSlip(store, { ...facts(), jobId });
      return slip.ok ? slip : no({ code: slip.refusal });
    },
    answer: (input) => {
      const operator = requireOperator(desk);
      if (!operator.ok) return operator;
      return carryOut(desk, { call: 'paper.answer', input }, () => {
        const answered = answerPrintJob(store, {
          jobId: input.jobId,
          answer: input.answer,
          newJobId: desk.newId(),
          answeredBy: operator.value.id,
          now: desk.clock.now().wall,
        });
        if (!answered.ok) return no({ code: answered.refusal });
        queued();
        if (answered.value.id !== input.jobId)
          writeCopy(desk, { actor: operator.value.id, authorisedBy: null }, answered.value);
        return ok({ jobId: answered.value.id });
      });
    },
    sendElsewhere: (input) => {
      const operator = requireOperator(desk);
      if (!operator.ok) return operator;
      const actor = operator.value.id;
      return carryOut(desk, { call: 'paper.sendElsewhere', input }, () => {
        const { jobId, printerId } = input;
        const job = store.find(jobId);
        if (job === null) return no({ code: 'print_job_unknown' });
        if (!isThere(printerId) || printerId === job.printerId) return no({ code: 'printer_unknown' });
        queued();
        if (job.state === 'queued' && store.reroute(jobId, printerId)) {
          const moved = { jobId, documentNumber: job.documentNumber, from: job.printerId, to: printerId };
          desk.journal.append(event('print.sent_elsewhere', { actor, shiftId: null, sessionId: null }, moved));
          return ok({ jobId });
        }
        const now = desk.clock.now().wall;
        const newJobId = desk.newId();
        const answered = answerPrintJob(store, {
          jobId,
          answer: 'print_copy',
          newJobId,
          answeredBy: actor,
          now,
          printerId,
        });
        if (!answered.ok) return no({ code: answered.refusal });
        writeCopy(desk, { actor, authorisedBy: null }, answered.value);
        return ok({ jobId: answered.value.id });
      });
    },
    reprint: (at, input) => {
      const operator = requireOperator(at);
      if (!operator.ok) return operator;
      const permitted = permit({ operator: operator.value, authoriser: at.authoriser }, 'reprint_document');
      if (!permitted.ok) return permitted;
      const readable = mayRead(at, store.find(input.jobId));
      if (!readable.ok) return readable;
      return carryOut(desk, { call: 'paper.reprint', input }, () =>
        copyOf(input.jobId, { actor: operator.value.id, ...permitted.value }),
      );
    },
    printDocument: (at, { call, input, kind, documentNumber, compose }) => {
      const operator = requireOperator(at);
      if (!operator.ok) return operator;
      const permitted = permit({ operator: operator.value, authoriser: at.authoriser }, 'reprint_document');
      if (!permitted.ok) return permitted;
      return carryOut(desk, { call, input }, () => {
        const original = store.originalOf(kind, documentNumber);
        if (original !== null) return copyOf(original.id, { actor: operator.value.id, ...permitted.value });
        const id = desk.newId();
        desk.queuePaper({ id, kind, documentNumber, queuedAt: desk.clock.now().wall, document: compose() });
        return ok({ jobId: id });
      });
    },
  };
}

/** Reports say how much money another has: whoever may not see the shift may not read its paper either. */
function mayRead(desk: Desk, job: PrintJob | null): Result<null, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  if (job === null) return no({ code: 'print_job_unknown' });
  if (job.kind !== 'daily_report' && job.kind !== 'interim_report') return ok(null);
  const shiftId = desk.connection
    .prepare(
      `SELECT shift_id FROM event
       WHERE kind IN ('shift.ended', 'report.interim_printed') AND body ->> 'reportNumber' = ?`,
    )
    .pluck()
    .get(job.documentNumber);
  const ofPage = () => shiftOfPageReport(desk.connection, job.documentNumber) ?? undefined;
  const seen = requireSeen(desk, typeof shiftId === 'string' ? shiftId : ofPage());
  return seen.ok ? ok(null) : seen;
}

/** A second paper of one document is a fact an auditor asks for: who wanted it, and which copy it is. */
function writeCopy(desk: Desk, who: Who, { id, originalJobId, documentNumber, copy }: PrintJob): void {
  const scene = { ...who, shiftId: null, sessionId: null };
  desk.journal.append(
    event('print.ordered_copy', scene, {
      jobId: id,
      originalJobId: must(originalJobId, 'a copy has an original'),
      documentNumber,
      copy,
    }),
  );
}
