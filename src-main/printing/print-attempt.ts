import { protocolOf } from '#main/printing/encode-document.ts';
import { createMailbox, type Mailbox } from '#main/printing/mailbox.ts';
import type { PrintTier } from '#main/printing/preflight.ts';
import type { PreparedPaper } from '#main/printing/prepared-paper.ts';
import { type PrintDeadlines, silenceMs, wireMs } from '#main/printing/print-deadlines.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { conditionTrouble } from '#main/printing/printer-condition.ts';
import type { PrinterSession, SessionEvent } from '#main/printing/printer-session.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { Result } from '#shared/result.ts';

/** What a person wants of the job that is being printed. */
export type PrintWish = 'abandon' | 'continue';

export type AttemptParts = {
  readonly session: PrinterSession;
  readonly transport: Transport;
  readonly profile: PrinterProfile;
  readonly paper: PreparedPaper;
  readonly tier: PrintTier;
  /** The sign that proves this paper; null where the printer gives none. */
  readonly sign: string | null;
  readonly deadlines: PrintDeadlines;
  readonly timers: Timers;
  readonly stop: AbortSignal;
  readonly keep: AttemptKeeper;
};

/** Keeps what is known, durably, before anything else happens. */
export type AttemptKeeper = {
  /** The bytes and the state `sending`; false when the job was given up meanwhile. */
  readonly sending: () => boolean;
  readonly awaiting: () => void;
  /** Paper, cover, cutter: it goes on when a person has seen to it. */
  readonly suspended: (reason: PrintTrouble) => void;
  readonly resumed: (to: 'sending' | 'awaiting_confirmation') => void;
  /** Read once: a wish is acted on or refused, never both. */
  readonly takeWish: () => PrintWish | null;
};

export type AttemptOutcome =
  /** The job was given up before its first byte; nothing was sent. */
  | { readonly to: 'withdrawn' }
  | { readonly to: 'printed' | 'sent_unconfirmed' | 'abandoned'; readonly reason: null }
  | {
      readonly to: 'unknown';
      readonly reason: PrintTrouble;
      /** Null: the system took some of a slice, and nobody knows how much. */
      readonly bytesSent: number | null;
      /** Bytes may still be on their way out: the connection must be thrown away. */
      readonly isStuck: boolean;
    };

/** Small slices, so that little stands in a queue before whatever must be said next. */
const SLICE_BYTES = {
  screen: 65_536,
  tcp: 1024,
  serial: 256,
  usb: 1024,
  spooler: 16_384,
} as const satisfies Record<Transport['kind'], number>;

/** Sends one job over an open session and says what is known of the paper. Nothing here tries a second time. */
export async function attemptPrint(parts: AttemptParts): Promise<AttemptOutcome> {
  if (!parts.keep.sending()) return { to: 'withdrawn' };
  const mailbox = createMailbox<SessionEvent>();
  const onStop = (): void => mailbox.post({ kind: 'stopped' });
  parts.stop.addEventListener('abort', onStop, { once: true });
  if (parts.stop.aborted) onStop();
  parts.session.work(mailbox);
  if (parts.tier === 'B') parts.session.expectFence();
  try {
    const attempt = createAttempt(parts, mailbox);
    const failed = await attempt.sendAll();
    if (failed !== null) return failed;
    return parts.tier === 'D' ? await endConnection(parts) : await attempt.awaitProof();
  } finally {
    parts.session.work(null);
    parts.stop.removeEventListener('abort', onStop);
  }
}

