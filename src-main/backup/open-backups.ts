import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { backupsIn, freeBytes, ownBackupFolder, sizeOf, tidy } from '#main/backup/backup-folder.ts';
import { type BackupOrder, type BackupOutcome, backupOutcomeSchema } from '#main/backup/backup-order.ts';
import { backupFolder, checkedUpTo, keepCheckedUpTo } from '#main/backup/backup-store.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { makeFolder } from '#main/make-folder.ts';
import { wallTime } from '#main/time/clock.ts';
import { every } from '#main/time/every.ts';
import { backupName, isBackupDue } from '#shared/backup/backup-file.ts';
import type { BackupsOfTill } from '#shared/contract/backup.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Checked copies of the ledger, made by themselves after each end of shift and every few hours of selling. */
export type Backups = {
  readonly state: () => TillState['backup'];
  readonly show: () => BackupsOfTill;
  /** Begins one, if none is under way. */
  readonly run: () => void;
  /** They are written elsewhere now: what went wrong at the old place is told no longer. */
  readonly moved: () => void;
  /** One under way is given up; what it left half written goes with the next. */
  readonly stop: () => Promise<void>;
};

export type BackupsOptions = {
  readonly desk: Desk;
  readonly dataDir: string;
  readonly lookEveryMs: number;
  readonly onChange: () => void;
  readonly log: Logger;
};

/** After one that failed; a folder that is not there does not come back sooner because it is asked for every few seconds. */
const AGAIN_AFTER_MS = 10 * 60_000;
/** What a backup leaves free on its disk. */
const ROOM_LEFT_BYTES = 64 * 1024 ** 2;
/** Beside this file, as it is or as it was built. */
const WORKER = new URL(`./backup-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

type Trouble = { readonly key: `backup.${'damaged' | 'failed' | 'full' | 'missing'}`; readonly code: string };

export function openBackups({ desk, dataDir, lookEveryMs, onChange, log }: BackupsOptions): Backups {
  const { connection, clock, journal } = desk;
  const till = (): string => desk.configuration().tillCode;
  const folder = (): string => backupFolder(connection) ?? ownBackupFolder(dataDir);
  let trouble: Trouble | null = null;
  let running: Worker | null = null;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  let isStopping = false;
  let newest = backupsIn(folder(), till())[0] ?? null;

  const foundedAt = (): string | null =>
    connection.prepare('SELECT wall_at FROM event ORDER BY epoch, seq LIMIT 1').pluck().get() as string | null;
  const isDue = (): boolean => {
    const endedSeq = connection.prepare('SELECT coalesce(max(ended_seq), 0) FROM shift').pluck().get() as number;
    const { wall } = clock.now();
    const sinceMs = Date.parse(newest?.madeAt ?? foundedAt() ?? wall);
    return isBackupDue({ last: newest, sinceMs, nowMs: Date.parse(wall), headSeq: journal.head().seq, endedSeq });
  };
  const settle = (outcome: BackupOutcome): void => {
    running = null;
    if (isStopping) return;
    if (outcome.kind === 'made') keepCheckedUpTo(connection, outcome.head);
    else log.warn({ code: outcome.code, words: outcome.words, folder: folder() }, 'a backup was not made');
    trouble = outcome.kind === 'made' ? null : troubleOf(outcome.code);
    notBeforeMs = trouble === null ? Number.NEGATIVE_INFINITY : clock.now().monotonicMs + AGAIN_AFTER_MS;
    tidy(folder(), till());
    newest = backupsIn(folder(), till())[0] ?? null;
    onChange();
  };
  const run = (): void => {
    if (running !== null || isStopping) return;
    const place = folder();
    if (place === ownBackupFolder(dataDir)) makeFolder(place);
    // Made anew it would lie where a stick was, and look like a backup on it.
    if (!existsSync(place)) {
      settle({ kind: 'failed', code: 'ENOENT', words: `${place} is not there` });
      return;
    }
    // The till itself works on this disk, or somebody else does: the last of its room is not for copies.
    const free = freeBytes(place);
    if (free !== null && free < sizeOf(dataDir, 'till.db') + ROOM_LEFT_BYTES) {
      settle({ kind: 'failed', code: 'ENOSPC', words: `${free} bytes are left` });
      return;
    }
    const target = join(place, backupName(till(), new Date(clock.now().wall).toISOString(), journal.head().seq));
    running = startWorker({ source: join(dataDir, 'till.db'), target, checked: checkedUpTo(connection) }, settle);
    onChange();
  };
  const looking = every(
    lookEveryMs,
    () => {
      if (running === null && clock.now().monotonicMs >= notBeforeMs && isDue()) run();
    },
    log,
  );
  const words = (): string =>
    trouble === null ? '' : say(desk.configuration().language, trouble.key, { folder: folder(), code: trouble.code });
  return {
    state: () => ({ lastAt: newest === null ? null : tillTime(newest.madeAt), words: words() }),
    show: () => ({
      folder: folder(),
      isOwnFolder: backupFolder(connection) === null,
      freeBytes: freeBytes(existsSync(folder()) ? folder() : dataDir),
      isRunning: running !== null,
      kept: backupsIn(folder(), till()).map((file) => ({
        name: file.name,
        madeAt: tillTime(file.madeAt),
        records: file.seq,
        bytes: sizeOf(folder(), file.name),
      })),
      words: words(),
    }),
    run,
    moved: () => {
      trouble = null;
      notBeforeMs = Number.NEGATIVE_INFINITY;
      newest = backupsIn(folder(), till())[0] ?? null;
      onChange();
    },
    stop: async () => {
      isStopping = true;
      looking.stop();
      await running?.terminate();
    },
  };
}

/** A moment of a file's name as the till's own clock reads it. */
function tillTime(utc: string): string {
  return wallTime(new Date(utc));
}

/** Answers once, however the thread ends. */
function startWorker(order: BackupOrder, onOutcome: (outcome: BackupOutcome) => void): Worker {
  const worker = new Worker(WORKER, { workerData: order });
  let isSettled = false;
  const settle = (outcome: BackupOutcome): void => {
    if (isSettled) return;
    isSettled = true;
    onOutcome(outcome);
  };
  worker.once('message', (message: unknown) => settle(backupOutcomeSchema.parse(message)));
  worker.once('error', (fault) => settle({ kind: 'failed', code: 'worker', words: String(fault) }));
  worker.once('exit', (code) => settle({ kind: 'failed', code: 'worker', words: `it ended with ${code}` }));
  return worker;
}

function troubleOf(code: string | null): Trouble {
  if (code === null || /^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { key: 'backup.damaged', code: code ?? '' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return { key: 'backup.full', code };
  if (code === 'ENOENT') return { key: 'backup.missing', code };
  return { key: 'backup.failed', code };
}
