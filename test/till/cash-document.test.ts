import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import type { Configuration } from '#shared/till/configuration.ts';
import { tillWith, withParameters } from '#test/till/configured-till.ts';
import { keepCustomers } from '#test/till/customers-of-till.ts';
import { journalOf } from '#test/till/journal-of.ts';
import {
  accepted,
  endShift,
  id,
  logOn,
  refused,
  sellLoaf,
  startShift,
  type TillClient,
  testTill,
} from '#test/till/test-till.ts';

const COURIER = { type: 'CW', amount: '30.00', currency: 'EUR', paymentForm: 'cash', reasonId: 'courier' } as const;
const INTO = { type: 'CD', amount: '20.00', currency: 'EUR', paymentForm: 'cash' } as const;
const ivana = { operatorId: 'ivana', pin: '1234' };

async function drawer(client: TillClient): Promise<number | null | undefined> {
  const { forms } = await accepted(client.cashDocument.sheet({}));
  return forms.find(({ paymentForm, currency }) => paymentForm === 'cash' && currency === 'EUR')?.heldMinor;
}

describe('a manual CW', () => {
  it('takes its amount from the drawer, gets the next number, and its slip in the same step', async () => {
    const { client } = await testTill();
    await startShift(client, '200.00');
    const before = await accepted(client.cashDocument.sheet({}));
    expect(before.nextNumbers).toEqual({ CD: 'CD/2026/POS1/000002', CW: 'CW/2026/POS1/000001' });
    const payer = { kind: 'customer', name: 'GLS courier, Zagreb' } as const;
    const issued = await accepted(client.cashDocument.issue({ ...id(), ...COURIER, payer }));
    expect(issued).toMatchObject({ number: before.nextNumbers.CW, type: 'CW', amountMinor: 3_000 });
    expect(await drawer(client)).toBe(17_000);
    const slip = await accepted(client.paper.slip({ jobId: issued.printJobId }));
    const text = slip.lines.map((line) => line.text).join('\n');
    for (const words of ['CASH WITHDRAWAL (CW)', issued.number, 'GLS courier, Zagreb', 'Courier', '30.00', 'Ana'])
      expect(text).toContain(words);
    const sheet = await accepted(client.shift.endSheet({}));
    expect(sheet.rows[0]).toMatchObject({ cashDocumentsMinor: -3_000, endingMinor: 17_000 });
    await endShift(client);
  });

  it('is issued once however often it is asked for', async () => {
    const { client } = await testTill();
    await startShift(client, '200.00');
    const command = { ...id(), ...COURIER };
    const first = await accepted(client.cashDocument.issue(command));
    expect(await accepted(client.cashDocument.issue(command))).toEqual(first);
    expect(await drawer(client)).toBe(17_000);
  });

  it('is refused above what the drawer holds, and without the right, which may be lent for this once', async () => {
    const { client } = await testTill();
    await startShift(client, '20.00');
    expect(await refused(client.cashDocument.issue({ ...id(), ...COURIER }))).toBe('cash_document_exceeds_drawer');
    await accepted(client.operator.logOff(id()));
    await logOn(client, 'jakub');
    const deposits = [{ currency: 'EUR', amount: '40.00' }];
    await accepted(client.shift.start({ ...id(), deposits, authorisation: ivana }));
    expect(await refused(client.cashDocument.issue({ ...id(), ...COURIER }))).toBe('not_permitted');
    const lent = await accepted(client.cashDocument.issue({ ...id(), ...COURIER, authorisation: ivana }));
    const shown = await accepted(client.cashDocument.show({ documentId: lent.documentId }));
    expect(shown).toMatchObject({ handledBy: 'Jakub', authorisedBy: 'Ivana' });
  });

  it('needs a shift, and somebody logged on', async () => {
    const { client } = await testTill();
    expect(await refused(client.cashDocument.sheet({}))).toBe('nobody_logged_on');
    expect(await refused(client.cashDocument.list({}))).toBe('nobody_logged_on');
    expect(await refused(client.cashDocument.show({ documentId: 'x' }))).toBe('nobody_logged_on');
    await logOn(client);
    expect(await refused(client.cashDocument.issue({ ...id(), ...COURIER }))).toBe('shift_not_open');
    expect((await accepted(client.cashDocument.list({}))).documents).toEqual([]);
    expect(await refused(client.cashDocument.show({ documentId: 'x' }))).toBe('cash_document_unknown');
    expect(await refused(client.cashDocument.print({ ...id(), documentId: 'x' }))).toBe('cash_document_unknown');
  });
});

