import { join } from 'node:path';
import type { Logger } from 'pino';
import { listingOf, ownBackupFolder } from '#main/backup/backup-folder.ts';
import type { BackupListing, BackupOrder, BackupOutcome } from '#main/backup/backup-order.ts';
import { backupFolder, checkedUpTo, keepCheckedUpTo } from '#main/backup/backup-store.ts';
import { type BackupThread, startBackupThread } from '#main/backup/backup-thread.ts';
import type { Desk } from '#main/desk/desk.ts';
import { say } from '#main/language/speak.ts';
import { makeFolder } from '#main/make-folder.ts';
import { wallTime } from '#main/time/clock.ts';
import { every } from '#main/time/every.ts';
import { backupName, isBackupDue } from '#shared/backup/backup-file.ts';
import type { BackupTrouble } from '#shared/contract/agent-till-state.ts';
import type { BackupsOfTill } from '#shared/contract/backup.ts';
import type { TillState } from '#shared/contract/till.ts';

/** Checked copies of the ledger, made by themselves after each end of shift and every few hours of selling. */
export type Backups = {
  readonly state: () => TillState['backup'];
  readonly show: () => BackupsOfTill;
  /** Why the last one was not made; null: it was. */
  readonly trouble: () => BackupTrouble | null;
  /** Begins one, if none is under way. */
  readonly run: () => void;
  /** How a folder is, null: the one inside the data folder. Answers null where it does not say in time. */
  readonly look: (folder: string | null) => Promise<BackupListing | null>;
  /** They are written elsewhere now, where it is as told: what went wrong at the old place is said no longer. */
  readonly moved: (listing: BackupListing) => void;
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
/** A ledger of years on a slow stick takes minutes. */
const MAKE_MAX_MS = 30 * 60_000;
/** Somebody waits before the window. */
const LOOK_MAX_MS = 5_000;

type Trouble = { readonly kind: BackupTrouble; readonly code: string };

export function openBackups({ desk, dataDir, lookEveryMs, onChange, log }: BackupsOptions): Backups {
  const { connection, clock, journal } = desk;
  const own = ownBackupFolder(dataDir);
  const till = (): string => desk.configuration().tillCode;
  const folder = (): string => backupFolder(connection) ?? own;
  const threads = new Set<BackupThread>();
  let trouble: Trouble | null = null;
  let isRunning = false;
  let isStopping = false;
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  // The till's own disk is looked at here; what lies elsewhere only a thread may touch.
  let listing = folder() === own ? listingOf(own, till()) : NOTHING_KNOWN;

  const order = async (given: BackupOrder, deadlineMs: number): Promise<BackupOutcome | null> => {
    const thread = startBackupThread(given, deadlineMs);
    threads.add(thread);
    try {
      return await thread.outcome;
    } finally {
      threads.delete(thread);
    }
  };
  const look = async (place: string): Promise<BackupListing | null> => {
    const outcome = await order({ folder: place, tillCode: till(), make: null }, LOOK_MAX_MS);
    return outcome?.listing ?? null;
  };
  const foundedAt = (): string | null =>
    connection.prepare('SELECT wall_at FROM event ORDER BY epoch, seq LIMIT 1').pluck().get() as string | null;
  const isDue = (): boolean => {
    const endedSeq = connection.prepare('SELECT coalesce(max(ended_seq), 0) FROM shift').pluck().get() as number;
    const { wall } = clock.now();
    const [last = null] = listing.kept;
    const sinceMs = Date.parse(last?.madeAt ?? foundedAt() ?? wall);
    return isBackupDue({ last, sinceMs, nowMs: Date.parse(wall), headSeq: journal.head().seq, endedSeq });
  };
  const settle = (place: string, outcome: BackupOutcome | null): void => {
    const made = outcome?.made ?? { kind: 'failed', code: 'ETIMEDOUT', words: 'it came to no end' };
    if (made.kind === 'made') keepCheckedUpTo(connection, made.head);
    else log.warn({ code: made.code, words: made.words, folder: place }, 'a backup was not made');
    // Chosen another meanwhile: what is said is said of that one.
    if (place !== folder()) return;
    trouble = made.kind === 'made' ? null : troubleOf(made.code);
    notBeforeMs = trouble === null ? Number.NEGATIVE_INFINITY : clock.now().monotonicMs + AGAIN_AFTER_MS;
    listing = outcome?.listing ?? listing;
  };
  const make = async (): Promise<void> => {
    const place = folder();
    if (place === own) makeFolder(own);
    const name = backupName(till(), new Date(clock.now().wall).toISOString(), journal.head().seq);
    const given = { source: join(dataDir, 'till.db'), name, checked: checkedUpTo(connection) };
    const outcome = await order({ folder: place, tillCode: till(), make: given }, MAKE_MAX_MS);
    if (!isStopping) settle(place, outcome);
  };
  const run = (): void => {
    if (isRunning || isStopping) return;
    isRunning = true;
    onChange();
    void make()
      .catch((fault: unknown) => log.error({ fault: String(fault) }, 'a backup failed'))
      .finally(() => {
        isRunning = false;
        if (!isStopping) onChange();
      });
  };
  const lookAgain = async (): Promise<void> => {
    const place = folder();
    const found = await look(place);
    if (isStopping || isRunning || place !== folder()) return;
    listing = found ?? NOTHING_KNOWN;
    if (!listing.isUsable) trouble = { kind: 'missing', code: 'ENOENT' };
    onChange();
  };
  if (folder() !== own) void lookAgain();
  const looking = every(
    lookEveryMs,
    () => {
      if (!isRunning && clock.now().monotonicMs >= notBeforeMs && isDue()) run();
    },
    log,
  );
  const words = (): string =>
    trouble === null
      ? ''
      : say(desk.configuration().language, `backup.${trouble.kind}`, { folder: folder(), code: trouble.code });
  return {
    state: () => ({ lastAt: listing.kept[0] === undefined ? null : tillTime(listing.kept[0].madeAt), words: words() }),
    show: () => ({
      folder: folder(),
      isOwnFolder: folder() === own,
      freeBytes: listing.freeBytes,
      isRunning,
      kept: listing.kept.map(({ name, madeAt, seq, bytes }) => ({
        name,
        madeAt: tillTime(madeAt),
        records: seq,
        bytes,
      })),
      words: words(),
    }),
    trouble: () => trouble?.kind ?? null,
    run,
    look: (place) => (place === null ? Promise.resolve(ownListing(own, till())) : look(place)),
    moved: (found) => {
      trouble = null;
      notBeforeMs = Number.NEGATIVE_INFINITY;
      listing = found;
      onChange();
    },
    stop: async () => {
      isStopping = true;
      looking.stop();
      await Promise.all([...threads].map((thread) => thread.stop()));
    },
  };
}

const NOTHING_KNOWN: BackupListing = { isUsable: false, freeBytes: null, kept: [] };

function ownListing(own: string, tillCode: string): BackupListing {
  makeFolder(own);
  return listingOf(own, tillCode);
}

/** A moment of a file's name as the till's own clock reads it. */
function tillTime(utc: string): string {
  return wallTime(new Date(utc));
}

function troubleOf(code: string | null): Trouble {
  if (code === null || /^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { kind: 'damaged', code: code ?? '' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return { kind: 'full', code };
  if (code === 'ENOENT') return { kind: 'missing', code };
  return { kind: 'failed', code };
}
