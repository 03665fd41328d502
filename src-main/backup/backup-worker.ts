import { parentPort, workerData } from 'node:worker_threads';
import { backupOrderSchema } from '#main/backup/backup-order.ts';
import { carryOutOrder } from '#main/backup/make-backup.ts';

// A thread of its own: a copy that is checked takes its time, a disk that is away may take for ever, and nobody waits here.
parentPort?.postMessage(await carryOutOrder(backupOrderSchema.parse(workerData)));