describe('limits of the cash register balance', () => {
  it('ask once in the exact words of the maximum, and go on when confirmed', async () => {
    const { client } = await testTill();
    await startShift(client, '100.00');
    const much = { ...id(), ...INTO, amount: '1920.00' };
    const asked = await client.cashDocument.issue(much);
    expect(asked).toMatchObject({
      accepted: false,
      refusal: {
        code: 'cash_limit_maximum',
        words:
          'The maximum limit of cash register balance for the payment form: Cash has been exceeded. ' +
          'Upon confirmation, the cash register balance will amount to: 2020.00 EUR.',
      },
    });
    expect(await drawer(client)).toBe(10_000);
    await accepted(client.cashDocument.issue({ ...much, ...id(), confirmed: true }));
    expect(await drawer(client)).toBe(202_000);
  });

  it('ask in the exact words of the minimum, and for the right where they say so', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 100_000, maximumMinor: null, mode: 'authenticate' as const }];
    const { client } = await withParameters({ cashLimits });
    await startShift(client, '330.00');
    const command = { ...id(), ...COURIER };
    expect(await client.cashDocument.issue(command)).toMatchObject({
      refusal: {
        code: 'cash_limit_minimum',
        words:
          'The minimum limit of cash register balance has been exceeded. The minimum limit of cash register balance is: ' +
          '1000.00 EUR. Upon confirmation, the cash register balance will amount to: 300.00 EUR. Do you want to continue?',
      },
    });
    const confirmed = { ...COURIER, confirmed: true };
    expect(await refused(client.cashDocument.issue({ ...id(), ...confirmed }))).toBe('not_permitted');
    await accepted(client.cashDocument.issue({ ...id(), ...confirmed, authorisation: ivana }));
    expect(await drawer(client)).toBe(30_000);
  });

  it('ask about the withdrawal at the end, once, and end when confirmed; the minimum asks nothing without one', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 15_000, maximumMinor: null, mode: 'warn' as const }];
    const { client } = await withParameters({ cashLimits, keepInDrawer: [] });
    await startShift(client, '200.00');
    const cell = { paymentForm: 'cash', currency: 'EUR', column: 'withdrawal', amount: '50.01' } as const;
    const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...cell }));
    const asked = await client.shift.end({ ...id(), revision });
    expect(asked).toMatchObject({ refusal: { code: 'cash_limit_minimum', facts: { balanceMinor: 14_999 } } });
    await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
    await startShift(client, '0');
    await endShift(client);
  });

  it('ask at the end for the right where they say so, and write down who lent it', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 15_000, maximumMinor: null, mode: 'authenticate' as const }];
    const { client } = await withParameters({ cashLimits, keepInDrawer: [{ currency: 'EUR', amountMinor: 10_000 }] });
    await startShift(client, '200.00');
    const { revision } = await accepted(client.shift.endSheet({}));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('cash_limit_minimum');
    const confirmed = { revision, confirmed: true };
    expect(await refused(client.shift.end({ ...id(), ...confirmed }))).toBe('not_permitted');
    await accepted(client.shift.end({ ...id(), ...confirmed, authorisation: ivana }));
  });

  it('ask about what the end leaves above the maximum, in the exact words, with a withdrawal or without one', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: null, maximumMinor: 10_000, mode: 'warn' as const }];
    const { client } = await withParameters({ cashLimits, keepInDrawer: [] });
    await startShift(client, '200.00');
    const sheet = await accepted(client.shift.endSheet({}));
    const asked = await client.shift.end({ ...id(), revision: sheet.revision });
    expect(asked).toMatchObject({
      refusal: {
        code: 'cash_limit_maximum',
        words:
          'The maximum limit of cash register balance for the payment form: Cash has been exceeded. Upon confirmation, the cash register balance will amount to: 200.00 EUR.',
      },
    });
    const withdraw = (amount: string) =>
      accepted(client.shift.writeEnd({ ...id(), paymentForm: 'cash', currency: 'EUR', column: 'withdrawal', amount }));
    const { revision } = await withdraw('99.99');
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('cash_limit_maximum');
    const enough = await withdraw('100.00');
    await accepted(client.shift.end({ ...id(), revision: enough.revision }));
  });

  it('and a difference that wants approval ask for one PIN at the end, after the question', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: 15_000, maximumMinor: null, mode: 'authenticate' as const }];
    const keepInDrawer = [{ currency: 'EUR', amountMinor: 10_000 }];
    const { client } = await withParameters({
      cashLimits,
      keepInDrawer,
      approvalRequired: true,
      differenceTolerance: [],
    });
    await startShift(client, '200.00');
    const cell = { paymentForm: 'cash', currency: 'EUR', column: 'actual', amount: '190.00' } as const;
    const { revision } = await accepted(client.shift.writeEnd({ ...id(), ...cell }));
    expect(await refused(client.shift.end({ ...id(), revision }))).toBe('cash_limit_minimum');
    const confirmed = { revision, confirmed: true };
    expect(await refused(client.shift.end({ ...id(), ...confirmed }))).toBe('not_permitted');
    await accepted(client.shift.end({ ...id(), ...confirmed, authorisation: ivana }));
  });

  it('that only warn never hold a sale: above the maximum it is booked, and said in the exact words', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: null, maximumMinor: 10_000, mode: 'warn' as const }];
    const { client } = await withParameters({ cashLimits });
    await startShift(client, '99.00');
    const sell = async (paymentForm: string) => {
      await accepted(client.sale.scan({ ...id(), barcode: '101' }));
      await accepted(client.sale.assignPayment({ ...id(), paymentForm, currency: 'EUR', amount: null }));
      return (await accepted(client.sale.complete(id()))).cashWarning;
    };
    expect(await sell('cash')).toBe(
      'The maximum limit of cash register balance for the payment form: Cash has been exceeded. ' +
        'Upon confirmation, the cash register balance will amount to: 100.85 EUR.',
    );
    expect(await sell('card')).toBe('');
  });

  it('that want a right are asked about before a sale is booked: it goes on once that is lent, or paid otherwise', async () => {
    const cashLimits = [{ currency: 'EUR', minimumMinor: null, maximumMinor: 10_000, mode: 'authenticate' as const }];
    const at = await withParameters({ cashLimits });
    const { client } = at;
    await startShift(client, '99.00');
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'cash', currency: 'EUR', amount: '10.00' }));
    // 10.00 come in and 8.15 go back: what stays is held against the maximum.
    expect(await client.sale.complete(id())).toMatchObject({
      refusal: {
        code: 'cash_limit_maximum',
        words:
          'The maximum limit of cash register balance for the payment form: Cash has been exceeded. ' +
          'Upon confirmation, the cash register balance will amount to: 100.85 EUR.',
      },
    });
    expect(await refused(client.sale.complete({ ...id(), confirmed: true }))).toBe('not_permitted');
    expect(await drawer(client)).toBe(9_900);
    const lent = { ...id(), confirmed: true, authorisation: ivana };
    expect((await accepted(client.sale.complete(lent))).cashWarning).toBe('');
    expect(await drawer(client)).toBe(10_085);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    expect(await refused(client.sale.complete({ ...id(), exactCash: true }))).toBe('cash_limit_maximum');
    await accepted(client.sale.assignPayment({ ...id(), paymentForm: 'card', currency: 'EUR', amount: null }));
    await accepted(client.sale.complete(id()));
    const sales = await journalOf(at, 'sale.completed');
    expect(sales.map(({ by }) => by)).toEqual(['ivana', null]);
  });

  it('are frozen into the shift: a change applies from the next one', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client, '100.00');
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'));
    const { parameters, ...rest } = DEMO_CONFIGURATION;
    const text = JSON.stringify({ ...rest, parameters: { ...parameters, cashLimits: [] } });
    connection.prepare(`UPDATE setting SET value = ? WHERE name = 'configuration'`).run(text);
    connection.close();
    const again = await testTill({ dataDir });
    await logOn(again.client);
    const much = { ...INTO, amount: '1920.00' };
    expect(await refused(again.client.cashDocument.issue({ ...id(), ...much }))).toBe('cash_limit_maximum');
    await endShift(again.client);
    await startShift(again.client, '0');
    await accepted(again.client.cashDocument.issue({ ...id(), ...much }));
  });
});

