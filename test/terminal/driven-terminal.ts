import { onTestFinished } from 'vitest';
import type { CardOutcome, PaymentTerminal, PrintedText, TerminalWords } from '#main/terminal/payment-terminal.ts';
import { serialLine } from '#main/terminal/wire/serial-wire.ts';
import { tcpLine } from '#main/terminal/wire/tcp-wire.ts';
import type { TerminalDeadlines } from '#main/terminal/zvt/dialogue.ts';
import { zvtTerminal } from '#main/terminal/zvt/zvt-terminal.ts';
import { wallTime } from '#main/time/clock.ts';
import { type TerminalSetting, terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';
import { SHORT } from '#test/terminal/patience.ts';
import {
  type SimulatorOptions,
  startTerminalSimulator,
  type TerminalSimulator,
} from '#tools/sim/terminal/terminal-simulator.ts';

/** A simulated terminal on a real socket; gone when the test ends. */
export async function simulatedTerminal(options: Partial<SimulatorOptions> = {}): Promise<TerminalSimulator> {
  const simulator = await startTerminalSimulator({ port: 0, ackMs: 1_500, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

export type Driven = {
  readonly terminal: PaymentTerminal;
  readonly words: TerminalWords[];
  readonly prints: PrintedText[];
  readonly results: CardOutcome[];
  readonly steps: string[];
  readonly hooks: Parameters<PaymentTerminal['authorise']>[1];
};

export function drivenTerminal(
  at: { readonly port: number } | { readonly path: string },
  { deadlines = SHORT, ...setting }: Partial<TerminalSetting> & { readonly deadlines?: TerminalDeadlines } = {},
): Driven {
  const line =
    'port' in at ? tcpLine({ host: '127.0.0.1', port: at.port }) : serialLine({ path: at.path, baud: 9_600 });
  const terminal = zvtTerminal({
    line,
    setting: terminalSettingSchema.parse({ kind: 'zvt-tcp', address: '', currency: 'EUR', ...setting }),
    deadlines,
    now: () => wallTime(new Date()),
  });
  const driven = { words: [] as TerminalWords[], prints: [] as PrintedText[], results: [] as CardOutcome[] };
  const steps: string[] = [];
  return {
    ...driven,
    terminal,
    steps,
    hooks: {
      onWords: (words) => void driven.words.push(words),
      onPrint: (text) => void driven.prints.push(text),
      onSending: () => void steps.push('sending'),
      onStep: (step) => void steps.push(step),
      onResult: (outcome) => void driven.results.push(outcome),
    },
  };
}

export const AMOUNT = { amountMinor: 2_521, currency: 'EUR' };
export const never = (): AbortSignal => new AbortController().signal;
