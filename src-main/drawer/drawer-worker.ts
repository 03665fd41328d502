import type { Desk } from '#main/desk/desk.ts';
import type { DrawerOrder } from '#main/drawer/drawer-order.ts';
import { type DrawerRequest, openDrawerRequests } from '#main/drawer/drawer-requests.ts';
import { protocolOf } from '#main/printing/encode-document.ts';
import type { PrintJob } from '#main/printing/print-job.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import type { PrintWorker } from '#main/printing/print-worker.ts';
import { conditionTrouble, type PrinterCondition } from '#main/printing/printer-condition.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import type { Timers } from '#main/printing/timers.ts';
import { openSessionOf, openShiftOf } from '#main/shift/shift-records.ts';
import { ownerOf } from '#main/shift/standing.ts';
import { type Drawer, drawerOf } from '#shared/drawer/drawer-rules.ts';
import { type DrawerFinding, type DrawerSeen, NOTHING_WATCHED, watchDrawer } from '#shared/drawer/watch-drawer.ts';
import { event, type Scene } from '#shared/journal/decision.ts';
import type { NewEvent } from '#shared/journal/event.ts';

/** What the status bar says of the drawer. */
export type DrawerState = {
  readonly state: 'none' | 'unknown' | 'closed' | 'open' | 'open_too_long' | 'did_not_open' | 'not_sent';
  /** Why no pulse left the till. */
  readonly trouble: PrintTrouble | null;
};

/**
 * Opens the drawer that hangs at the receipt printer when commands ask, once and never later, and writes down what its
 * contact says: opened, closed, open too long, opened by nobody here. A sale never waits for it.
 */
export type DrawerWorker = {
  /** Inside the transaction that books why. */
  readonly ask: (order: DrawerOrder) => void;
  /** Tries what was asked for; settles when each was tried that waits for no paper. */
  readonly work: () => Promise<void>;
  /** Whether anything was asked for since the last `work`. */
  readonly isAsked: () => boolean;
  readonly state: () => DrawerState;
  /** Asks the printer now for the level of the contact; null: it says none. */
  readonly look: () => Promise<'high' | 'low' | null>;
  readonly start: () => void;
  readonly stop: () => void;
};

export type DrawerParts = {
  readonly desk: Desk;
  readonly printer: Pick<PrintWorker, 'say' | 'ask' | 'onCondition'>;
  readonly profile: PrinterProfile;
  /** Whether the line stays open by itself; otherwise an open drawer is looked at from time to time. */
  readonly isLineKept: boolean;
  readonly findJob: (id: string) => PrintJob | null;
  readonly timers: Timers;
  readonly patience?: Partial<DrawerTimes>;
  readonly onFault: (fault: unknown) => void;
};

export type DrawerTimes = {
  readonly opensWithinMs: number;
  /** How long a network printer is held after a pulse, to hear the contact. */
  readonly holdMs: number;
  readonly lookEveryMs: number;
  /** How long a drawer that opens after its paper waits for it: cash must be reached without paper too. */
  readonly afterPaperMs: number;
};

const TIMES: DrawerTimes = { opensWithinMs: 3_000, holdMs: 5_000, lookEveryMs: 5_000, afterPaperMs: 10_000 };
/** How long an opening that failed is said in the windows; the journal keeps it. */
const SAID_MS = 20_000;
/** A printer that tells nothing by itself is asked so often until the contact should have changed. */
const ASK_EVERY_MS = 200;

