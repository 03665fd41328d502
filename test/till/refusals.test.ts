import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accepted, endShift, id, logOn, refused, sellLoaf, startShift, testTill } from '#test/till/test-till.ts';

describe('the till refuses in words, and nothing is half-written:', () => {
  it('everything that needs somebody, while nobody is logged on', async () => {
    const { client } = await testTill();
    expect(await refused(client.shift.startSheet({}))).toBe('nobody_logged_on');
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('nobody_logged_on');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('nobody_logged_on');
    expect(await refused(client.shift.endSheet({}))).toBe('nobody_logged_on');
    expect(await refused(client.count.sheet({ occasion: 'start' }))).toBe('nobody_logged_on');
    expect(await refused(client.operator.logOff(id()))).toBe('nobody_logged_on');
  });

  it('an unknown operator, a wrong PIN, and a second person in the seat', async () => {
    const { client } = await testTill();
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'nobody', pin: '1234' }))).toBe(
      'operator_unknown',
    );
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'ana', pin: '4321' }))).toBe('pin_wrong');
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'ana', pin: '' }))).toBe('pin_wrong');
    await logOn(client);
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'kasia', pin: '1234' }))).toBe(
      'somebody_logged_on',
    );
  });

  it('further tries after five wrong PINs, for that operator only, also after a restart', async () => {
    const { client, till, dataDir } = await testTill();
    const wrong = () => client.operator.logOn({ ...id(), operatorId: 'ana', pin: '0000' });
    for (let attempt = 1; attempt < 5; attempt += 1) expect(await refused(wrong())).toBe('pin_wrong');
    expect(await refused(wrong())).toBe('pin_locked');
    expect(await refused(client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }))).toBe('pin_locked');
    await logOn(client, 'kasia');
    await till.close();
    const again = await testTill({ dataDir });
    expect(await refused(again.client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }))).toBe('pin_locked');
  });

  it('the repeat of an old log-on with a wrong PIN', async () => {
    const { client } = await testTill();
    const { commandId } = id();
    await accepted(client.operator.logOn({ commandId, operatorId: 'ana', pin: '1234' }));
    await accepted(client.operator.logOff(id()));
    expect(await refused(client.operator.logOn({ commandId, operatorId: 'ana', pin: '9999' }))).toBe('pin_wrong');
    expect((await accepted(client.till.state({}))).operator).toBeNull();
  });

  it.each([
    ['12,345.678', 'amount_malformed'],
    ['1e9', 'amount_malformed'],
    ['-5', 'amount_negative'],
    ['99999999999', 'amount_too_large'],
  ])('a deposit of %s', async (amount, code) => {
    const { client } = await testTill();
    await logOn(client);
    const deposits = [
      { currency: 'PLN', amount: '1.00' },
      { currency: 'EUR', amount },
    ];
    expect(await refused(client.shift.start({ ...id(), deposits }))).toBe(code);
    expect((await accepted(client.till.state({}))).shift).toBeNull();
  });

  it('a second shift of one operator', async () => {
    const { client } = await testTill();
    await startShift(client);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('shift_already_open');
  });

  it('starting while the Agent is away, to those without the right, with the article’s exact message', async () => {
    const { client } = await testTill();
    await logOn(client, 'jakub');
    const reply = await client.shift.start({ ...id(), deposits: [] });
    expect(reply).toMatchObject({
      accepted: false,
      refusal: {
        code: 'offline_start_not_permitted',
        words: 'The user does not have sufficient permissions to start the shift in the offline mode.',
      },
    });
  });

  it('unknown barcodes, items, lines, forms and quantities', async () => {
    const { client } = await testTill();
    await startShift(client);
    expect(await refused(client.sale.scan({ ...id(), barcode: '4006381333931' }))).toBe('barcode_unknown');
    expect(await refused(client.sale.add({ ...id(), itemId: randomUUID() }))).toBe('item_unknown');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101', quantity: '-1' }))).toBe('quantity_malformed');
    expect(await refused(client.sale.voidLine({ ...id(), lineId: 'x' }))).toBe('line_unknown');
    expect(await refused(client.sale.complete(id()))).toBe('document_empty');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const pay = (paymentForm: string, currency: string, amount: string | null) =>
      refused(client.sale.assignPayment({ ...id(), paymentForm, currency, amount }));
    expect(await pay('gold', 'EUR', '1')).toBe('payment_form_unknown');
    expect(await pay('card', 'PLN', '1')).toBe('payment_form_unknown');
    expect(await pay('card', 'EUR', '1.86')).toBe('payment_exceeds_due');
    expect(await pay('cash', 'EUR', '0')).toBe('amount_zero');
    expect(await refused(client.sale.complete(id()))).toBe('payment_incomplete');
    expect((await accepted(client.sale.document({})))?.lines).toHaveLength(1);
  });

  it('changing a document that has payments, until they are taken off', async () => {
    const { client } = await testTill();
    await startShift(client);
    const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '1' }));
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('document_has_payments');
    expect(await refused(client.sale.discard(id()))).toBe('document_has_payments');
    await accepted(client.sale.undoPayment(id()));
    const lineId = lines[0]?.id ?? '';
    expect(await accepted(client.sale.setQuantity({ ...id(), lineId, quantity: '4' }))).toMatchObject({
      totalMinor: 740,
    });
  });

  it('a withdrawal above what is there, when typed and when it becomes too much later', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    const cash = { paymentForm: 'cash', currency: 'EUR' };
    const write = (column: 'actual' | 'withdrawal', amount: string | null) =>
      client.shift.writeEnd({ ...id(), ...cash, column, amount });
    expect(await refused(write('withdrawal', '50.01'))).toBe('withdrawal_exceeds_cash');
    expect(await refused(write('withdrawal', '-1'))).toBe('amount_negative');
    await accepted(write('withdrawal', '50'));
    const { revision } = await accepted(write('actual', '20.00'));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('withdrawal_exceeds_cash');
    expect((await accepted(client.till.state({}))).shift).not.toBeNull();
  });

  it('ending with figures that have changed since they were shown', async () => {
    const { client } = await testTill();
    await startShift(client);
    const { revision } = await accepted(client.shift.endSheet({}));
    await sellLoaf(client);
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('sheet_changed');
    await endShift(client);
  });

  it('ending over a half-typed document, until it is finished or discarded', async () => {
    const { client } = await testTill();
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const { revision, openDocumentLines } = await accepted(client.shift.endSheet({}));
    expect(openDocumentLines).toBe(1);
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('session_open');
    await accepted(client.sale.discard(id()));
    await endShift(client);
  });

  it('pieces that are not whole, too many, or of no such coin', async () => {
    const { client } = await testTill();
    await startShift(client);
    const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR' } as const;
    const write = (valueMinor: number, pieces: string | null) =>
      client.count.writePieces({ ...id(), ...cell, valueMinor, pieces });
    for (const pieces of ['1.5', '-1', '1e3', '1000001', 'x'])
      expect(await refused(write(100, pieces))).toBe('pieces_malformed');
    expect(await refused(write(300, '1'))).toBe('payment_form_unknown');
    expect((await accepted(write(100, '0'))).entries[0]?.sumMinor).toBe(0);
    expect((await accepted(write(100, null))).entries[0]?.sumMinor).toBeNull();
  });

  it('catalogues from those without the right, and files that are none', async () => {
    const { client } = await testTill();
    await logOn(client);
    const file = { fileName: 'x.csv', csv: 'barcode,name,price\n1,Kava,1.00\n' };
    expect(await refused(client.catalogue.import({ ...id(), ...file }))).toBe('not_permitted');
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'ivana');
    expect(await refused(client.catalogue.import({ ...id(), fileName: 'x.csv', csv: '' }))).toBe(
      'catalogue_unreadable',
    );
    expect(await refused(client.catalogue.import({ ...id(), fileName: 'x.csv', csv: 'a,b\n1,2\n' }))).toBe(
      'catalogue_unreadable',
    );
  });

  it('papers that do not exist', async () => {
    const { client } = await testTill();
    await logOn(client);
    expect(await refused(client.paper.slip({ jobId: 'x' }))).toBe('print_job_unknown');
    expect(await refused(client.paper.reprint({ ...id(), jobId: 'x' }))).toBe('print_job_unknown');
    expect(await refused(client.paper.answer({ ...id(), jobId: 'x', answer: 'abandon' }))).toBe('print_job_unknown');
  });
});
