import { setTimeout as delay } from 'node:timers/promises';
import type {
  BatchOutcome,
  BatchResult,
  CardAmount,
  CardOutcome,
  Declined,
  LastOutcome,
  PaymentHooks,
  PaymentTerminal,
  TerminalHooks,
} from '#main/terminal/payment-terminal.ts';
import type { TerminalLine, TerminalWire } from '#main/terminal/wire/terminal-wire.ts';
import type { Apdu } from '#main/terminal/zvt/apdu.ts';
import { readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import * as command from '#main/terminal/zvt/commands.ts';
import { numericCurrency } from '#main/terminal/zvt/currency.ts';
import { type Ended, type Known, runCommand, type TerminalDeadlines } from '#main/terminal/zvt/dialogue.ts';
import { readIntermediate } from '#main/terminal/zvt/intermediate.ts';
import { cardResultOf, declinedBy, judge, together, unknownFrom } from '#main/terminal/zvt/judge.ts';
import { readPrintedText } from '#main/terminal/zvt/printed-lines.ts';
import { readStatusInformation, type StatusInformation, terminalWish } from '#main/terminal/zvt/status-information.ts';
import { terminalMoment } from '#main/terminal/zvt/terminal-moment.ts';
import type { TerminalSetting } from '#shared/terminal/terminal-setting.ts';

export type ZvtOptions = {
  readonly line: TerminalLine;
  readonly setting: TerminalSetting;
  readonly deadlines: TerminalDeadlines;
  /** Wall time with offset; infers the year of the terminal's dates. */
  readonly now: () => string;
};

const { TERMINAL } = command;
/** "Nothing there" of 06 20. */
const NOT_POSSIBLE = 0x83;
/** A terminal may need a moment to notice that the line before was let go. Asking again is safe: nothing was said yet. */
const BUSY_TRIES = 4;
const BUSY_PAUSE_MS = 150;

type Registered = { readonly kind: 'ready'; readonly wire: TerminalWire; readonly wish: string };

/** A terminal that speaks ZVT, over whatever line. One exchange at a time; each opens its own line and registers first. */
export function zvtTerminal({ deadlines, line, now, setting }: ZvtOptions): PaymentTerminal {
  const { charset, password } = setting;
  const currency = numericCurrency(setting.currency);
  let open: TerminalWire | null = null;

  const statusOf = (apdu: Apdu): StatusInformation => readStatusInformation(apdu.data, charset);

  /** Everything that is no result: words, slips, and steps that a window shows. */
  const tell = (apdu: Apdu, hooks: TerminalHooks): void => {
    if (apdu.command === TERMINAL.intermediate) {
      const said = readIntermediate(apdu.data, charset);
      if (said.isCardRead) hooks.onStep('card_read');
      hooks.onWords(said.words);
    }
    if (apdu.command === TERMINAL.printLine || apdu.command === TERMINAL.printText) {
      hooks.onPrint(readPrintedText(apdu, charset));
    }
  };

  /** Opens a line and registers on it. Nothing of a payment was said yet, so each failure is a plain no. */
  const registered = async (hooks: TerminalHooks): Promise<Registered | Declined> => {
    if (currency === null) return declined('wrong_currency');
    for (let tries = 1; ; tries += 1) {
      const ready = await registerOnce(hooks, currency);
      if (ready.kind === 'ready' || ready.reason !== 'terminal_busy' || tries === BUSY_TRIES) return ready;
      await delay(BUSY_PAUSE_MS);
    }
  };

  const registerOnce = async (hooks: TerminalHooks, currencyNumber: string): Promise<Registered | Declined> => {
    const opened = await line.open(deadlines.openMs);
    if (!opened.ok) return declined(opened.refusal);
    const wire = opened.value;
    open = wire;
    const ended = await runCommand({
      wire,
      command: command.registration({ password, currency: currencyNumber, print: setting.print }),
      deadlines: { ...deadlines, runMs: deadlines.afterApprovalMs },
      onTaken: () => undefined,
      take: (apdu) => {
        tell(apdu, hooks);
        return 'nothing';
      },
    });
    if (ended.kind === 'completed') {
      return { kind: 'ready', wire, wish: terminalWish(readBitmaps(ended.apdu.data)) ?? '' };
    }
    wire.drop();
    if (ended.kind === 'refused') return declinedBy(ended.code, null);
    if (ended.kind === 'aborted') return declinedBy(ended.apdu.data[0] ?? 0xff, null);
    // A terminal that serves another till takes the line and hangs up at once.
    return declined(ended.kind === 'lost' ? 'terminal_busy' : 'terminal_unreachable');
  };

  /** One command on a line of its own; `kind: 'declined'` when it never came to that. */
  const exchange = async (asked: {
    readonly apdu: Apdu;
    readonly hooks: TerminalHooks;
    readonly take: (apdu: Apdu) => Known;
    readonly abort?: AbortSignal;
  }): Promise<Ended | Declined> => {
    const ready = await registered(asked.hooks);
    if (ready.kind === 'declined') return ready;
    try {
      if (asked.abort?.aborted === true) return declined('aborted');
      asked.hooks.onSending();
      return await runCommand({
        wire: ready.wire,
        command: asked.apdu,
        deadlines,
        onTaken: () => asked.hooks.onStep('taken'),
        take: (apdu) => {
          tell(apdu, asked.hooks);
          return asked.take(apdu);
        },
        ...(asked.abort === undefined ? {} : { abort: asked.abort }),
      });
    } finally {
      ready.wire.drop();
      open = null;
    }
  };

  const transact = async (
    apdu: Apdu,
    asked: CardAmount,
    { hooks, abort }: { readonly hooks: PaymentHooks; readonly abort?: AbortSignal },
  ): Promise<CardOutcome> => {
    let outcome: CardOutcome | null = null;
    const report = (next: CardOutcome): CardOutcome => {
      const before = outcome;
      outcome = together(before, next);
      if (outcome !== before) hooks.onResult(outcome);
      return outcome;
    };
    const ended = await exchange({
      apdu,
      hooks,
      take: (message) => {
        if (message.command === TERMINAL.status) {
          const found = judge(statusOf(message), asked, now());
          if (found !== null) report(found);
        }
        return knownOf(outcome);
      },
      ...(abort === undefined ? {} : { abort }),
    });
    return report(outcomeOf(ended, outcome));
  };

  /** What the end adds to what was heard: an abort after an approval contradicts it, silence after a result does not. */
  const outcomeOf = (ended: Ended | Declined, heard: CardOutcome | null): CardOutcome => {
    switch (ended.kind) {
      case 'declined':
        return ended;
      case 'refused':
        return declinedBy(ended.code, null);
      case 'aborted':
        return declinedBy(ended.apdu.data[0] ?? 0xff, null);
      case 'completed': {
        const { result } = statusOf(ended.apdu);
        if (result !== null && result !== 0) return declinedBy(result, null);
        return heard ?? unknownFrom('no_result');
      }
      case 'lost':
        return heard ?? unknownFrom('connection_lost');
      default:
        return heard ?? unknownFrom('no_answer');
    }
  };

  const batchOf = ({ amountMinor, date, terminalId, time, totals }: StatusInformation): BatchResult => ({
    totalMinor: amountMinor,
    totals,
    terminalId,
    terminalAt: terminalMoment(date, time, now()),
  });

  return {
    address: line.address,
    authorise: (asked, hooks, abort) =>
      transact(command.authorisation({ ...asked, currency: currency ?? '' }), asked, { hooks, abort }),
    refund: (asked, hooks, abort) =>
      transact(command.refund({ ...asked, password, currency: currency ?? '' }), asked, { hooks, abort }),
    reverse: ({ receiptNumber, ...asked }, hooks) =>
      transact(command.reversal({ password, receiptNumber }), asked, { hooks }),
    repeatLast: async (hooks): Promise<LastOutcome> => {
      let found: StatusInformation | null = null;
      const ended = await exchange({
        apdu: command.repeatReceipt(password),
        hooks,
        take: (message) => {
          if (message.command === TERMINAL.status) found = statusOf(message);
          return 'nothing';
        },
      });
      return lastOf(ended, found);
    },
    settle: async (hooks): Promise<BatchOutcome> => {
      let batch: BatchResult | null = null;
      let refused: Declined | null = null;
      const ended = await exchange({
        apdu: command.endOfDay(password),
        hooks,
        take: (message) => {
          if (message.command !== TERMINAL.status) return knownOf(refused);
          const status = statusOf(message);
          if (status.result !== null && status.result !== 0) refused = declinedBy(status.result, null);
          else if (status.result === 0 && status.isWhole && batch === null) {
            batch = batchOf(status);
            hooks.onBatch(batch);
          }
          return knownOf(refused);
        },
      });
      return batchOutcome(ended, batch, refused);
    },
    diagnose: async (hooks) => {
      const ready = await registered(hooks);
      if (ready.kind === 'declined') return ready;
      try {
        const ended = await runCommand({
          wire: ready.wire,
          command: command.DIAGNOSIS,
          deadlines,
          onTaken: () => undefined,
          take: (apdu) => {
            tell(apdu, hooks);
            return 'nothing';
          },
        });
        if (ended.kind === 'completed') return { kind: 'well', wish: ready.wish };
        // Not every terminal knows diagnosis; it took the registration, so it is there.
        if (ended.kind === 'refused') return { kind: 'well', wish: ready.wish };
        return ended.kind === 'aborted' ? declinedBy(ended.apdu.data[0] ?? 0xff, null) : unknownFrom('no_answer');
      } finally {
        ready.wire.drop();
        open = null;
      }
    },
    close: () => open?.drop(),
  };

  function lastOf(ended: Ended | Declined, status: StatusInformation | null): LastOutcome {
    if (ended.kind === 'declined') return { kind: 'no_answer', reason: ended.reason };
    // "84 83" may as well mean that the terminal does not know the command: only its result says that there is nothing.
    if (ended.kind === 'aborted' && ended.apdu.data[0] === NOT_POSSIBLE) return { kind: 'nothing' };
    if (status?.result === NOT_POSSIBLE) return { kind: 'nothing' };
    if (status === null || status.result === null) {
      return { kind: 'no_answer', reason: ended.kind === 'lost' ? 'connection_lost' : 'no_result' };
    }
    if (!status.isWhole) return { kind: 'no_answer', reason: 'unreadable' };
    if (status.totals !== null) return { kind: 'batch', batch: batchOf(status) };
    const result = cardResultOf(status, { amountMinor: 0, currency: setting.currency }, now());
    return { kind: 'found', isApproved: status.result === 0 && !status.isReversal, result };
  }
}

function batchOutcome(ended: Ended | Declined, batch: BatchResult | null, refused: Declined | null): BatchOutcome {
  if (ended.kind === 'declined') return ended;
  if (ended.kind === 'refused') return declinedBy(ended.code, null);
  if (ended.kind === 'aborted') return declinedBy(ended.apdu.data[0] ?? 0xff, null);
  if (refused !== null) return refused;
  if (ended.kind !== 'completed') return unknownFrom(ended.kind === 'lost' ? 'connection_lost' : 'no_answer');
  const { result } = readStatusInformation(ended.apdu.data, 'cp437');
  if (result !== null && result !== 0) return declinedBy(result, null);
  if (batch !== null) return { kind: 'settled', batch };
  // Some terminals send the printed report and a completion with result 0, and no totals at all.
  if (result === 0) {
    return { kind: 'settled', batch: { totalMinor: null, totals: null, terminalId: null, terminalAt: null } };
  }
  return unknownFrom('no_result');
}

function declined(reason: Declined['reason']): Declined {
  return { kind: 'declined', reason, code: '', receiptNumber: null };
}

function knownOf(outcome: CardOutcome | null): Known {
  if (outcome === null) return 'nothing';
  return outcome.kind === 'declined' ? 'refused' : 'approved';
}
