import type { PrintDeadlines } from '#main/printing/print-deadlines.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import type { Timers } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { Clock } from '#main/time/clock.ts';

export type PrintWorkerOptions = {
  readonly store: PrintJobStore;
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly printerId?: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The status changed; ask `status` when convenient. */
  readonly onChange: () => void;
  /** What must not happen did; the worker goes on after a pause. For the log. */
  readonly onFault: (fault: unknown) => void;
  /** What is worth a line in the log and nothing more: an answer that came too late to count. */
  readonly onNotice?: (notice: string) => void;
  readonly deadlines?: PrintDeadlines;
};
