import { parentPort, workerData } from 'node:worker_threads';
import { backupOrderSchema } from '#main/backup/backup-order.ts';
import { makeBackup } from '#main/backup/make-backup.ts';

// A thread of its own: a copy that is checked takes its time, and nobody at the till waits for it.
parentPort?.postMessage(await makeBackup(backupOrderSchema.parse(workerData)));
