import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { DEADLINES, type PrintDeadlines } from '#main/printing/print-deadlines.ts';
import type { PrintJob, PrintOutcome } from '#main/printing/print-job.ts';
import { openPrintJobStore, type PrintJobStore } from '#main/printing/print-job-store.ts';
import { createPrintWorker, type PrintWorker } from '#main/printing/print-worker.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { GENERIC_PROFILE } from '#main/printing/profiles.ts';
import { realTimers, type Timers } from '#main/printing/timers.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { Clock } from '#main/time/clock.ts';
import { assert } from '#shared/assert.ts';
import { composeReceipt } from '#shared/paper/receipt.ts';
import { sampleReceipt } from '#test/printing/sample-facts.ts';

/** The printing side of a till on a real database file, and ways to stop it as a power cut would. */
export type PrintingTill = {
  readonly database: Database;
  readonly store: PrintJobStore;
  readonly worker: PrintWorker;
  readonly outcomes: readonly PrintOutcome[];
  readonly faults: readonly unknown[];
  readonly notices: readonly string[];
  readonly file: string;
  /** Queues the sample receipt under a number, as a sale would. */
  readonly queueReceipt: (documentNumber: string) => PrintJob;
};

export type PrintingTillOptions = {
  readonly transport: Transport;
  readonly profile?: PrinterProfile;
  readonly timers?: Timers;
  readonly deadlines?: Partial<PrintDeadlines>;
  /** Database file of an earlier till, as found after its end. */
  readonly file?: string;
};

/** Quick about trying again; everything else as in the shop. */
const QUICK: Partial<PrintDeadlines> = {
  backOffMs: [5, 20],
  answerMs: 60,
  watchMs: { screen: null, tcp: null, serial: null, usb: null, spooler: null },
};

export async function openPrintingTill(options: PrintingTillOptions): Promise<PrintingTill> {
  const file = options.file ?? join(temporaryFolder(), 'till.sqlite');
  const database = await openDatabase(file);
  migrate(database, TILL_MIGRATIONS);
  const outcomes: PrintOutcome[] = [];
  const faults: unknown[] = [];
  const notices: string[] = [];
  const store = openPrintJobStore({
    database,
    onOutcome: (outcome) => {
      assert(database.inTransaction, 'an outcome is journaled in the transaction that changes the state');
      outcomes.push(outcome);
    },
  });
  const worker = createPrintWorker({
    store,
    transport: options.transport,
    profile: options.profile ?? GENERIC_PROFILE,
    clock: steadyClock(),
    timers: options.timers ?? realTimers,
    deadlines: { ...DEADLINES, ...QUICK, ...options.deadlines },
    onChange: () => undefined,
    onFault: (fault) => faults.push(fault),
    onNotice: (notice) => notices.push(notice),
  });
  onTestFinished(async () => {
    await worker.stop(0);
    database.close();
  });
  const queueReceipt = (documentNumber: string): PrintJob =>
    database.transaction(() =>
      store.enqueue({
        id: randomUUID(),
        kind: 'receipt',
        documentNumber,
        queuedAt: steadyClock().now().wall,
        document: composeReceipt({ ...sampleReceipt('hr'), documentNumber }),
      }),
    )();
  return { database, store, worker, outcomes, faults, notices, file, queueReceipt };
}

export function printerAt(address: string): Transport {
  const parsed = parsePrinterAddress(address);
  assert(parsed.ok, 'the test’s printer address is right', { address });
  return transportFor(parsed.value);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-printing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function steadyClock(): Clock {
  return { now: () => ({ wall: '2026-11-20T12:40:31.250+01:00', monotonicMs: 0 }) };
}

/** Time that stands still until the test lets a wait run out. */
export function heldTimers(): Timers & {
  readonly pass: (delayMs: number) => void;
  readonly waits: () => readonly number[];
} {
  const waits = new Set<{ readonly delayMs: number; readonly act: () => void }>();
  return {
    after: (delayMs, act) => {
      const wait = { delayMs, act };
      waits.add(wait);
      return () => waits.delete(wait);
    },
    waits: () => [...waits].map(({ delayMs }) => delayMs),
    pass: (delayMs) => {
      for (const wait of [...waits].filter((held) => held.delayMs <= delayMs)) {
        waits.delete(wait);
        wait.act();
      }
    },
  };
}
