import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import type { PrinterPlace } from '#main/device/printer-places.ts';
import type { DrawerOrder } from '#main/drawer/drawer-order.ts';
import { drawerStateMessage } from '#main/drawer/drawer-state-message.ts';
import { markingsSince } from '#main/paper/markings-since.ts';
import { openPaperCounter, type PaperCounter } from '#main/paper/paper-counter.ts';
import { type RunningPrinter, runPrinter } from '#main/paper/running-printer.ts';
import type { NewPrintJob, PrintOutcome } from '#main/printing/print-job.ts';
import { openPrintJobStore, type PrintJobStore } from '#main/printing/print-job-store.ts';
import { printerStateMessage } from '#main/printing/print-jobs.ts';
import { must } from '#shared/assert.ts';
import type { TillState } from '#shared/contract/till.ts';
import { RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';
import { drawerOf } from '#shared/drawer/drawer-rules.ts';
import { event } from '#shared/journal/decision.ts';

/** The till's paper: a queue that commands fill, a worker for each printer, and a counter where people ask about it. */
export type Paper = {
  readonly counter: PaperCounter;
  readonly queue: (job: NewPrintJob) => void;
  /** The printer that somebody should see to, else the receipt printer. */
  readonly printer: () => TillState['printer'];
  readonly printers: () => readonly RunningPrinter[];
  readonly printerState: (running: RunningPrinter) => TillState['printer'];
  readonly askDrawer: (order: DrawerOrder) => void;
  readonly drawer: () => TillState['drawer'];
  readonly hasDrawer: () => boolean;
  /** The level of the drawer’s contact, asked for now; null: none is told. */
  readonly lookAtDrawer: () => Promise<'high' | 'low' | null>;
  /** A printer or the paper roll on the screen; false: this till prints nothing. */
  readonly hasPrinter: () => boolean;
  /** Sets the workers off if something was queued since the last nudge; cheap, called after every commit. */
  readonly nudge: () => void;
  /** Takes up what was set up meanwhile: a printer that differs is let finish its paper, and driven anew. */
  readonly reload: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

export type PaperParts = {
  readonly desk: Desk;
  /** The printers as they are set up now, the receipt printer first. */
  readonly places: () => readonly PrinterPlace[];
  readonly onChange: () => void;
  readonly log: Logger;
};

export function openPaper({ desk, places, onChange, log }: PaperParts): Paper {
  const language = () => desk.configuration().language;
  const store = openPrintJobStore({
    database: desk.connection,
    knownSince: (document) => markingsSince(desk.connection, document),
    onOutcome: (outcome) => {
      desk.journal.append(printEnded(outcome));
      outcomeWritten = true;
    },
  });
  let outcomeWritten = false;
  let isQueueNew = true;
  let isStarted = false;
  let isStopped = false;
  let reloading: Promise<void> = Promise.resolve();
  const tell = (): void => {
    if (outcomeWritten) desk.wake();
    else onChange();
    outcomeWritten = false;
  };
  const run = (place: PrinterPlace) => runPrinter({ desk, store, place, onChange: tell, log });
  let running: readonly RunningPrinter[] = places().map(run);
  const receipt = () =>
    must(
      running.find(({ place }) => place.setting.id === RECEIPT_PRINTER_ID),
      'a till has its receipt printer, if only on the screen',
    );
  const stateOf = (one: RunningPrinter): TillState['printer'] => {
    const { id, name } = one.place.setting;
    const others = running
      .filter((other) => other !== one && other.hasPaper)
      .map(({ place }) => ({ id: place.setting.id, name: place.setting.name }));
    const said = { id, name, others, ...printerStateMessage(one.worker.status(), language()) };
    return one.hasPaper ? said : { ...said, kind: 'none', address: 'none', state: 'none' };
  };
  /** A printer that is no longer as it is set up finishes its paper first; its papers that wait are rows and wait for the new one. */
  const reload = async (): Promise<void> => {
    const wanted = places();
    const isSame = ({ place }: RunningPrinter, other: PrinterPlace) => keyOf(place) === keyOf(other);
    const gone = running.filter((one) => !wanted.some((place) => isSame(one, place)));
    await Promise.all(gone.map((one) => one.stop()));
    const isKept = (place: PrinterPlace) => running.find((one) => isSame(one, place));
    running = wanted.map((place) => isKept(place) ?? run(place));
    if (isStopped) await Promise.all(running.map((one) => one.stop()));
    else if (isStarted) for (const one of running) one.start();
    onChange();
  };
  return {
    counter: openPaperCounter({
      desk,
      store,
      profileOf: (printerId) =>
        (running.find(({ place }) => place.setting.id === printerId) ?? receipt()).place.profile,
      isThere: (printerId) => running.some(({ hasPaper, place }) => hasPaper && place.setting.id === printerId),
      queued: () => {
        isQueueNew = true;
      },
    }),
    queue: (job) => {
      store.enqueue(job);
      if (receipt().hasPaper || job.printerId !== undefined) isQueueNew = true;
      else withoutPrinter(store, job.id, job.queuedAt);
    },
    printer: () => {
      const states = running.map(stateOf);
      const odd = (['unsure', 'suspended', 'trouble'] as const).map((state) =>
        states.find((said) => said.state === state && (said.waiting > 0 || said.id === RECEIPT_PRINTER_ID)),
      );
      return odd.find((said) => said !== undefined) ?? stateOf(receipt());
    },
    printers: () => running,
    printerState: stateOf,
    askDrawer: (order) => {
      if (drawerOf(desk.configuration()) !== null) receipt().drawer?.ask(order);
    },
    drawer: () => drawerStateMessage(receipt().drawer?.state() ?? null, language()),
    hasDrawer: () => receipt().drawer !== null && drawerOf(desk.configuration()) !== null,
    lookAtDrawer: async () => (await receipt().drawer?.look()) ?? null,
    hasPrinter: () => receipt().hasPaper,
    nudge: () => {
      if (!isQueueNew && receipt().drawer?.isAsked() !== true) return;
      isQueueNew = false;
      for (const one of running) one.nudge();
    },
    reload: () => {
      reloading = reloading.then(reload);
      return reloading;
    },
    start: () => {
      isStarted = true;
      for (const one of running) one.start();
    },
    stop: async () => {
      isStopped = true;
      await reloading;
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}

/** What makes a printer another one: where it is, how its line is held, and what it is taken for. */
function keyOf({ profile, setting, transport }: PrinterPlace): string {
  const { address, id, name } = setting;
  return JSON.stringify([id, name, address, transport.kind, transport.address, transport.isShared === true, profile]);
}

/** Kept and said, so that whoever asks for the paper later finds that it never was. */
function withoutPrinter(store: PrintJobStore, id: string, finishedAt: string): void {
  store.move({ id, from: 'queued', to: 'abandoned', reason: 'no_printer', finishedAt });
}

/** What became of a paper, as the journal keeps it. It belongs to no shift: whose paper it was, its document says. */
function printEnded({ job, answeredBy }: PrintOutcome) {
  const { id: jobId, kind, documentNumber, copy, state } = job;
  const outcome = OUTCOMES[state];
  if (outcome === undefined) throw new Error(`Broken rule: only an outcome is journaled, not ${state}`);
  return event(
    'print.ended',
    { actor: answeredBy, shiftId: null, sessionId: null },
    { jobId, kind, documentNumber, copy, outcome, isAnswered: answeredBy !== null },
  );
}

const OUTCOMES: Readonly<Record<string, 'printed' | 'sent_unconfirmed' | 'unknown' | 'failed' | 'abandoned'>> = {
  printed: 'printed',
  sent_unconfirmed: 'sent_unconfirmed',
  unknown: 'unknown',
  failed: 'failed',
  abandoned: 'abandoned',
};
