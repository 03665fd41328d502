import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import {
  DEADLINES,
  type PreparedPaper,
  type PrintDeadlines,
  preparePaper,
  sendPaper,
} from '#main/printing/send-paper.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { Clock } from '#main/time/clock.ts';
import { unreachable } from '#shared/assert.ts';

/**
 * Works off the print jobs, one at a time, oldest first. Nobody waits for it: whoever queued a job nudges it and goes on.
 * What it promises: a job’s bytes are kept before the first of them leaves; a job of which not one byte left is tried again
 * by itself; a job of which any byte left is never sent again by itself, and stops the queue until its outcome is known or
 * a person tells it.
 */
export type PrintWorker = {
  /** Jobs that a stopped till left in flight become unknown, then the queue is worked off. */
  readonly start: () => void;
  /** There may be something to do: a job was queued, a person answered. */
  readonly nudge: () => void;
  /** Lets the job in flight finish within `graceMs`; after that its outcome is unknown. Nothing is begun any more. */
  readonly stop: (graceMs: number) => Promise<void>;
  /** Settles when nothing can be done now: no jobs, printer away, or a person is asked. */
  readonly rested: () => Promise<void>;
  readonly status: () => PrinterStatus;
};

/** The printer’s part of the status bar; `trouble` has its words in `troubleWords`. */
export type PrinterStatus = {
  readonly kind: Transport['kind'];
  readonly address: string;
  readonly state: 'ready' | 'printing' | 'trouble' | 'unsure';
  readonly trouble: PrintTrouble | null;
  readonly waiting: number;
  readonly unsureJobId: string | null;
};

export type PrintWorkerOptions = {
  readonly store: PrintJobStore;
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The status changed; ask `status` when convenient. */
  readonly onChange: () => void;
  /** What must not happen did; the worker goes on after a pause. For the log. */
  readonly onFault: (fault: unknown) => void;
  readonly deadlines?: PrintDeadlines;
};

