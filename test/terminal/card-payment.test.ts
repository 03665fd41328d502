import { describe, expect, it } from 'vitest';
import {
  askCard,
  bookedByCard,
  cardIs,
  cardNow,
  loaf,
  payByCard,
  sellByCard,
  sellingTill,
  sendReport,
  tillBeside,
} from '#test/terminal/card-till.ts';
import { simulatedTerminal } from '#test/terminal/driven-terminal.ts';
import { PATIENCE } from '#test/terminal/patience.ts';
import { withParameters } from '#test/till/configured-till.ts';
import { accepted, endShift, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const MANAGER = { authorisation: { operatorId: 'ivana', pin: '1234' } };

async function isAskedTwiceMore(client: TillClient): Promise<void> {
  const before = (await cardNow(client))?.asks ?? 0;
  const asked = expect.poll(async () => (await cardNow(client))?.asks, { timeout: 15_000, interval: 20 });
  await asked.toBeGreaterThan(before + 1);
}

async function terminalPapers(client: TillClient): Promise<readonly string[]> {
  const { jobs } = await accepted(client.paper.roll({}));
  return jobs
    .filter(({ kind }) => kind === 'card_slip' || kind === 'terminal_report')
    .map(({ documentNumber, kind }) => `${kind} ${documentNumber}`);
}

describe('a card payment', () => {
  it('is taken by the terminal, fixed in the document, booked once, and both slips are printed', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    expect(await payByCard(client)).toMatchObject({ state: 'approved', amountMinor: 185 });
    const document = await accepted(client.sale.document({}));
    expect(document).toMatchObject({ remainingMinor: 0, payments: [{ paymentForm: 'card', givenMinor: 185 }] });
    expect(await refused(client.sale.undoPayment(id()))).toBe('card_payment_fixed');
    expect(await refused(client.sale.clearPayments(id()))).toBe('card_payment_fixed');
    expect(await refused(client.sale.discard(id()))).toBe('document_has_payments');
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(185);
    expect(simulator.books.charged()).toBe(185);
    const { jobs } = await accepted(client.paper.roll({}));
    expect(jobs.map(({ kind, documentNumber }) => `${kind} ${documentNumber}`).slice(0, 3)).toEqual([
      expect.stringMatching(/^receipt PA/),
      'card_slip 0001 C',
      'card_slip 0001 M',
    ]);
    await endShift(client);
  });

  it('may pay a part; the rest is paid otherwise and only that can be taken off', async () => {
    const { client } = await sellingTill(await simulatedTerminal());
    await payByCard(client, '1.00');
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: null }));
    expect((await accepted(client.sale.clearPayments(id()))).payments).toHaveLength(1);
    expect((await accepted(client.sale.complete({ ...id(), exactCash: true }))).totalMinor).toBe(185);
    expect(await bookedByCard(client)).toBe(100);
  });

  it('is asked for once, however often the command arrives', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    const asked = { ...id(), paymentForm: 'card', currency: 'EUR', amount: null };
    const [one, two] = await Promise.all([client.card.pay(asked), client.card.pay(asked)]);
    expect(one).toEqual(two);
    await cardIs(client, 'approved');
    expect(simulator.asked(0x0601)).toBe(1);
  });

  it('cannot be typed by hand where there is a terminal, exceeds nothing, and takes its currency only', async () => {
    const { client } = await sellingTill(await simulatedTerminal());
    const typed = { paymentForm: 'card', currency: 'EUR' };
    expect(await refused(client.sale.assignPayment({ ...id(), ...typed, amount: null }))).toBe('card_needs_terminal');
    expect(await refused(client.card.pay({ ...id(), ...typed, amount: '1.86' }))).toBe('payment_exceeds_due');
    expect(await refused(client.card.pay({ ...id(), ...typed, amount: '0' }))).toBe('amount_zero');
    expect(await refused(client.card.pay({ ...id(), ...typed, paymentForm: 'cash', amount: null }))).toBe(
      'payment_form_unknown',
    );
  });

  it('asked again and again, the terminal’s last paper is not printed again and again', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    await sellByCard(client);
    await loaf(client);
    simulator.plan({ cutAt: 'before_authorising' });
    expect(await payByCard(client)).toMatchObject({ state: 'unknown' });
    await isAskedTwiceMore(client);
    expect(await terminalPapers(client)).toEqual(['card_slip 0001 C', 'card_slip 0001 M']);
    await sendReport(client, { confirmed: true });
    await isAskedTwiceMore(client);
    expect(await terminalPapers(client)).toEqual([
      expect.stringContaining('terminal_report'),
      'card_slip 0001 C',
      'card_slip 0001 M',
    ]);
  });

  it('is a plain payment form where no terminal is set up', async () => {
    const { client } = await testTill();
    await startShift(client);
    await loaf(client);
    const card = { paymentForm: 'card', currency: 'EUR', amount: null };
    expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('terminal_missing');
    await accepted(client.sale.assignPayment({ ...id(), ...card }));
    await accepted(client.sale.complete(id()));
  });

  it('scenario 40: declined leaves the document open for another form', async () => {
    const simulator = await simulatedTerminal();
    simulator.plan({ decline: 0x71, afterDecline: 'nothing' });
    const { client } = await sellingTill(simulator);
    const payment = await payByCard(client);
    expect(payment.state).toBe('declined');
    expect(payment.words).toContain('bank declined');
    expect((await accepted(client.sale.complete({ ...id(), exactCash: true }))).totalMinor).toBe(185);
    expect(await bookedByCard(client)).toBe(0);
  });

  it('scenario 41: the abort key gives up, and nothing else may be done with the document meanwhile', async () => {
    const simulator = await simulatedTerminal();
    simulator.plan({ waitForAbort: 'accept' });
    const { client } = await sellingTill(simulator);
    await askCard(client);
    await expect.poll(async () => (await cardNow(client))?.words).toBe('Insert, tap or swipe the card');
    expect(await refused(client.sale.complete({ ...id(), exactCash: true }))).toBe('card_payment_running');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('card_payment_running');
    expect(await refused(client.sale.discard(id()))).toBe('card_payment_running');
    const again = { paymentForm: 'card', currency: 'EUR', amount: null };
    expect(await refused(client.card.pay({ ...id(), ...again }))).toBe('card_payment_running');
    const { revision } = await accepted(client.shift.endSheet({}));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('card_payment_running');
    await accepted(client.card.abort(id()));
    expect(await cardIs(client, 'declined')).toMatchObject({ words: expect.stringContaining('Given up') });
    expect(simulator.books.charged()).toBe(0);
  });

  it('a second till on a busy terminal is refused in words, and can pay when it is free', async () => {
    const simulator = await simulatedTerminal();
    simulator.plan({ waitForAbort: 'refuse' });
    const one = await sellingTill(simulator);
    const two = await sellingTill(simulator);
    await askCard(one.client);
    await expect.poll(() => simulator.asked(0x0601)).toBe(1);
    expect(await payByCard(two.client)).toMatchObject({ state: 'declined', words: expect.stringContaining('busy') });
    await accepted(one.client.card.abort(id()));
    await cardIs(one.client, 'approved');
    expect((await payByCard(two.client)).state).toBe('approved');
    expect(simulator.books.charged()).toBe(370);
  });
});

