import { expect, it } from 'vitest';
import {
  askCard,
  askRefund,
  bookedByCard,
  cardIs,
  loaf,
  refundIs,
  sellingTill,
  soldByCard,
  tillBeside,
} from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { findingsOf } from '#test/till/journal-of.ts';
import { accepted, id, startShift } from '#test/till/test-till.ts';
import { type Plan, POINTS } from '#tools/sim/terminal/plan.ts';

/** A small generator of its own: a day is a seed, and a failure is a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function faultOf(roll: () => number): Plan {
  const at = POINTS[Math.floor(roll() * POINTS.length)] ?? 'before_status';
  const plans: readonly Plan[] = [
    {},
    { cutAt: at },
    { hangAt: at },
    { cutAt: at, autoReverse: true },
    { decline: 0x71, afterDecline: 'nothing' },
    { amountOff: 1 },
    { unknownBitmap: true },
    { secondStatus: roll() < 0.5 ? 'same' : 'refusal' },
    { noStatus: true },
    { pleaseWait: true, slices: 'bytes' },
    { refuse: 0x83 },
  ];
  return plans[Math.floor(roll() * plans.length)] ?? {};
}

const SALES = 4;

/**
 * Random faults, then honest people: whoever is asked looks into the terminal's own books, as they would at its slip. The
 * property: nothing is booked that the terminal did not take, each customer is charged at most once, doubt is a question.
 */
it.each([11, 23, 42])(
  'seed %i: the customer never pays twice and nothing is booked that was not taken',
  async (seed) => {
    const roll = chance(seed);
    const simulator = await simulatedTerminal({ ackMs: 300 });
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    const { client } = await sellingTill(simulator);
    const manager = { authorisation: { operatorId: 'ivana', pin: '1234' } };
    let approved = 0;
    for (let sale = 0; sale < SALES; sale += 1) {
      const { books } = simulator;
      const [before, asked] = [books.charged(), books.transactions.length];
      simulator.plan(faultOf(roll));
      const attemptId = await askCard(client);
      const payment = await cardIs(client, 'approved', 'declined', 'unknown');
      const taken = books.charged() - before;
      const payments = books.transactions.slice(asked).filter(({ kind }) => kind === 'payment');
      if (payment.state === 'unknown') {
        const slipNumber = taken > 0 ? String(payments[0]?.receipt ?? '').padStart(4, '0') : '';
        const answer = taken > 0 ? 'approved' : 'declined';
        // The terminal may have answered meanwhile; then there is nothing left to decide.
        await client.card.answer({ ...id(), attemptId, answer, slipNumber, ...manager });
      }
      const { state } = await cardIs(client, 'approved', 'declined');
      expect(payments.length, `sale ${sale} charges at most once`).toBeLessThanOrEqual(1);
      if (state === 'declined') expect(taken, `sale ${sale} was declined`).toBe(0);
      // Taken back by the terminal itself after our acknowledgement was cut off: the report shows that, not the sale.
      else expect(payments, `sale ${sale} was taken`).toHaveLength(1);
      if (state === 'approved') approved += 1;
      await accepted(client.sale.complete({ ...id(), exactCash: state === 'declined' }));
      await loaf(client);
    }
    expect(await bookedByCard(client)).toBe(approved * 185);
    expect(simulator.asked(0x0601)).toBe(SALES);
  },
);

/** The same honest people and the same faults, where money goes back. */
it.each([7, 19, 64])(
  'seed %i: the customer is never paid back twice and nothing is booked that was not paid back',
  async (seed) => {
    const roll = chance(seed);
    const simulator = await simulatedTerminal({ ackMs: 300 });
    const { books } = simulator;
    const till = await tillBeside(simulator);
    const { client } = till;
    await startShift(client);
    const manager = { authorisation: { operatorId: 'ivana', pin: '1234' } };
    let booked = 0;
    for (let sale = 0; sale < SALES; sale += 1) {
      const order = await soldByCard(client);
      const [before, asked] = [books.charged(), books.transactions.length];
      simulator.plan(faultOf(roll));
      const attemptId = await askRefund(client, order);
      const { payment } = await refundIs(client, order.documentId, 'approved', 'declined', 'unknown');
      const paidBack = before - books.charged();
      if (payment?.state === 'unknown') {
        const receipt = books.transactions[asked]?.receipt ?? '';
        const slipNumber = paidBack > 0 ? String(receipt).padStart(4, '0') : '';
        const answer = paidBack > 0 ? 'approved' : 'declined';
        await client.card.answer({ ...id(), attemptId, answer, slipNumber, ...manager });
      }
      const { corrected } = await refundIs(client, order.documentId, 'approved', 'declined');
      expect(books.transactions.length - asked, `refund ${sale} is paid at most once`).toBeLessThanOrEqual(1);
      expect(corrected === null ? 0 : 185, `refund ${sale} is booked as it was paid`).toBe(paidBack);
      if (corrected !== null) booked += 1;
    }
    expect((await accepted(client.tradeDocument.list({ type: 'correction' }))).documents).toHaveLength(booked);
    expect(await bookedByCard(client)).toBe(books.charged());
    expect(simulator.asked(0x0631)).toBe(SALES);
    expect(await findingsOf(till)).toEqual([]);
  },
);
