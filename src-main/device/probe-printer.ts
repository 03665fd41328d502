import type { z } from 'zod';
import type { Desk } from '#main/desk/desk.ts';
import { type MetPrinter, meetPrinter } from '#main/device/meet-printer.ts';
import { say } from '#main/language/speak.ts';
import type { Paper } from '#main/paper/open-paper.ts';
import { DEADLINES, openMs } from '#main/printing/print-deadlines.ts';
import { type PrintTrouble, troubleReason, withoutPaper } from '#main/printing/print-trouble.ts';
import { realTimers, withDeadline } from '#main/printing/timers.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { addressLabel, parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { requireOperator } from '#main/shift/standing.ts';
import type { printerProbeSchema, probePrinterSchema } from '#shared/contract/printer.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Probe = z.infer<typeof printerProbeSchema>;

/**
 * Opens an address, asks who is there, and lets go. A printer that the till drives already is asked by its
 * own worker: serial ports and many network printers take one host at a time.
 */
export async function probePrinter(
  desk: Desk,
  paper: Paper,
  { address: text }: z.infer<typeof probePrinterSchema>,
): Promise<Result<Probe, Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const address = parsePrinterAddress(text);
  if (!address.ok) return no({ code: 'printer_address_malformed' });
  const { language } = desk.configuration();
  const where = { address: addressLabel(address.value) };
  if (address.value.kind === 'screen' || address.value.kind === 'none')
    return ok({ isThere: true, tells: '', profileId: null, words: say(language, 'probe.screen') });
  const running = paper.printers().find(({ place }) => place.transport.address === where.address);
  if (running !== undefined) {
    const asked = await running.worker.ask();
    return ok(
      asked.ok
        ? { isThere: true, tells: '', profileId: running.place.profile.id, words: say(language, 'probe.ours', where) }
        : notThere(asked.refusal),
    );
  }
  return ok(await probe());

  function notThere(trouble: PrintTrouble): Probe {
    const reason = troubleReason(trouble, language);
    return { isThere: false, tells: '', profileId: null, words: say(language, 'probe.silent', { ...where, reason }) };
  }

  async function probe(): Promise<Probe> {
    if (!address.ok) return notThere('open_failed');
    const stop = new AbortController().signal;
    const transport = transportFor(address.value);
    const opened = await withDeadline(
      { timers: realTimers, delayMs: openMs(transport, DEADLINES), stop },
      transport.open,
    );
    if (!opened.ok) return notThere(opened.refusal);
    if (address.value.kind === 'spooler') {
      opened.value.drop();
      return {
        isThere: true,
        tells: address.value.printer,
        profileId: profileNamed(address.value.printer),
        words: say(language, 'probe.spooler'),
      };
    }
    const met = await meetPrinter(opened.value);
    if (met.lost !== null && !met.isNoisy) return notThere(withoutPaper(met.lost));
    const { words, ...facts } = introduce(met);
    return { isThere: true, ...facts, words: say(language, `probe.${words}`, { ...where, tells: facts.tells }) };
  }
}

function introduce({ isNoisy, speaks, tells }: MetPrinter) {
  if (speaks === 'star') return { tells: '', profileId: 'star-line', words: 'star' } as const;
  if (speaks === null) return { tells: '', profileId: null, words: isNoisy ? 'noisy' : 'mute' } as const;
  return { tells, profileId: profileNamed(tells), words: tells === '' ? 'nameless' : 'named' } as const;
}

/** Families by what their models call themselves. A clone may lie: the words beside it say so. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/TM-T88(II|III)\b/i, 'epson-tm-t88-old'],
  [/TM-T88/i, 'epson-tm-t88'],
  [/TM-T20/i, 'epson-tm-t20'],
  [/TM-m\d/i, 'epson-tm-m30'],
  [/BIXOLON|SRP/i, 'bixolon'],
  [/CITIZEN|CT-S/i, 'citizen'],
  [/XP-|XPRINTER/i, 'xprinter'],
  [/STAR/i, 'star-escpos'],
];

export function profileNamed(tells: string): string | null {
  return FAMILIES.find(([pattern]) => pattern.test(tells))?.[1] ?? null;
}
