import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import type { Database } from 'better-sqlite3';
import { v7 as uuidV7 } from 'uuid';
import { createRouter, type TillRouter } from '#main/bridge/router.ts';
import { foundDemoShop } from '#main/demo/found-demo.ts';
import { Seat } from '#main/desk/seat.ts';
import { foundingKey } from '#main/ledger/founding-key.ts';
import { lockInstance } from '#main/ledger/instance-lock.ts';
import { Journal } from '#main/ledger/journal.ts';
import { openKeys, type TillKeys } from '#main/ledger/keys.ts';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { rebuildProjections } from '#main/ledger/rebuild.ts';
import { openLog } from '#main/log.ts';
import { makeFolder } from '#main/make-folder.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import { lockWhenIdle } from '#main/operator/lock.ts';
import { openPaper, type Paper } from '#main/paper/open-paper.ts';
import { asStartRefusal } from '#main/start-refusal.ts';
import { openSync, type Sync } from '#main/sync/open-sync.ts';
import { Changes } from '#main/till/changes.ts';
import { writeStart, writeStop } from '#main/till/founding.ts';
import { recoveredState } from '#main/till/recovery.ts';
import { beginRun, endRun, markRun } from '#main/till/run-record.ts';
import { readConfiguration } from '#main/till/settings.ts';
import { tillState } from '#main/till/till-state.ts';
import { type Clock, systemClock } from '#main/time/clock.ts';
import { every } from '#main/time/every.ts';
import { VERSION } from '#main/version.ts';
import { must } from '#shared/assert.ts';
import { no, ok } from '#shared/result.ts';
import type { Configuration } from '#shared/till/configuration.ts';

export type TillOptions = {
  readonly dataDir: string;
  /** Address of the POS Agent; null: this till works alone. */
  readonly agentUrl: string | null;
  /** The one-time code for enrolling with the Agent, read anew for each attempt. Default: the embedded agent's file. */
  readonly enrolmentCode?: () => string | null;
  /** As given on the command line: "screen", "tcp:HOST:PORT", "serial:PATH[:BAUD]". */
  readonly printer?: string;
  readonly clock?: Clock;
  /** How often the run says that it is still there; default 10 s. */
  readonly markEveryMs?: number;
};

export type Till = {
  readonly router: TillRouter;
  /** The services may be there now: tries them at once, whatever wait is running. */
  tryServices(): void;
  /** Lets the slip in flight finish, writes the stop, closes. Asked again, it is the same close. */
  close(): Promise<void>;
};

const MARK_EVERY_MS = 10_000;
/** Every call looks too; this is for a till that nobody asks anything. */
const LOOK_FOR_IDLE_EVERY_MS = 5_000;

