import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { must } from '#shared/assert.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import {
  allSent,
  askAs,
  backUpTill,
  cut,
  mend,
  SILENT,
  SOON,
  type Store,
  type StoreTill,
  testStore,
} from '#test/shifts/store.ts';
import { journalOf } from '#test/till/journal-of.ts';
import { accepted, id, logOn, refused, startShift, type TillClient } from '#test/till/test-till.ts';

const IVANA = { operatorId: 'ivana', pin: '1234' };

const pending = async ({ client }: StoreTill) => await accepted(client.sale.pending({}));
const hasOne = async (till: StoreTill, place: string) =>
  await expect.poll(async () => (await pending(till)).map((one) => one.place), SOON).toEqual([place]);

async function parkLoaves({ client }: { readonly client: TillClient }, quantity = '2'): Promise<string> {
  const { id: documentId } = await accepted(client.sale.scan({ ...id(), barcode: '101', quantity }));
  await accepted(client.sale.park(id()));
  return documentId;
}

/** The office has withdrawn a tax, and this till alone has heard of it. */
async function forgetTax({ dataDir }: StoreTill, code: string): Promise<void> {
  const connection = await openDatabase(join(dataDir, 'till.db'));
  const configuration = must(readConfiguration(connection), 'the till is founded');
  keepConfiguration(connection, { ...configuration, taxes: configuration.taxes.filter((tax) => tax.code !== code) });
  connection.close();
}