export function createDrawerWorker(parts: DrawerParts): DrawerWorker {
  const { desk, printer, profile, timers } = parts;
  const times = { ...TIMES, ...parts.patience };
  const requests = openDrawerRequests(desk.connection);
  const protocol = protocolOf(profile);
  const outOfPatience = new Set<string>();
  const waits = new Set<() => void>();
  let watch = NOTHING_WATCHED;
  let shown: DrawerState['state'] | null = null;
  let trouble: PrintTrouble | null = null;
  let isAsked = false;
  let isStopped = false;
  let turn: Promise<void> = Promise.resolve();

  const setting = () => drawerOf(desk.configuration());
  const nowMs = () => desk.clock.now().monotonicMs;
  const after = (delayMs: number, act: () => void): void => {
    const cancel = timers.after(delayMs, () => {
      waits.delete(cancel);
      act();
    });
    waits.add(cancel);
  };

  /** Journals in a transaction of its own and tells the windows. */
  const keep = (act: () => void): void => {
    desk.connection.transaction(act).immediate();
    desk.wake();
  };

  const sceneOf = (requestId: string | null): Scene => {
    const request = requestId === null ? null : requests.find(requestId);
    if (request !== null) return request.scene;
    const { operator } = desk.seat;
    const shift = operator === null ? null : openShiftOf(desk.connection, ownerOf(desk, operator));
    const sessionId =
      shift === null || operator === null ? null : openSessionOf(desk.connection, shift.id, operator.id);
    return { actor: null, shiftId: shift?.id ?? null, sessionId };
  };

  const observe = (seen: DrawerSeen): void => {
    const drawer = setting();
    if (drawer === null || isStopped) return;
    const patience = { opensWithinMs: times.opensWithinMs, openTooLongMs: drawer.openTooLongSeconds * 1000 };
    const watched = watchDrawer(watch, seen, patience);
    const wasOpen = watch.isOpen === true;
    watch = watched.watch;
    if (watched.findings.length > 0) keep(() => watched.findings.forEach(write));
    if (!wasOpen && watch.isOpen === true) followOpen(drawer);
  };

  /** What is odd is said: an open drawer until it is shut, a failed opening for a while. */
  const say = (odd: 'did_not_open' | 'not_sent' | 'open_too_long' | null): void => {
    shown = odd;
    if (odd === null || odd === 'open_too_long') return;
    after(SAID_MS, () => {
      if (shown !== odd) return;
      shown = null;
      desk.wake();
    });
  };

  const write = (finding: DrawerFinding): void => {
    say(finding.kind === 'did_not_open' || finding.kind === 'open_too_long' ? finding.kind : null);
    desk.journal.append(findingEvent(finding, sceneOf(finding.requestId)));
  };

  const followOpen = (drawer: Drawer): void => {
    if (drawer.openTooLongSeconds > 0) {
      after(drawer.openTooLongSeconds * 1000, () => observe({ kind: 'time', atMs: nowMs() }));
    }
    if (!parts.isLineKept || !profile.hasStatusBack) lookWhileOpen();
  };

  const lookWhileOpen = (): void =>
    after(times.lookEveryMs, () => {
      if (watch.isOpen !== true) return;
      void look().then(lookWhileOpen);
    });

  const takeContact = ({ drawerPin }: PrinterCondition): void => {
    const openWhen = setting()?.openWhen ?? null;
    if (drawerPin === null || openWhen === null) return;
    observe({ kind: 'contact', isOpen: drawerPin === openWhen, atMs: nowMs() });
  };

  const look = async (): Promise<'high' | 'low' | null> => {
    const asked = await printer.ask();
    if (!asked.ok) return null;
    takeContact(asked.value);
    return asked.value.drawerPin;
  };

  /** Until the contact has changed or should have. */
  const askForContact = (untilMs: number): void =>
    after(ASK_EVERY_MS, () => {
      if (watch.awaited === null || nowMs() > untilMs) return;
      void look().then(() => askForContact(untilMs));
    });

  const isDue = ({ afterJobId, id }: DrawerRequest): boolean => {
    if (afterJobId === null || outOfPatience.has(id)) return true;
    const job = parts.findJob(afterJobId);
    if (job === null) return true;
    const isOnItsWay = ['queued', 'sending', 'awaiting_confirmation'].includes(job.state);
    return !isOnItsWay || job.reason !== null;
  };

  /** Once, and never later: a drawer that opens when nobody stands before it is worse than one that stays shut. */
  const attempt = async (request: DrawerRequest): Promise<void> => {
    outOfPatience.delete(request.id);
    const drawer = setting();
    if (drawer === null) return notSent(request, 'no_printer');
    const asked = await printer.ask();
    if (!asked.ok) return notSent(request, asked.refusal);
    takeContact(asked.value);
    if (watch.isOpen === true && watch.isProven) {
      return tried(request, 'not_sent', event('drawer.already_open', request.scene, { requestId: request.id }));
    }
    const wrong = conditionTrouble(asked.value);
    const pulse = wrong === null ? protocol.drawerPulse(drawer) : protocol.drawerPulseNow?.(drawer);
    // Behind a paper-out a queued pulse would open the drawer when somebody loads paper.
    if (pulse === undefined) return notSent(request, wrong ?? 'printer_offline');
    if (drawer.openWhen !== null) observe({ kind: 'pulse', requestId: request.id, atMs: nowMs() });
    const said = await printer.say(pulse, { holdMs: times.holdMs });
    if (!said.ok) return notSent(request, said.refusal);
    shown = null;
    tried(request, 'sent', event('drawer.sent', request.scene, { requestId: request.id }));
    if (drawer.openWhen === null) return;
    after(times.opensWithinMs, () => observe({ kind: 'time', atMs: nowMs() }));
    if (!profile.hasStatusBack) askForContact(nowMs() + times.opensWithinMs);
  };

  const notSent = (request: DrawerRequest, why: PrintTrouble): void => {
    if (watch.awaited?.requestId === request.id) watch = { ...watch, awaited: null };
    say('not_sent');
    trouble = why;
    tried(request, 'not_sent', event('drawer.not_sent', request.scene, { requestId: request.id, trouble: why }));
  };

  const tried = (request: DrawerRequest, how: 'sent' | 'not_sent', said: NewEvent): void =>
    keep(() => {
      requests.tried(request.id, how);
      desk.journal.append(said);
    });

  const workOff = async (): Promise<void> => {
    isAsked = false;
    for (const request of requests.waiting()) {
      if (isStopped) return;
      if (isDue(request)) await attempt(request);
    }
  };

  const work = (): Promise<void> => {
    turn = turn.then(workOff).catch(parts.onFault);
    return turn;
  };

  const forget = printer.onCondition(takeContact);
  return {
    ask: ({ afterJobId, documentNumber, occasion, reason, scene }) => {
      const id = desk.newId();
      requests.add({ id, scene, afterJobId });
      desk.journal.append(event('drawer.requested', scene, { requestId: id, occasion, documentNumber, reason }));
      isAsked = true;
      if (afterJobId === null) return;
      after(times.afterPaperMs, () => {
        outOfPatience.add(id);
        void work();
      });
    },
    work,
    isAsked: () => isAsked,
    look,
    state: () => {
      const drawer = setting();
      if (drawer === null) return { state: 'none', trouble: null };
      if (shown !== null) return { state: shown, trouble: shown === 'not_sent' ? trouble : null };
      if (watch.isOpen === null || !watch.isProven) return { state: 'unknown', trouble: null };
      return { state: watch.isOpen ? 'open' : 'closed', trouble: null };
    },
    start: () => {
      // What a stopped till did not come to is not made up for.
      for (const request of requests.waiting()) notSent(request, 'till_stopped');
      shown = null;
    },
    stop: () => {
      isStopped = true;
      forget();
      for (const cancel of waits) cancel();
      waits.clear();
    },
  };
}

function findingEvent(finding: DrawerFinding, scene: Scene): NewEvent {
  switch (finding.kind) {
    case 'opened':
      return event('drawer.opened', scene, { requestId: finding.requestId });
    case 'closed':
      return event('drawer.closed', scene, { requestId: finding.requestId, seconds: finding.seconds });
    case 'did_not_open':
      return event('drawer.did_not_open', scene, { requestId: finding.requestId });
    case 'open_too_long':
      return event('drawer.open_too_long', scene, { requestId: finding.requestId, seconds: finding.seconds });
  }
}
