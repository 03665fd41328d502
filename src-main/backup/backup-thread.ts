import { Worker } from 'node:worker_threads';
import { type BackupOrder, type BackupOutcome, backupOutcomeSchema } from '#main/backup/backup-order.ts';

/** Beside this file, as it is or as it was built. */
const WORKER = new URL(`./backup-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** A thread that hangs in a disk that went away ends when the system lets it; nobody waits longer than this. */
const END_MAX_MS = 2_000;

export type BackupThread = {
  /** Null: it came to no end in its time, or broke. */
  readonly outcome: Promise<BackupOutcome | null>;
  readonly stop: () => Promise<void>;
};

/** Gives one order to a thread of its own, which alone touches the folder: another disk may be slow, or gone. */
export function startBackupThread(order: BackupOrder, deadlineMs: number): BackupThread {
  const worker = new Worker(WORKER, { workerData: order });
  const outcome = new Promise<BackupOutcome | null>((resolve) => {
    const deadline = setTimeout(() => {
      resolve(null);
      void worker.terminate();
    }, deadlineMs);
    deadline.unref();
    worker.once('message', (message: unknown) => resolve(backupOutcomeSchema.parse(message)));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => {
      clearTimeout(deadline);
      resolve(null);
    });
  });
  return {
    outcome,
    stop: async () => {
      await Promise.race([worker.terminate(), new Promise((resolve) => setTimeout(resolve, END_MAX_MS))]);
    },
  };
}
