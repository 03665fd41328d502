import { cardPaymentById, openCardPayments } from '#main/card/card-records.ts';
import { keepOutcome } from '#main/card/keep-card-event.ts';
import { resolveByTerminal } from '#main/card/resolve-by-terminal.ts';
import type { Desk } from '#main/desk/desk.ts';
import { askAboutSettlement, failSettlement, settleNow } from '#main/settlement/settle-now.ts';
import { openSettlement } from '#main/settlement/settlement-records.ts';
import type { PaymentTerminal, PrintedText } from '#main/terminal/payment-terminal.ts';
import { queueTerminalSlips } from '#main/terminal/queue-slips.ts';
import { IDLE_TERMINAL, type LiveTerminal, type TerminalDesk } from '#main/terminal/terminal-desk.ts';
import { keepStep, stepsOf } from '#main/terminal/terminal-steps.ts';
import { type CardPayment, isRefund, MANUAL_TERMINAL, movedMinor } from '#shared/card/card-payment.ts';

export type TerminalWorker = Omit<TerminalDesk, 'setting'> & {
  readonly nudge: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

export type TerminalWorkerParts = {
  readonly desk: Desk;
  /** The terminal as it is set up now; null: there is none that the till can ask. */
  readonly terminal: () => PaymentTerminal | null;
  readonly isShared: () => boolean;
  readonly printsAtTill: () => boolean;
  readonly askAfterMs: readonly number[];
  readonly onChange: () => void;
  readonly onFault: (fault: unknown) => void;
};

const STOP_MAX_MS = 5_000;

/**
 * Works off, one exchange at a time, what commands have written down: payments and refunds asked for, reversals, settlements; and asks
 * the terminal about what nobody knows. Whatever it hears is journaled before the terminal gets its acknowledgement.
 */
export function createTerminalWorker(parts: TerminalWorkerParts): TerminalWorker {
  const { desk, onChange, onFault } = parts;
  let live: LiveTerminal = IDLE_TERMINAL;
  let isStarted = false;
  let isStopping = false;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let timer: NodeJS.Timeout | null = null;
  let current: { readonly id: string; readonly abort: AbortController; readonly terminal: PaymentTerminal } | null =
    null;
  const given = new Set<string>();
  const asked = new Map<string, { readonly count: number; readonly dueMs: number }>();

  const show = (next: Partial<LiveTerminal>): void => {
    live = { ...live, ...next };
    onChange();
  };
  const keep = (work: () => void): void => {
    desk.connection.transaction(work).immediate();
    desk.wake();
  };
  const nowMs = (): number => desk.clock.now().monotonicMs;

  /**
   * Slips go to the queue when the exchange is over, whatever its result: a refusal has a paper too. A terminal that is asked
   * what became of something prints its last paper with each answer: that is paper only when the answer brought news.
   */
  const exchange = async <T>(
    subjectId: string,
    terminal: PaymentTerminal,
    run: (hooks: Parameters<PaymentTerminal['repeatLast']>[0], abort: AbortSignal) => Promise<T>,
    isWorthPaper: () => boolean = () => true,
  ): Promise<T> => {
    const prints: PrintedText[] = [];
    const abort = new AbortController();
    current = { id: subjectId, abort, terminal };
    show({ ...IDLE_TERMINAL, subjectId, isExchanging: true });
    const step = (name: 'sending' | 'taken' | 'card_read') =>
      keep(() => keepStep(desk.connection, subjectId, { step: name, at: desk.clock.now().wall }));
    try {
      return await run(
        {
          onWords: (words) => show({ words }),
          onPrint: (text) => void prints.push(text),
          onSending: () => step('sending'),
          onStep: step,
        },
        abort.signal,
      );
    } finally {
      current = null;
      if (parts.printsAtTill() && prints.length > 0 && isWorthPaper())
        keep(() => queueTerminalSlips(desk, subjectId, prints));
      show(IDLE_TERMINAL);
    }
  };

  const perform = async (payment: CardPayment, terminal: PaymentTerminal): Promise<void> => {
    const { currency, id, result } = payment;
    const asked = { amountMinor: movedMinor(payment), currency };
    if (payment.state === 'requested' && given.has(id)) return decline(payment, 'aborted');
    await exchange(id, terminal, (hooks, abort) => {
      const onResult = (outcome: Parameters<typeof keepOutcome>[2]) => keep(() => keepOutcome(desk, id, outcome));
      if (payment.state === 'requested') {
        const move = isRefund(payment) ? terminal.refund : terminal.authorise;
        return move(asked, { ...hooks, onResult }, abort);
      }
      const receiptNumber = result?.receiptNumber ?? '';
      return terminal.reverse({ ...asked, receiptNumber }, { ...hooks, onResult });
    });
    given.delete(id);
  };

  const decline = (payment: CardPayment, reason: 'aborted' | 'till_stopped' | 'terminal_unreachable'): void =>
    keep(() => keepOutcome(desk, payment.id, { kind: 'declined', reason, code: '', receiptNumber: null }));

  const doubt = (payment: CardPayment): void =>
    keep(() => keepOutcome(desk, payment.id, { kind: 'unknown', reason: 'till_stopped', raw: '', claimed: null }));

  /** Due now, or when; asking more and more rarely, and at once when somebody wants it. */
  const isDue = (id: string): boolean => (asked.get(id)?.dueMs ?? firstAskMs(id)) <= nowMs();
  const firstAskMs = (id: string): number => {
    const dueMs = nowMs() + (parts.askAfterMs[0] ?? 0);
    asked.set(id, { count: 0, dueMs });
    return dueMs;
  };
  const countAsk = (id: string): void => {
    const count = (asked.get(id)?.count ?? 0) + 1;
    const waitMs = parts.askAfterMs[Math.min(count, parts.askAfterMs.length - 1)] ?? 0;
    asked.set(id, { count, dueMs: nowMs() + waitMs });
  };

  const askAbout = async (payment: CardPayment, terminal: PaymentTerminal): Promise<void> => {
    const before = asked.get(payment.id)?.count ?? 0;
    const ask = async (hooks: Parameters<PaymentTerminal['repeatLast']>[0]): Promise<void> => {
      show({ asks: before + 1 });
      const last = await terminal.repeatLast({ ...hooks, onSending: () => undefined, onStep: () => undefined });
      countAsk(payment.id);
      keep(() => resolveByTerminal(desk, payment.id, { last, isShared: parts.isShared() }));
    };
    const hasNews = (): boolean => {
      const now = cardPaymentById(desk.connection, payment.id);
      return now?.state !== payment.state || now.result?.receiptNumber !== payment.result?.receiptNumber;
    };
    await exchange(payment.id, terminal, ask, hasNews);
  };

  /** One piece of work; false: there is none now. */
  const workOne = async (): Promise<boolean> => {
    const open = openCardPayments(desk.connection);
    const settlement = openSettlement(desk.connection);
    const terminal = parts.terminal();
    const wanted = open.find(
      ({ state, terminal: at }) => at !== MANUAL_TERMINAL && (state === 'requested' || state === 'reversing'),
    );
    if (wanted !== undefined) {
      // Its result could not be kept when it came: it is not asked for a second time.
      if (wasSent(wanted.id)) doubt(wanted);
      else if (terminal?.address !== wanted.terminal) decline(wanted, 'terminal_unreachable');
      else await perform(wanted, terminal);
      return true;
    }
    if (settlement?.state === 'requested') {
      if (wasSent(settlement.id)) keep(() => failSettlement(desk, settlement.id, 'unknown'));
      else if (terminal?.address !== settlement.terminal)
        keep(() => failSettlement(desk, settlement.id, 'terminal_unreachable'));
      else {
        await exchange(settlement.id, terminal, (hooks) => settleNow({ desk, settlement, terminal, hooks, keep }));
      }
      return true;
    }
    if (terminal === null) return false;
    const doubted = open.find(
      ({ id, state, terminal: at }) => state === 'unknown' && at === terminal.address && isDue(id),
    );
    if (doubted !== undefined) {
      await askAbout(doubted, terminal);
      return true;
    }
    if (settlement?.state === 'unknown' && settlement.terminal === terminal.address && isDue(settlement.id)) {
      await exchange(
        settlement.id,
        terminal,
        (hooks) => askAboutSettlement({ desk, settlement, terminal, hooks, keep }),
        () => openSettlement(desk.connection)?.id !== settlement.id,
      );
      countAsk(settlement.id);
      return true;
    }
    return false;
  };

  const run = async (): Promise<void> => {
    while (isWanted && !isStopping) {
      isWanted = false;
      try {
        while (!isStopping && (await workOne()));
      } catch (fault) {
        // A full disk, mostly. What could not be kept was not acknowledged either; it is found as sent, and a question.
        onFault(fault);
      }
    }
    running = null;
    waitForNextAsk();
  };

  const waitForNextAsk = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (isStopping) return;
    const questions = new Set([
      ...openCardPayments(desk.connection).flatMap(({ id, state }) => (state === 'unknown' ? [id] : [])),
      ...[openSettlement(desk.connection)].flatMap((one) => (one?.state === 'unknown' ? [one.id] : [])),
    ]);
    for (const id of asked.keys()) if (!questions.has(id)) asked.delete(id);
    const next = [...asked.entries()].sort(([, one], [, other]) => one.dueMs - other.dueMs)[0];
    if (next === undefined) return;
    show({ subjectId: next[0], asks: next[1].count, nextAskMs: next[1].dueMs });
    timer = setTimeout(nudge, Math.max(50, next[1].dueMs - nowMs()));
  };

  /** An exchange that was cut off by this till itself: without `sending` nothing was asked, with it nobody knows. */
  const doubtWhatWasSent = (): void => {
    for (const payment of openCardPayments(desk.connection)) {
      if (payment.terminal === MANUAL_TERMINAL) continue;
      if (payment.state !== 'requested' && payment.state !== 'reversing') continue;
      if (wasSent(payment.id)) doubt(payment);
      else decline(payment, 'till_stopped');
    }
    const settlement = openSettlement(desk.connection);
    if (settlement?.state !== 'requested') return;
    keep(() => failSettlement(desk, settlement.id, wasSent(settlement.id) ? 'unknown' : 'till_stopped'));
  };
  const wasSent = (id: string): boolean => stepsOf(desk.connection, id).some(({ step }) => step === 'sending');

  const nudge = (): void => {
    isWanted = true;
    if (!isStarted || isStopping) return;
    running ??= run();
  };

  return {
    live: () => live,
    nudge,
    abort: (paymentId) => {
      given.add(paymentId);
      if (current?.id === paymentId) current.abort.abort();
    },
    askNow: () => {
      for (const [id, { count }] of asked) asked.set(id, { count, dueMs: nowMs() });
      nudge();
    },
    start: () => {
      doubtWhatWasSent();
      isStarted = true;
      nudge();
    },
    stop: async () => {
      isStopping = true;
      if (timer !== null) clearTimeout(timer);
      current?.terminal.close();
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_MAX_MS).unref());
      await Promise.race([running, late]);
    },
  };
}
