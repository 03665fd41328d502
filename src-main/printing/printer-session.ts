import type { Mailbox } from '#main/printing/mailbox.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { NOTHING_SAID, type PrinterCondition } from '#main/printing/printer-condition.ts';
import type { Heard, PrinterProtocol, Question } from '#main/printing/protocol.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import { firstOf } from '#main/printing/transport/link.ts';
import type { Connection } from '#main/printing/transport/transport.ts';
import { no, type Result } from '#shared/result.ts';

/** What happens while somebody works with a printer. */
export type SessionEvent =
  | { readonly kind: 'heard'; readonly heard: Heard }
  | { readonly kind: 'lost'; readonly trouble: PrintTrouble }
  /** A person may have decided something. */
  | { readonly kind: 'nudged' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'late' };

/** One connection to a printer, what it says over it, and what is known of it. Thrown away with the connection. */
export type PrinterSession = {
  readonly connection: Connection;
  readonly condition: () => PrinterCondition;
  /** The last sign that something is on paper; null before the first. */
  readonly lastSign: () => string | null;
  readonly lostTo: () => PrintTrouble | null;
  /** Bytes that were no answer to anything: a wrong speed, a wrong profile. */
  readonly garbage: () => number;
  /** From now on everything that happens goes into this mailbox too; null: nobody works with it. */
  readonly work: (mailbox: Mailbox<SessionEvent> | null) => void;
  readonly post: (event: SessionEvent) => void;
  /** Asks and waits for the answer. False: silence, or the connection is lost. */
  readonly ask: (
    question: Question,
    deadline: { readonly delayMs: number; readonly stop: AbortSignal },
  ) => Promise<boolean>;
  /** Asks and goes on; the answer comes as an event. */
  readonly send: (question: Question) => void;
  readonly write: (bytes: Uint8Array, deadline: AbortSignal) => Promise<Result<null, PrintTrouble>>;
  /** Bytes of a job: until all of them are written, nothing else is said. */
  readonly writeSlice: (
    bytes: Uint8Array,
    deadline: AbortSignal,
    isLast: boolean,
  ) => Promise<Result<null, PrintTrouble>>;
  /** Says something of its own, waiting for the end of a job’s bytes: in the middle of an image it would be a picture. */
  readonly sayBetween: (bytes: Uint8Array, deadline: AbortSignal) => Promise<Result<null, PrintTrouble>>;
  readonly forget: () => void;
  /** Calls what follows a `GS r` an answer to it. */
  readonly expectFence: () => void;
  readonly drop: () => void;
};

export type SessionParts = {
  readonly connection: Connection;
  readonly protocol: PrinterProtocol;
  readonly timers: Timers;
  /** Told everything, whoever works with the session, after the condition was brought up to date. */
  readonly observe: (event: Extract<SessionEvent, { kind: 'heard' | 'lost' }>) => void;
};

const NEVER = new AbortController().signal;

export function openPrinterSession({ connection, observe, protocol, timers }: SessionParts): PrinterSession {
  const reader = protocol.createReader();
  let condition = NOTHING_SAID;
  let sign: string | null = null;
  let lost: PrintTrouble | null = null;
  let garbage = 0;
  let mailbox: Mailbox<SessionEvent> | null = null;
  let between: Promise<void> | null = null;
  let openGate = (): void => undefined;
  let onAnswer: ((isAnswered: boolean) => void) | null = null;

  const take = (heard: Heard): void => {
    if (heard.kind === 'condition' || heard.kind === 'answer') condition = { ...condition, ...heard.change };
    if (heard.kind === 'confirmed') sign = heard.sign;
    if (heard.kind === 'garbage') garbage += 1;
    observe({ kind: 'heard', heard });
    mailbox?.post({ kind: 'heard', heard });
    if (heard.kind === 'answer') onAnswer?.(true);
  };
  connection.onData((bytes) => {
    for (const heard of reader.push(bytes)) take(heard);
  });
  connection.onLost((trouble) => {
    lost = trouble;
    observe({ kind: 'lost', trouble });
    mailbox?.post({ kind: 'lost', trouble });
    onAnswer?.(false);
  });

  const ask: PrinterSession['ask'] = async (question, { delayMs, stop }) => {
    if (lost !== null) return false;
    // What was asked before and never answered is not waited for any more: its answer would be taken for this one’s.
    reader.forget();
    reader.expect(question.expects);
    const answered = new Promise<boolean>((resolve) => {
      onAnswer = resolve;
    });
    const isAnswered = await withDeadline({ timers, delayMs, stop }, async (deadline) => {
      deadline.addEventListener('abort', () => onAnswer?.(false), { once: true });
      if (deadline.aborted) onAnswer?.(false);
      const written = await connection.write(question.bytes, deadline);
      return written.ok && (await answered);
    });
    onAnswer = null;
    return isAnswered;
  };

  return {
    connection,
    condition: () => condition,
    lastSign: () => sign,
    lostTo: () => lost,
    garbage: () => garbage,
    work: (next) => {
      mailbox = next;
      if (next !== null && lost !== null) next.post({ kind: 'lost', trouble: lost });
    },
    post: (event) => mailbox?.post(event),
    ask,
    send: (question) => {
      if (lost !== null) return;
      reader.expect(question.expects);
      void connection.write(question.bytes, NEVER);
    },
    write: connection.write,
    writeSlice: async (bytes, deadline, isLast) => {
      if (between === null) {
        between = new Promise((resolve) => {
          openGate = resolve;
        });
      }
      const written = await connection.write(bytes, deadline);
      if (isLast || !written.ok) {
        between = null;
        openGate();
      }
      return written;
    },
    sayBetween: async (bytes, deadline) => {
      while (between !== null) {
        const isLate = await firstOf(
          deadline,
          () => true,
          (settle) => void between?.then(() => settle(false)),
        );
        if (isLate) return no('no_progress');
      }
      return connection.write(bytes, deadline);
    },
    forget: reader.forget,
    expectFence: () => reader.expect('fence'),
    drop: connection.drop,
  };
}
