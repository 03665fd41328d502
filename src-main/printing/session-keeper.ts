import { protocolOf } from '#main/printing/encode-document.ts';
import { createMailbox } from '#main/printing/mailbox.ts';
import { openMs, type PrintDeadlines } from '#main/printing/print-deadlines.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { conditionTrouble, NOTHING_SAID, type PrinterCondition } from '#main/printing/printer-condition.ts';
import { openPrinterSession, type PrinterSession, type SessionEvent } from '#main/printing/printer-session.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { no, ok, type Result } from '#shared/result.ts';

/**
 * The connection to one printer, when there is one. A network printer serves one till at a time, so it is let go soon; a
 * serial port or a USB printer is ours and stays open, because an open line is the only way to hear of cover, paper and
 * drawer between two papers.
 */
export type SessionKeeper = {
  /** The open session, or a fresh one. */
  readonly take: () => Promise<Result<{ readonly session: PrinterSession; readonly isFresh: boolean }, PrintTrouble>>;
  /** Nobody needs it now; it is let go after a while, or kept. */
  readonly rest: () => void;
  /** Throws it away with whatever is still unsent. */
  readonly drop: () => void;
  /** Makes the printer forget; true when it said so. */
  readonly clear: (session: PrinterSession) => Promise<boolean>;
  /** What the printer says of itself, asked now unless a paper is being printed, when it tells by itself. */
  readonly ask: () => Promise<Result<PrinterCondition, PrintTrouble>>;
  readonly say: (bytes: Uint8Array, holdMs: number) => Promise<Result<null, PrintTrouble>>;
  readonly nudge: () => void;
  /** Begins to look at the idle printer from time to time. */
  readonly watch: () => void;
  readonly condition: () => PrinterCondition;
  readonly garbage: () => number;
  readonly onCondition: (listener: (condition: PrinterCondition) => void) => () => void;
  readonly close: () => Promise<void>;
};

export type SessionKeeperParts = {
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly timers: Timers;
  readonly deadlines: PrintDeadlines;
  readonly stop: AbortSignal;
  readonly onChange: () => void;
  readonly onSign: (sign: string) => void;
  /** Whether nobody prints, so that looking disturbs nobody. */
  readonly mayBeLooked: () => boolean;
  /** What an idle printer says: its trouble, or none. */
  readonly onWatched: (trouble: PrintTrouble | null) => void;
};

