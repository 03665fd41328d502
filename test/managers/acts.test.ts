import { describe, expect, test } from 'vitest';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { makeAccount } from '#agent/managers/manager-row.ts';
import { AGENT_DATABASES, type AgentDatabaseKind, openRaw } from '#test/agent/agent-database.ts';
import { post } from '#test/agent/agent-in-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';
import { loggedOn, PASSWORD, pageClient, STORE, withManagers } from '#test/managers/page-client.ts';
import { allSent, cut, mend, SOON, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';

const LIST = { text: '', from: null, to: null, isOpenOnly: false, skip: 0 } as const;
const DOCUMENTS = { shiftId: null, sessionId: null, from: null, to: null, text: '', skip: 0 } as const;
const DAYS = { from: '2020-01-01', to: '2099-12-31' } as const;

async function acts(database: AgentDatabase): Promise<readonly string[]> {
  const rows = await database.selectFrom('manager_act').select('act').orderBy('at').execute();
  return rows.map(({ act }) => act).filter((act) => act !== 'logon');
}

async function shop(kind: AgentDatabaseKind, logins?: Parameters<typeof withManagers>[2]) {
  const store = await testStore(kind);
  const database = await withManagers(store.agent.dataDir, kind, logins);
  return { ...store, database, url: store.agent.url };
}

async function value<T>(
  reply: Promise<
    { readonly accepted: true; readonly value: T } | { readonly accepted: false; readonly refusal: unknown }
  >,
): Promise<T> {
  const said = await reply;
  if (!said.accepted) throw new Error(`refused: ${JSON.stringify(said.refusal)}`);
  return said.value;
}

function enrolWith(url: string, till: TestTill, enrolmentCode: string) {
  const { store, till: code, publicKey } = till;
  return post(url, '/pos-agent/v1/tills/enrol', { store, till: code, publicKey, enrolmentCode }, till).then(
    ({ body }) => body,
  );
}

async function endCounted(client: TillClient, cash: string, reason: string): Promise<void> {
  const row = { paymentForm: 'cash', currency: 'EUR' };
  await accepted(client.shift.writeEnd({ ...id(), ...row, column: 'actual', amount: cash }));
  await accepted(client.shift.writeReason({ ...id(), ...row, reason }));
  const { revision } = await accepted(client.shift.endSheet({}));
  await accepted(client.shift.end({ ...id(), revision, confirmed: true }));
}

test('what cannot be written down is not done', async () => {
  const { agent, database, open, url } = await shop('sqlite');
  const till = await open('POS1');
  const { client } = await loggedOn(url);
  const raw = await openRaw('sqlite', agent.dataDir);
  const max = { id: 'max', name: 'Max', groupIds: [] };
  expect(await client.office.keepOperator({ record: max, before: null })).toMatchObject({ accepted: true });
  const accounts = await database.selectFrom('manager').selectAll().execute();
  await raw.run(`CREATE TRIGGER no_act BEFORE INSERT ON manager_act BEGIN SELECT RAISE(ABORT, 'no place for it'); END`);
  const group = { id: 'cashiers', name: 'Cashiers', permissions: [], maxDiscount: '0' };
  await expect(client.office.keepGroup({ record: group, before: null })).rejects.toThrow();
  await expect(client.acts.revokeTill({ till: 'POS1' })).rejects.toThrow();
  await expect(client.acts.makeCode({ till: 'POS7', validMinutes: 60 })).rejects.toThrow();
  await expect(client.accounts.make({ login: 'nela', name: 'Nela', role: 'auditor' })).rejects.toThrow();
  await expect(client.accounts.reset({ login: 'ivana' })).rejects.toThrow();
  await expect(client.office.givePin({ operatorId: 'max' })).rejects.toThrow();
  await expect(client.office.giveBadge({ operatorId: 'max', badge: 'BADGE-MAX' })).rejects.toThrow();
  expect(await database.selectFrom('master_record').select('id').where('id', '=', 'cashiers').execute()).toEqual([]);
  expect(await database.selectFrom('manager').selectAll().execute()).toEqual(accounts);
  expect(await raw.run(`SELECT id FROM master_record WHERE kind IN ('operator_pin', 'operator_badge')`)).toEqual([]);
  expect(await raw.run(`SELECT till FROM enrolment_code WHERE till = 'POS7'`)).toEqual([]);
  await startShift(till.client);
  await allSent(till);
});

describe.each(AGENT_DATABASES)('a manager, on %s,', (kind) => {
  test('sees shifts down to the lines of a receipt', async () => {
    const { open, url } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await sellLoaf(till.client);
    await allSent(till);
    const { client } = await loggedOn(url);
    const { shifts } = await value(client.shifts.list(LIST));
    expect(shifts).toMatchObject([
      {
        operatorName: 'Ana',
        status: 'open',
        receipts: 1,
        turnover: [{ currency: 'EUR', amountMinor: 185 }],
        difference: null,
      },
    ]);
    const shiftId = shifts[0]?.shiftId ?? '';
    const detail = await value(client.shifts.show({ shiftId }));
    expect(detail.rows.find(({ paymentForm }) => paymentForm === 'cash')).toMatchObject({
      beginningMinor: 5000,
      endingMinor: 5185,
    });
    expect(detail.sessions).toMatchObject([{ till: 'POS1', status: 'open', receipts: 1 }]);
    const { documents } = await value(client.documents.list({ ...DOCUMENTS, shiftId }));
    const receipt = documents.find(({ kind: of }) => of === 'sale.completed');
    expect(receipt).toMatchObject({ till: 'POS1', operatorName: 'Ana', currency: 'EUR', amountMinor: 185 });
    const shown = await value(client.documents.show({ eventId: receipt?.eventId ?? '' }));
    expect(shown.lines).toMatchObject([{ quantity: '1', amountMinor: 185 }]);
    await endShift(till.client);
    await allSent(till);
    expect((await value(client.shifts.show({ shiftId }))).report).toMatchObject({ till: 'POS1', endedByName: 'Ana' });
    expect(await value(client.shifts.list({ ...LIST, isOpenOnly: true }))).toEqual({ shifts: [], hasMore: false });
    expect((await value(client.shifts.list({ ...LIST, text: 'ANA' }))).shifts).toHaveLength(1);
    for (const text of ["'; DROP TABLE shift; --", '%', '_', '\\']) {
      expect((await value(client.shifts.list({ ...LIST, text }))).shifts).toEqual([]);
    }
  });

  test('closes the session of a till that cannot be reached; what it sells meanwhile still arrives in its shift', async () => {
    const { open, url, database } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    const { client } = await loggedOn(url);
    const [session] = (await value(client.sessions.list({ text: '', isOpenOnly: true, skip: 0 }))).sessions;
    const sessionId = session?.sessionId ?? '';
    cut(till);
    const close = () => client.acts.closeSession({ sessionId, reason: '<i>till</i> burnt' });
    await value(close());
    expect(await close()).toMatchObject({ accepted: false, refusal: { code: 'session_closed' } });
    expect(await client.acts.closeSession({ sessionId: 'x', reason: 'none' })).toMatchObject({
      refusal: { code: 'not_there' },
    });
    await expect(client.acts.closeSession({ sessionId, reason: '  ' })).rejects.toThrow();
    expect((await value(client.sessions.list({ text: 'pos1', isOpenOnly: false, skip: 0 }))).sessions).toMatchObject([
      { status: 'closed', closedElsewhere: { till: 'POS Agent', byName: 'Ivana', reason: '<i>till</i> burnt' } },
    ]);
    await sellLoaf(till.client);
    await mend(till);
    await expect.poll(async () => (await value(client.shifts.list(LIST))).shifts[0]?.receipts, SOON).toBe(1);
    expect(await acts(database)).toEqual(['session_closed']);
  });

  test('makes a code that enrols one till, and revokes it again', async () => {
    const { agent, url, database } = await shop(kind);
    const { client } = await loggedOn(url);
    const made = await value(client.acts.makeCode({ till: null, validMinutes: 60 }));
    expect(made.code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
    const till = testTill({ store: STORE, till: 'POS7' });
    expect(await enrolWith(agent.url, till, made.code)).toMatchObject({ accepted: true });
    await value(client.acts.revokeTill({ till: 'POS7' }));
    await value(client.acts.revokeTill({ till: 'POS7' }));
    expect(await client.acts.revokeTill({ till: 'POS8' })).toMatchObject({ refusal: { code: 'not_there' } });
    expect(await enrolWith(agent.url, till, made.code)).toMatchObject({
      accepted: false,
      refusal: { code: 'revoked' },
    });
    expect(await acts(database)).toEqual(['code_made', 'till_revoked']);
  });

  test('who is an auditor sees all and changes nothing; who is of another store sees nothing', async () => {
    const { open, url, database } = await shop(kind, { vera: 'auditor' });
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    const { client } = await loggedOn(url, 'vera');
    const [shift] = (await value(client.shifts.list(LIST))).shifts;
    await expect(client.acts.makeCode({ till: null, validMinutes: 60 })).rejects.toMatchObject({ status: 403 });
    await expect(client.acts.revokeTill({ till: 'POS1' })).rejects.toMatchObject({ status: 403 });
    await expect(client.acts.closeSession({ sessionId: 'x', reason: 'y' })).rejects.toMatchObject({ status: 403 });
    expect(await acts(database)).toEqual([]);
    await expect(pageClient(url).client.shifts.list(LIST)).rejects.toMatchObject({ status: 401 });
    await makeAccount(database, {
      store: 'OTHER',
      login: 'vera',
      name: 'Vera',
      role: 'owner',
      password: PASSWORD,
      isOneTime: false,
      at: new Date().toISOString(),
    });
    const other = await loggedOn(url, 'vera', 'OTHER');
    expect((await value(other.client.shifts.list(LIST))).shifts).toEqual([]);
    expect(await other.client.shifts.show({ shiftId: shift?.shiftId ?? '' })).toMatchObject({
      refusal: { code: 'not_there' },
    });
  });

  test('reads differences with their causes, and takes files away that hold no formula', async () => {
    const { open, url, database } = await shop(kind);
    const till = await open('POS1');
    await startShift(till.client);
    await sellLoaf(till.client);
    await endCounted(till.client, '51.00', '=HYPERLINK("http://evil.example")');
    await allSent(till);
    const page = await loggedOn(url);
    const { differences } = await value(page.client.differences.read(DAYS));
    expect(differences.filter(({ paymentForm }) => paymentForm === 'cash')).toMatchObject([
      {
        operatorName: 'Ana',
        till: 'POS1',
        currency: 'EUR',
        differenceMinor: -85,
        cause: '=HYPERLINK("http://evil.example")',
      },
    ]);
    const download = async (file: string, cookie = page.headers['cookie'] ?? '') =>
      await fetch(`${url}/managers/export/${file}?from=${DAYS.from}&to=${DAYS.to}`, { headers: { cookie } });
    const file = await (await download('differences.csv')).text();
    expect(file).toContain(`-85,"'=HYPERLINK(""http://evil.example"")"\r\n`);
    expect(await (await download('shifts.csv')).text()).toMatch(/Ana,\d{4}-\d\d-\d\d,POS1,.*,closed,1,EUR,185,-85\r\n/);
    expect((await (await download('documents.csv')).text()).split('\r\n').length).toBeGreaterThan(4);
    expect((await download('secrets.csv')).status).toBe(404);
    expect((await download('shifts.csv', '')).status).toBe(401);
    expect(
      (await fetch(`${url}/managers/export/shifts.csv?from=x`, { headers: { cookie: page.headers['cookie'] ?? '' } }))
        .status,
    ).toBe(400);
    expect(await acts(database)).toEqual(['exported', 'exported', 'exported']);
  });
});
