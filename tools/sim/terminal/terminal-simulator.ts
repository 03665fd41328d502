import { type Apdu, hexOf } from '#main/terminal/zvt/apdu.ts';
import { bcdFigures, bcdNumber } from '#main/terminal/zvt/bcd.ts';
import { readBitmaps } from '#main/terminal/zvt/bitmaps.ts';
import { Books, type Transaction } from './books.ts';
import { type ServedLine, type SimLine, serveSerial, serveTcp } from './line.ts';
import {
  batchSlip,
  batchStatus,
  lyingBytes,
  message,
  paymentSlips,
  refusalOf,
  type Slip,
  slipMessages,
  slipOfLength,
  statusOf,
} from './messages.ts';
import type { Plan, Point } from './plan.ts';

export type TerminalSimulator = {
  readonly port: number;
  readonly books: Books;
  /** Every message in both directions, newest last: "> 0601 ..." from the till, "< 8000" from the terminal. */
  readonly log: readonly string[];
  /** For the next command that is no registration; several wait in a row. */
  readonly plan: (...plans: readonly Plan[]) => void;
  /** What waits for commands to come. */
  readonly planned: () => readonly Plan[];
  /** Commands of one kind that arrived, for example 0x0601. */
  readonly asked: (command: number) => number;
  readonly close: () => Promise<void>;
};

export type SimulatorOptions = {
  /** 0: any free one. */
  readonly port: number;
  readonly serialPath?: string;
  readonly firstReceipt?: number;
  readonly clock?: () => Date;
  /** How long an acknowledgement is waited for. */
  readonly ackMs?: number;
  /** Time the simulated customer takes for the card. */
  readonly cardMs?: number;
};

const LOG_MAX = 2_000;

/** Thrown inside an exchange where the plan lets the terminal go dead. */
class WentDead extends Error {}

/** A ZVT terminal without a slot: real bytes on a real line, its own books, and every fault on request. */
export async function startTerminalSimulator(options: SimulatorOptions): Promise<TerminalSimulator> {
  const books = new Books({ firstReceipt: options.firstReceipt ?? 1, clock: options.clock ?? (() => new Date()) });
  const log: string[] = [];
  const plans: Plan[] = [];
  let served: SimLine | null = null;

  const serve = (line: SimLine): void => {
    served = line;
    line.onClosed(() => {
      if (served === line) served = null;
    });
    serveLine(line, { options, books, say: note, nextPlan: () => plans.shift() ?? {} });
  };
  const note = (words: string): void => {
    log.push(words);
    if (log.length > LOG_MAX) log.shift();
  };
  const lines: ServedLine[] = [await serveTcp(options.port, { isTaken: () => served !== null, serve })];
  if (options.serialPath !== undefined) {
    const serveCable = (line: SimLine): void =>
      serveLine(line, { options, books, say: note, nextPlan: () => plans.shift() ?? {} });
    lines.push(await serveSerial(options.serialPath, serveCable));
  }
  return {
    port: lines[0]?.port ?? 0,
    books,
    log,
    plan: (...more) => void plans.push(...more),
    planned: () => [...plans],
    asked: (command) =>
      log.filter((words) => words.startsWith(`> ${command.toString(16).toUpperCase().padStart(4, '0')}`)).length,
    close: async () => {
      for (const line of lines) await line.close();
    },
  };
}

function forgetDeath(fault: unknown): void {
  if (!(fault instanceof WentDead)) throw fault;
}

type Place = {
  readonly options: SimulatorOptions;
  readonly books: Books;
  readonly say: (words: string) => void;
  readonly nextPlan: () => Plan;
};

