import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { projectionFingerprints, rebuildProjections } from '#main/ledger/rebuild.ts';
import { TillProcess } from '#test/store/killed-till.ts';
import {
  askRefund,
  bookedByCard,
  cardIs,
  cardNow,
  payByCard,
  type RefundOrder,
  refundIs,
  sendReport,
  soldByCard,
  tillBeside,
} from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { findingsOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, startShift, type TillClient, temporaryFolder } from '#test/till/test-till.ts';
import type { Point } from '#tools/sim/terminal/plan.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

const PROCESS = fileURLToPath(new URL('./till-process.ts', import.meta.url));
const CARD = { paymentForm: 'card', currency: 'EUR', amount: null };

function tillAt(dataDir: string, port: number): TillProcess {
  return new TillProcess(dataDir, { program: PROCESS, args: [`tcp:127.0.0.1:${port}`] });
}

/** A till that was killed with SIGKILL when the terminal stood at a point of a card payment. */
async function killedAt(point: Point, simulator: TerminalSimulator): Promise<string> {
  simulator.plan({ hangAt: point });
  const dataDir = temporaryFolder();
  const process = tillAt(dataDir, simulator.port);
  await process.ready();
  await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
  await process.call('shift.start', { ...id(), deposits: [] });
  await process.call('sale.scan', { ...id(), barcode: '101' });
  await process.call('card.pay', { commandId: randomUUID(), ...CARD });
  await goneSilent(simulator, { command: 0x0601, point });
  await process.kill();
  return dataDir;
}

async function goneSilent(
  simulator: TerminalSimulator,
  { command, point }: { readonly command: 0x0601 | 0x0631; readonly point: Point },
): Promise<void> {
  await expect.poll(() => simulator.asked(command)).toBe(1);
  const last = point === 'before_answer' ? `> 0${command.toString(16)}` : LAST[point];
  await expect.poll(() => simulator.log.at(-1)?.startsWith(last)).toBe(true);
}

/** The last word on the line when the terminal goes silent. */
const LAST: Readonly<Record<Exclude<Point, 'before_answer'>, string>> = {
  after_answer: '> 8000',
  before_authorising: '> 8000',
  before_status: '> 8000',
  after_status: '> 8000',
  before_completion: '> 8000',
};

/** Whatever it takes to end the sale: what is approved is completed, what was not is paid again. */
async function finish(client: TillClient): Promise<void> {
  await logOn(client);
  const payment = await cardIs(client, 'approved', 'declined');
  if (payment.state === 'declined') expect((await payByCard(client)).state).toBe('approved');
  await accepted(client.sale.complete(id()));
}

describe('kill -9 of the till while the terminal stands', () => {
  it.each([
    ['before_answer', 'declined'],
    ['after_answer', 'declined'],
    ['before_authorising', 'declined'],
    ['before_status', 'approved'],
    ['after_status', 'approved'],
    ['before_completion', 'approved'],
  ] as const)('scenario 44: %s comes back %s, and the customer pays once', async (point, state) => {
    const simulator = await simulatedTerminal();
    const dataDir = await killedAt(point, simulator);
    const { client, till } = await tillBeside(simulator, { dataDir });
    await logOn(client);
    await cardIs(client, state);
    const asked = simulator.asked(0x0601);
    expect(asked).toBe(1);
    await accepted(client.operator.logOff(id()));
    await finish(client);
    expect(simulator.books.charged()).toBe(185);
    expect(await bookedByCard(client)).toBe(185);
    await till.close();

    const connection = await openDatabase(join(dataDir, 'till.db'));
    const grown = projectionFingerprints(connection);
    rebuildProjections(connection);
    expect(projectionFingerprints(connection)).toEqual(grown);
    connection.close();
  });

  it('before anything was asked: nothing was charged, and it says so', async () => {
    // A terminal that takes the line and never says a word.
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void mute.close());
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const dataDir = temporaryFolder();
    const process = tillAt(dataDir, port);
    await process.ready();
    await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
    await process.call('shift.start', { ...id(), deposits: [] });
    await process.call('sale.scan', { ...id(), barcode: '101' });
    await process.call('card.pay', { commandId: randomUUID(), ...CARD });
    await process.kill();
    const simulator = await simulatedTerminal();
    const { client } = await tillBeside(simulator, { dataDir });
    await logOn(client);
    expect(await cardNow(client)).toMatchObject({
      state: 'declined',
      words: expect.stringContaining('No money moved'),
    });
    expect(simulator.log).toEqual([]);
  });
});