export function openSessionKeeper(parts: SessionKeeperParts): SessionKeeper {
  const { deadlines, profile, stop, timers, transport } = parts;
  const protocol = protocolOf(profile);
  const listeners = new Set<(condition: PrinterCondition) => void>();
  let session: PrinterSession | null = null;
  let opening: Promise<Result<PrinterSession, PrintTrouble>> | null = null;
  let known = NOTHING_SAID;
  const isOneWay = transport.kind === 'spooler';
  const lingerMs = transport.isShared === true ? 0 : deadlines.lingerMs[transport.kind];
  let isMute = isOneWay;
  let garbage = 0;
  let misses = 0;
  let cancelLinger = (): void => undefined;
  let cancelWatch = (): void => undefined;

  const learn = (next: PrinterCondition): void => {
    const isNew = JSON.stringify(next) !== JSON.stringify(known);
    known = next;
    if (!isNew) return;
    for (const listener of listeners) listener(known);
    if (parts.mayBeLooked()) parts.onWatched(conditionTrouble(known));
    parts.onChange();
  };

  const observe = (of: () => PrinterSession | null) => (event: Extract<SessionEvent, { kind: 'heard' | 'lost' }>) => {
    const from = of();
    if (from === null || from !== session) return;
    if (event.kind === 'lost') {
      session = null;
      learn(NOTHING_SAID);
      watch();
      return;
    }
    if (event.heard.kind === 'garbage') garbage += 1;
    if (event.heard.kind === 'condition' || event.heard.kind === 'answer') learn(from.condition());
    if (event.heard.kind === 'confirmed') parts.onSign(event.heard.sign);
  };

  const open = async (): Promise<Result<PrinterSession, PrintTrouble>> => {
    const opened = await withDeadline({ timers, delayMs: openMs(transport, deadlines), stop }, transport.open);
    if (!opened.ok) return opened;
    if (stop.aborted) {
      opened.value.drop();
      return no('till_stopped');
    }
    let made: PrinterSession | null = null;
    made = openPrinterSession({ connection: opened.value, protocol, timers, observe: observe(() => made) });
    const lost = made.lostTo();
    if (lost !== null) {
      made.drop();
      return no(lost);
    }
    session = made;
    return ok(made);
  };

  const take: SessionKeeper['take'] = async () => {
    cancelLinger();
    cancelWatch();
    if (session !== null) return ok({ session, isFresh: false });
    opening ??= open().finally(() => {
      opening = null;
    });
    const opened = await opening;
    return opened.ok ? ok({ session: opened.value, isFresh: true }) : opened;
  };

  const letGo = (): void => {
    const gone = session;
    session = null;
    if (gone === null) return;
    void withDeadline({ timers, delayMs: deadlines.openMs, stop }, gone.connection.end).then(gone.drop);
  };

  const restFor = (forMs: number | null): void => {
    cancelLinger();
    if (forMs === null) return;
    cancelLinger = timers.after(forMs, () => {
      if (parts.mayBeLooked()) letGo();
      else restFor(forMs);
    });
  };

  const drop = (): void => {
    cancelLinger();
    const gone = session;
    session = null;
    gone?.drop();
  };

  const watch = (): void => {
    cancelWatch();
    const everyMs = deadlines.watchMs[transport.kind];
    if (everyMs === null || stop.aborted) return;
    const missedMs = deadlines.backOffMs[Math.min(misses, deadlines.backOffMs.length) - 1];
    cancelWatch = timers.after(missedMs === undefined ? everyMs : Math.max(missedMs, Math.min(everyMs, 10_000)), () => {
      void look();
    });
  };

  const ask = async (): Promise<Result<PrinterCondition, PrintTrouble>> => {
    if (!parts.mayBeLooked() || isMute) return ok(known);
    const taken = await take();
    if (!taken.ok) return taken;
    const asked = taken.value.session;
    if (profile.hasStatusBack && taken.value.isFresh) await asked.write(protocol.tellChanges, stop);
    for (const question of protocol.questions) {
      if (!parts.mayBeLooked()) break;
      if (await asked.ask(question, { delayMs: deadlines.answerMs, stop })) continue;
      if (!parts.mayBeLooked()) break;
      // A profile that promises no answer may be right; nobody waits for one a second time.
      isMute = profile.completion === 'none' && asked.lostTo() === null;
      if (!isMute) return no(asked.lostTo() ?? (transport.kind === 'tcp' ? 'printer_busy' : 'no_status'));
      break;
    }
    restFor(lingerMs);
    watch();
    return ok(known);
  };

  /** Opens, asks, and lets go or stays, so that the status bar knows before the next customer does. */
  const look = async (): Promise<void> => {
    if (!parts.mayBeLooked()) return;
    const taken = await take();
    if (!taken.ok) {
      misses += 1;
      if (parts.mayBeLooked()) parts.onWatched(taken.refusal);
      watch();
      return;
    }
    misses = 0;
    if (isOneWay) {
      parts.onWatched(null);
      restFor(0);
      return watch();
    }
    const looked = taken.value.session;
    if (profile.hasStatusBack && taken.value.isFresh) await looked.write(protocol.tellChanges, stop);
    let isAnswered = true;
    for (const question of protocol.questions) {
      if (!parts.mayBeLooked()) return;
      isAnswered = isAnswered && (await looked.ask(question, { delayMs: deadlines.answerMs, stop }));
    }
    if (!parts.mayBeLooked()) return;
    if (isAnswered) parts.onWatched(conditionTrouble(looked.condition()));
    else if (profile.completion !== 'none')
      parts.onWatched(looked.lostTo() ?? (transport.kind === 'tcp' ? 'printer_busy' : 'no_status'));
    restFor(lingerMs === null ? null : 0);
    watch();
  };

  /** What goes one way is handed over when its connection ends: said beside the papers, it is a paper of its own, at once. */
  const sayAlone = async (bytes: Uint8Array): Promise<Result<null, PrintTrouble>> => {
    const opened = await withDeadline({ timers, delayMs: openMs(transport, deadlines), stop }, transport.open);
    if (!opened.ok) return opened;
    const written = await opened.value.write(bytes, stop);
    return written.ok ? withDeadline({ timers, delayMs: deadlines.endMs, stop }, opened.value.end) : written;
  };

  return {
    take,
    rest: () => restFor(lingerMs),
    drop,
    clear: async (of) => {
      if (protocol.clear === null) return false;
      const mailbox = createMailbox<SessionEvent>();
      of.work(mailbox);
      const cancel = timers.after(deadlines.clearMs, () => mailbox.post({ kind: 'late' }));
      const onStop = (): void => mailbox.post({ kind: 'stopped' });
      stop.addEventListener('abort', onStop, { once: true });
      try {
        void of.write(protocol.clear, stop);
        for (;;) {
          const event = await mailbox.take();
          if (event.kind === 'heard' && event.heard.kind === 'cleared') return true;
          if (event.kind === 'lost' || event.kind === 'late' || event.kind === 'stopped') return false;
        }
      } finally {
        cancel();
        stop.removeEventListener('abort', onStop);
        of.work(null);
      }
    },
    ask,
    say: async (bytes, holdMs) => {
      if (isOneWay) return sayAlone(bytes);
      const taken = await take();
      if (!taken.ok) return taken;
      const said = await withDeadline({ timers, delayMs: deadlines.answerMs, stop }, (deadline) =>
        taken.value.session.sayBetween(bytes, deadline),
      );
      restFor(lingerMs === null ? null : Math.max(lingerMs, holdMs));
      watch();
      return said;
    },
    nudge: () => session?.post({ kind: 'nudged' }),
    watch,
    condition: () => known,
    garbage: () => garbage,
    onCondition: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      cancelWatch();
      cancelLinger();
      const gone = session;
      session = null;
      gone?.drop();
    },
  };
}
