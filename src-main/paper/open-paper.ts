import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import { openPaperCounter, type PaperCounter } from '#main/paper/paper-counter.ts';
import { GENERIC_PROFILE, SCREEN_PROFILE } from '#main/printing/escpos/profiles.ts';
import type { NewPrintJob, PrintOutcome } from '#main/printing/print-job.ts';
import { openPrintJobStore } from '#main/printing/print-job-store.ts';
import { printerStateMessage } from '#main/printing/print-jobs.ts';
import { createPrintWorker } from '#main/printing/print-worker.ts';
import { realTimers } from '#main/printing/timers.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { addressWords, parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import type { TillState } from '#shared/contract/till.ts';
import { event } from '#shared/journal/decision.ts';

/** The till's paper: a queue that commands fill, a worker that empties it, and a counter where people ask about it. */
export type Paper = {
  readonly counter: PaperCounter;
  readonly queue: (job: NewPrintJob) => void;
  readonly printer: () => TillState['printer'];
  /** Sets the worker off if something was queued since the last nudge; cheap, called after every commit. */
  readonly nudge: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

export type PaperParts = {
  readonly desk: Desk;
  /** As given on the command line. */
  readonly printer: string;
  readonly onChange: () => void;
  readonly log: Logger;
};

/** How long a slip that is being printed may take to finish when the till is shut down. */
const GRACE_MS = 5_000;

export function openPaper({ desk, printer, onChange, log }: PaperParts): Paper {
  const language = () => desk.configuration().language;
  const address = parsePrinterAddress(printer);
  if (!address.ok) throw new StartRefusal(addressWords(address.refusal, language()));
  const profile = address.value.kind === 'screen' ? SCREEN_PROFILE : GENERIC_PROFILE;
  const store = openPrintJobStore({
    database: desk.connection,
    onOutcome: (outcome) => {
      desk.journal.append(printEnded(outcome));
      outcomeWritten = true;
    },
  });
  let outcomeWritten = false;
  let isQueueNew = true;
  const worker = createPrintWorker({
    store,
    profile,
    transport: transportFor(address.value),
    clock: desk.clock,
    timers: realTimers,
    onChange: () => {
      if (outcomeWritten) desk.wake();
      else onChange();
      outcomeWritten = false;
    },
    onFault: (fault) => log.error({ fault: fault instanceof Error ? fault.stack : fault }, 'printing failed'),
  });
  const queued = () => {
    isQueueNew = true;
  };
  return {
    counter: openPaperCounter({ desk, store, profile, queued }),
    queue: (job) => {
      store.enqueue(job);
      queued();
    },
    printer: () => printerStateMessage(worker.status(), language()),
    nudge: () => {
      if (!isQueueNew) return;
      isQueueNew = false;
      worker.nudge();
    },
    start: worker.start,
    stop: () => worker.stop(GRACE_MS),
  };
}

/** What became of a paper, as the journal keeps it. It belongs to no shift: whose paper it was, its document says. */
function printEnded({ job, answeredBy }: PrintOutcome) {
  const { id: jobId, kind, documentNumber, copy, state } = job;
  const outcome = OUTCOMES[state];
  if (outcome === undefined) throw new Error(`Broken rule: only an outcome is journaled, not ${state}`);
  return event(
    'print.ended',
    { actor: answeredBy, shiftId: null, sessionId: null },
    { jobId, kind, documentNumber, copy, outcome, isAnswered: answeredBy !== null },
  );
}

const OUTCOMES: Readonly<Record<string, 'printed' | 'sent_unconfirmed' | 'unknown' | 'failed' | 'abandoned'>> = {
  printed: 'printed',
  sent_unconfirmed: 'sent_unconfirmed',
  unknown: 'unknown',
  failed: 'failed',
  abandoned: 'abandoned',
};