it('a configuration written before cash documents still opens: no reasons, no limits, no rounding', async () => {
  const { client } = await tillWith((configuration) => {
    const { cashDocumentReasons: _reasons, cashDocumentAttributes: _attributes, ...old } = configuration;
    const { cashLimits: _limits, cashRounding: _rounding, ...parameters } = configuration.parameters;
    return { ...old, parameters } as Configuration;
  });
  await startShift(client, '100.00');
  const sheet = await accepted(client.cashDocument.sheet({}));
  expect(sheet.reasons).toEqual([]);
  await accepted(client.cashDocument.issue({ ...id(), ...INTO, amount: '9999.99' }));
});

it('Czech crowns are rounded, and the exact words ask for another Confirm', async () => {
  const { client } = await tillWith((configuration) => ({
    ...configuration,
    currencies: [...configuration.currencies, { ...DEMO_CONFIGURATION.currencies[0], code: 'CZK', rate: '0.04' }].map(
      (currency) => ({ ...currency }) as Configuration['currencies'][number],
    ),
    paymentForms: configuration.paymentForms.map((form) =>
      form.kind === 'cash' ? { ...form, currencies: [...form.currencies, 'CZK'] } : form,
    ),
    parameters: { ...configuration.parameters, cashRounding: 'CZ' },
  }));
  await startShift(client, '0');
  const crowns = { ...INTO, currency: 'CZK', amount: '75.96' };
  expect(await client.cashDocument.issue({ ...id(), ...crowns })).toMatchObject({
    refusal: {
      code: 'amount_rounded',
      words: 'The entered amount has been rounded. Select the Confirm button again to continue.',
      facts: { roundedMinor: 7_600 },
    },
  });
  const issued = await accepted(client.cashDocument.issue({ ...id(), ...crowns, amount: '76.00' }));
  expect(issued.amountMinor).toBe(7_600);
});

