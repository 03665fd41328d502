import { createHash } from 'node:crypto';
import { encodeDocument } from '#main/printing/escpos/encoder.ts';
import type { PrinterProfile } from '#main/printing/escpos/profiles.ts';
import { createStatusReader } from '#main/printing/escpos/status-reader.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { type Timers, withDeadline } from '#main/printing/timers.ts';
import { firstOf } from '#main/printing/transport/link.ts';
import type { Connection, Transport } from '#main/printing/transport/transport.ts';
import type { PaperDocument } from '#shared/paper/paper-document.ts';

/** How long each wait may take. */
export type PrintDeadlines = {
  readonly openMs: number;
  /** For each slice of bytes to be taken; the time the wire itself needs is added. */
  readonly sliceMs: number;
  /** For the other side to take everything and close. */
  readonly endMs: number;
  /** For the printer to say that it printed. */
  readonly confirmMs: number;
  /** Before the next try, after the first miss, the second and so on; the last one stays. */
  readonly backOffMs: readonly number[];
};

export const DEADLINES: PrintDeadlines = {
  openMs: 3000,
  sliceMs: 10_000,
  endMs: 30_000,
  confirmMs: 30_000,
  backOffMs: [500, 1000, 2000, 5000, 10_000],
};

export type PreparedPaper = {
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
  readonly processId: string | null;
};

const PROCESS_ID_FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The bytes of a document. Each job has its own process id, so that a late answer is never taken for another job’s. */
export function preparePaper(
  document: PaperDocument,
  { ordinal, profile }: { readonly ordinal: number; readonly profile: PrinterProfile },
): PreparedPaper {
  const processId = profile.confirmation === 'process-id' ? processIdOf(ordinal) : null;
  const bytes = encodeDocument(document, { profile, processId });
  return { bytes, fingerprint: createHash('sha256').update(bytes).digest('hex'), processId };
}

function processIdOf(ordinal: number): string {
  let left = ordinal;
  let id = '';
  for (let place = 0; place < 4; place += 1) {
    id = (PROCESS_ID_FIGURES[left % 62] ?? '0') + id;
    left = Math.trunc(left / 62);
  }
  return id;
}

export type Sending = {
  readonly connection: Connection;
  readonly transport: Transport;
  readonly paper: PreparedPaper;
  readonly profile: PrinterProfile;
  readonly deadlines: PrintDeadlines;
  readonly timers: Timers;
  readonly stop: AbortSignal;
  /** Keeps the bytes and the state `sending`, durably; false when the job was given up meanwhile. */
  readonly keepSending: () => boolean;
  readonly keepAwaiting: () => void;
};

export type SendOutcome =
  /** The job was given up before its first byte; nothing was sent. */
  | { readonly to: 'withdrawn' }
  | {
      readonly from: 'queued' | 'sending' | 'awaiting_confirmation';
      readonly to: 'printed' | 'sent_unconfirmed' | 'unknown';
      readonly reason: PrintTrouble | null;
    };

/** Small slices, so that little stands in a queue before whatever must be said next. */
const SLICE_BYTES = { screen: 65_536, tcp: 1024, serial: 256 } as const satisfies Record<Transport['kind'], number>;

/** Sends one job over an open connection and says what is known of the paper. Nothing here tries a second time. */
export async function sendPaper(sending: Sending): Promise<SendOutcome> {
  const { confirmation } = sending.profile;
  if (confirmation === 'shown') {
    // Nothing leaves the till, so nothing can be lost on the way: the roll shows the kept bytes.
    const trouble = await writeAll(sending);
    return trouble === null ? { from: 'queued', to: 'printed', reason: null } : unknown('queued', trouble);
  }
  const answers = listenFor(sending);
  if (!sending.keepSending()) return { to: 'withdrawn' };
  const trouble = await writeAll(sending);
  if (trouble !== null) return unknown('sending', sending.stop.aborted ? 'till_stopped' : trouble);
  return confirmation === 'process-id' ? awaitAnswer(sending, answers) : endConnection(sending);
}

function unknown(from: 'queued' | 'sending' | 'awaiting_confirmation', reason: PrintTrouble): SendOutcome {
  return { from, to: 'unknown', reason };
}

async function writeAll({
  connection,
  deadlines,
  paper,
  stop,
  timers,
  transport,
}: Sending): Promise<PrintTrouble | null> {
  const slice = SLICE_BYTES[transport.kind];
  const delayMs = deadlines.sliceMs + wireMs(slice, transport);
  for (let from = 0; from < paper.bytes.length; from += slice) {
    const bytes = paper.bytes.subarray(from, from + slice);
    const written = await withDeadline({ timers, delayMs, stop }, (deadline) => connection.write(bytes, deadline));
    if (!written.ok) return written.refusal;
  }
  return null;
}

/** Ten bits a byte with start and stop, half as much again for a printer that holds the line. */
function wireMs(bytes: number, { bitsPerSecond }: Transport): number {
  return bitsPerSecond === null ? 0 : Math.ceil((bytes * 10 * 1000 * 1.5) / bitsPerSecond);
}

/** Without an answer from the printer the most that can be known is that the other side took every byte. */
async function endConnection({ connection, deadlines, paper, stop, timers, transport }: Sending): Promise<SendOutcome> {
  const delayMs = deadlines.endMs + wireMs(paper.bytes.length, transport);
  const ended = await withDeadline({ timers, delayMs, stop }, connection.end);
  if (ended.ok) return { from: 'sending', to: 'sent_unconfirmed', reason: null };
  return unknown('sending', stop.aborted ? 'till_stopped' : ended.refusal);
}

type Answers = { readonly heard: () => 'printed' | PrintTrouble | null; readonly onHeard: (act: () => void) => void };

/** The printer’s answer counts even when the line breaks right after it; the loss counts only without one. */
function listenFor({ connection, paper }: Sending): Answers {
  const reader = createStatusReader();
  let heard: 'printed' | PrintTrouble | null = null;
  let act: (() => void) | null = null;
  connection.onData((bytes) => {
    if (!reader.push(bytes).some((id) => id === paper.processId)) return;
    heard = 'printed';
    act?.();
  });
  connection.onLost((trouble) => {
    heard ??= trouble;
    act?.();
  });
  return {
    heard: () => heard,
    onHeard: (listener) => {
      act = listener;
      if (heard !== null) listener();
    },
  };
}

async function awaitAnswer(sending: Sending, answers: Answers): Promise<SendOutcome> {
  const { connection, deadlines, paper, stop, timers, transport } = sending;
  sending.keepAwaiting();
  const delayMs = deadlines.confirmMs + wireMs(paper.bytes.length, transport);
  const heard = await withDeadline({ timers, delayMs, stop }, (deadline) =>
    firstOf<'printed' | PrintTrouble>(
      deadline,
      () => 'no_confirmation',
      (settle) => answers.onHeard(() => settle(answers.heard() ?? 'connection_lost')),
    ),
  );
  if (heard !== 'printed') return unknown('awaiting_confirmation', stop.aborted ? 'till_stopped' : heard);
  await withDeadline({ timers, delayMs: deadlines.openMs, stop }, connection.end);
  return { from: 'awaiting_confirmation', to: 'printed', reason: null };
}