describe('scenario 42: the link is cut before the result arrives, and the terminal is asked, never paid again:', () => {
  it('it remembers the amount under a new receipt, so it is approved with that number', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    await sellByCard(client);
    await loaf(client);
    simulator.plan({ cutAt: 'before_status' });
    await askCard(client);
    await cardIs(client, 'approved');
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(simulator.books.charged());
    expect(simulator.asked(0x0601)).toBe(2);
  });

  it('it remembers an older receipt, so it stays a question, until a person decides by right', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    await sellByCard(client);
    await loaf(client);
    simulator.plan({ cutAt: 'before_authorising' });
    const { attemptId } = await payByCard(client);
    await expect.poll(() => simulator.asked(0x0620)).toBeGreaterThan(1);
    expect(await cardNow(client)).toMatchObject({ state: 'unknown' });
    const card = { paymentForm: 'card', currency: 'EUR', amount: null };
    expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('card_payment_unknown');
    expect(await refused(client.sale.complete({ ...id(), exactCash: true }))).toBe('card_payment_unknown');
    const declined = { attemptId, answer: 'declined' } as const;
    expect(await refused(client.card.answer({ ...id(), ...declined }))).toBe('not_permitted');
    await accepted(client.card.answer({ ...id(), ...declined, ...MANAGER }));
    expect((await payByCard(client)).state).toBe('approved');
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(simulator.books.charged());
  });

  it('it says that there is nothing, so it is not paid', async () => {
    const simulator = await simulatedTerminal();
    simulator.plan({ cutAt: 'before_authorising' });
    const { client } = await sellingTill(simulator);
    await askCard(client);
    await cardIs(client, 'declined');
    expect(simulator.books.charged()).toBe(0);
  });

  it('another amount, or another till’s payment, is not believed', async () => {
    const simulator = await simulatedTerminal();
    const one = await sellingTill(simulator);
    const two = await sellingTill(simulator);
    await accepted(two.client.sale.scan({ ...id(), barcode: '102' }));
    simulator.plan({ cutAt: 'before_authorising' });
    // One till loses its line; before it asks, another till pays another amount.
    await askCard(one.client);
    await expect.poll(async () => (await cardNow(one.client))?.state).toBe('unknown');
    await payByCard(two.client);
    await expect.poll(() => simulator.asked(0x0620)).toBeGreaterThan(0);
    expect(await bookedByCard(one.client)).toBe(0);
  });

  it('where tills share a terminal, what fits is shown to a person and not booked', async () => {
    const simulator = await simulatedTerminal();
    const { client, till, dataDir } = await tillBeside(simulator);
    await logOn(client, 'ivana');
    const { setting } = await accepted(client.device.terminal.get({}));
    await accepted(client.device.terminal.set({ ...id(), setting: { ...setting, isShared: true } }));
    await till.close();
    const shared = await sellingTill(simulator, { dataDir });
    simulator.plan({ cutAt: 'before_status' });
    const { attemptId } = await payByCard(shared.client);
    await expect.poll(async () => (await cardNow(shared.client))?.claimed?.receiptNumber).toBe('0001');
    expect((await cardNow(shared.client))?.state).toBe('unknown');
    const yes = { attemptId, answer: 'approved', slipNumber: '0001' } as const;
    await accepted(shared.client.card.answer({ ...id(), ...yes, ...MANAGER }));
    await accepted(shared.client.sale.complete(id()));
    expect(await bookedByCard(shared.client)).toBe(simulator.books.charged());
  });
});