/**
 * Opens a till on a data folder: builds its parts, names them and ties them together. It decides nothing.
 * Rejects with a StartRefusal for what a person can put right: a second instance, a newer database, a full disk.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  try {
    makeFolder(options.dataDir);
    const lock = await lockInstance(options.dataDir);
    try {
      return await assemble(options, lock);
    } catch (fault) {
      lock.release();
      throw fault;
    }
  } catch (fault) {
    throw asStartRefusal(fault, options.dataDir);
  }
}

async function assemble(options: TillOptions, lock: { release(): void }): Promise<Till> {
  const clock = options.clock ?? systemClock;
  const log = openLog(options.dataDir);
  const connection = await openDatabase(join(options.dataDir, 'till.db'));
  // A new step may work projections out differently: they are made again from the journal, which is the truth.
  if (migrate(connection, TILL_MIGRATIONS).appliedSteps > 0) rebuildProjections(connection);
  const keys = openKeys(options.dataDir, foundingKey(connection));
  const configuration = await configurationOf(connection, keys);
  const journal = new Journal({ connection, till: configuration().tillCode, keys, clock, newId: uuidV7 });
  const changes = new Changes();
  const run = startRun({ connection, journal, configuration: configuration(), keys, clock });

  const workers: { paper?: Paper; sync?: Sync } = {};
  const desk: PinDesk = {
    connection,
    journal,
    clock,
    newId: uuidV7,
    seat: new Seat(),
    authoriser: null,
    configuration,
    pinSecret: keys.pinSecret,
    waits: new Map(),
    pinTurn: { last: Promise.resolve() },
    queuePaper: (job) => must(workers.paper, 'paper is open before the first command').queue(job),
    isAgentReachable: () => workers.sync?.isReachable() ?? false,
    wake: () => {
      changes.bump();
      workers.paper?.nudge();
      workers.sync?.nudge();
    },
  };
  const onChange = () => changes.bump();
  const paper = openPaper({ desk, printer: options.printer ?? 'screen', onChange, log });
  const sync = openSync({
    agentUrl: options.agentUrl,
    enrolmentCode: options.enrolmentCode ?? embeddedEnrolmentCode(options.dataDir),
    connection,
    journal,
    keys,
    configuration: configuration(),
    clock,
    onChange,
    log,
  });
  Object.assign(workers, { paper, sync });

  let recovered = run.recovered;
  const router = createRouter({
    desk,
    changes,
    paper: paper.counter,
    state: () =>
      tillState(desk, {
        revision: () => changes.revision,
        printer: paper.printer,
        sync: sync.state,
        agentAddress: options.agentUrl ?? '',
        recovered: () => recovered,
      }),
    continueAfterStop: () => {
      if (desk.seat.operator === null) return no({ code: 'nobody_logged_on' });
      recovered = null;
      changes.bump();
      return ok({});
    },
    incident: (call, fault) => {
      const incident = uuidV7();
      log.error({ incident, call, fault: fault instanceof Error ? fault.stack : fault }, 'a call failed');
      return new ORPCError('INTERNAL_SERVER_ERROR', { message: `The till could not do this. Incident ${incident}.` });
    },
  });
  paper.start();
  const mark = every(options.markEveryMs ?? MARK_EVERY_MS, () => markRun(connection, run.runId, clock.now().wall), log);
  const idle = every(LOOK_FOR_IDLE_EVERY_MS, () => lockWhenIdle(desk), log);
  const shutDown = async (): Promise<void> => {
    mark.stop();
    idle.stop();
    changes.close();
    await paper.stop();
    await sync.stop();
    try {
      connection.transaction(() => {
        writeStop(journal);
        endRun(connection, run.runId, clock.now().wall);
      })();
    } finally {
      connection.close();
      lock.release();
    }
  };
  let closing: Promise<void> | null = null;
  return {
    router,
    tryServices: sync.tryNow,
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}

/** The embedded agent leaves its one-time code in the till's own data folder; an agent elsewhere gives its code by hand. */
function embeddedEnrolmentCode(dataDir: string): () => string | null {
  const path = join(dataDir, 'agent', 'enrolment-code');
  return () => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null);
}

/** Reads the configuration, setting up the demo shop in a fresh folder; read once and after each change. */
async function configurationOf(connection: Database, keys: TillKeys): Promise<() => Configuration> {
  if (readConfiguration(connection) === null) {
    await foundDemoShop(connection, { pinSecret: keys.pinSecret, newId: uuidV7 });
  }
  return () => must(readConfiguration(connection), 'an open till has a configuration');
}

function startRun(parts: {
  readonly connection: Database;
  readonly journal: Journal;
  readonly configuration: Configuration;
  readonly keys: TillKeys;
  readonly clock: Clock;
}) {
  const { connection, journal, configuration, keys, clock } = parts;
  const startedAt = clock.now().wall;
  return connection.transaction(() => {
    const { runId, last } = beginRun(connection, startedAt);
    const journalLength = journal.head().seq;
    const recovered = recoveredState(connection, { lastStop: last, startedAt, journalLength });
    writeStart(journal, {
      configuration,
      publicKey: keys.publicKey,
      version: VERSION,
      lastStop: last,
    });
    return { runId, recovered };
  })();
}
