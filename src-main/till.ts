import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { v7 as uuidV7 } from 'uuid';
import { openBackups } from '#main/backup/open-backups.ts';
import { createRouter, type TillRouter } from '#main/bridge/router.ts';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { foundDemoShop } from '#main/demo/found-demo.ts';
import { Seat } from '#main/desk/seat.ts';
import { wakeAll } from '#main/desk/wake-all.ts';
import { devicePlaces, openCables } from '#main/device/device-places.ts';
import { findDevices } from '#main/device/find-devices.ts';
import { logoImage } from '#main/device/logo-store.ts';
import { readPrinters } from '#main/device/printer-store.ts';
import { readDisplay } from '#main/display/display-store.ts';
import { type DrivenDisplay, driveDisplay } from '#main/display/drive-display.ts';
import { openDisplay } from '#main/display/open-display.ts';
import { lockInstance } from '#main/ledger/instance-lock.ts';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { openLog } from '#main/log.ts';
import { makeFolder } from '#main/make-folder.ts';
import { type MasterData, openMasterData } from '#main/master-data/open-master-data.ts';
import type { PinDesk } from '#main/operator/check-pin.ts';
import { lockWhenIdle } from '#main/operator/lock.ts';
import { openPaper } from '#main/paper/open-paper.ts';
import { openScanner } from '#main/scanner/open-scanner.ts';
import { scannerLine } from '#main/scanner/scanner-address.ts';
import { readScannerAddress } from '#main/scanner/scanner-store.ts';
import { Scans } from '#main/scanner/scans.ts';
import { serviceUrls, typedEnrolmentCode } from '#main/service-configuration/service-urls.ts';
import { endDueShifts } from '#main/shift/automatic-end.ts';
import { asStartRefusal } from '#main/start-refusal.ts';
import { compareTransfers } from '#main/store/compare-transfers.ts';
import { forgetTold } from '#main/store/forget-told.ts';
import { keepParkedNews } from '#main/store/move-parked.ts';
import { parkedFromAfar } from '#main/store/parked-from-afar.ts';
import { feedCursor, keepFeedCursor, keepShift } from '#main/store/pulled-facts.ts';
import { keepTransfers } from '#main/store/pulled-transfers.ts';
import { settleNews } from '#main/store/settle-news.ts';
import { NO_LINE } from '#main/store/store-line.ts';
import { fetchBack } from '#main/sync/fetch-back.ts';
import { openSync, type Sync } from '#main/sync/open-sync.ts';
import { type SwitchableSync, switchableSync } from '#main/sync/switchable-sync.ts';
import { takePlace } from '#main/sync/take-place.ts';
import { openTerminal, type Terminal, type TerminalPatience } from '#main/terminal/open-terminal.ts';
import { Changes } from '#main/till/changes.ts';
import { tillFromAfar } from '#main/till/till-from-afar.ts';
import { tillState } from '#main/till/till-state.ts';
import { type Clock, systemClock } from '#main/time/clock.ts';
import { every, everyNowAndThen } from '#main/time/every.ts';
import { oneAtATime } from '#main/time/one-at-a-time.ts';
import { type Grounds, openGrounds } from '#main/training/grounds.ts';
import { switchingCounter, switchingDesk } from '#main/training/switching-desk.ts';
import { openTrainingLedger } from '#main/training/training-ledger.ts';
import { must } from '#shared/assert.ts';
import { no, ok } from '#shared/result.ts';
import type { ServiceUrls } from '#shared/till/service-address.ts';

export type TillOptions = {
  readonly dataDir: string;
  /** Address of the POS Agent; null: this till works alone. */
  readonly agentUrl: string | null;
  /** PEM of the only authority whose certificate the POS Agent may show; default: those that this machine believes. */
  readonly agentCa?: string | null;
  /** The one-time code for enrolling with the Agent, read anew for each attempt. Default: the embedded agent's file. */
  readonly enrolmentCode?: () => string | null;
  /** Which till of the store a fresh data folder becomes; null: POS1. A founded till keeps its code and starts as no other. */
  readonly tillCode?: string | null;
  /** As given on the command line: "screen", "tcp:HOST:PORT", "serial:PATH[:BAUD]". */
  readonly printer?: string | null;
  /** "serial:PATH[:BAUD]"; null: as it is set up in the till. */
  readonly scanner?: string | null;
  /** "DIALECT:ADDRESS", see `parseDisplayAddress`; null: as it is set up in the till. */
  readonly display?: string | null;
  /** "tcp:HOST:PORT", "serial:PATH[:BAUD]", "manual" or "none"; null: what is set up in the till. */
  readonly terminal?: string | null;
  /** How long the till waits for its terminal; default: as ZVT wants it. */
  readonly terminalPatience?: TerminalPatience;
  /** Starts the services beside this till; awaited before it asks them what it lost and writes its first event. */
  readonly startServices?: () => Promise<void>;
  readonly clock?: Clock;
  /** How often some of what the Agent told long ago is forgotten; default a minute. */
  readonly forgetEveryMs?: number;
  /** How often the run says that it is still there; default 10 s. */
  readonly markEveryMs?: number;
  /** How often the till looks for shifts that it has to end by itself; default 30 s. */
  readonly lookForEndsEveryMs?: number;
  /** How often the till looks whether a backup is due; default 5 s. */
  readonly lookForBackupsEveryMs?: number;
};

