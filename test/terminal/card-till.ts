import { expect } from 'vitest';
import type { TillOptions } from '#main/till.ts';
import type { CardDesk, CardPaymentShown } from '#shared/contract/card.ts';
import type { SettlementShown } from '#shared/contract/settlement.ts';
import { PATIENCE } from '#test/terminal/patience.ts';
import { accepted, id, startShift, type TestTill, type TillClient, testTill } from '#test/till/test-till.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

/** A till beside a simulated terminal; nobody is logged on yet. */
export function tillBeside(simulator: TerminalSimulator, options: Partial<TillOptions> = {}): Promise<TestTill> {
  return testTill({ terminal: `tcp:127.0.0.1:${simulator.port}`, terminalPatience: PATIENCE, ...options });
}

/** The same with Ana’s shift open and one loaf (1.85) in the document. */
export async function sellingTill(simulator: TerminalSimulator, options: Partial<TillOptions> = {}): Promise<TestTill> {
  const opened = await tillBeside(simulator, options);
  await startShift(opened.client);
  await loaf(opened.client);
  return opened;
}

export const loaf = (client: TillClient) => accepted(client.sale.scan({ ...id(), barcode: '101' }));

export async function askCard(client: TillClient, amount: string | null = null): Promise<string> {
  const asked = { paymentForm: 'card', currency: 'EUR', amount };
  return (await accepted(client.card.pay({ ...id(), ...asked }))).attemptId;
}

export async function cardNow(client: TillClient): Promise<CardPaymentShown | null> {
  return (await accepted(client.card.desk({}))).payment;
}

/** Waits until the payment stands in one of these states and the terminal has nothing more to say about it. */
export async function cardIs(
  client: TillClient,
  ...states: readonly CardPaymentShown['state'][]
): Promise<CardPaymentShown> {
  await expect
    .poll(
      async () => {
        const payment = await cardNow(client);
        return payment?.isAtWork === false ? payment.state : 'at work';
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBeOneOf([...states]);
  const payment = await cardNow(client);
  if (payment === null) throw new Error('there is no card payment');
  return payment;
}

export async function payByCard(client: TillClient, amount: string | null = null): Promise<CardPaymentShown> {
  await askCard(client, amount);
  return cardIs(client, 'approved', 'declined', 'unknown');
}

/** One loaf paid by card. */
export async function sellByCard(client: TillClient): Promise<string> {
  await payByCard(client);
  return (await accepted(client.sale.complete(id()))).number;
}

/** Sends the report and waits for its end. */
export async function sendReport(
  client: TillClient,
  how: { readonly confirmed?: true } = {},
): Promise<SettlementShown> {
  const { settlementId } = await accepted(client.settlement.send({ ...id(), ...how }));
  return reportIs(client, settlementId, ['settled', 'settled_with_difference', 'unknown', 'failed']);
}

export async function reportIs(
  client: TillClient,
  settlementId: string,
  states: readonly SettlementShown['state'][],
): Promise<SettlementShown> {
  const find = async () =>
    (await accepted(client.settlement.sheet({}))).settlements.find((one) => one.id === settlementId);
  await expect.poll(async () => (await find())?.state, { timeout: 15_000, interval: 20 }).toBeOneOf([...states]);
  const found = await find();
  if (found === undefined) throw new Error('the report is gone');
  return found;
}

/** What the till’s books say was paid by card, in minor units. */
export async function bookedByCard(client: TillClient): Promise<number> {
  const { rows } = await accepted(client.shift.endSheet({}));
  return rows.find(({ paymentForm, currency }) => paymentForm === 'card' && currency === 'EUR')?.paymentValueMinor ?? 0;
}

/** A receipt of one loaf (1.85) paid by card, all of which comes back. */
export async function soldByCard(client: TillClient): Promise<RefundOrder> {
  await loaf(client);
  await payByCard(client);
  const { documentId } = await accepted(client.sale.complete(id()));
  return returnOf(client, documentId);
}

export type RefundOrder = {
  readonly documentId: string;
  readonly lines: { readonly lineId: string; readonly quantity: string }[];
  readonly reason: string;
  readonly paymentForm: string;
};

export async function returnOf(client: TillClient, documentId: string): Promise<RefundOrder> {
  const { lines } = await accepted(client.tradeDocument.show({ documentId }));
  const all = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
  return { documentId, lines: all, reason: 'Damaged', paymentForm: 'card' };
}

export async function askRefund(client: TillClient, order: RefundOrder): Promise<string> {
  const authorisation = { operatorId: 'ivana', pin: '1234' };
  return (await accepted(client.card.refund({ ...id(), ...order, authorisation }))).attemptId;
}

/** Waits until the refund of a document stands in one of these states and the terminal has nothing more to say about it. */
export async function refundIs(
  client: TillClient,
  correctsId: string,
  ...states: readonly CardPaymentShown['state'][]
): Promise<CardDesk> {
  const now = () => accepted(client.card.desk({ correctsId }));
  const stateOf = async () => {
    const { payment } = await now();
    return payment?.isAtWork === false ? payment.state : 'at work';
  };
  await expect.poll(stateOf, { timeout: 15_000, interval: 20 }).toBeOneOf([...states]);
  return now();
}
