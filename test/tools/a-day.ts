import { randomUUID } from 'node:crypto';
import type { TestTill } from '#test/tools/test-till.ts';
import { connectToTill, type TillClient } from '#tools/call/till-connection.ts';

function command() {
  return { commandId: randomUUID() };
}

/**
 * A short day and the beginning of the next, through the contract: a deposit, sales in cash with change, by card, exact and
 * in złoty, a document given up, an interim report, coins from the bank into the safe, a count that is 0.40 short, a withdrawal, an end; then one more shift,
 * left open.
 */
export async function workADay(till: TestTill): Promise<void> {
  const connection = await connectToTill(till.url, 10_000);
  const { client } = connection;
  try {
    await logOnAndStart(client, '100.00');
    await sell(client, ['101', '101', '3850104212604'], { paymentForm: 'cash', currency: 'EUR', amount: '50' });
    await sell(client, ['5901588016443'], { paymentForm: 'card', currency: 'EUR', amount: null });
    await sell(client, ['102'], { paymentForm: 'cash', currency: 'PLN', amount: '10' });
    await accepted(client.sale.scan({ ...command(), barcode: '301' }));
    await accepted(client.sale.discard(command()));
    await accepted(client.shift.printInterimReport(command()));
    await accepted(client.safe.move({ ...command(), ...TO_SAFE }));
    await sell(client, ['201', '202'], null);
    await endShort(client);
    await logOnAndStart(client, '5');
    await sell(client, ['203'], null);
    await accepted(client.operator.logOff(command()));
  } finally {
    connection.close();
  }
}

const TO_SAFE = {
  type: 'SD',
  paymentForm: 'cash',
  currency: 'EUR',
  amount: '20',
  counterpart: 'bank',
  authorisation: { operatorId: 'ivana', pin: '1234' },
} as const;

async function logOnAndStart(client: TillClient, amount: string): Promise<void> {
  await accepted(client.operator.logOn({ ...command(), operatorId: 'ana', pin: '1234' }));
  await accepted(client.shift.start({ ...command(), deposits: [{ currency: 'EUR', amount }] }));
}

type Payment = { readonly paymentForm: string; readonly currency: string; readonly amount: string | null };

/** Null: exactly, in cash. */
async function sell(client: TillClient, barcodes: readonly string[], payment: Payment | null): Promise<void> {
  for (const barcode of barcodes) await accepted(client.sale.scan({ ...command(), barcode }));
  if (payment !== null) await accepted(client.sale.assignPayment({ ...command(), ...payment }));
  await accepted(client.sale.complete({ ...command(), exactCash: payment === null }));
}

async function endShort(client: TillClient): Promise<void> {
  const sheet = await accepted(client.shift.endSheet({}));
  const cash = sheet.rows.find(({ paymentForm, currency }) => paymentForm === 'cash' && currency === 'EUR');
  const row = { paymentForm: 'cash', currency: 'EUR' } as const;
  const amount = ((cash?.endingMinor ?? 0) - 40).toString().replace(/(\d\d)$/, '.$1');
  await accepted(client.shift.writeEnd({ ...command(), ...row, column: 'actual', amount }));
  const last = await accepted(client.shift.writeEnd({ ...command(), ...row, column: 'withdrawal', amount: '30' }));
  await accepted(client.shift.end({ ...command(), revision: last.revision }));
}

async function accepted<T>(
  asked: Promise<{ accepted: true; value: T } | { accepted: false; refusal: { words: string } }>,
) {
  const reply = await asked;
  if (!reply.accepted) throw new Error(reply.refusal.words);
  return reply.value;
}