describe('a transfer to another till', () => {
  it('leaves with a number that the other till enters once', async () => {
    const sending = await tillWith((configuration) => ({ ...configuration, tillCode: 'POS2' }));
    await startShift(sending.client, '200.00');
    const out = { ...COURIER, reasonId: 'transfer' };
    expect(await refused(sending.client.cashDocument.issue({ ...id(), ...out }))).toBe('transfer_till_wrong');
    const sent = await accepted(sending.client.cashDocument.issue({ ...id(), ...out, transferTill: 'POS1' }));
    const transferNumber = sent.transferNumber ?? '';
    const receiving = await testTill();
    await startShift(receiving.client, '0');
    const into = { ...INTO, amount: '30.00', reasonId: 'transfer', transferNumber };
    const got = await accepted(receiving.client.cashDocument.issue({ ...id(), ...into }));
    expect(await drawer(receiving.client)).toBe(3_000);
    expect(await refused(receiving.client.cashDocument.issue({ ...id(), ...into }))).toBe('transfer_already_entered');
    const shown = await accepted(receiving.client.cashDocument.show({ documentId: got.documentId }));
    expect(shown.transfer).toEqual({ number: transferNumber, fromTill: 'POS2', toTill: 'POS1', sentMinor: null });
    expect(shown.arrival).toEqual({ state: 'unproven', sentMinor: null });
  });
});

it('the daily report names what each document was for', async () => {
  const { client } = await testTill();
  await startShift(client, '200.00');
  await accepted(client.cashDocument.issue({ ...id(), ...COURIER, description: 'Parcel 7731' }));
  const { jobId } = await accepted(client.shift.printInterimReport(id()));
  const report = (await accepted(client.paper.slip({ jobId }))).lines.map(({ text }) => text).join('\n');
  expect(report).toContain('Courier, Parcel 7731');
  expect(report).toContain('Deposit at the start of day');
});

