import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { must } from '#shared/assert.ts';
import type { Reply } from '#shared/contract/reply.ts';
import type { EndedShift, EndSheet } from '#shared/contract/shift.ts';
import { minor } from '#shared/money/amount.ts';
import { type Denomination, fewestPieces } from '#shared/money/currency.ts';
import { plainAmount } from '#shared/money/parse-amount.ts';
import { EXIT, ToolTrouble } from '../call/run-tool.ts';
import type { TillClient } from '../call/till-connection.ts';
import type { PriceList } from './price-list.ts';
import type { Day, Receipt } from './receipts.ts';
import type { ReplayClock } from './replay-clock.ts';
import { FLOAT_MINOR, paymentOf, ruleOfDay } from './rules.ts';

export const CURRENCY = 'EUR';
export const CASHIER = { operatorId: 'ana', pin: '1234' } as const;

export type DayBooks = {
  readonly receipts: number;
  readonly items: number;
  readonly cashMinor: number;
  readonly cardMinor: number;
  readonly differenceMinor: number;
  readonly withdrawnMinor: number;
  /** What the till said remained, and so has to begin with next time. */
  readonly remainingMinor: number;
  readonly saleMs: readonly number[];
  /** Where the till's figures are not those that this day's receipts make; empty when all is right. */
  readonly differing: readonly string[];
};

export type DayParts = {
  readonly client: TillClient;
  readonly clock: ReplayClock;
  readonly prices: PriceList;
  readonly denominations: readonly Denomination[];
};

export type DayOrder = { readonly day: Day; readonly index: number; readonly leftMinor: number };

/** Does one day as its cashier would: log on, start, sell, count, withdraw, end. Every call must be accepted. */
export async function replayDay(parts: DayParts, { day, index, leftMinor }: DayOrder): Promise<DayBooks> {
  const { client, clock } = parts;
  const rule = ruleOfDay(index);
  const differing: string[] = [];
  const expect = (what: string, due: number, got: number) => {
    if (due !== got) differing.push(`${day.date}: ${what} should be ${due} and is ${got}`);
  };
  const first = must(day.receipts[0], 'a day of the file has receipts');
  const last = must(day.receipts.at(-1), 'a day of the file has receipts');

  clock.moveTo(first.at, -10);
  await accepted('operator.logOn', client.operator.logOn({ ...command(), ...CASHIER }));
  const start = await accepted('shift.startSheet', client.shift.startSheet({}));
  expect('the beginning', leftMinor, start.rows.find(({ currency }) => currency === CURRENCY)?.beginningMinor ?? -1);
  const deposits = rule.depositMinor === 0 ? [] : [{ currency: CURRENCY, amount: plainAmount(rule.depositMinor, 2) }];
  await accepted('shift.start', client.shift.start({ ...command(), deposits }));

  const books = { receipts: 0, items: 0, cashMinor: 0, cardMinor: 0 };
  const saleMs: number[] = [];
  for (const [position, receipt] of day.receipts.entries()) {
    clock.moveTo(receipt.at);
    const startedAt = performance.now();
    const sold = await sell(parts, receipt);
    saleMs.push(performance.now() - startedAt);
    expect(`the total of transaction ${receipt.transaction}`, sold.dueMinor, sold.totalMinor);
    books.receipts += 1;
    books.items += sold.pieces;
    books[sold.isCard ? 'cardMinor' : 'cashMinor'] += sold.dueMinor;
    if (rule.hasInterimReport && position === Math.floor(day.receipts.length / 2)) {
      await accepted('shift.printInterimReport', client.shift.printInterimReport(command()));
    }
  }

  clock.moveTo(last.at, 10);
  const endingMinor = leftMinor + rule.depositMinor + books.cashMinor;
  const countedMinor = Math.max(0, endingMinor + rule.differenceMinor);
  await count(parts, countedMinor);
  const withdrawnMinor = Math.max(0, countedMinor - FLOAT_MINOR);
  if (countedMinor !== endingMinor) {
    const reason = { paymentForm: 'cash', currency: CURRENCY, reason: 'Counted twice, not found' };
    await accepted('shift.writeReason', client.shift.writeReason({ ...command(), ...reason }));
  }
  const withdrawal = { paymentForm: 'cash', currency: CURRENCY, column: 'withdrawal' } as const;
  const amount = plainAmount(withdrawnMinor, 2);
  const sheet = await accepted('shift.writeEnd', client.shift.writeEnd({ ...command(), ...withdrawal, amount }));
  const ended = await accepted('shift.end', client.shift.end({ ...command(), revision: sheet.revision }));

  const cash = rowOf(ended, 'cash');
  expect('the ending balance of cash', endingMinor, cash.endingMinor);
  expect('the payment value of cash', books.cashMinor, cash.paymentValueMinor);
  expect('the difference', countedMinor - endingMinor, cash.differenceMinor ?? Number.NaN);
  expect('the withdrawal', withdrawnMinor, cash.withdrawalMinor);
  expect('what remains', countedMinor - withdrawnMinor, cash.remainingMinor);
  expect('the payment value of cards', books.cardMinor, rowOf(ended, 'card').paymentValueMinor);
  const differenceMinor = countedMinor - endingMinor;
  return { ...books, differenceMinor, withdrawnMinor, remainingMinor: cash.remainingMinor, saleMs, differing };
}

