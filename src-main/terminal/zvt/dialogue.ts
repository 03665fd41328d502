import type { TerminalWire } from '#main/terminal/wire/terminal-wire.ts';
import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import { ABORT, ACKNOWLEDGED, TERMINAL } from '#main/terminal/zvt/commands.ts';

/** How long each wait of an exchange may take, in milliseconds. */
export type TerminalDeadlines = {
  readonly openMs: number;
  /** T3 of ZVT: for "80 00 00" after a command. */
  readonly answerMs: number;
  /** T4 of ZVT: for the next message while a command runs; every message starts it anew. */
  readonly runMs: number;
  /** For what may still come after a refusal: some terminals send no completion then. */
  readonly afterRefusalMs: number;
  /** For slips, "remove the card" and the completion after an approval; every message starts it anew. */
  readonly afterApprovalMs: number;
  /** A whole exchange, whatever keeps it going. */
  readonly totalMs: number;
};

export const TERMINAL_DEADLINES: TerminalDeadlines = {
  openMs: 3_000,
  answerMs: 5_000,
  runMs: 180_000,
  afterRefusalMs: 3_000,
  afterApprovalMs: 30_000,
  totalMs: 900_000,
};

/** How a command ended. `refused`: the terminal did not take it (84 xx); nothing was done. */
export type Ended =
  | { readonly kind: 'completed' | 'aborted'; readonly apdu: Apdu }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'no_answer' | 'lost' | 'late' | 'quiet' };

/** What became known so far; it decides how long silence is borne. */
export type Known = 'nothing' | 'approved' | 'refused';

export type Dialogue = {
  readonly wire: TerminalWire;
  readonly command: Apdu;
  readonly deadlines: TerminalDeadlines;
  /** The terminal took the command. */
  readonly onTaken: () => void;
  /** Takes a message in, durably where it is a result, before it is acknowledged; says what is known now. */
  readonly take: (apdu: Apdu) => Known;
  /** Asks the terminal to give up (06 B0); whether it does, it says itself. */
  readonly abort?: AbortSignal;
};

const PRINTS: readonly number[] = [TERMINAL.printLine, TERMINAL.printText];
/** "Please wait" as an answer is ambiguous: some terminals mean "more time". Listening on is safe, sending again is not. */
const PLEASE_WAIT = 0x849c;

/** Sends one command and hears the terminal out. Sent once, whatever happens. */
export async function runCommand(dialogue: Dialogue): Promise<Ended> {
  const { abort, command, deadlines, wire } = dialogue;
  const sent = await wire.send(command);
  if (sent !== 'sent') return { kind: sent === 'lost' ? 'lost' : 'no_answer' };
  const untilMs = performance.now() + deadlines.totalMs;
  const taken = await waitUntilTaken(dialogue, untilMs);
  if (taken !== 'taken') return taken;
  dialogue.onTaken();
  const giveUp = (): void => void wire.send(ABORT);
  if (abort?.aborted === true) giveUp();
  abort?.addEventListener('abort', giveUp, { once: true });
  try {
    return await hearOut(dialogue, untilMs);
  } finally {
    abort?.removeEventListener('abort', giveUp);
  }
}

/**
 * Papers left over from before are taken in. A result that comes before the command was taken is another one's: it is not
 * acknowledged and not believed.
 */
async function waitUntilTaken(dialogue: Dialogue, untilMs: number): Promise<Ended | 'taken'> {
  const { deadlines, wire } = dialogue;
  while (performance.now() < untilMs) {
    const apdu = await wire.next(deadlines.answerMs);
    if (apdu === 'late') return { kind: 'no_answer' };
    if (apdu === 'lost') return { kind: 'lost' };
    if (isPositive(apdu.command) || apdu.command === PLEASE_WAIT) return 'taken';
    if (isAnswer(apdu.command)) return { kind: 'refused', code: apdu.command & 0xff };
    if (PRINTS.includes(apdu.command)) {
      dialogue.take(apdu);
      await wire.send(ACKNOWLEDGED);
    }
  }
  return { kind: 'no_answer' };
}

async function hearOut({ deadlines, take, wire }: Dialogue, untilMs: number): Promise<Ended> {
  let known: Known = 'nothing';
  while (performance.now() < untilMs) {
    const apdu = await wire.next(silenceMs(known, deadlines));
    if (apdu === 'late') return { kind: known === 'nothing' ? 'late' : 'quiet' };
    if (apdu === 'lost') return { kind: 'lost' };
    if (isAnswer(apdu.command)) continue;
    known = take(apdu);
    // Where the acknowledgement cannot be sent, the next wait says that the line is gone.
    await wire.send(ACKNOWLEDGED);
    if (apdu.command === TERMINAL.completion) return { kind: 'completed', apdu };
    if (apdu.command === TERMINAL.abort) return { kind: 'aborted', apdu };
  }
  return { kind: known === 'nothing' ? 'late' : 'quiet' };
}

function silenceMs(known: Known, deadlines: TerminalDeadlines): number {
  if (known === 'nothing') return deadlines.runMs;
  return known === 'approved' ? deadlines.afterApprovalMs : deadlines.afterRefusalMs;
}

function isPositive(command: number): boolean {
  return command === 0x8000 || command === 0x8400;
}

function isAnswer(command: number): boolean {
  return command >> 8 === 0x80 || command >> 8 === 0x84;
}