it('scenario 45: another amount than asked is never booked, the person decides with the slip in hand', async () => {
  const simulator = await simulatedTerminal();
  simulator.plan({ amountOff: -100 });
  const { client } = await sellingTill(simulator);
  const payment = await payByCard(client);
  expect(payment).toMatchObject({ state: 'unknown', claimed: { amountMinor: 85, receiptNumber: '0001' } });
  expect((await accepted(client.sale.document({})))?.payments).toEqual([]);
  expect(await bookedByCard(client)).toBe(0);
});

describe('a parked document', () => {
  it('lets the next customer be served, keeps its question, and is completed when it is taken up', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    simulator.plan({ cutAt: 'before_status' }, { hangAt: 'before_answer' }, { hangAt: 'before_answer' });
    await payByCard(client);
    await accepted(client.sale.park(id()));
    expect(await accepted(client.sale.document({}))).toBeNull();
    expect(await accepted(client.sale.pending({}))).toMatchObject([
      { handledBy: 'Ana', reason: 'card_payment', cardState: 'unknown' },
    ]);
    await loaf(client);
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const parked = async () => (await accepted(client.sale.pending({})))[0];
    await expect.poll(async () => (await parked())?.cardState, { timeout: 10_000 }).toBe('approved');
    await loaf(client);
    const documentId = (await parked())?.documentId ?? '';
    expect(await refused(client.sale.continueParked({ ...id(), documentId }))).toBe('document_in_hand');
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    await accepted(client.sale.continueParked({ ...id(), documentId }));
    expect(await refused(client.sale.continueParked({ ...id(), documentId }))).toBe('parked_unknown');
    expect((await accepted(client.sale.document({})))?.remainingMinor).toBe(0);
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(185);
    expect(simulator.books.charged()).toBe(185);
  });

  it('with a charged card is not deleted, holds no end of a shift that forbids parked ones, and keeps its payment', async () => {
    const simulator = await simulatedTerminal();
    const terminal = { terminal: `tcp:127.0.0.1:${simulator.port}`, terminalPatience: PATIENCE };
    const { client } = await withParameters({ parkedAtEnd: 'forbid' }, terminal);
    await startShift(client);
    await loaf(client);
    await payByCard(client);
    await cardIs(client, 'approved');
    await accepted(client.sale.park(id()));
    const documentId = (await accepted(client.sale.pending({})))[0]?.documentId ?? '';
    expect(await refused(client.sale.deleteParked({ ...id(), documentId, ...MANAGER }))).toBe('document_has_payments');
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet).toMatchObject({ isHeldByParked: false, parkedDocuments: [{ cardState: 'approved' }] });
    await accepted(client.shift.end({ ...id(), revision: sheet.revision }));
    await startShift(client);
    await accepted(client.sale.continueParked({ ...id(), documentId }));
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(185);
  });

  it('survives the end of its shift: ending parks it, the next shift books it', async () => {
    const simulator = await simulatedTerminal();
    const { client } = await sellingTill(simulator);
    simulator.plan({ cutAt: 'before_status' });
    await payByCard(client);
    await cardIs(client, 'approved');
    const { revision } = await accepted(client.shift.endSheet({}));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('session_open');
    await accepted(client.shift.end({ ...id(), revision, discardDocument: true }));
    await startShift(client);
    const [parked] = await accepted(client.sale.pending({}));
    await accepted(client.sale.continueParked({ ...id(), documentId: parked?.documentId ?? '' }));
    await accepted(client.sale.complete(id()));
    expect(await bookedByCard(client)).toBe(185);
  });
});

