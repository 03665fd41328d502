import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { joinSerialLine, whyNoSerialLine } from '#test/printing/serial-line.ts';
import { TillProcess } from '#test/store/killed-till.ts';
import { askRefund, bookedByCard, type RefundOrder, refundIs, soldByCard } from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { PATIENCE } from '#test/terminal/patience.ts';
import { findingsOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, startShift, type TestTill, testTill } from '#test/till/test-till.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

const PROCESS = fileURLToPath(new URL('./till-process.ts', import.meta.url));
const REFUND = 0x0631;
const authorisation = { operatorId: 'ivana', pin: '1234' };
const missing = whyNoSerialLine();
if (missing !== null) console.warn(missing);

type OnCable = TestTill & { readonly simulator: TerminalSimulator; readonly address: string };

/** A till and a terminal at the two ends of a real serial line. */
async function onCable(): Promise<OnCable> {
  const { printerEnd, tillEnd } = await joinSerialLine();
  const simulator = await simulatedTerminal({ serialPath: printerEnd });
  const address = `serial:${tillEnd}:9600`;
  return { simulator, address, ...(await testTill({ terminal: address, terminalPatience: PATIENCE })) };
}

async function withSale(): Promise<OnCable & { readonly order: RefundOrder }> {
  const opened = await onCable();
  await startShift(opened.client);
  return { ...opened, order: await soldByCard(opened.client) };
}

const corrections = async ({ client }: TestTill) =>
  (await accepted(client.tradeDocument.list({ type: 'correction' }))).documents.map(({ totalMinor }) => totalMinor);

/** What the terminal paid back, what the till booked, and what its papers say are the same. */
async function isPaidBackOnce(till: TestTill, simulator: TerminalSimulator): Promise<void> {
  expect(simulator.asked(REFUND)).toBe(1);
  expect(simulator.books.charged()).toBe(0);
  expect(await bookedByCard(till.client)).toBe(0);
  expect(await corrections(till)).toEqual([-185]);
  expect(await findingsOf(till)).toEqual([]);
}

describe.skipIf(missing !== null)('a refund over a serial line', () => {
  it('is approved, booked with its approval, and the till prints what the terminal wants printed', async () => {
    const { order, simulator, ...till } = await withSale();
    await askRefund(till.client, order);
    const { payment } = await refundIs(till.client, order.documentId, 'approved');
    expect(payment).toMatchObject({ isRefund: true, amountMinor: 185 });
    const { jobs } = await accepted(till.client.paper.roll({}));
    expect(jobs.filter(({ kind }) => kind === 'card_slip')).toHaveLength(4);
    await isPaidBackOnce(till, simulator);
  });

  it('comes whole through a line that hands over byte by byte', async () => {
    const { order, simulator, ...till } = await withSale();
    simulator.plan({ slices: 'bytes' });
    await askRefund(till.client, order);
    await refundIs(till.client, order.documentId, 'approved');
    await isPaidBackOnce(till, simulator);
  });

  it('that is declined books nothing and says why', async () => {
    const { order, simulator, ...till } = await withSale();
    simulator.plan({ decline: 0x71 });
    await askRefund(till.client, order);
    const { payment } = await refundIs(till.client, order.documentId, 'declined');
    expect(payment?.words).toContain('The bank declined');
    expect(await corrections(till)).toEqual([]);
    expect(simulator.books.charged()).toBe(185);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('whose cable was pulled after the terminal paid back is found there, and booked once', async () => {
    const { order, simulator, ...till } = await withSale();
    simulator.plan({ cutAt: 'before_status' });
    await askRefund(till.client, order);
    await refundIs(till.client, order.documentId, 'approved');
    await isPaidBackOnce(till, simulator);
  });

  it('whose cable was pulled before the terminal paid back stays a question, and no second refund goes out', async () => {
    const { order, simulator, ...till } = await withSale();
    simulator.plan({ cutAt: 'before_authorising' });
    const attemptId = await askRefund(till.client, order);
    await expect.poll(() => simulator.asked(0x0620), { timeout: 15_000 }).toBeGreaterThan(0);
    await refundIs(till.client, order.documentId, 'unknown');
    expect(simulator.asked(REFUND)).toBe(1);
    await accepted(till.client.card.answer({ ...id(), attemptId, answer: 'declined', authorisation }));
    expect(await corrections(till)).toEqual([]);
    expect(simulator.books.charged()).toBe(185);
  });

  it.each(['before_status', 'after_status', 'before_completion'] as const)(
    'of a till that is killed when the terminal stood %s is booked by the next run, once',
    async (point) => {
      const { address, dataDir, order, simulator, till } = await withSale();
      await till.close();
      simulator.plan({ hangAt: point });
      const killed = new TillProcess(dataDir, { program: PROCESS, args: [address] });
      await killed.ready();
      await killed.call('operator.logOn', { ...id(), operatorId: 'ana', pin: '1234' });
      await killed.call('card.refund', { ...id(), ...order, authorisation });
      await expect.poll(() => simulator.books.charged(), { timeout: 15_000 }).toBe(0);
      await expect.poll(() => simulator.log.at(-1)?.startsWith('> 8000'), { timeout: 15_000 }).toBe(true);
      await killed.kill();
      const again = await testTill({ dataDir, terminal: address, terminalPatience: PATIENCE });
      await logOn(again.client);
      await refundIs(again.client, order.documentId, 'approved');
      await isPaidBackOnce(again, simulator);
    },
    40_000,
  );
});
