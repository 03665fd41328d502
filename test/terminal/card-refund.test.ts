import { describe, expect, it } from 'vitest';
import type { TerminalPatience } from '#main/terminal/open-terminal.ts';
import {
  askRefund,
  bookedByCard,
  cardNow,
  payByCard,
  type RefundOrder,
  refundIs,
  returnOf,
  sellingTill,
  sendReport,
  soldByCard,
  tillBeside,
} from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { PATIENCE, SHORT } from '#test/terminal/patience.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  id,
  logOn,
  refused,
  startShift,
  type TestTill,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';
import type { TerminalSimulator } from '#tools/sim/terminal/terminal-simulator.ts';

const IVANA = { operatorId: 'ivana', pin: '1234' };
const REFUND = 0x0631;

/** Ana's shift beside a terminal, with a receipt of 1.85 that was paid by card. */
async function afterSale(
  simulator: TerminalSimulator,
  terminalPatience: TerminalPatience = PATIENCE,
): Promise<TestTill & { readonly order: RefundOrder }> {
  const opened = await tillBeside(simulator, { terminalPatience });
  await startShift(opened.client);
  return { ...opened, order: await soldByCard(opened.client) };
}

const corrections = async (client: TillClient) =>
  (await accepted(client.tradeDocument.list({ type: 'correction' }))).documents;

