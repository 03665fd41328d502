import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tillWith } from '#test/till/configured-till.ts';
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

  it('an item whose tax is none of the till’s', async () => {
    const { client } = await tillWith(({ taxes, ...rest }) => ({
      ...rest,
      taxes: taxes.filter(({ code }) => code !== 'C'),
    }));
    await startShift(client);
    expect(await refused(client.sale.scan({ ...id(), barcode: '101' }))).toBe('item_tax_unknown');
    expect(await accepted(client.sale.document({}))).toBeNull();
  });

  it('unknown barcodes, items, lines, forms and quantities', async () => {
    const { client } = await testTill();
    await startShift(client);
    expect(await refused(client.sale.scan({ ...id(), barcode: '4006381333931' }))).toBe('barcode_unknown');
    expect(await refused(client.sale.add({ ...id(), itemId: randomUUID() }))).toBe('item_unknown');
    expect(await refused(client.sale.scan({ ...id(), barcode: '101', quantity: '-1' }))).toBe('quantity_malformed');
    expect(await refused(client.sale.voidLine({ ...id(), lineId: 'x' }))).toBe('line_unknown');
    expect(await refused(client.sale.chooseCustomer({ ...id(), customerId: 'x' }))).toBe('customer_unknown');
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

  it('a value that no pieces of the coin make: it says which two they can, and nothing is written', async () => {
    const { client } = await testTill();
    await startShift(client);
    const cell = { occasion: 'end', paymentForm: 'cash', currency: 'EUR', valueMinor: 2_000 } as const;
    const write = (pieces: string) => client.count.writePieces({ ...id(), ...cell, pieces, measure: 'value' });
    const answer = await write('50');
    expect(answer).toMatchObject({ accepted: false, refusal: { code: 'value_of_no_pieces' } });
    expect(answer.accepted ? '' : answer.refusal.words).toBe(
      'Pieces of 20.00 EUR come to 40.00 EUR or 60.00 EUR, to nothing between.',
    );
    expect(await refused(write('x'))).toBe('amount_malformed');
    expect((await accepted(client.count.sheet({ occasion: 'end' }))).entries[0]?.sumMinor).toBeNull();
    expect((await accepted(write('60'))).entries[0]?.sumMinor).toBe(6_000);
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

  it('a time of day that is none', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const typed = { kind: 'time', value: '25:00' } as const;
    const changes = [{ name: 'automaticEnd' as const, typed }];
    expect(await refused(client.parameter.change({ ...id(), changes }))).toBe('time_malformed');
  });

  it('safe money without a description, more than lies there, and forms that do not lie in a safe', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const bank = { type: 'SW', paymentForm: 'cash', currency: 'EUR', amount: '1', counterpart: 'bank' } as const;
    expect(await refused(client.safe.move({ ...id(), ...bank, type: 'SD', counterpart: 'other' }))).toBe(
      'safe_description_required',
    );
    expect(await refused(client.safe.move({ ...id(), ...bank }))).toBe('safe_holds_less');
    expect(await refused(client.safe.move({ ...id(), ...bank, paymentForm: 'card' }))).toBe('payment_form_unknown');
  });

  it('card payments that are not there, terminals that are none, and reports about nothing', async () => {
    const { client } = await testTill();
    await startShift(client);
    const card = { paymentForm: 'card', currency: 'EUR', amount: null };
    const setting = { kind: 'zvt-tcp', address: 'no address', currency: 'PLN' } as const;
    const set = (changed: object) =>
      client.device.terminal.set({
        ...id(),
        authorisation: { operatorId: 'ivana', pin: '1234' },
        setting: { ...setting, ...changed },
      });
    expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('document_empty');
    expect(await refused(client.card.abort(id()))).toBe('card_payment_not_open');
    expect(await refused(client.sale.continueParked({ ...id(), documentId: 'x' }))).toBe('parked_unknown');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('terminal_missing');
    expect(await refused(set({}))).toBe('terminal_address_malformed');
    await accepted(set({ kind: 'manual' }));
    expect(await refused(client.card.pay({ ...id(), ...card }))).toBe('terminal_currency');
    const assigned = { ...card, ...id() };
    expect(await refused(client.sale.assignPayment(assigned))).toBe('card_needs_terminal');
    expect(await refused(client.settlement.send(id()))).toBe('nothing_since_report');
  });

  it('papers that do not exist', async () => {
    const { client } = await testTill();
    await logOn(client);
    expect(await refused(client.paper.slip({ jobId: 'x' }))).toBe('print_job_unknown');
    expect(await refused(client.paper.reprint({ ...id(), jobId: 'x' }))).toBe('print_job_unknown');
    expect(await refused(client.paper.answer({ ...id(), jobId: 'x', answer: 'abandon' }))).toBe('print_job_unknown');
  });

  it('a shift or a session that is not there, or not as the command needs it', async () => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    expect(await refused(client.session.close({ ...id(), sessionId: 'none' }))).toBe('session_unknown');
    expect(await refused(client.session.details({ sessionId: 'none' }))).toBe('session_unknown');
    expect(await refused(client.shift.summary({ shiftId: 'none' }))).toBe('shift_unknown');
    expect(await refused(client.shift.revised({ shiftId: 'none' }))).toBe('shift_unknown');
    const { shiftId } = await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await refused(client.shift.joinOlder(id()))).toBe('shift_not_joinable');
    await endShift(client);
    await logOn(client, 'ivana');
    const row = { shiftId, paymentForm: 'cash', currency: 'EUR' };
    expect(await refused(client.shift.reverseDifference({ ...id(), ...row }))).toBe('nothing_to_reverse');
    expect(await refused(client.shift.endSheet({ shiftId }))).toBe('shift_not_open');
  });

  it.each(['', 'two words', '-x', 'agent.shop/path'])('"%s" as the address of a service', async (address) => {
    const { client } = await testTill();
    await logOn(client, 'ivana');
    const here = { address, port: '7310' };
    expect(await refused(client.services.save({ ...id(), posAgent: here, dataService: here }))).toBe(
      'service_address_wrong',
    );
    expect(await refused(client.services.test({ ...here, port: '70000', service: 'pos-agent' }))).toBe(
      'service_address_wrong',
    );
  });
});
