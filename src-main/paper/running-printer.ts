import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import type { PrinterPlace } from '#main/device/printer-places.ts';
import { createDrawerWorker, type DrawerWorker } from '#main/drawer/drawer-worker.ts';
import type { PrintJobStore } from '#main/printing/print-job-store.ts';
import { createPrintWorker, type PrintWorker } from '#main/printing/print-worker.ts';
import { realTimers } from '#main/printing/timers.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';

/** One printer with its worker, and at the receipt printer the drawer that hangs there. */
export type RunningPrinter = {
  readonly place: PrinterPlace;
  readonly worker: PrintWorker;
  readonly drawer: DrawerWorker | null;
  /** False: this till prints nothing. */
  readonly hasPaper: boolean;
  readonly start: () => void;
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

export type RunningPrinterParts = {
  readonly desk: Desk;
  readonly store: PrintJobStore;
  readonly place: PrinterPlace;
  readonly onChange: () => void;
  readonly log: Logger;
};

/** How long a slip that is being printed may take to finish when the till is shut down or the printer is changed. */
const GRACE_MS = 5_000;

export function runPrinter({ desk, log, onChange, place, store }: RunningPrinterParts): RunningPrinter {
  const { profile, setting, transport } = place;
  const fail = (what: string) => (fault: unknown) =>
    log.error({ fault: fault instanceof Error ? fault.stack : fault, printer: setting.id }, what);
  const worker = createPrintWorker({
    store,
    profile,
    transport,
    printerId: setting.id,
    clock: desk.clock,
    timers: realTimers,
    onChange: () => {
      onChange();
      // A drawer that opens after its paper looks whether the paper is out.
      void drawer?.work();
    },
    onFault: fail('printing failed'),
  });
  // No drawer hangs at a roll on the screen, and none opens in training, where nothing is meant.
  const hasDrawer = setting.id === RECEIPT_PRINTER_ID && !desk.isTraining && profile.completion !== 'shown';
  const drawer: DrawerWorker | null = hasDrawer
    ? createDrawerWorker({
        desk,
        printer: worker,
        profile,
        isLineKept: transport.kind !== 'tcp',
        findJob: store.find,
        timers: realTimers,
        onFault: fail('the drawer failed'),
      })
    : null;
  return {
    place,
    worker,
    drawer,
    hasPaper: place.address.kind !== 'none',
    start: () => {
      drawer?.start();
      worker.start();
    },
    nudge: () => {
      const opened = drawer?.isAsked() === true ? drawer.work() : null;
      // Cash first: a drawer that opens before its paper is not kept waiting by it.
      if (opened === null) worker.nudge();
      else void opened.then(worker.nudge);
    },
    stop: () => {
      drawer?.stop();
      return worker.stop(GRACE_MS);
    },
  };
}