export type Till = {
  readonly router: TillRouter;
  /** The services may be there now: tries them at once, whatever wait is running. */
  tryServices(): void;
  /** Lets the slip in flight finish, writes the stop, closes. Asked again, it is the same close. */
  close(): Promise<void>;
};

const MARK_EVERY_MS = 10_000;
const FORGET_EVERY_MS = 60_000;
/** Every call looks too; this is for a till that nobody asks anything. */
const LOOK_FOR_IDLE_EVERY_MS = 5_000;
const LOOK_FOR_ENDS_EVERY_MS = 30_000;
const LOOK_FOR_BACKUPS_EVERY_MS = 5_000;

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
  const agentCa = options.agentCa ?? null;
  const enrolmentCode = options.enrolmentCode ?? embeddedEnrolmentCode(options.dataDir);
  let takenBack = 0;
  const ledger = await openLedger({
    folder: options.dataDir,
    clock,
    tillCode: options.tillCode ?? null,
    found: (connection, keys) =>
      foundDemoShop(connection, {
        pinSecret: keys.pinSecret,
        newId: uuidV7,
        tillCode: options.tillCode ?? DEMO_CONFIGURATION.tillCode,
      }),
    beforeRun: async ({ connection, journal, keys, configuration }) => {
      await options.startServices?.();
      const store = configuration().storeCode;
      const agentUrl = serviceUrls(connection, options.agentUrl)?.posAgentUrl ?? null;
      const parts = { agentUrl, agentCa, connection, journal, keys, store, log };
      takenBack = journal.head().seq === 0 ? await takePlace({ ...parts, enrolmentCode }) : await fetchBack(parts);
    },
  });
  const { connection, configuration, journal, keys } = ledger;
  const changes = new Changes();

  const workers: {
    grounds?: Grounds;
    sync?: SwitchableSync;
    display?: DrivenDisplay;
    terminal?: Terminal;
    masterData?: MasterData;
  } = {};
  const atTerminal = () => must(workers.terminal, 'the terminal is open before the first command').desk;
  const seat = new Seat();
  const realDesk = (queuePaper: PinDesk['queuePaper']): PinDesk => {
    const desk: PinDesk = {
      connection,
      journal,
      clock,
      newId: uuidV7,
      seat,
      authoriser: null,
      configuration,
      pinSecret: keys.pinSecret,
      waits: new Map(),
      pinTurn: oneAtATime(),
      isTraining: false,
      real: () => desk,
      queuePaper,
      logo: () => logoImage(connection),
      hasReceiptPrinter: () => workers.grounds?.here().paper.hasPrinter() ?? false,
      askDrawer: (order) => workers.grounds?.here().paper.askDrawer(order),
      hasDrawer: () => workers.grounds?.here().paper.hasDrawer() ?? false,
      terminal: {
        setting: () => atTerminal().setting(),
        live: () => atTerminal().live(),
        abort: (paymentId) => atTerminal().abort(paymentId),
        askNow: () => atTerminal().askNow(),
      },
      isAgentReachable: () => workers.sync?.now().isReachable() ?? false,
      store: () => workers.sync?.now().store ?? NO_LINE,
      wake: () =>
        wakeAll(log, [
          connection.transaction(() => settleNews(desk, [])),
          () => changes.bump(),
          () => workers.grounds?.here().paper.nudge(),
          () => workers.terminal?.nudge(),
          () => workers.sync?.now().nudge(),
          () => workers.display?.nudge(),
        ]),
    };
    return desk;
  };
  const onChange = () => {
    changes.bump();
    workers.sync?.now().tell();
  };
  const devices = findDevices(options, configuration().language);
  const cables = openCables();
  const places = () => {
    const display = devices.display ?? readDisplay(connection);
    return devicePlaces({ stored: readPrinters(connection), given: devices.printer, display }, cables);
  };
  const grounds = openGrounds({
    realDesk,
    openPaper: (at) => openPaper({ desk: at, places: () => places().printers, onChange, log }),
    openLedger: (how) => openTrainingLedger({ dataDir: options.dataDir, clock, real: ledger }, how),
  });
  const desk = switchingDesk(grounds.here);
  const scans = new Scans();
  const scanner = openScanner({
    at: () => devices.scanner ?? scannerLine(readScannerAddress(connection)),
    scans,
    clock,
    log,
    onChange,
  });
  const display = driveDisplay({ at: () => places().display, open: (at) => openDisplay({ desk, at, onChange, log }) });
  const backups = openBackups({
    desk: grounds.real,
    dataDir: options.dataDir,
    lookEveryMs: options.lookForBackupsEveryMs ?? LOOK_FOR_BACKUPS_EVERY_MS,
    onChange,
    log,
  });
  // Cards are never charged in training: the terminal works for the real desk alone.
  const terminal = openTerminal({
    desk: grounds.real,
    option: options.terminal ?? null,
    patience: options.terminalPatience,
    onChange,
    log,
  });
  const fromAfar = () =>
    tillFromAfar({
      real: grounds.real,
      printer: grounds.here().paper.printer(),
      drawer: grounds.here().paper.drawer(),
      terminal: terminal.desk,
      display: display.state(),
      backups,
      sync: workers.sync?.now().state() ?? null,
    });
  const openLine = (at: ServiceUrls): Sync =>
    openSync({
      urls: at,
      agentCa,
      takenBack,
      enrolmentCode: () => typedEnrolmentCode(connection) ?? enrolmentCode(),
      connection,
      journal,
      keys,
      configuration: configuration(),
      clock,
      onChange,
      fromAfar,
      parked: () => parkedFromAfar(connection),
      feedCursor: () => feedCursor(connection),
      keepNews: (page) => {
        connection
          .transaction(() => {
            for (const shift of page.shifts) keepShift(connection, journal, shift);
            keepTransfers(connection, page);
            compareTransfers(grounds.real);
            keepFeedCursor(connection, page.cursor);
            settleNews(grounds.real, page.shifts);
          })
          .immediate();
        grounds.real.wake();
      },
      keepParkedNews: (news) => {
        const isTaken = connection.transaction(() => keepParkedNews(grounds.real, news)).immediate();
        grounds.real.wake();
        return isTaken;
      },
      hearOfMasterData: () => workers.masterData?.nudge(),
      log,
    });
  const sync = switchableSync(openLine, { first: serviceUrls(connection, options.agentUrl), ca: agentCa });
  const masterData = openMasterData({
    desk: grounds.real,
    dataServiceUrl: () => sync.urls()?.dataServiceUrl ?? null,
    ca: options.agentCa ?? null,
    keys,
    onChange,
    log,
  });
  Object.assign(workers, { grounds, sync, display, terminal, masterData });
  await grounds.start();
  terminal.start();

  let { recovered } = ledger;
  const router = createRouter({
    dataDir: options.dataDir,
    desk,
    changes,
    scans,
    scanner,
    display,
    masterData,
    grounds,
    sync,
    backups,
    paper: switchingCounter(grounds.here),
    terminal,
    isPrinterGiven: devices.printer !== null,
    isDisplayGiven: options.display != null,
    isScannerGiven: options.scanner != null,
    state: () =>
      tillState(desk, {
        revision: () => changes.revision,
        printer: () => grounds.here().paper.printer(),
        drawer: () => grounds.here().paper.drawer(),
        sync: () => sync.now().state(),
        urls: sync.urls,
        erp: masterData.erp,
        recovered: () => recovered,
        backup: backups.state,
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
  const mark = every(options.markEveryMs ?? MARK_EVERY_MS, ledger.mark, log);
  const forgetting = every(
    options.forgetEveryMs ?? FORGET_EVERY_MS,
    () => forgetTold(connection, { days: configuration().toldDays, nowMs: Date.parse(clock.now().wall) }),
    log,
  );
  const idle = every(LOOK_FOR_IDLE_EVERY_MS, () => lockWhenIdle(grounds.real), log);
  const ends = everyNowAndThen(
    options.lookForEndsEveryMs ?? LOOK_FOR_ENDS_EVERY_MS,
    async () => {
      if (!desk.isTraining) await endDueShifts(grounds.real);
    },
    log,
  );
  const shutDown = async (): Promise<void> => {
    mark.stop();
    idle.stop();
    forgetting.stop();
    await ends.stop();
    await backups.stop();
    changes.close();
    await Promise.all([scanner.stop(), display.stop(), masterData.stop()]);
    await terminal.stop();
    await grounds.stop();
    await sync.stop();
    try {
      ledger.close();
    } finally {
      lock.release();
    }
  };
  let closing: Promise<void> | null = null;
  return {
    router,
    tryServices: () => {
      sync.now().tryNow();
      masterData.nudge();
    },
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
