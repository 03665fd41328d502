import { describe, expect, it } from 'vitest';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, refused, startShift, testTill } from '#test/till/test-till.ts';

const ZORA = { id: 'Gostionica Zora', name: 'Gostionica Zora', taxId: 'HR12345678903' };

async function till() {
  const at = await testTill();
  await keepCustomers(at, [
    [ZORA.name, ZORA.taxId],
    ['Ana Anić', ''],
  ]);
  await startShift(at.client);
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
});
