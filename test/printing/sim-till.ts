import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PrintDeadlines } from '#main/printing/print-deadlines.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { realTimers, type Timers } from '#main/printing/timers.ts';
import { openPrintingTill, type PrintingTill, printerAt } from '#test/printing/printing-till.ts';
import { EPSON } from '#test/printing/worker-talk.ts';
import { openSerialPort } from '#tools/sim/printer/serial-port.ts';
import type { SimPrinter } from '#tools/sim/printer/sim-parts.ts';
import { createSimPrinter } from '#tools/sim/printer/sim-printer.ts';
import type { SimFault, SimHabits } from '#tools/sim/printer/sim-state.ts';
import { openTcpPort } from '#tools/sim/printer/tcp-port.ts';

export type SimOptions = {
  readonly profile?: PrinterProfile;
  readonly faults?: readonly SimFault[];
  readonly habits?: Partial<SimHabits>;
  readonly port?: number;
};

/** The simulated printer behind a real socket. */
export async function simOnSocket(
  options: SimOptions = {},
): Promise<{ readonly sim: SimPrinter; readonly address: string }> {
  const sim = makeSim(options);
  const opened = await openTcpPort(sim, options.port ?? 0);
  onTestFinished(opened.close);
  return { sim, address: `tcp:127.0.0.1:${opened.port}` };
}

/** The simulated printer behind a pseudo terminal, with the till’s end of it. */
export async function simOnSerialLine(
  options: SimOptions & { readonly baud?: number; readonly hasXonXoff?: boolean } = {},
): Promise<{ readonly sim: SimPrinter; readonly address: string; readonly cut: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-sim-'));
  const sim = makeSim(options);
  const path = join(folder, 'printer');
  const opened = await openSerialPort(sim, { path, hasXonXoff: options.hasXonXoff ?? false });
  onTestFinished(async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const flow = options.hasXonXoff === true ? ':xonxoff' : '';
  return { sim, address: `serial:${path}:${options.baud ?? 115_200}${flow}`, cut: opened.close };
}

/** A simulated printer at the end of a line that the test owns. */
export function simOnLine(say: (bytes: Uint8Array) => void, options: SimOptions = {}) {
  const sim = makeSim(options);
  const nothing = () => undefined;
  return { sim, host: sim.connect({ say, hold: nothing, release: nothing, reset: nothing, cut: nothing }) };
}

function makeSim({ faults, habits, profile = EPSON }: SimOptions): SimPrinter {
  return createSimPrinter({
    profile,
    timers: realTimers,
    ...(faults === undefined ? {} : { faults }),
    ...(habits === undefined ? {} : { habits }),
  });
}

/** Waits as short as a test can bear; what they are in the shop, `DEADLINES` says. */
export const HASTY: Partial<PrintDeadlines> = {
  answerMs: 150,
  heartbeatMs: 150,
  confirmMs: 700,
  confirmLineMs: 0,
  clearMs: 300,
  lingerMs: { screen: null, tcp: 50, serial: null, usb: null, spooler: 0 },
};

export function tillAt(
  address: string,
  options: {
    readonly profile?: PrinterProfile;
    readonly deadlines?: Partial<PrintDeadlines>;
    readonly timers?: Timers;
    readonly file?: string;
  } = {},
): Promise<PrintingTill> {
  return openPrintingTill({
    transport: printerAt(address),
    profile: EPSON,
    ...options,
    deadlines: { ...HASTY, ...options.deadlines },
  });
}

/** Slips that came out, as text, but for the blank strip that is cut off before the first paper after a question. */
export function slipTexts(sim: SimPrinter): readonly string[] {
  return sim
    .slips()
    .filter(({ isCut }) => isCut)
    .map((slip) =>
      sim
        .read(slip)
        .lines.map(({ text }) => text)
        .join('\n'),
    )
    .filter((text) => text.trim() !== '');
}
