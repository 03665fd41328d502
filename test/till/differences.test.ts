import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#main/ledger/open-database.ts';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import type { Parameters } from '#shared/shift/parameters.ts';
import { accepted, id, logOn, refused, sellLoaf, startShift, type TillClient, testTill } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

/** A till whose parameters were changed by the ERP before the shift starts. */
async function tillWith(parameters: Partial<Parameters>) {
  const first = await testTill();
  await first.till.close();
  const connection = await openDatabase(join(first.dataDir, 'till.db'));
  const configuration = readConfiguration(connection);
  if (configuration === null) throw new Error('the demo has a configuration');
  keepConfiguration(connection, { ...configuration, parameters: { ...configuration.parameters, ...parameters } });
  connection.close();
  return testTill({ dataDir: first.dataDir });
}

async function count(client: TillClient, amount: string | null) {
  return accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'actual', amount }));
}

async function tryEnd(client: TillClient, authorisation?: { operatorId: string; pin: string }) {
  const { revision } = await accepted(client.shift.endSheet({}));
  return client.shift.end({ ...id(), revision, ...(authorisation === undefined ? {} : { authorisation }) });
}

describe('a difference at the end', () => {
  it('carries its reason into the document as description, marked', async () => {
    const { client, till, dataDir } = await testTill();
    await startShift(client, '50.00');
    await count(client, '49.00');
    const reason = { ...CASH, reason: '  Paid out   without a document ' };
    const sheet = await accepted(client.shift.writeReason({ ...id(), ...reason }));
    expect(sheet.rows[0]).toMatchObject({ reason: 'Paid out without a document', isAboveTolerance: false });
    expect(sheet.rows[0]?.reasons).toContain('Change given wrong');
    expect((await tryEnd(client)).accepted).toBe(true);
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    expect(connection.prepare(`SELECT tag, description FROM cash_document WHERE type = 'CW'`).all()).toEqual([
      { tag: '[!] Difference at the end of day', description: '[!] Paid out without a document' },
    ]);
    connection.close();
  });

  it('above tolerance needs a reason where the parameter says so; within tolerance, either way, it does not', async () => {
    const { client } = await tillWith({ reasonRequired: true });
    await startShift(client, '50.00');
    for (const [amount, isAbove] of [
      ['55.00', false],
      ['45.00', false],
      ['55.01', true],
      ['44.99', true],
    ] as const) {
      expect((await count(client, amount)).rows[0]?.isAboveTolerance).toBe(isAbove);
    }
    const refusal = await tryEnd(client);
    expect(refusal).toMatchObject({ accepted: false, refusal: { code: 'reason_required' } });
    if (!refusal.accepted) expect(refusal.refusal.words).toContain('-5.01 EUR in Cash');
    await accepted(client.shift.writeReason({ ...id(), ...CASH, reason: 'Counted wrong at the start' }));
    expect((await tryEnd(client)).accepted).toBe(true);
  });

  it('above tolerance needs approval where the parameter says so, and the approver is written down', async () => {
    const { client, till, dataDir } = await tillWith({ approvalRequired: true });
    await startShift(client, '50.00');
    await count(client, '20.00');
    expect(await refused(tryEnd(client))).toBe('not_permitted');
    expect(await refused(tryEnd(client, { operatorId: 'kasia', pin: '1234' }))).toBe('authoriser_not_permitted');
    expect((await tryEnd(client, { operatorId: 'ivana', pin: '1234' })).accepted).toBe(true);
    await till.close();
    const connection = new Database(join(dataDir, 'till.db'), { readonly: true });
    expect(connection.prepare(`SELECT actor, authorised_by AS by FROM event WHERE kind = 'shift.ended'`).get()).toEqual(
      {
        actor: 'ana',
        by: 'ivana',
      },
    );
    connection.close();
  });

  it('without difference documents moves nothing but stands in the figures', async () => {
    const { client } = await tillWith({ differenceDocuments: false });
    await startShift(client, '50.00');
    const [row] = (await count(client, '49.00')).rows;
    expect(row).toMatchObject({ differenceMinor: -100, remainingMinor: 5_000 });
    const reply = await tryEnd(client);
    expect(reply).toMatchObject({ accepted: true, value: { documents: [] } });
    await logOn(client);
    expect((await accepted(client.shift.startSheet({}))).rows[0]?.beginningMinor).toBe(5_000);
  });

  it.each([true, false])(
    'makes a document at the start and at the end each by its own switch: start %s',
    async (start) => {
      const { client } = await tillWith({ differenceDocumentsAtStart: start, differenceDocuments: !start });
      await startShift(client, '50.00');
      await tryEnd(client);
      await logOn(client);
      await accepted(client.shift.writeStart({ ...id(), currency: 'EUR', amount: '48.00' }));
      await accepted(client.shift.start({ ...id(), deposits: [] }));
      await count(client, '47.00');
      await tryEnd(client);
      await logOn(client);
      await accepted(client.shift.start({ ...id(), deposits: [] }));
      const { documents } = await accepted(client.cashDocument.list({}));
      const tags = documents.map(({ tag }) => tag).filter((tag) => tag.startsWith('[!]'));
      expect(tags).toEqual([`[!] Difference at the ${start ? 'start' : 'end'} of day`]);
    },
  );

  it('found at the start and not booked stays in no sum, and is told in Cash Flows, on paper and as a cause', async () => {
    const { client } = await tillWith({ differenceDocumentsAtStart: false });
    await startShift(client, '50.00');
    await tryEnd(client);
    await logOn(client);
    await accepted(client.shift.writeStart({ ...id(), currency: 'EUR', amount: '48.00' }));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    const [flow] = (await accepted(client.shift.summary({}))).cashFlows;
    expect(flow).toMatchObject({ differenceAtStartMinor: 0, differenceNotBookedMinor: -200, balanceMinor: 5_000 });
    const [row] = (await count(client, '48.00')).rows;
    expect(row?.causes[0]).toEqual({ cause: 'found_at_start', amountMinor: -200 });
    const { jobId } = await accepted(client.shift.printInterimReport(id()));
    const { lines } = await accepted(client.paper.slip({ jobId }));
    expect(JSON.stringify(lines)).toContain('found at the start');
    expect((await count(client, '47.00')).rows[0]?.causes).not.toContainEqual(
      expect.objectContaining({ cause: 'found_at_start' }),
    );
  });

  it('is told with what may have caused it: the very receipt whose change was not given', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    await sellLoaf(client);
    await accepted(client.sale.scan({ ...id(), barcode: '101' }));
    await accepted(client.sale.assignPayment({ ...id(), ...CASH, amount: '10' }));
    const { number } = await accepted(client.sale.complete(id()));
    const sheet = await count(client, '61.85');
    expect(sheet.rows[0]?.causes).toContainEqual({ cause: 'change_as_tendered', number, amountMinor: 815 });
  });

  it('is told where another drawer of this till differs by just the opposite, ended or only counted', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    const { number } = await accepted(client.shift.detach(id()));
    const [waiting] = (await accepted(client.till.state({}))).drawersToCount;
    const shiftId = waiting?.shiftId ?? '';
    await startShift(client, '50.00');
    const other = { shiftId, ...CASH, column: 'actual', amount: '62.34' } as const;
    await accepted(client.shift.writeEnd({ ...id(), ...other }));
    const opposite = { cause: 'opposite_difference', till: 'POS1', number, amountMinor: 1_234 };
    expect((await count(client, '37.66')).rows[0]?.causes).toContainEqual(opposite);
    expect((await count(client, '37.65')).rows[0]?.causes).not.toContainEqual(opposite);
    const { revision } = await accepted(client.shift.endSheet({ shiftId }));
    await accepted(client.shift.end({ ...id(), shiftId, revision }));
    expect((await count(client, '37.66')).rows[0]?.causes).toContainEqual(opposite);
  });

  it('is told with the transfer of just this amount', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    const out = { type: 'CW', ...CASH, amount: '12.34', reasonId: 'transfer', transferTill: 'POS2' } as const;
    const { number } = await accepted(client.cashDocument.issue({ ...id(), ...out }));
    const [row] = (await count(client, '50.00')).rows;
    expect(row?.causes).toContainEqual({ cause: 'transfer', till: 'POS2', number, amountMinor: 1_234 });
  });

  it('opens: each part of the figure into its documents, which add up to it', async () => {
    const { client } = await testTill();
    await startShift(client, '50.00');
    for (let sale = 0; sale < 5; sale += 1) await sellLoaf(client);
    const sheet = await accepted(client.shift.endSheet({}));
    const page = await accepted(client.shift.figure({ ...CASH, part: 'received', limit: 3 }));
    expect(page.hasMore).toBe(true);
    const rest = await accepted(
      client.shift.figure({ ...CASH, part: 'received', after: page.documents.at(-1)?.seq ?? 0 }),
    );
    const all = [...page.documents, ...rest.documents];
    expect(all.map(({ number }) => number.slice(-6))).toEqual(['000001', '000002', '000003', '000004', '000005']);
    expect(all.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(sheet.rows[0]?.parts.receivedMinor);
    const deposit = await accepted(client.shift.figure({ ...CASH, part: 'deposit' }));
    expect(deposit.documents).toMatchObject([{ description: 'Deposit at the start of day', amountMinor: 5_000 }]);
  });
});