describe.each(AGENT_DATABASES)('a document parked at one till, over %s', (database) => {
  async function twoTills(): Promise<{ store: Store; one: StoreTill; two: StoreTill }> {
    const store = await testStore(database);
    const one = await store.open('POS1');
    const two = await store.open('POS2');
    await startShift(one.client);
    await logOn(two.client, 'ivana');
    await accepted(two.client.shift.start({ ...id(), deposits: [] }));
    await allSent(one);
    await allSent(two);
    return { store, one, two };
  }

  it('is offered at every till of the store, and goes on whole where somebody takes it up: lines, discounts, customer', async () => {
    const { one, two } = await twoTills();
    const { client } = one;
    const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '2' }));
    await accepted(client.sale.scan({ ...id(), barcode: '102', quantity: '4' }));
    const discount = { kind: 'percent', percent: '5' } as const;
    await accepted(client.sale.discountLine({ ...id(), lineId: lines[0]?.id ?? '', discount }));
    const typed = await accepted(
      client.sale.discountDocument({ ...id(), discount: { kind: 'amount', amount: '0.10' } }),
    );
    await accepted(client.sale.park(id()));
    await hasOne(two, 'elsewhere');
    const { totalMinor } = typed;
    const [offered] = await pending(two);
    expect(offered).toMatchObject({ till: 'POS1', handledBy: 'Ana', isOthers: true, totalMinor, lineCount: 2 });
    expect(offered?.items).toMatchObject([{ quantity: '2' }, { quantity: '4' }]);

    const command = { ...id(), documentId: typed.id };
    const taken = await accepted(two.client.sale.continueParked(command));
    expect(taken).toEqual(typed);
    expect(await accepted(two.client.sale.continueParked(command))).toEqual(taken);
    await expect.poll(async () => await pending(one), SOON).toEqual([]);
    expect(await refused(client.sale.continueParked({ ...id(), documentId: typed.id }))).toBe('parked_unknown');
    await accepted(two.client.sale.complete({ ...id(), exactCash: true }));
    expect(await accepted(two.client.shift.summary({}))).toMatchObject({ sales: { grossMinor: totalMinor } });
    expect(await journalOf(one, 'sale.parked_handed')).toMatchObject([
      { actor: null, body: { documentId: typed.id, toTill: 'POS2', askedBy: { operatorName: 'Ivana' }, totalMinor } },
    ]);
    expect(await journalOf(two, 'sale.parked_received')).toMatchObject([
      { body: { documentId: typed.id, fromTill: 'POS1', parkedBy: { operatorName: 'Ana' }, totalMinor } },
    ]);
    expect(await journalOf(two, 'sale.parked_taken_up')).toMatchObject([
      { actor: 'ivana', body: { documentId: typed.id, parkedBy: 'ana' } },
    ]);
  });

  it('goes to one of two that want it at the same moment; the other is told who has it, and where', async () => {
    const { one, two, store } = await twoTills();
    const three = await store.open('POS3');
    await logOn(three.client, 'marko');
    await accepted(three.client.shift.start({ ...id(), deposits: [] }));
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    await hasOne(three, 'elsewhere');
    const [atTwo, atThree] = await Promise.all([
      two.client.sale.continueParked({ ...id(), documentId }),
      three.client.sale.continueParked({ ...id(), documentId, authorisation: IVANA }),
    ]);
    const replies = [atTwo, atThree];
    expect(replies.filter((reply) => reply.accepted)).toHaveLength(1);
    const winner = atTwo.accepted ? { operator: 'Ivana', till: 'POS2' } : { operator: 'Marko', till: 'POS3' };
    const other = replies.find((reply) => !reply.accepted);
    expect(other).toMatchObject({ refusal: { code: 'parked_taken', facts: winner } });
    expect(await journalOf(one, 'sale.parked_handed')).toHaveLength(1);
  });

  it('stays with a till that is away, which alone sells it; the other till is told so', async () => {
    const { one, two } = await twoTills();
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    cut(one);
    const wanted = await two.client.sale.continueParked({ ...id(), documentId });
    expect(wanted).toMatchObject({ refusal: { code: 'parked_till_silent', facts: { till: 'POS1' } } });
    await accepted(one.client.sale.continueParked({ ...id(), documentId }));
    await accepted(one.client.sale.complete({ ...id(), exactCash: true }));
    await mend(one);
    await expect.poll(async () => await pending(two), SILENT).toEqual([]);
    expect(await refused(two.client.sale.continueParked({ ...id(), documentId }))).toBe('parked_unknown');
  });

  it('while the Agent is away is usable where it lies alone, and offered again when the Agent is back', async () => {
    const { one, two } = await twoTills();
    const known = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    cut(one);
    cut(two);
    await expect.poll(async () => (await pending(two))[0]?.place, SILENT).toBe('out_of_reach');
    const away = await two.client.sale.continueParked({ ...id(), documentId: known });
    expect(away).toMatchObject({ refusal: { code: 'parked_out_of_reach', facts: { till: 'POS1' } } });
    await parkLoaves(one, '5');
    expect(await pending(two)).toHaveLength(1);
    await mend(one);
    await mend(two);
    await expect
      .poll(async () => (await pending(two)).map(({ place }) => place), SILENT)
      .toEqual(['elsewhere', 'elsewhere']);
    await accepted(two.client.sale.continueParked({ ...id(), documentId: known }));
  });

  it('that was let go is the asking till’s, also when the answer got lost: asked again it is the same', async () => {
    const { store, one, two } = await twoTills();
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    cut(two);
    const identity = {
      store: DEMO_CONFIGURATION.storeCode,
      till: 'POS2',
      documentId,
      operatorId: 'ivana',
      operatorName: 'Ivana',
    };
    const asTwo = askAs(store, two);
    const first = await asTwo.parked.take(identity);
    expect(first).toMatchObject({ accepted: true, value: { documentId, fromTill: 'POS1' } });
    expect(await asTwo.parked.take(identity)).toEqual(first);
    const asThird = await askAs(store, one).parked.take({ ...identity, till: 'POS1', operatorName: 'Ana' });
    expect(asThird).toMatchObject({ refusal: { code: 'taken_by_other', till: 'POS2', operatorName: 'Ivana' } });
    await expect.poll(async () => (await pending(one)).map(({ place }) => place), SOON).toEqual(['under_way']);
    await mend(two);
    await hasOne(two, 'here');
    await accepted(two.client.sale.continueParked({ ...id(), documentId }));
    expect(await journalOf(two, 'sale.parked_received')).toHaveLength(1);
  });

  it('of somebody else is continued with the right to it only, or when somebody lends it', async () => {
    const { one, store } = await twoTills();
    const three = await store.open('POS3');
    await logOn(three.client, 'jakub');
    await accepted(three.client.shift.start({ ...id(), deposits: [] }));
    const documentId = await parkLoaves(one);
    await hasOne(three, 'elsewhere');
    const reply = await three.client.sale.continueParked({ ...id(), documentId });
    expect(reply).toMatchObject({ refusal: { code: 'not_permitted', facts: { permission: 'edit_others_documents' } } });
    expect(await pending(one)).toHaveLength(1);
    await accepted(three.client.sale.continueParked({ ...id(), documentId, authorisation: IVANA }));
    expect(await journalOf(three, 'sale.parked_taken_up')).toMatchObject([{ actor: 'jakub', by: 'ivana' }]);
  });

  it('goes back and forth, and is sold once', async () => {
    const { one, two } = await twoTills();
    const documentId = await parkLoaves(one);
    const goOn = async (to: StoreTill, from: StoreTill) => {
      await hasOne(to, 'elsewhere');
      // What arrived lies there as parked for a moment before it is taken up, and may be asked for in that moment.
      const goesOn = async () =>
        (await to.client.sale.continueParked({ ...id(), documentId, authorisation: IVANA })).accepted;
      await expect.poll(goesOn, SOON).toBe(true);
      await expect.poll(async () => await pending(from), SOON).toEqual([]);
    };
    await goOn(two, one);
    await accepted(two.client.sale.park(id()));
    await goOn(one, two);
    await accepted(one.client.sale.park(id()));
    await goOn(two, one);
    await accepted(two.client.sale.complete({ ...id(), exactCash: true }));
  });

  it('is at the till that had it, after a restore from an older backup: what went is gone, what came is there', async () => {
    const { one, two, store } = await twoTills();
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    const before = [await backUpTill(one), await backUpTill(two)] as const;
    await accepted(two.client.sale.continueParked({ ...id(), documentId }));
    await accepted(two.client.sale.park(id()));
    for (const till of [one, two]) {
      await allSent(till);
      await till.till.close();
    }
    const again = await store.open('POS1', { dataDir: before[0] });
    const other = await store.open('POS2', { dataDir: before[1] });
    await logOn(again.client);
    await logOn(other.client, 'ivana');
    await hasOne(other, 'here');
    await hasOne(again, 'elsewhere');
    await accepted(other.client.sale.continueParked({ ...id(), documentId }));
    await expect.poll(async () => await pending(again), SOON).toEqual([]);
  });

  it('is counted at the end of a shift where it lies, not where it is only listed or was handed over', async () => {
    const { one, two } = await twoTills();
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    const warned = async ({ client }: StoreTill) => (await accepted(client.shift.endSheet({}))).parkedDocuments;
    expect(await warned(one)).toMatchObject([{ documentId, till: 'POS1', place: 'here' }]);
    expect(await warned(two)).toEqual([]);
    await accepted(two.client.sale.continueParked({ ...id(), documentId }));
    await accepted(two.client.sale.park(id()));
    expect(await warned(one)).toEqual([]);
    expect(await warned(two)).toMatchObject([{ documentId, till: 'POS2', handledBy: 'Ivana' }]);
  });

  it('is not taken up over another one, and left where it is; with a tax that the till does not know it waits here', async () => {
    const { one, two } = await twoTills();
    const documentId = await parkLoaves(one);
    await hasOne(two, 'elsewhere');
    await accepted(two.client.sale.scan({ ...id(), barcode: '102' }));
    expect(await refused(two.client.sale.continueParked({ ...id(), documentId }))).toBe('document_in_hand');
    await accepted(two.client.sale.discard(id()));
    await hasOne(one, 'here');
    await forgetTax(two, 'C');
    expect(await refused(two.client.sale.continueParked({ ...id(), documentId }))).toBe('parked_unreadable');
    await hasOne(two, 'here');
    await hasOne(one, 'elsewhere');
  });
});
