import { describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

const IVANA = { operatorId: 'ivana', pin: '1234' };
const RETURN = { reason: 'Damaged', paymentForm: 'cash' };

/** A receipt over so many cents of bags at 0.10, paid in that form. */
async function sell(client: TillClient, cents: number, paymentForm = 'cash', amount: string | null = null) {
  await accepted(client.sale.scan({ ...id(), barcode: '301', quantity: String(cents / 10) }));
  await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency: 'EUR', amount }));
  return await accepted(client.sale.complete(id()));
}

async function linesBack(client: TillClient, documentId: string, quantity: string) {
  const { lines } = await accepted(client.tradeDocument.show({ documentId }));
  return lines.slice(0, 1).map(({ id: lineId }) => ({ lineId, quantity }));
}

describe('a correction', () => {
  it('pays goods back from the drawer, is linked both ways, prints, and leaves no more than was sold', async () => {
    const till = await testTill();
    const { client } = till;
    await startShift(client, '100.00');
    const sale = await sell(client, 1_000, 'cash', '20');
    const { documentId } = sale;
    const three = await linesBack(client, documentId, '30');
    expect(await refused(client.tradeDocument.correct({ ...id(), ...RETURN, documentId, lines: three }))).toBe(
      'not_permitted',
    );
    const sheet = await accepted(client.tradeDocument.refundSheet({ documentId, lines: three }));
    expect(sheet).toMatchObject({ totalMinor: 300 });
    expect(sheet.forms.map(({ paymentForm, needsRight }) => [paymentForm, needsRight])).toEqual([
      ['cash', false],
      ['card', true],
      ['voucher', true],
      ['bank', true],
    ]);
    const correct = { ...RETURN, documentId, lines: three, authorisation: IVANA };
    const done = await accepted(client.tradeDocument.correct({ ...id(), ...correct }));
    expect(done).toMatchObject({
      number: 'RQC/2026/POS1/000001'.replace('2026', String(new Date().getFullYear())),
      refundMinor: 300,
    });
    expect(await accepted(client.tradeDocument.show({ documentId }))).toMatchObject({
      lines: [{ quantity: '100', leftQuantity: '70' }],
      corrections: [{ number: done.number }],
    });
    expect(await accepted(client.tradeDocument.show({ documentId: done.documentId }))).toMatchObject({
      type: 'correction',
      totalMinor: -300,
      reason: 'Damaged',
      authorisedBy: 'Ivana',
      original: { number: sale.number },
    });
    const again = { ...correct, lines: await linesBack(client, documentId, '71') };
    expect(await refused(client.tradeDocument.correct({ ...id(), ...again }))).toBe('return_exceeds_sold');
    const ofCorrection = { ...correct, documentId: done.documentId };
    expect(await refused(client.tradeDocument.correct({ ...id(), ...ofCorrection }))).toBe(
      'trade_document_not_a_receipt',
    );
    expect(await refused(client.tradeDocument.show({ documentId: 'x' }))).toBe('trade_document_unknown');

    const slip = JSON.stringify(await accepted(client.paper.slip({ jobId: done.printJobId })));
    for (const words of ['RETURN', sale.number, 'Damaged', '3.00', 'Authorised by']) expect(slip).toContain(words);
    const { jobId } = await accepted(client.tradeDocument.print({ ...id(), documentId }));
    expect((await accepted(client.paper.slip({ jobId }))).job).toMatchObject({ kind: 'receipt', copy: 1 });

    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows[0]).toMatchObject({ paymentValueMinor: 700, endingMinor: 10_700, parts: { returnsMinor: -300 } });
    const { sales } = await accepted(client.shift.summary({}));
    expect(sales).toMatchObject({
      grossMinor: 1_000,
      returnsMinor: 300,
      corrections: 1,
      returnedItems: 1,
      receipts: 1,
    });
    expect(sales.taxes[0]).toMatchObject({ grossMinor: 700 });
    expect(await findingsOf(till)).toEqual([]);
  });

  it('is done once however often it is asked for', async () => {
    const till = await testTill();
    const { client } = till;
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const { documentId } = await sell(client, 1_000);
    const command = { ...id(), ...RETURN, documentId, lines: await linesBack(client, documentId, '60') };
    const first = await accepted(client.tradeDocument.correct(command));
    expect(await accepted(client.tradeDocument.correct(command))).toEqual(first);
    expect(await journalOf(till, 'sale.corrected')).toHaveLength(1);
  });

  it('asks before it leaves less than the minimum, and pays no cash that is not there', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 10_000, maximumMinor: null, mode: 'warn' as const }];
    const { client } = await withParameters({ cashLimits });
    await startShift(client, '95.00');
    const { documentId } = await sell(client, 1_000);
    const correct = { ...RETURN, documentId, authorisation: IVANA, lines: await linesBack(client, documentId, '60') };
    expect(await refused(client.tradeDocument.correct({ ...id(), ...correct }))).toBe('cash_limit_minimum');
    await accepted(client.tradeDocument.correct({ ...id(), ...correct, confirmed: true }));
  });

  it('without a receipt takes back what is typed, with the right to it, and puts the document away', async () => {
    const till = await testTill();
    const { client } = till;
    await startShift(client, '50.00');
    expect(await refused(client.tradeDocument.returnWithoutReceipt({ ...id(), ...RETURN }))).toBe('document_empty');
    await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
    expect(await refused(client.tradeDocument.returnWithoutReceipt({ ...id(), ...RETURN }))).toBe('not_permitted');
    expect(await accepted(client.tradeDocument.refundSheet({ documentId: null }))).toMatchObject({ totalMinor: 370 });
    const asked = { ...RETURN, authorisation: IVANA };
    expect(await accepted(client.tradeDocument.returnWithoutReceipt({ ...id(), ...asked }))).toMatchObject({
      refundMinor: 370,
    });
    expect(await accepted(client.sale.document({}))).toBeNull();
    expect(await findingsOf(till)).toEqual([]);
  });

  it('of a receipt of an earlier shift counts in the shift that pays', async () => {
    const till = await testTill();
    const { client } = till;
    await startShift(client, '50.00');
    const { documentId } = await sell(client, 1_000, 'card');
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const correct = { reason: 'Wrong size', paymentForm: 'card', documentId };
    await accepted(
      client.tradeDocument.correct({ ...id(), ...correct, lines: await linesBack(client, documentId, '100') }),
    );
    const { rows } = await accepted(client.shift.endSheet({}));
    expect(rows.find(({ paymentForm }) => paymentForm === 'card')).toMatchObject({
      paymentValueMinor: -1_000,
      payments: 1,
    });
    expect(await findingsOf(till)).toEqual([]);
  });

  it('is found in Trade Documents by part of its number, by kind and by day', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const sale = await sell(client, 1_000);
    await sell(client, 500, 'card');
    const lines = await linesBack(client, sale.documentId, '1');
    const done = await accepted(
      client.tradeDocument.correct({ ...id(), ...RETURN, documentId: sale.documentId, lines }),
    );
    const numbers = async (ask: Parameters<typeof client.tradeDocument.list>[0]) =>
      (await accepted(client.tradeDocument.list(ask))).documents.map(({ number }) => number);
    const all = await accepted(client.tradeDocument.list({}));
    expect(all.documents).toMatchObject([
      { type: 'correction', forms: ['Cash'], totalMinor: -10, handledBy: 'Ivana' },
      { type: 'receipt', forms: ['Charge Card'], totalMinor: 500 },
      { type: 'receipt', forms: ['Cash'], totalMinor: 1_000 },
    ]);
    expect(await numbers({ text: 'rqc' })).toEqual([done.number]);
    expect(await numbers({ text: '000001', type: 'receipt' })).toEqual([sale.number]);
    expect(await numbers({ date: '1999-01-01' })).toEqual([]);
    expect(all.days).toHaveLength(1);
  });
});