describe('forced counting (decision table 2.3 of the domain reference)', () => {
  it.each<[string, string, string | null, string]>([
    ['nothing expected, nothing counted', '0', null, 'accepted'],
    ['money expected, nothing counted', '50.00', null, 'count_required'],
    ['money expected, counted zero: zero is a count', '50.00', '0', 'accepted'],
    ['money expected, counted', '50.00', '50.00', 'accepted'],
  ])('at the end: %s', async (_case, deposit, actual, outcome) => {
    const { client } = await tillWith({ forceCount: true });
    await startShift(client, deposit);
    if (actual !== null) await count(client, actual);
    const reply = await tryEnd(client);
    expect(reply.accepted ? 'accepted' : reply.refusal.code).toBe(outcome);
    if (!reply.accepted) expect(reply.refusal.words).toBe('It is required to count the cash register');
  });

  it('a card counted is no cash counted', async () => {
    const { client } = await tillWith({ forceCount: true });
    await startShift(client, '50.00');
    const card = { paymentForm: 'card', currency: 'EUR', column: 'actual', amount: '0' } as const;
    await accepted(client.shift.writeEnd({ ...id(), ...card }));
    expect(await refused(tryEnd(client))).toBe('count_required');
  });

  it('at the start: what the last shift left has to be counted, and a difference is booked on its own document', async () => {
    const { client } = await tillWith({ forceCount: true });
    await startShift(client, '50.00');
    await count(client, '50.00');
    await tryEnd(client);
    await logOn(client);
    expect(await refused(client.shift.start({ ...id(), deposits: [] }))).toBe('count_required');
    const cell = { occasion: 'start', ...CASH, valueMinor: 2_000, pieces: '2' } as const;
    await accepted(client.count.writePieces({ ...id(), ...cell }));
    await accepted(client.count.confirm({ ...id(), occasion: 'start' }));
    expect((await accepted(client.shift.startSheet({}))).rows[0]).toMatchObject({
      countedMinor: 4_000,
      differenceMinor: -1_000,
    });
    const started = await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(started.documents).toMatchObject([{ tag: '[!] Difference at the start of day', amountMinor: 1_000 }]);
    expect((await accepted(client.shift.endSheet({}))).rows[0]?.beginningMinor).toBe(4_000);
  });

  it('the Actual Balance may be mandatory as a parameter of its own', async () => {
    const { client } = await tillWith({ actualBalanceMandatory: true });
    await logOn(client);
    for (const currency of ['EUR', 'PLN']) await accepted(client.shift.writeStart({ ...id(), currency, amount: '0' }));
    await accepted(client.shift.start({ ...id(), deposits: [] }));
    expect(await refused(tryEnd(client))).toBe('count_required');
  });
});

describe('the withdrawal at the end', () => {
  it.each([
    ['CW', 'CW/000002', 'CW/000003'],
    ['CWE', 'CWE/000001', 'CW/000002'],
  ] as const)(
    'is numbered in the series %s of the parameter, without a gap in any',
    async (withdrawalSeries, end, next) => {
      const { client, dataDir } = await tillWith({ withdrawalSeries });
      await startShift(client, '50.00');
      const out = { type: 'CW', ...CASH, amount: '5', reasonId: 'courier' } as const;
      await accepted(client.cashDocument.issue({ ...id(), ...out }));
      await accepted(client.shift.writeEnd({ ...id(), ...CASH, column: 'withdrawal', amount: '20' }));
      const ended = await tryEnd(client);
      const shorten = (number: string) => number.replace(/\/\d{4}\/POS1/, '');
      expect(ended.accepted ? ended.value.documents.map(({ number }) => shorten(number)) : ended).toEqual([end]);
      await logOn(client);
      await accepted(client.shift.start({ ...id(), deposits: [] }));
      expect(shorten((await accepted(client.cashDocument.issue({ ...id(), ...out }))).number)).toBe(next);
      expect((await verifyFolder(dataDir, { key: null, head: null })).findings).toEqual([]);
    },
  );
});
