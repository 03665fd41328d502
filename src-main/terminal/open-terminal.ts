import type { Logger } from 'pino';
import type { Desk } from '#main/desk/desk.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import type { PaymentTerminal } from '#main/terminal/payment-terminal.ts';
import { terminalOption, terminalPlace } from '#main/terminal/terminal-address.ts';
import type { TerminalDesk } from '#main/terminal/terminal-desk.ts';
import { readTerminalSetting } from '#main/terminal/terminal-setting-store.ts';
import { createTerminalWorker } from '#main/terminal/terminal-worker.ts';
import { serialLine } from '#main/terminal/wire/serial-wire.ts';
import { tcpLine } from '#main/terminal/wire/tcp-wire.ts';
import { TERMINAL_DEADLINES, type TerminalDeadlines } from '#main/terminal/zvt/dialogue.ts';
import { zvtTerminal } from '#main/terminal/zvt/zvt-terminal.ts';
import type { TerminalSetting } from '#shared/terminal/terminal-setting.ts';

/** How patient the till is with its terminal. */
export type TerminalPatience = {
  readonly deadlines: TerminalDeadlines;
  /** Before the first, second and each further time the terminal is asked about what nobody knows. */
  readonly askAfterMs: readonly number[];
};

const PATIENCE: TerminalPatience = { deadlines: TERMINAL_DEADLINES, askAfterMs: [1_000, 3_000, 5_000, 10_000, 30_000] };

export type Terminal = {
  readonly desk: TerminalDesk;
  readonly isFromCommandLine: boolean;
  /** A terminal for a setting that is only tried; null where the setting names none that can be asked. */
  readonly tried: (setting: TerminalSetting) => PaymentTerminal | null;
  readonly nudge: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

export type TerminalParts = {
  readonly desk: Desk;
  /** As given on the command line; null: what is set up in the till. */
  readonly option: string | null;
  readonly patience?: TerminalPatience | undefined;
  readonly onChange: () => void;
  readonly log: Logger;
};

/** The till's payment terminal: a worker that does what commands wrote down, and the little that commands see of it. */
export function openTerminal({ desk, log, onChange, option, patience = PATIENCE }: TerminalParts): Terminal {
  const stored = (): TerminalSetting => readTerminalSetting(desk.connection, desk.configuration().systemCurrency);
  const given = option === null ? null : terminalOption(option, stored());
  if (given !== null && !given.ok) throw new StartRefusal(OPTION_WORDS);
  const setting =
    given === null ? stored : () => ({ ...stored(), kind: given.value.kind, address: given.value.address });
  const tried = (wanted: TerminalSetting): PaymentTerminal | null => {
    const place = terminalPlace(wanted);
    if (place === null) return null;
    const terminal = zvtTerminal({
      line: place.kind === 'tcp' ? tcpLine(place) : serialLine(place),
      setting: wanted,
      deadlines: patience.deadlines,
      now: () => desk.clock.now().wall,
    });
    // Named as it is set up, so that what was written down is found again.
    return { ...terminal, address: wanted.address };
  };
  const worker = createTerminalWorker({
    desk,
    terminal: () => tried(setting()),
    isShared: () => setting().isShared,
    printsAtTill: () => setting().print === 'till',
    askAfterMs: patience.askAfterMs,
    onChange,
    onFault: (fault) => log.error({ fault: fault instanceof Error ? fault.stack : fault }, 'the terminal failed'),
  });
  return {
    desk: { setting, live: worker.live, abort: worker.abort, askNow: worker.askNow },
    isFromCommandLine: given !== null,
    tried,
    nudge: worker.nudge,
    start: worker.start,
    stop: worker.stop,
  };
}

const OPTION_WORDS =
  '--terminal is tcp:HOST:PORT, serial:PATH[:BAUD], manual or none, for example tcp:192.168.1.60:20007.';
