import { protocolOf } from '#main/printing/encode-document.ts';
import type { PrintDeadlines } from '#main/printing/print-deadlines.ts';
import type { PrintTrouble } from '#main/printing/print-trouble.ts';
import { conditionTrouble } from '#main/printing/printer-condition.ts';
import type { PrinterSession } from '#main/printing/printer-session.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** How sure a paper can be: A proven, B taken from memory, C asked before and after, D bytes went out. */
export type PrintTier = 'A' | 'B' | 'C' | 'D';

export type PreflightParts = {
  readonly session: PrinterSession;
  readonly profile: PrinterProfile;
  readonly transport: Pick<Transport, 'kind'>;
  readonly deadlines: PrintDeadlines;
  readonly stop: AbortSignal;
};

/** How often a silent printer is asked whether it is there. */
const TRIES = 3;

/**
 * Asks the printer before anything is sent: whatever is wrong now costs no paper. A profile that promises no answers is
 * asked once; if it answers, it is believed.
 */
export async function preflight(parts: PreflightParts): Promise<Result<PrintTier, PrintTrouble>> {
  const { deadlines, profile, session, stop } = parts;
  // Questions would be printed with the paper, and their answers heard by nobody.
  if (parts.transport.kind === 'spooler') return ok('D');
  const [first, ...others] = protocolOf(profile).questions;
  const mayBeSilent = profile.completion === 'none';
  const askOnce = (question: typeof first) => session.ask(question, { delayMs: deadlines.answerMs, stop });

  let isThere = false;
  for (let tries = 0; tries < (mayBeSilent ? 1 : TRIES) && !isThere && session.lostTo() === null; tries += 1) {
    isThere = await askOnce(first);
  }
  const lost = session.lostTo();
  if (lost !== null) return no(lost);
  if (!isThere) return mayBeSilent ? ok('D') : no(silence(parts));
  for (const question of others) {
    if (!(await askOnce(question)) && !(await askOnce(question))) return no(session.lostTo() ?? silence(parts));
  }
  const trouble = conditionTrouble(session.condition());
  return trouble === null ? ok(TIERS[profile.completion]) : no(trouble);
}

export const TIERS: Readonly<Record<PrinterProfile['completion'], PrintTier>> = {
  process_id: 'A',
  etb_counter: 'A',
  shown: 'A',
  fence: 'B',
  status: 'C',
  none: 'C',
};

/** A network printer lets others connect while it prints for somebody, and answers them nothing (Epson UB-E02, 4.5). */
function silence({ transport }: PreflightParts): PrintTrouble {
  return transport.kind === 'tcp' ? 'printer_busy' : 'no_status';
}
