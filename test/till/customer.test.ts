import { describe, expect, it } from 'vitest';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, type TillClient, testTill } from '#test/till/test-till.ts';

const ZORA = { id: 'Gostionica Zora', name: 'Gostionica Zora', taxId: 'HR12345678903' };

async function till(operator = 'ana') {
  const at = await testTill();
  await keepCustomers(at, [
    [ZORA.name, ZORA.taxId],
    ['Ana Anić', ''],
  ]);
  await logOn(at.client, operator);
  await accepted(at.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
  return { at, client: at.client };
}

describe('the customer of a document', () => {
  it('is named before the first item or after, and stays through parking', async () => {
    const { client } = await till();
    const named = await accepted(client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    expect(named).toMatchObject({ customer: ZORA, lines: [] });
    const { id: documentId } = await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.park(id()));
    expect(await accepted(client.sale.continueParked({ ...id(), documentId }))).toMatchObject({ customer: ZORA });
    expect(await refused(client.sale.chooseCustomer({ ...id(), customerId: 'nobody' }))).toBe('customer_unknown');
    expect(await accepted(client.sale.document({}))).toMatchObject({ customer: ZORA });
  });

  it('stands in the event and on the receipt as named then; nobody is named on the next', async () => {
    const { at, client } = await till();
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    const { printJobId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    const said = JSON.stringify((await accepted(client.paper.slip({ jobId: printJobId }))).lines);
    expect(said).toContain('Customer Gostionica Zora');
    expect(said).toContain(ZORA.taxId);
    const { documents } = await accepted(client.tradeDocument.list({}));
    expect(documents.map(({ customer }) => customer)).toEqual([ZORA.name]);
    expect(await accepted(client.sale.scan({ ...id(), barcode: '101' }))).toMatchObject({ customer: null });
    const [sale] = await journalOf(at, 'sale.completed');
    expect(sale?.body).toMatchObject({ customer: ZORA });
  });

  it('is taken off again, and then stands nowhere', async () => {
    const { at, client } = await till();
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.chooseCustomer({ ...id(), customerId: 'Ana Anić' }));
    expect(await accepted(client.sale.chooseCustomer({ ...id(), customerId: null }))).toMatchObject({ customer: null });
    const { printJobId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(JSON.stringify((await accepted(client.paper.slip({ jobId: printJobId }))).lines)).not.toContain('Customer');
    expect((await journalOf(at, 'sale.completed'))[0]?.body).not.toHaveProperty('customer');
  });

  it('of an empty document is forgotten when it is left, and at the next logon; with an item it stays', async () => {
    const { at, client } = await till();
    const name = () => accepted(client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    await name();
    await accepted(client.sale.leave(id()));
    expect(await accepted(client.sale.document({}))).toMatchObject({ customer: null, lines: [] });
    await name();
    await accepted(client.operator.logOff(id()));
    await logOn(client);
    expect(await accepted(client.sale.document({}))).toMatchObject({ customer: null });
    await name();
    await at.till.close();
    const again = await testTill({ dataDir: at.dataDir });
    await logOn(again.client);
    expect(await accepted(again.client.sale.document({}))).toMatchObject({ customer: null });
    await accepted(again.client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    await accepted(again.client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(again.client.sale.leave(id()));
    await accepted(again.client.operator.logOff(id()));
    expect(await refused(again.client.sale.leave(id()))).toBe('nobody_logged_on');
    await logOn(again.client);
    expect(await accepted(again.client.sale.document({}))).toMatchObject({ customer: ZORA });
  });

  it('is named on the correction of its receipt, too: in the event, on the slip and in Trade Documents', async () => {
    const { at, client } = await till('ivana');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    const { documentId } = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(await correctedAs(client, documentId)).toEqual({ customer: ZORA.name, said: true });
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    const nobody = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(await correctedAs(client, nobody.documentId)).toEqual({ customer: '', said: false });
    const [named, unnamed] = await journalOf(at, 'sale.corrected');
    expect(named?.body).toMatchObject({ customer: ZORA });
    expect(unnamed?.body).not.toHaveProperty('customer');
  });

  it('of goods that come back without a receipt is whom their document names', async () => {
    const { at, client } = await till('ivana');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.chooseCustomer({ ...id(), customerId: ZORA.id }));
    await accepted(client.tradeDocument.returnWithoutReceipt({ ...id(), reason: 'mouldy', paymentForm: 'cash' }));
    expect((await journalOf(at, 'sale.corrected'))[0]?.body).toMatchObject({ original: null, customer: ZORA });
  });
});

async function correctedAs(client: TillClient, receiptId: string) {
  const { lines } = await accepted(client.tradeDocument.show({ documentId: receiptId }));
  const all = lines.map(({ id: lineId, quantity }) => ({ lineId, quantity }));
  const order = { documentId: receiptId, lines: all, reason: 'mouldy', paymentForm: 'cash' };
  const { documentId, printJobId } = await accepted(client.tradeDocument.correct({ ...id(), ...order }));
  const slip = JSON.stringify((await accepted(client.paper.slip({ jobId: printJobId }))).lines);
  const { customer } = await accepted(client.tradeDocument.show({ documentId }));
  return { customer, said: slip.includes(`Customer ${ZORA.name}`) && slip.includes(ZORA.taxId) };
}