it('the payer is found among the customers of the Data Service by any part of name or tax number', async () => {
  const till = await testTill();
  await keepCustomers(till, [
    ['Kovač d.o.o.', 'OIB 11223344556'],
    ['Škoda servis', 'OIB 99887766554'],
  ]);
  await startShift(till.client, '200.00');
  const found = async (text: string) => {
    const { customers, hasMore } = await accepted(till.client.cashDocument.customers({ text }));
    return [...customers.map(({ name }) => name), hasMore];
  };
  expect(await found('')).toEqual(['Kovač d.o.o.', 'Škoda servis', false]);
  expect(await found('skoda')).toEqual(['Škoda servis', false]);
  expect(await found('oib 1122')).toEqual(['Kovač d.o.o.', false]);
  expect(await found('Nobody')).toEqual([false]);
});

describe('the CD/CW list', () => {
  it('is narrowed by value, each document in whole units of its own currency', async () => {
    const { client } = await testTill();
    await startShift(client, '500.00');
    for (const amount of ['9.99', '10.00', '49.99', '50.00'])
      await accepted(client.cashDocument.issue({ ...id(), ...COURIER, amount }));
    const worth = async (from: number, to: number | null) =>
      (await accepted(client.cashDocument.list({ type: 'CW', value: { from, to } }))).documents.map(
        ({ amountMinor }) => amountMinor,
      );
    expect(await worth(0, 10)).toEqual([999]);
    expect(await worth(10, 50)).toEqual([4_999, 1_000]);
    expect(await worth(50, null)).toEqual([5_000]);
  });

  it('shows what the till issued, newest first, and finds by number, type and date', async () => {
    const { client } = await testTill();
    await startShift(client, '200.00');
    await sellLoaf(client);
    await accepted(client.cashDocument.issue({ ...id(), ...COURIER }));
    await accepted(client.cashDocument.issue({ ...id(), ...INTO, description: 'Change from the bank' }));
    const all = await accepted(client.cashDocument.list({}));
    expect(all.documents.map(({ number, tag }) => [number, tag])).toEqual([
      ['CD/2026/POS1/000002', 'Manual'],
      ['CW/2026/POS1/000001', 'Manual'],
      ['CD/2026/POS1/000001', 'Deposit at the start of day'],
    ]);
    const numbers = async (ask: Parameters<typeof client.cashDocument.list>[0]) =>
      (await accepted(client.cashDocument.list(ask))).documents.map(({ number }) => number.slice(0, 2));
    expect(await numbers({ type: 'CW' })).toEqual(['CW']);
    expect(await numbers({ text: 'cd/2026' })).toEqual(['CD', 'CD']);
    expect(await numbers({ text: '000002' })).toEqual(['CD']);
    expect(await numbers({ text: '%' })).toEqual([]);
    const today = all.documents[0]?.issuedAt.slice(0, 10) ?? '';
    expect(all.days).toEqual([today]);
    expect(await numbers({ date: today })).toHaveLength(3);
    expect(await numbers({ date: '2001-01-01' })).toEqual([]);
    const page = await accepted(client.cashDocument.list({ limit: 2 }));
    expect([page.documents.length, page.hasMore]).toEqual([2, true]);
  });

  it('prints a document again as COPY, and the first slip of one that the till wrote by itself', async () => {
    const { client } = await testTill();
    await startShift(client, '200.00');
    const { documentId, printJobId } = await accepted(client.cashDocument.issue({ ...id(), ...COURIER }));
    const isDone = async (jobId: string) => (await accepted(client.paper.slip({ jobId }))).job.finishedAt !== null;
    await expect.poll(() => isDone(printJobId)).toBe(true);
    const command = { ...id(), documentId };
    const copy = await accepted(client.cashDocument.print(command));
    expect(await accepted(client.cashDocument.print(command))).toEqual(copy);
    const slip = await accepted(client.paper.slip(copy));
    expect(slip.job).toMatchObject({ kind: 'cash_document', copy: 1 });
    expect(slip.lines.some(({ text }) => text.includes('COPY 1'))).toBe(true);
    const deposit = (await accepted(client.cashDocument.list({ type: 'CD' }))).documents[0]?.documentId ?? '';
    expect((await accepted(client.cashDocument.show({ documentId: deposit }))).printJobId).toBeNull();
    const first = await accepted(client.cashDocument.print({ ...id(), documentId: deposit }));
    expect((await accepted(client.paper.slip(first))).job.copy).toBe(0);
  });
});