describe('a refund by the terminal', () => {
  it('asks the terminal once, and books the correction with its approval: figures, links, slip, papers of the terminal', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    const { client } = till;
    await askRefund(client, order);
    const { corrected, payment } = await refundIs(client, order.documentId, 'approved');
    expect(payment).toMatchObject({ isRefund: true, amountMinor: 185 });
    expect(corrected).toMatchObject({ refundMinor: 185, handOver: [] });
    expect(simulator.asked(REFUND)).toBe(1);
    expect(simulator.books.charged()).toBe(0);
    expect(await bookedByCard(client)).toBe(0);
    expect(await corrections(client)).toMatchObject([
      { number: corrected?.number, totalMinor: -185, forms: ['Charge Card'], handledBy: 'Ana' },
    ]);
    const { jobs } = await accepted(client.paper.roll({}));
    expect(jobs.filter(({ kind }) => kind === 'card_slip')).toHaveLength(4);
    expect(jobs.filter(({ kind }) => kind === 'correction')).toHaveLength(1);
    const written = await journalOf(till, '');
    const booked = written.findIndex(({ kind }) => kind === 'sale.corrected');
    expect(written[booked - 1]).toMatchObject({ kind: 'card.approved', body: { attemptId: payment?.attemptId } });
    expect(written[booked]).toMatchObject({ by: 'ivana', body: { refund: { cardPaymentId: payment?.attemptId } } });
    expect(await findingsOf(till)).toEqual([]);
  });

  it('is the only way back to a card that has a terminal, and no other while it may have paid', async () => {
    const simulator = await simulatedTerminal();
    const { client, order } = await afterSale(simulator);
    const asked = { ...order, authorisation: IVANA };
    expect(await refused(client.tradeDocument.correct({ ...id(), ...asked }))).toBe('card_needs_terminal');
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    simulator.plan({ cutAt: 'before_authorising' });
    await askRefund(client, order);
    await refundIs(client, order.documentId, 'unknown');
    const inCash = { ...asked, paymentForm: 'cash' };
    expect(await refused(client.tradeDocument.correct({ ...id(), ...inCash }))).toBe('card_refund_unknown');
    expect(await refused(client.card.refund({ ...id(), ...asked }))).toBe('card_refund_unknown');
    expect(await refused(client.card.refund({ ...id(), ...asked, paymentForm: 'cash' }))).toBe('payment_form_unknown');
    expect(await refused(client.card.refund({ ...id(), ...order }))).toBe('not_permitted');
    expect(await corrections(client)).toEqual([]);
    expect(simulator.asked(REFUND)).toBe(1);
  });

  it('that the terminal declines or gives up books nothing, says why, and leaves another form open', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    const { client } = till;
    simulator.plan({ decline: 0x71 }, { waitForAbort: 'accept' });
    await askRefund(client, order);
    const said = await refundIs(client, order.documentId, 'declined');
    expect(said.payment?.words).toContain('The bank declined');
    await askRefund(client, order);
    await expect.poll(() => simulator.asked(REFUND)).toBe(2);
    await expect
      .poll(async () => (await accepted(client.card.desk({ correctsId: order.documentId }))).payment?.isAtWork)
      .toBe(true);
    await accepted(client.card.abort(id()));
    await refundIs(client, order.documentId, 'declined');
    expect(await corrections(client)).toEqual([]);
    expect(simulator.books.charged()).toBe(185);
    const transfer = { ...order, paymentForm: 'bank', authorisation: IVANA };
    await accepted(client.tradeDocument.correct({ ...id(), ...transfer }));
    // Numbers are given out by what is booked, so that what was declined leaves no gap.
    expect((await corrections(client))[0]?.number).toMatch(/000001$/);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('whose end nobody heard is found at the terminal, and booked once', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    simulator.plan({ cutAt: 'before_status' });
    await askRefund(till.client, order);
    await refundIs(till.client, order.documentId, 'approved');
    expect(simulator.asked(REFUND)).toBe(1);
    expect(simulator.books.charged()).toBe(0);
    expect(await corrections(till.client)).toHaveLength(1);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('that was cut off before it is answered by a person who looked, with the right to it', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    const { client } = till;
    simulator.books.book({ kind: 'payment', amountMinor: 1, currency: '0978', of: null });
    simulator.plan({ cutAt: 'before_authorising' }, {}, { cutAt: 'before_authorising' });
    const attemptId = await askRefund(client, order);
    await refundIs(client, order.documentId, 'unknown');
    expect(await refused(client.card.answer({ ...id(), attemptId, answer: 'declined' }))).toBe('not_permitted');
    await accepted(client.card.answer({ ...id(), attemptId, answer: 'declined', authorisation: IVANA }));
    expect(await corrections(client)).toEqual([]);
    simulator.plan({ noStatus: true, noCompletion: true }, { decline: 0x6c }, { decline: 0x6c }, { decline: 0x6c });
    const second = await askRefund(client, order);
    await refundIs(client, order.documentId, 'unknown', 'approved');
    const { payment } = await accepted(client.card.desk({ correctsId: order.documentId }));
    if (payment?.state === 'unknown') {
      const answer = { attemptId: second, answer: 'approved', slipNumber: '0003', authorisation: IVANA } as const;
      await accepted(client.card.answer({ ...id(), ...answer }));
    }
    expect(await corrections(client)).toHaveLength(1);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('stays booked when the terminal contradicts itself afterwards; the Sending Report tells what differs', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    const { client } = till;
    await soldByCard(client);
    simulator.plan({ secondStatus: 'refusal' }, { totalOff: 185 });
    await askRefund(client, order);
    await refundIs(client, order.documentId, 'approved');
    expect(await corrections(client)).toHaveLength(1);
    const { differences } = await sendReport(client);
    expect(differences).toContainEqual({ kind: 'total', tillMinor: 185, terminalMinor: 370 });
    expect(await findingsOf(till)).toEqual([]);
  });

  it('whose shift has ended meanwhile is booked in the shift of whoever answers', async () => {
    const simulator = await simulatedTerminal();
    const { order, ...till } = await afterSale(simulator);
    const { client } = till;
    simulator.plan({ cutAt: 'before_status' }, { refuse: 0x83 }, { refuse: 0x83 }, { refuse: 0x83 });
    const attemptId = await askRefund(client, order);
    await refundIs(client, order.documentId, 'unknown');
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.cardsWithoutReceipt).toEqual([{ currency: 'EUR', payments: 1, amountMinor: -185 }]);
    await accepted(client.shift.end({ ...id(), revision: sheet.revision, confirmed: true }));
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    await expect
      .poll(
        async () =>
          (await accepted(client.card.desk({ correctsId: order.documentId }))).payment?.claimed?.receiptNumber,
        {
          timeout: 15_000,
        },
      )
      .toBe('0002');
    expect(await corrections(client)).toEqual([]);
    await accepted(client.card.answer({ ...id(), attemptId, answer: 'approved', slipNumber: '0002' }));
    expect(await corrections(client)).toMatchObject([{ totalMinor: -185, handledBy: 'Ana' }]);
    expect(await bookedByCard(client)).toBe(-185);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('without a receipt holds what is typed, and puts it away when the terminal approves', async () => {
    const simulator = await simulatedTerminal();
    const till = await sellingTill(simulator);
    const { client } = till;
    const draft = await accepted(client.sale.document({}));
    const order = { documentId: null, reason: 'Damaged', paymentForm: 'card', authorisation: IVANA };
    simulator.plan({ waitForAbort: 'refuse' });
    await accepted(client.card.refund({ ...id(), ...order }));
    const correctsId = draft?.id ?? '';
    await expect.poll(() => simulator.asked(REFUND)).toBe(1);
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('card_payment_running');
    await accepted(client.card.abort(id()));
    await refundIs(client, correctsId, 'approved');
    expect(await accepted(client.sale.document({}))).toBeNull();
    expect(await corrections(client)).toMatchObject([{ totalMinor: -185 }]);
    expect(simulator.books.charged()).toBe(-185);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('and a payment of the same amount are not taken for each other', async () => {
    const simulator = await simulatedTerminal();
    // Nobody asks the terminal before both are unknown.
    const { client, order } = await afterSale(simulator, { deadlines: SHORT, askAfterMs: [60_000] });
    simulator.plan({ cutAt: 'before_authorising' }, { cutAt: 'before_status' });
    await askRefund(client, order);
    await refundIs(client, order.documentId, 'unknown');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect((await payByCard(client)).state).toBe('unknown');
    await accepted(client.card.askTerminal(id()));
    const refundNow = async () => (await accepted(client.card.desk({ correctsId: order.documentId }))).payment;
    await expect.poll(async () => (await refundNow())?.claimed?.receiptNumber).toBe('0002');
    await expect.poll(async () => (await cardNow(client))?.claimed?.receiptNumber).toBe('0002');
    expect([(await refundNow())?.state, (await cardNow(client))?.state]).toEqual(['unknown', 'unknown']);
    expect(await corrections(client)).toEqual([]);
  });
});

it('a manual terminal: whoever works it types the number of the slip, and the correction is booked with it', async () => {
  const till = await testTill({ terminal: 'manual' });
  const { client } = till;
  await startShift(client);
  await accepted(client.sale.scan({ ...id(), barcode: '101' }));
  const { attemptId: paid } = await accepted(
    client.card.pay({ ...id(), paymentForm: 'card', currency: 'EUR', amount: null }),
  );
  await accepted(client.card.answer({ ...id(), attemptId: paid, answer: 'approved', slipNumber: '11' }));
  const { documentId } = await accepted(client.sale.complete(id()));
  const order = await returnOf(client, documentId);
  const attemptId = await askRefund(client, order);
  const answer = { attemptId, answer: 'approved' } as const;
  expect(await refused(client.card.answer({ ...id(), ...answer, slipNumber: '11' }))).toBe('slip_number_used');
  await accepted(client.card.answer({ ...id(), ...answer, slipNumber: '12' }));
  expect(await corrections(client)).toHaveLength(1);
  expect(await bookedByCard(client)).toBe(0);
  expect(await findingsOf(till)).toEqual([]);
});

describe('the Sending Report', () => {
  it('counts refunds: the total is less by them, their receipts are known', async () => {
    const simulator = await simulatedTerminal();
    const { client, order } = await afterSale(simulator);
    await soldByCard(client);
    await askRefund(client, order);
    await refundIs(client, order.documentId, 'approved');
    expect(await accepted(client.settlement.sheet({}))).toMatchObject({ payments: 2, refunds: 1, totalMinor: 185 });
    expect(await sendReport(client)).toMatchObject({ state: 'settled', terminalTotalMinor: 185, differences: [] });
    expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
  });

  it('says that a sum below nothing cannot be compared, since the terminal writes no sign', async () => {
    const simulator = await simulatedTerminal();
    const { client, order } = await afterSale(simulator);
    await sendReport(client);
    await askRefund(client, order);
    await refundIs(client, order.documentId, 'approved');
    expect(await sendReport(client)).toMatchObject({
      state: 'settled_with_difference',
      totalMinor: -185,
      differences: [{ kind: 'not_comparable', missing: 'total' }],
    });
  });
});
