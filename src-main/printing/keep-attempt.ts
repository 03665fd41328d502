import type { PrintTier } from '#main/printing/preflight.ts';
import type { PreparedPaper } from '#main/printing/prepared-paper.ts';
import type { AttemptKeeper } from '#main/printing/print-attempt.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { PrinterStatus } from '#main/printing/printer-status.ts';
import type { PrintJobState } from '#shared/contract/paper.ts';

export type KeptAttempt = AttemptKeeper & {
  /** Where the job stands now. */
  readonly state: () => PrintJobState;
};

/** Keeps each step of an attempt as the state of its job, and shows what a person should see of it. */
export function keepAttempt({ job, sent, show, store }: KeptAttemptParts): KeptAttempt {
  let at: PrintJobState = 'queued';
  const move = (to: PrintJobState, reason: PrintTrouble | null): boolean => {
    const isMoved = store.move({ id: job.id, from: at, to, reason, ...(to === 'sending' ? { sent } : {}) });
    if (isMoved) at = to;
    return isMoved;
  };
  return {
    state: () => at,
    sending: () => move('sending', null),
    awaiting: () => void move('awaiting_confirmation', null),
    suspended: (reason) => {
      move('suspended', reason);
      show('suspended', reason);
    },
    resumed: (to) => {
      move(to, null);
      show('printing', null);
    },
    takeWish: () => store.takeWish(job.id),
  };
}

export type KeptAttemptParts = {
  readonly store: PrintJobStore;
  readonly job: PrintJob;
  readonly sent: PreparedPaper & { readonly tier: PrintTier };
  readonly show: (state: Exclude<PrinterStatus['state'], 'unsure'>, trouble: PrintTrouble | null) => void;
};