/** A till with a receipt paid by card, killed when the terminal stood at a point of its refund. */
async function killedInRefund(
  point: Point,
  simulator: TerminalSimulator,
): Promise<{ readonly dataDir: string; readonly order: RefundOrder }> {
  const dataDir = temporaryFolder();
  const before = await tillBeside(simulator, { dataDir });
  await startShift(before.client);
  const order = await soldByCard(before.client);
  await before.till.close();
  simulator.plan({ hangAt: point });
  const process = tillAt(dataDir, simulator.port);
  await process.ready();
  await process.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
  await process.call('card.refund', { ...id(), ...order, authorisation: { operatorId: 'ivana', pin: '1234' } });
  await goneSilent(simulator, { command: 0x0631, point });
  await process.kill();
  return { dataDir, order };
}

describe('kill -9 of the till while the terminal pays back', () => {
  it.each([
    ['before_answer', 'unknown'],
    ['after_answer', 'unknown'],
    ['before_authorising', 'unknown'],
    ['before_status', 'approved'],
    ['after_status', 'approved'],
    ['before_completion', 'approved'],
  ] as const)('%s comes back %s: paid back once, booked once, or neither', async (point, state) => {
    const simulator = await simulatedTerminal();
    const { dataDir, order } = await killedInRefund(point, simulator);
    const again = await tillBeside(simulator, { dataDir });
    const { client } = again;
    await logOn(client);
    const { payment } = await refundIs(client, order.documentId, state);
    const booked = async () => (await accepted(client.tradeDocument.list({ type: 'correction' }))).documents.length;
    expect(await booked()).toBe(state === 'approved' ? 1 : 0);
    expect(simulator.asked(0x0631)).toBe(1);
    if (state === 'unknown') {
      // Its last transaction is the sale: a person looks, and the refund is asked for anew.
      const answer = { attemptId: payment?.attemptId ?? '', answer: 'declined' } as const;
      await accepted(client.card.answer({ ...id(), ...answer, authorisation: { operatorId: 'ivana', pin: '1234' } }));
      await askRefund(client, order);
      await refundIs(client, order.documentId, 'approved');
    }
    expect(await booked()).toBe(1);
    expect(simulator.books.charged()).toBe(0);
    expect(await bookedByCard(client)).toBe(0);
    expect(await findingsOf(again)).toEqual([]);
  });
});

it('scenario 43: a result that was kept counts, though its acknowledgement never left; the report shows the rest', async () => {
  const simulator = await simulatedTerminal({ ackMs: 300 });
  simulator.plan({ cutAt: 'after_status', autoReverse: true });
  const { client } = await tillBeside(simulator);
  await logOn(client);
  await accepted(client.shift.start({ ...id(), deposits: [] }));
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  expect((await payByCard(client)).state).toBe('approved');
  // The terminal waited in vain and took the payment back by itself.
  await expect.poll(() => simulator.books.charged(), { timeout: 10_000 }).toBe(0);
  await accepted(client.sale.complete(id()));
  expect(await bookedByCard(client)).toBe(185);
  const report = await sendReport(client);
  expect(report.state).toBe('settled_with_difference');
  expect(report.differences).toContainEqual({ kind: 'total', tillMinor: 185, terminalMinor: 0 });
  expect(simulator.asked(0x0601)).toBe(1);
});