describe('the worked example of the domain reference (5.6) at one till', () => {
  it('comes out to the cent: returns are part of Payment Value, and the next shift begins with 200.00', async () => {
    const till = await withParameters({ cashLimits: [] });
    const { client } = till;
    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '200' }] }));
    const first = await accepted(client.shift.endSheet({}));
    await accepted(client.shift.end({ ...id(), revision: first.revision }));

    await logOn(client, 'ivana');
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50' }] }));
    const { documentId } = await sell(client, 31_000, 'cash', '400');
    await sell(client, 12_540, 'card');
    await sell(client, 9_000, 'cash', '100');
    await accepted(
      client.tradeDocument.correct({
        ...id(),
        ...RETURN,
        documentId,
        lines: await linesBack(client, documentId, '200'),
      }),
    );
    const courier = { type: 'CW', amount: '30', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
    await accepted(client.cashDocument.issue({ ...id(), ...courier }));
    const write = (paymentForm: string, amount: string) =>
      accepted(client.shift.writeEnd({ ...id(), paymentForm, currency: 'EUR', column: 'actual', amount }));
    await write('cash', '597.50');
    const { rows, revision } = await write('card', '125.40');
    expect(rows[0]).toMatchObject({
      beginningMinor: 25_000,
      paymentValueMinor: 38_000,
      cashDocumentsMinor: -3_000,
      endingMinor: 60_000,
      differenceMinor: -250,
      withdrawalMinor: 39_750,
      remainingMinor: 20_000,
    });
    expect(rows[1]).toMatchObject({ beginningMinor: 0, paymentValueMinor: 12_540, endingMinor: 12_540 });
    await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
    await logOn(client, 'ivana');
    expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({ beginningMinor: 20_000 });
    const { jobs } = await accepted(client.paper.roll({}));
    const z = JSON.stringify(await accepted(client.paper.slip({ jobId: jobs[0]?.id ?? '' })));
    for (const words of ['Returns (1)', '-20.00', 'Sales less returns']) expect(z).toContain(words);
    expect(await findingsOf(till)).toEqual([]);
  });
});
