import type { PrintTier } from '#main/printing/preflight.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { PrintJob as PrintJobMessage, PrintJobState } from '#shared/contract/paper.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

/** One paper that shall exist. A job is sent once in its life; what a person wants again is a new job, marked as a copy. */
export type PrintJob = {
  readonly id: string;
  /** Order of printing; the queue is first in, first out. */
  readonly ordinal: number;
  readonly kind: PrintJobMessage['kind'];
  readonly documentNumber: string;
  /** 0: the original. */
  readonly copy: number;
  /** The original’s job when this is a copy. */
  readonly originalJobId: string | null;
  readonly state: PrintJobState;
  /** The printer that shall print it, or did. */
  readonly printerId: string;
  /** How sure its paper can be; null before it is sent, and on the screen. */
  readonly tier: PrintTier | null;
  /** Null: nothing is wrong. */
  readonly reason: PrintTrouble | null;
  /** Wall time, RFC 3339 with offset. */
  readonly queuedAt: string;
  readonly finishedAt: string | null;
};

/** A paper as whoever wants it printed hands it over, inside the transaction that books what it says. */
export type NewPrintJob = Pick<PrintJob, 'id' | 'kind' | 'documentNumber' | 'queuedAt'> & {
  readonly document: PaperDocument;
  /** Absent: the till’s receipt printer. */
  readonly printerId?: string;
};

/** What a job became, to be journaled in the transaction that changes its state. */
export type PrintOutcome = {
  readonly job: PrintJob;
  /** The state it came from: from `unknown` a person moved it on. */
  readonly from: PrintJobState;
  /** Who told the outcome; null when the worker found it. */
  readonly answeredBy: string | null;
};
