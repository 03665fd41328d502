import { describe, expect, it } from 'vitest';
import { withParameters } from '#test/till/configured-till.ts';
import { findingsOf, journalOf } from '#test/till/journal-of.ts';
import { accepted, endShift, id, logOn, refused, startShift, type TillClient, testTill } from '#test/till/test-till.ts';

async function parkLoaf(client: TillClient): Promise<string> {
  await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
  await accepted(client.sale.park(id()));
  return (await accepted(client.sale.pending({})))[0]?.documentId ?? '';
}

describe('a parked document', () => {
  it('is put aside for the next customer, survives a restart, and is completed in the shift that takes it up', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client);
    expect(await refused(client.sale.park(id()))).toBe('document_empty');
    const documentId = await parkLoaf(client);
    expect(await accepted(client.sale.document({}))).toBeNull();
    await endShift(client);
    await till.close();

    const again = await testTill({ dataDir });
    await logOn(again.client, 'kasia');
    await accepted(again.client.shift.start({ ...id(), deposits: [] }));
    expect(await accepted(again.client.sale.pending({}))).toMatchObject([
      { documentId, handledBy: 'Ana', totalMinor: 370, items: [{ name: 'Kruh polubijeli 700 g', quantity: '2' }] },
    ]);
    const command = { ...id(), documentId };
    const document = await accepted(again.client.sale.continueParked(command));
    expect(document).toMatchObject({ id: documentId, totalMinor: 370 });
    expect(await accepted(again.client.sale.continueParked(command))).toEqual(document);
    expect(await refused(again.client.sale.continueParked({ ...id(), documentId }))).toBe('parked_unknown');
    await accepted(again.client.sale.complete({ ...id(), exactCash: true }));
    expect(await accepted(again.client.shift.summary({}))).toMatchObject({ sales: { grossMinor: 370, receipts: 1 } });
    expect(await findingsOf(again)).toEqual([]);
  });

  it('is not taken up over another one, and not parked once payments are assigned', async () => {
    const { client } = await testTill();
    await startShift(client);
    const documentId = await parkLoaf(client);
    await accepted(client.sale.scan({ ...id(), barcode: '102' }));
    expect(await refused(client.sale.continueParked({ ...id(), documentId }))).toBe('document_in_hand');
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '0.5' }));
    expect(await refused(client.sale.park(id()))).toBe('document_has_payments');
  });

  it('is deleted with the right to it only, and the journal keeps what it said', async () => {
    const till = await testTill();
    const { client } = till;
    await startShift(client);
    const documentId = await parkLoaf(client);
    expect(await refused(client.sale.deleteParked({ ...id(), documentId }))).toBe('not_permitted');
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    await accepted(client.sale.deleteParked({ ...id(), documentId, authorisation }));
    expect(await accepted(client.sale.pending({}))).toEqual([]);
    expect(await journalOf(till, 'sale.discarded')).toMatchObject([
      { by: 'ivana', body: { documentId, totalMinor: 370 } },
    ]);
  });

  it.each([
    ['allow', [], null],
    ['warn', [{ handledBy: 'Ana', totalMinor: 370, reason: 'by_cashier' }], null],
    ['forbid', [{ handledBy: 'Ana', totalMinor: 370, reason: 'by_cashier' }], 'documents_parked'],
  ] as const)('at the end of a shift: %s', async (parkedAtEnd, shown, code) => {
    const { client } = await withParameters({ parkedAtEnd });
    await startShift(client);
    await parkLoaf(client);
    const { parkedDocuments, isHeldByParked, revision } = await accepted(client.shift.endSheet({}));
    expect(parkedDocuments).toMatchObject(shown);
    expect(isHeldByParked).toBe(code !== null);
    const end = client.shift.end({ ...id(), revision });
    if (code === null) await accepted(end);
    else expect(await refused(end)).toBe(code);
  });
});

describe('what somebody else left half typed', () => {
  async function anaLeftSomething() {
    const till = await testTill();
    const { client } = till;
    await startShift(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
    const shiftId = (await accepted(client.till.state({}))).shift?.id ?? '';
    await accepted(client.operator.logOff(id()));
    return { till, client, shiftId };
  }

  it('is parked by whoever may end that shift, who then ends it, and nothing is lost', async () => {
    const { till, client, shiftId } = await anaLeftSomething();
    await logOn(client, 'ivana');
    const command = { ...id(), shiftId };
    await accepted(client.sale.parkOther(command));
    await accepted(client.sale.parkOther(command));
    expect(await refused(client.sale.parkOther({ ...id(), shiftId }))).toBe('document_empty');
    const [parked] = await accepted(client.sale.pending({}));
    expect(parked).toMatchObject({ handledBy: 'Ana', totalMinor: 370, reason: 'by_cashier' });
    const { openDocumentLines, revision } = await accepted(client.shift.endSheet({ shiftId }));
    expect(openDocumentLines).toBe(0);
    await accepted(client.shift.end({ ...id(), shiftId, revision }));
    expect(await journalOf(till, 'sale.discarded')).toEqual([]);
    expect(await journalOf(till, 'sale.parked_for')).toMatchObject([
      { actor: 'ivana', body: { operatorId: 'ana', lineCount: 1, totalMinor: 370, documentId: parked?.documentId } },
    ]);
    expect(await findingsOf(till)).toEqual([]);
  });

  it('is left alone by those without the right, until somebody lends it', async () => {
    const { client, shiftId } = await anaLeftSomething();
    await logOn(client, 'kasia');
    expect(await refused(client.sale.parkOther({ ...id(), shiftId }))).toBe('not_permitted');
    expect(await accepted(client.sale.pending({}))).toEqual([]);
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    await accepted(client.sale.parkOther({ ...id(), shiftId, authorisation }));
    expect(await accepted(client.sale.pending({}))).toMatchObject([{ handledBy: 'Ana' }]);
    expect(await refused(client.sale.parkOther({ ...id(), shiftId: 'none' }))).toBe('shift_not_open');
  });
});