export function createPrintWorker(options: PrintWorkerOptions): PrintWorker {
  const { clock, onChange, onFault, profile, store, timers, transport } = options;
  const deadlines = options.deadlines ?? DEADLINES;
  const ending = new AbortController();
  let isStarted = false;
  let isStopping = false;
  let isWanted = false;
  let running: Promise<void> | null = null;
  let state: 'ready' | 'printing' | 'trouble' = 'ready';
  let trouble: PrintTrouble | null = null;
  let misses = 0;
  let wake: (() => void) | null = null;
  let isResting = true;
  let resting: (() => void)[] = [];

  const show = (next: typeof state, reason: PrintTrouble | null): void => {
    const isNew = next !== state || reason !== trouble;
    state = next;
    trouble = reason;
    if (isNew) onChange();
  };

  const rest = (): void => {
    isResting = true;
    for (const tell of resting) tell();
    resting = [];
  };

  /** Waits before the next try; a nudge cuts it short, because somebody just did something about it. */
  const pause = async (): Promise<void> => {
    const delayMs = deadlines.backOffMs[Math.min(misses, deadlines.backOffMs.length) - 1] ?? 0;
    rest();
    await new Promise<void>((resolve) => {
      const cancel = timers.after(delayMs, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
    wake = null;
    isResting = false;
  };

  const blocked = (reason: PrintTrouble): 'blocked' => {
    misses += 1;
    show('trouble', reason);
    return 'blocked';
  };

  /** Sending was begun by somebody who is gone: what is on paper, nobody knows. */
  const loseTrack = (job: PrintJob): 'done' => {
    store.move({ id: job.id, from: job.state, to: 'unknown', reason: 'till_stopped' });
    return 'done';
  };

  const fail = (job: PrintJob): 'done' => {
    const reason = 'document_unreadable';
    store.move({ id: job.id, from: 'queued', to: 'failed', reason, finishedAt: clock.now().wall });
    return 'done';
  };

  const prepare = (job: PrintJob): PreparedPaper | null => {
    try {
      return preparePaper(store.document(job.id), { ordinal: job.ordinal, profile });
    } catch (fault) {
      onFault(fault);
      return null;
    }
  };

  const print = async (job: PrintJob): Promise<'done' | 'blocked'> => {
    const paper = prepare(job);
    if (paper === null) return fail(job);
    const opened = await withDeadline({ timers, delayMs: deadlines.openMs, stop: ending.signal }, transport.open);
    if (!opened.ok) {
      if (isStopping) return 'blocked';
      if (job.reason !== opened.refusal) {
        store.move({ id: job.id, from: 'queued', to: 'queued', reason: opened.refusal });
      }
      return blocked(opened.refusal);
    }
    const connection = opened.value;
    if (isStopping) {
      connection.drop();
      return 'blocked';
    }
    show('printing', null);
    try {
      const outcome = await sendPaper({
        connection,
        paper,
        profile,
        deadlines,
        timers,
        transport,
        stop: ending.signal,
        keepSending: () => store.move({ id: job.id, from: 'queued', to: 'sending', reason: null, sent: paper }),
        keepAwaiting: () => {
          store.move({ id: job.id, from: 'sending', to: 'awaiting_confirmation', reason: null });
        },
      });
      if (outcome.to === 'withdrawn') return 'done';
      const { from, reason, to } = outcome;
      const finished = to === 'unknown' ? {} : { finishedAt: clock.now().wall };
      store.move({ id: job.id, from, to, reason, ...finished, ...(from === 'queued' ? { sent: paper } : {}) });
    } finally {
      connection.drop();
    }
    misses = 0;
    show('ready', null);
    return 'done';
  };

  const workOff = async (job: PrintJob): Promise<'done' | 'blocked' | 'unsure'> => {
    try {
      switch (job.state) {
        case 'queued':
          return await print(job);
        case 'sending':
        case 'awaiting_confirmation':
          return loseTrack(job);
        case 'unknown':
          return 'unsure';
        case 'printed':
        case 'sent_unconfirmed':
        case 'failed':
        case 'abandoned':
          return 'done';
        default:
          return unreachable(job.state);
      }
    } catch (fault) {
      onFault(fault);
      return blocked('not_kept');
    }
  };

  const workOffAll = async (): Promise<void> => {
    while (!isStopping) {
      const job = store.head();
      if (job === null) {
        // Whatever was wrong was wrong for a job that is gone; nobody tries again, so nothing is known any more.
        show('ready', null);
        break;
      }
      const outcome = await workOff(job);
      if (outcome === 'unsure') break;
      if (outcome === 'blocked' && !isStopping) await pause();
      else onChange();
    }
    if (state === 'printing') show('ready', null);
  };

  const run = async (): Promise<void> => {
    while (isWanted && !isStopping) {
      isWanted = false;
      try {
        await workOffAll();
      } catch (fault) {
        onFault(fault);
        blocked('not_kept');
        await pause();
        isWanted = true;
      }
    }
    running = null;
    rest();
  };

  const nudge = (): void => {
    isWanted = true;
    if (!isStarted || isStopping) return;
    wake?.();
    isResting = false;
    running ??= run();
  };

  return {
    start: () => {
      isStarted = true;
      nudge();
    },
    nudge,
    stop: async (graceMs) => {
      isStopping = true;
      const cancel = timers.after(graceMs, () => ending.abort());
      wake?.();
      await running;
      cancel();
      ending.abort();
      rest();
    },
    rested: () => (isResting ? Promise.resolve() : new Promise((resolve) => resting.push(resolve))),
    status: () => {
      const head = store.head();
      const unsureJobId = head?.state === 'unknown' ? head.id : null;
      return {
        kind: transport.kind,
        address: transport.address,
        state: unsureJobId === null ? state : 'unsure',
        trouble: unsureJobId === null ? trouble : (head?.reason ?? null),
        waiting: store.waiting(),
        unsureJobId,
      };
    },
  };
}