/** Takes one command after the other; what comes while one runs is an acknowledgement or an abort. */
function serveLine(line: SimLine, place: Place): void {
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  let permitsBlocks = false;
  let prints = false;
  let acknowledged: ((isAck: boolean) => void) | null = null;
  let aborted: (() => void) | null = null;

  const send = async (apdu: Apdu): Promise<void> => {
    place.say(`< ${apdu.command.toString(16).toUpperCase().padStart(4, '0')} ${hexOf(apdu.data)}`);
    await line.write(apdu);
  };
  const waitForAck = (): Promise<boolean> =>
    new Promise((resolve) => {
      if (isClosed) {
        resolve(false);
        return;
      }
      const timer = setTimeout(() => acknowledged?.(false), place.options.ackMs ?? 5_000);
      acknowledged = (isAck) => {
        clearTimeout(timer);
        acknowledged = null;
        resolve(isAck);
      };
    });
  const exchange = async (apdu: Apdu): Promise<boolean> => {
    const answer = waitForAck();
    await send(apdu);
    return answer;
  };

  line.onClosed(() => {
    isClosed = true;
    acknowledged?.(false);
    aborted?.();
  });
  line.onMessage((apdu) => {
    place.say(`> ${apdu.command.toString(16).toUpperCase().padStart(4, '0')} ${hexOf(apdu.data)}`);
    if (apdu.command >> 8 === 0x80 || apdu.command >> 8 === 0x84) {
      acknowledged?.(apdu.command >> 8 === 0x80);
      return;
    }
    if (apdu.command === 0x06b0) {
      aborted?.();
      return;
    }
    // A command may stand in the same segment as the acknowledgement before it.
    running = running.then(() => run(apdu)).catch(forgetDeath);
  });

  const run = async (apdu: Apdu): Promise<void> => {
    if (apdu.command === 0x0600) {
      prints = ((apdu.data[3] ?? 0) & 0x80) !== 0;
      permitsBlocks = hexOf(apdu.data).includes('0A0206D3');
      await send(message(0x8000));
      await exchange(message(0x060f));
      return;
    }
    const plan = place.nextPlan();
    switch (apdu.command) {
      case 0x0601:
        return pay(apdu, plan, 'payment');
      case 0x0631:
        return pay({ ...apdu, data: apdu.data.subarray(3) }, plan, 'refund');
      case 0x0630:
        return reverse(apdu, plan);
      case 0x0620:
        return repeat(plan);
      case 0x0650:
        return settle(plan);
      case 0x0670:
        await answer(plan);
        await exchange(message(0x060f));
        return;
      default:
        await send(message(0x8483));
    }
  };

  /** Goes dead here if the plan says so. */
  const at = (point: Point, plan: Plan): void => {
    if (plan.cutAt === point) line.cut();
    if (plan.cutAt === point || plan.hangAt === point) throw new WentDead();
  };

  const answer = async (plan: Plan, first?: Apdu): Promise<void> => {
    if (plan.idlePrint === true) await exchange(message(0x06d1, 0x00, ...Buffer.from('from before')));
    at('before_answer', plan);
    const taken = message(plan.pleaseWait === true ? 0x849c : 0x8000);
    if (plan.slices === 'together' && first !== undefined) {
      place.say('< 8000 and the next in one segment');
      const acked = waitForAck();
      await line.writeBytes(Uint8Array.from([...line.encode(taken), ...line.encode(first)]));
      await acked;
    } else if (plan.slices === 'bytes' && first !== undefined) {
      await inBytes(taken, first);
    } else {
      await send(taken);
      if (first !== undefined) await exchange(first);
    }
    at('after_answer', plan);
  };

  const inBytes = async (...apdus: readonly Apdu[]): Promise<void> => {
    const acked = waitForAck();
    for (const apdu of apdus) {
      for (const byte of line.encode(apdu)) {
        await line.writeBytes(Uint8Array.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await acked;
  };

  const pay = async (apdu: Apdu, plan: Plan, kind: 'payment' | 'refund'): Promise<void> => {
    if (plan.refuse !== undefined) return send(message(0x8400 | plan.refuse));
    const { fields } = readBitmaps(apdu.data);
    const amountMinor = bcdNumber(fields.get(0x04) ?? new Uint8Array(6)) ?? 0;
    const currency = bcdFigures(fields.get(0x49) ?? Uint8Array.of(0x09, 0x78)) ?? '0978';
    await answer(plan, message(0x04ff, 0x0a));
    if (plan.waitForAbort !== undefined && (await givesUp(plan))) return;
    await new Promise((resolve) => setTimeout(resolve, place.options.cardMs ?? 0));
    await exchange(message(0x04ff, 0x04));
    if (plan.decline !== undefined) return refuse(plan.decline, plan);
    at('before_authorising', plan);
    const transaction = place.books.book({ kind, amountMinor, currency, of: null });
    await tellResult(transaction, plan);
  };

  const givesUp = async (plan: Plan): Promise<boolean> => {
    await new Promise<void>((resolve) => {
      aborted = resolve;
    });
    aborted = null;
    if (plan.waitForAbort === 'refuse') {
      await send(message(0x8483));
      return false;
    }
    await send(message(0x8000));
    await exchange(refusalOf(0x6c));
    await exchange(message(0x061e, 0x6c));
    return true;
  };

  const refuse = async (code: number, plan: Plan): Promise<void> => {
    await exchange(refusalOf(code));
    if (plan.afterDecline === 'nothing') return;
    await exchange(plan.afterDecline === 'abort' ? message(0x061e, code) : message(0x060f));
  };

  const tellResult = async (transaction: Transaction, plan: Plan): Promise<void> => {
    at('before_status', plan);
    const status = statusOf(transaction, plan);
    if (plan.lengthLies === true) {
      await line.writeBytes(lyingBytes(status));
      line.cut();
      throw new WentDead();
    }
    if (plan.noStatus !== true) await tellStatus(status, transaction, plan);
    if (plan.secondStatus === 'same') await exchange(status);
    if (plan.secondStatus === 'refusal') await exchange(refusalOf(0x6c));
    await printSlips(paymentSlips(transaction), plan);
    at('before_completion', plan);
    if (plan.noCompletion !== true) await exchange(message(0x060f));
  };

  const tellStatus = async (status: Apdu, transaction: Transaction, plan: Plan): Promise<void> => {
    const acked = waitForAck();
    if (plan.slices === 'bytes') await inBytes(status);
    else await send(status);
    if (plan.cutAt === 'after_status') line.hangUp();
    const isAcked = plan.slices === 'bytes' || (await acked);
    if (!isAcked && plan.autoReverse === true) place.books.reverse(transaction.receipt);
    at('after_status', plan);
    if (!isAcked) throw new WentDead();
  };

  const printSlips = async (slips: readonly Slip[], plan: Plan): Promise<void> => {
    if (!prints) return;
    if (plan.longSlip === true) await exchange(slipOfLength(861));
    for (const slip of slips) {
      for (const part of slipMessages(slip, permitsBlocks ? plan : { ...plan, lines: true })) await exchange(part);
    }
  };

  const reverse = async (apdu: Apdu, plan: Plan): Promise<void> => {
    if (plan.refuse !== undefined) return send(message(0x8400 | plan.refuse));
    const receipt = bcdNumber(readBitmaps(apdu.data.subarray(3)).fields.get(0x87) ?? new Uint8Array(2)) ?? 0;
    await answer(plan);
    const whyNot = plan.decline ?? place.books.whyNotReversed(receipt);
    if (whyNot !== null) return refuse(whyNot, { ...plan, afterDecline: 'abort' });
    at('before_authorising', plan);
    const reversal = place.books.reverse(receipt);
    if (reversal !== null) await tellResult(reversal, plan);
  };

  const repeat = async (plan: Plan): Promise<void> => {
    if (plan.refuse !== undefined) return send(message(0x8400 | plan.refuse));
    await answer(plan);
    const { last } = place.books;
    if (last === null) {
      await exchange(message(0x061e, 0x83));
      return;
    }
    if (last.kind === 'transaction') return tellResult(last.transaction, plan);
    await exchange(batchStatus(last.batch, plan));
    await printSlips([batchSlip(last.batch)], plan);
    await exchange(message(0x060f));
  };

  const settle = async (plan: Plan): Promise<void> => {
    if (plan.refuse !== undefined) return send(message(0x8400 | plan.refuse));
    await answer(plan, message(0x04ff, 0x0e));
    if (plan.decline !== undefined) return refuse(plan.decline, plan);
    at('before_authorising', plan);
    const batch = place.books.settle();
    at('before_status', plan);
    if (plan.noStatus !== true) await exchange(batchStatus(batch, plan));
    at('after_status', plan);
    await printSlips([batchSlip(batch)], plan);
    at('before_completion', plan);
    await exchange(plan.noStatus === true ? message(0x060f, 0x27, 0x00) : message(0x060f));
  };
}
