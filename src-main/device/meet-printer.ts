import { ESCPOS_PROTOCOL } from '#main/printing/escpos/escpos-protocol.ts';
import { DEADLINES } from '#main/printing/print-deadlines.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { openPrinterSession, type PrinterSession } from '#main/printing/printer-session.ts';
import type { PrinterProtocol } from '#main/printing/protocol.ts';
import { STAR_PROTOCOL } from '#main/printing/star/star-protocol.ts';
import { realTimers, withDeadline } from '#main/printing/timers.ts';
import type { Connection } from '#main/printing/transport/transport.ts';

export type MetPrinter = {
  readonly lost: PrintTrouble | null;
  readonly speaks: 'escpos' | 'star' | null;
  /** Bytes came that no printer’s language explains: another device, or another speed. */
  readonly isNoisy: boolean;
  /** Maker and model; it goes on screens, so it is short and holds nothing but letters, whatever was sent. */
  readonly tells: string;
};

/** No printer’s name is longer; a device that never stops talking would fill the screen. */
const NAME_MAX = 80;
/** A printer says hardly anything that means nothing; in noise, and in letters, some bytes look like answers. */
const NOISE_MAX = 8;
const NEVER = new AbortController().signal;

/** Asks whoever is at the other end of a line for status and name, in ESC/POS and then in Star’s language, and lets go. Prints nothing. */
export async function meetPrinter(connection: Connection): Promise<MetPrinter> {
  const escpos = await greet(connection, ESCPOS_PROTOCOL);
  const mayBeStar = !isUnderstood(escpos) && escpos.lost === null;
  const star = mayBeStar ? await greet(connection, STAR_PROTOCOL) : null;
  const last = star ?? escpos;
  const isNoisy = escpos.session.garbage() > 0;
  const ended = await withDeadline(
    { timers: realTimers, delayMs: DEADLINES.answerMs, stop: NEVER },
    last.session.connection.end,
  );
  if (!ended.ok) last.session.drop();
  return {
    lost: last.lost,
    speaks: isUnderstood(escpos) ? 'escpos' : star !== null && isUnderstood(star) ? 'star' : null,
    isNoisy,
    tells: readable(escpos.told.join(' ')),
  };
}

type Greeted = {
  readonly session: PrinterSession;
  readonly isAnswered: boolean;
  readonly lost: PrintTrouble | null;
  readonly told: readonly string[];
};

function isUnderstood({ isAnswered, session }: Greeted): boolean {
  return isAnswered && session.garbage() <= NOISE_MAX;
}

async function greet(connection: Connection, protocol: PrinterProtocol): Promise<Greeted> {
  const told: string[] = [];
  const session = openPrinterSession({
    connection,
    protocol,
    timers: realTimers,
    observe: (seen) => {
      if (seen.kind === 'heard' && seen.heard.kind === 'told') told.push(seen.heard.text);
    },
  });
  const isAnswered = await session.ask(protocol.questions[0], { delayMs: DEADLINES.answerMs, stop: NEVER });
  const lost = session.lostTo();
  if (isAnswered && lost === null && protocol.identify.length > 0) {
    await session.write(protocol.identify, NEVER);
    await new Promise<void>((resolve) => void realTimers.after(DEADLINES.answerMs, resolve));
  }
  return { session, isAnswered, lost, told };
}

function readable(text: string): string {
  const plain = text
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return plain.length > NAME_MAX ? `${plain.slice(0, NAME_MAX)}…` : plain;
}