function createAttempt(parts: AttemptParts, mailbox: Mailbox<SessionEvent>) {
  const { deadlines, keep, paper, profile, session, stop, tier, timers, transport } = parts;
  const protocol = protocolOf(profile);
  let phase: 'sending' | 'awaiting_confirmation' = 'sending';
  let suspendedBy: PrintTrouble | null = null;
  let sent: number | null = 0;
  let cancelLate = (): void => undefined;
  let cancelTick = (): void => undefined;

  const unknown = (reason: PrintTrouble, isStuck = false): AttemptOutcome => ({
    to: 'unknown',
    reason: stop.aborted ? 'till_stopped' : reason,
    bytesSent: sent,
    // Only a printer that names the paper it printed can still be believed later.
    isStuck: isStuck || tier !== 'A',
  });

  const startClock = (delayMs: number): void => {
    cancelLate();
    cancelLate = timers.after(delayMs, () => mailbox.post({ kind: 'late' }));
  };

  /** Follows the printer’s condition into `suspended` and back; null while the attempt goes on. */
  const follow = (delayMs: number): AttemptOutcome | null => {
    const trouble = conditionTrouble(session.condition());
    if (trouble === 'printer_error') return unknown(trouble);
    if (trouble === suspendedBy) return null;
    suspendedBy = trouble;
    if (trouble === null) {
      keep.resumed(phase);
      startClock(delayMs);
    } else {
      keep.suspended(trouble);
      cancelLate();
    }
    return null;
  };

  const sendAll = async (): Promise<AttemptOutcome | null> => {
    const slice = SLICE_BYTES[transport.kind];
    for (let from = 0; from < paper.bytes.length; from += slice) {
      const isLast = from + slice >= paper.bytes.length;
      const failed = await sendSlice(paper.bytes.subarray(from, from + slice), isLast);
      cancelLate();
      if (failed !== null) return failed;
      sent = Math.min(paper.bytes.length, from + slice);
    }
    return null;
  };

  const sendSlice = async (bytes: Uint8Array, isLast: boolean): Promise<AttemptOutcome | null> => {
    const delayMs = deadlines.sliceMs + wireMs(bytes.length, transport);
    const giveUp = new AbortController();
    let written: Result<null, PrintTrouble> | null = null;
    const taken = session.writeSlice(bytes, giveUp.signal, isLast).then((result) => {
      written = result;
      mailbox.post({ kind: 'tick' });
    });
    startClock(delayMs);
    for (;;) {
      const event = await mailbox.take();
      const result = written as Result<null, PrintTrouble> | null;
      if (result?.ok === true) {
        // What was said meanwhile is looked at when all is sent, or with the next slice.
        if (event.kind !== 'tick') mailbox.post(event);
        return null;
      }
      sent = null;
      const failed = result !== null ? unknown(result.refusal, true) : sendingEvent(event, delayMs);
      if (failed === null) continue;
      giveUp.abort();
      await taken;
      return failed;
    }
  };

  const sendingEvent = (event: SessionEvent, delayMs: number): AttemptOutcome | null => {
    switch (event.kind) {
      case 'lost':
        return unknown(event.trouble, true);
      case 'stopped':
        return unknown('till_stopped', true);
      case 'late':
        return unknown('no_progress', true);
      case 'heard':
        return follow(delayMs);
      case 'nudged':
        return keep.takeWish() === 'abandon' ? unknown('not_cleared', true) : null;
      case 'tick':
        return null;
    }
  };

  const awaitProof = async (): Promise<AttemptOutcome> => {
    phase = 'awaiting_confirmation';
    if (suspendedBy === null) keep.awaiting();
    const delayMs = deadlines.confirmMs + paper.lines * deadlines.confirmLineMs + wireMs(paper.bytes.length, transport);
    const silence = silenceMs(paper.bytes.length, deadlines);
    const asksAll = !profile.hasStatusBack;
    let isFenced = tier !== 'B';
    // Asked right after the last byte, a printer may not have begun yet: without a fence it is asked twice.
    let roundsLeft = tier === 'C' ? 2 : 1;
    let answersLeft = 0;
    let silentMs = 0;
    let hasAnswered = false;
    let isClearing = false;

    const askNow = (): void => {
      cancelTick();
      cancelTick = timers.after(deadlines.heartbeatMs, () => mailbox.post({ kind: 'tick' }));
      const asked = asksAll || suspendedBy !== null ? protocol.questions : [protocol.questions[0]];
      session.forget();
      answersLeft = asked.length;
      for (const question of asked) session.send(question);
    };

    const onTick = (): AttemptOutcome | null => {
      silentMs = answersLeft === 0 ? 0 : silentMs + deadlines.heartbeatMs;
      // A printer without paper may have stopped reading: only one that has spoken since can fall silent.
      const mayBeSilent = suspendedBy !== null && !hasAnswered;
      if (silentMs >= silence && !mayBeSilent) return unknown('printer_silent');
      askNow();
      return null;
    };

    const onWish = (): AttemptOutcome | null => {
      const wish = keep.takeWish();
      if (wish === 'continue' && protocol.resume !== null && suspendedBy !== null) {
        void session.write(protocol.resume, stop);
      }
      if (wish !== 'abandon') return null;
      if (protocol.clear === null || !profile.hasBufferClear) return unknown('not_cleared');
      isClearing = true;
      void session.write(protocol.clear, stop);
      startClock(deadlines.clearMs);
      return null;
    };

    const isProven = (): AttemptOutcome | null => {
      if (tier === 'A' || !isFenced || answersLeft > 0 || suspendedBy !== null) return null;
      roundsLeft -= 1;
      if (roundsLeft > 0) return null;
      return { to: 'sent_unconfirmed', reason: null };
    };

    const onHeard = (heard: Extract<SessionEvent, { kind: 'heard' }>['heard']): AttemptOutcome | null => {
      if (heard.kind === 'confirmed' && heard.sign === parts.sign) return { to: 'printed', reason: null };
      if (heard.kind === 'cleared' && isClearing) return { to: 'abandoned', reason: null };
      if (heard.kind === 'fence') {
        isFenced = true;
        askNow();
        return null;
      }
      if (heard.kind !== 'condition' && heard.kind !== 'answer') return null;
      if (heard.kind === 'answer') {
        answersLeft = Math.max(0, answersLeft - 1);
        if (suspendedBy !== null) hasAnswered = true;
        // Offline says nothing about why, and online again nothing about what was mended: the rest is asked at once.
        if (answersLeft === 0 && !asksAll && isNews(heard.change)) {
          const [, ...others] = protocol.questions;
          answersLeft = others.length;
          for (const question of others) session.send(question);
          if (others.length > 0) return null;
        }
        if (answersLeft > 0) return null;
      }
      const before = suspendedBy;
      const failed = isClearing ? null : follow(delayMs);
      if (before !== suspendedBy) hasAnswered = false;
      return failed ?? (heard.kind === 'answer' ? isProven() : null);
    };

    const isNews = ({ isOnline }: { readonly isOnline?: boolean | null }): boolean =>
      isOnline !== undefined && (isOnline === false) !== (suspendedBy !== null);

    startClock(delayMs);
    const settling = new AbortController();
    void session.connection.settled(settling.signal).then(() => mailbox.post({ kind: 'tick' }));
    if (suspendedBy !== null) cancelLate();
    const early = follow(delayMs) ?? onWish();
    if (early !== null) return early;
    const onEvent = (event: SessionEvent): AttemptOutcome | null => {
      switch (event.kind) {
        case 'lost':
          return unknown(event.trouble);
        case 'stopped':
          return unknown('till_stopped');
        case 'late':
          return unknown(isClearing ? 'not_cleared' : 'no_confirmation');
        case 'tick':
          return onTick();
        case 'nudged':
          return onWish();
        case 'heard':
          return onHeard(event.heard);
      }
    };
    try {
      for (;;) {
        const outcome = onEvent(await mailbox.take());
        if (outcome !== null) return outcome;
      }
    } finally {
      settling.abort();
      cancelLate();
      cancelTick();
    }
  };

  return { sendAll, awaitProof };
}

/** Without an answer from the printer the most that can be known is that the other side took every byte. */
async function endConnection({
  deadlines,
  paper,
  session,
  stop,
  timers,
  transport,
}: AttemptParts): Promise<AttemptOutcome> {
  const delayMs = deadlines.endMs + wireMs(paper.bytes.length, transport);
  const ended = await withDeadline({ timers, delayMs, stop }, session.connection.end);
  if (ended.ok) return { to: 'sent_unconfirmed', reason: null };
  const reason = stop.aborted ? 'till_stopped' : ended.refusal;
  return { to: 'unknown', reason, bytesSent: paper.bytes.length, isStuck: true };
}