it('ended by somebody else, a shift names the charged card without a receipt in the window, the summary and the Z', async () => {
  const simulator = await simulatedTerminal();
  const { client } = await sellingTill(simulator);
  await payByCard(client);
  await accepted(client.operator.logOff(id()));
  await logOn(client, 'ivana');
  const shifts = await accepted(client.shift.list({}));
  const shiftId = shifts[0]?.id ?? '';
  const without = [{ currency: 'EUR', payments: 1, amountMinor: 185 }];
  const sheet = await accepted(client.shift.endSheet({ shiftId }));
  expect(sheet).toMatchObject({ openDocumentLines: 1, hasCardInDocument: true, cardsWithoutReceipt: without });
  const confirmed = { confirmed: true, discardDocument: true };
  await accepted(client.shift.end({ ...id(), shiftId, revision: sheet.revision, ...confirmed }));
  expect(await accepted(client.shift.summary({ shiftId }))).toMatchObject({ cardsWithoutReceipt: without });
  const { jobs } = await accepted(client.paper.roll({}));
  const report = jobs.find(({ kind }) => kind === 'daily_report');
  const { lines } = await accepted(client.paper.slip({ jobId: report?.id ?? '' }));
  expect(lines.map(({ text }) => text).join('\n')).toMatch(/Cards without receipt EUR \(1\)\s+1\.85/);
});

it('scenario 52: a reversal needs its right, takes the payment off, and a refused one leaves it in clear words', async () => {
  const simulator = await simulatedTerminal();
  const { client } = await sellingTill(simulator);
  const { attemptId } = await payByCard(client);
  expect(await refused(client.card.reverse({ ...id(), attemptId }))).toBe('not_permitted');
  simulator.plan({ decline: 0xb5 });
  await accepted(client.card.reverse({ ...id(), attemptId, ...MANAGER }));
  expect(await cardIs(client, 'approved')).toMatchObject({ words: expect.stringContaining('cannot reverse') });
  expect((await accepted(client.sale.document({})))?.remainingMinor).toBe(0);
  await accepted(client.card.reverse({ ...id(), attemptId, ...MANAGER }));
  await cardIs(client, 'reversed');
  expect((await accepted(client.sale.document({})))?.remainingMinor).toBe(185);
  expect(simulator.books.charged()).toBe(0);
  await accepted(client.sale.complete({ ...id(), exactCash: true }));
});

it('a manual terminal: the cashier types what it said', async () => {
  const { client } = await testTill({ terminal: 'manual', terminalPatience: PATIENCE });
  await startShift(client);
  await loaf(client);
  const first = await askCard(client);
  expect(await cardNow(client)).toMatchObject({ state: 'requested', isManual: true });
  await accepted(client.card.answer({ ...id(), attemptId: first, answer: 'declined' }));
  const second = await askCard(client);
  const yes = { attemptId: second, answer: 'approved' } as const;
  expect(await refused(client.card.answer({ ...id(), ...yes }))).toBe('slip_number_required');
  await accepted(client.card.answer({ ...id(), ...yes, slipNumber: '4711' }));
  expect(await refused(client.card.answer({ ...id(), ...yes, slipNumber: '4712' }))).toBe('card_payment_not_open');
  await accepted(client.sale.complete(id()));
  await loaf(client);
  const third = await askCard(client);
  const again = { attemptId: third, answer: 'approved', slipNumber: '4711' } as const;
  expect(await refused(client.card.answer({ ...id(), ...again }))).toBe('slip_number_used');
  expect(await bookedByCard(client)).toBe(185);
});