/** After the last day: logging on again shows what remained, as on every morning before. */
export async function beginningAfter({ client }: DayParts): Promise<number> {
  await accepted('operator.logOn', client.operator.logOn({ ...command(), ...CASHIER }));
  const sheet = await accepted('shift.startSheet', client.shift.startSheet({}));
  await accepted('operator.logOff', client.operator.logOff(command()));
  return sheet.rows.find(({ currency }) => currency === CURRENCY)?.beginningMinor ?? -1;
}

async function sell({ client, prices }: DayParts, { sold, transaction }: Receipt) {
  let dueMinor = 0;
  let pieces = 0;
  for (const line of sold) {
    const { barcode, priceMinor } = must(prices.get(line.item), 'every item of the file has a price');
    const scan = client.sale.scan({ ...command(), barcode, quantity: String(line.pieces) });
    await accepted(`sale.scan of transaction ${transaction}`, scan);
    dueMinor += priceMinor * line.pieces;
    pieces += line.pieces;
  }
  const payment = paymentOf(transaction, dueMinor);
  if (payment.kind !== 'cash_exact') {
    const given =
      payment.kind === 'card'
        ? { paymentForm: 'card', amount: null }
        : { paymentForm: 'cash', amount: plainAmount(payment.noteMinor, 2) };
    const assign = client.sale.assignPayment({ ...command(), currency: CURRENCY, ...given });
    await accepted(`sale.assignPayment of transaction ${transaction}`, assign);
  }
  const complete = client.sale.complete({ ...command(), exactCash: payment.kind === 'cash_exact' });
  const { totalMinor } = await accepted(`sale.complete of transaction ${transaction}`, complete);
  return { dueMinor, totalMinor, pieces, isCard: payment.kind === 'card' };
}

/** Counts by denominations, the fewest pieces that make up the amount, and takes the count into the end of shift. */
async function count({ client, denominations }: DayParts, amountMinor: number): Promise<void> {
  const cell = { occasion: 'end', paymentForm: 'cash', currency: CURRENCY } as const;
  for (const { valueMinor, pieces } of fewestPieces(minor(amountMinor), denominations)) {
    const write = client.count.writePieces({ ...command(), ...cell, valueMinor, pieces: String(pieces) });
    await accepted('count.writePieces', write);
  }
  await accepted('count.confirm', client.count.confirm({ ...command(), occasion: 'end' }));
}

function rowOf({ rows }: EndedShift | EndSheet, paymentForm: string) {
  return must(
    rows.find((row) => row.paymentForm === paymentForm && row.currency === CURRENCY),
    'the end of shift has a row for each payment form',
  );
}

export function command(): { readonly commandId: string } {
  return { commandId: randomUUID() };
}

/** The value of an accepted reply. A refusal ends the replay: nothing that follows would mean anything. */
export async function accepted<T>(call: string, asked: Promise<Reply<T>>): Promise<T> {
  const reply = await asked;
  if (reply.accepted) return reply.value;
  throw new ToolTrouble(`The till refused ${call}: ${reply.refusal.words} [${reply.refusal.code}]`, EXIT.refused);
}
