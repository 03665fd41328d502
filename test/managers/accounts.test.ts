import { describe, expect, test } from 'vitest';
import { CSRF_HEADER } from '#shared/contract/managers-contract.ts';
import { AGENT_DATABASES, type AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { loggedOn, pageClient, STORE, withManagers } from '#test/managers/page-client.ts';

const VERA = { login: 'vera', name: 'Vera', role: 'auditor' } as const;

async function office(kind: AgentDatabaseKind, logins?: Parameters<typeof withManagers>[2]) {
  const agent = await startTestAgent({ database: kind });
  const database = await withManagers(agent.dataDir, kind, logins);
  const { client } = await loggedOn(agent.url);
  const acts = async () =>
    (await database.selectFrom('manager_act').select(['act', 'subject']).orderBy('at').execute())
      .filter(({ act }) => act !== 'logon')
      .map(({ act, subject }) => `${act} ${subject}`);
  return { url: agent.url, client, acts };
}

describe.each(AGENT_DATABASES)('accounts of the page, on %s,', (kind) => {
  test('are made with a password for one logon, at which another has to be chosen', async () => {
    const { url, client, acts } = await office(kind);
    const made = await client.accounts.make({ ...VERA, login: ' Vera ' });
    const password = made.accepted ? made.value.password : '';
    expect(await client.accounts.make(VERA)).toMatchObject({
      refusal: { code: 'login_taken', facts: { login: 'vera' } },
    });
    const page = pageClient(url);
    const seat = await page.client.logon.logOn({ store: STORE, login: 'vera', password });
    expect(seat).toMatchObject({ value: { role: 'auditor', mustChoosePassword: true } });
    page.headers[CSRF_HEADER] = seat.accepted ? seat.value.csrfToken : '';
    await expect(page.client.office.roster({})).rejects.toMatchObject({ status: 403 });
    const chosen = { before: password, password: 'four white geese' };
    expect(await page.client.logon.choosePassword(chosen)).toMatchObject({ accepted: true });
    expect(await page.client.office.roster({})).toMatchObject({ accepted: true });
    await expect(page.client.accounts.list({})).rejects.toMatchObject({ status: 403 });
    expect(await acts()).toEqual(['account_made vera', 'password_chosen vera']);
  });

  test('that are ended, or get another password, are logged off everywhere, and come back only by an owner', async () => {
    const { url, client, acts } = await office(kind, { ivana: 'owner', marko: 'manager' });
    const marko = { login: 'marko', name: 'Marko', role: 'manager' } as const;
    const page = await loggedOn(url, 'marko');
    expect(await client.accounts.change({ ...marko, isEnded: true })).toMatchObject({ accepted: true });
    await expect(page.client.office.roster({})).rejects.toMatchObject({ status: 401 });
    expect(await client.accounts.reset({ login: 'marko' })).toMatchObject({ refusal: { code: 'not_there' } });
    expect(await client.accounts.list({})).toMatchObject({
      value: {
        accounts: [
          { login: 'ivana', endedAt: null },
          { login: 'marko', endedAt: expect.any(String) },
        ],
      },
    });
    expect(await client.accounts.change({ ...marko, isEnded: false })).toMatchObject({ accepted: true });
    const again = await loggedOn(url, 'marko');
    const given = await client.accounts.reset({ login: 'marko' });
    expect(given).toMatchObject({ value: { password: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) } });
    await expect(again.client.office.roster({})).rejects.toMatchObject({ status: 401 });
    expect(await client.accounts.change({ login: 'nobody', name: 'x', role: 'owner', isEnded: false })).toMatchObject({
      refusal: { code: 'not_there' },
    });
    expect(await acts()).toEqual(['account_ended marko', 'account_changed marko', 'password_reset marko']);
  });

  test('always leave an owner who can log on, also when two end one another at once', async () => {
    const { url, client } = await office(kind, { ivana: 'owner', marko: 'owner' });
    const { client: other } = await loggedOn(url, 'marko');
    const [ivana, marko] = [
      { login: 'ivana', name: 'Ivana', role: 'owner', isEnded: true },
      { login: 'marko', name: 'Marko', role: 'manager', isEnded: false },
    ] as const;
    await Promise.allSettled([client.accounts.change(marko), other.accounts.change(ivana)]);
    const survivor = (await client.accounts.list({}).catch(() => null)) === null ? other : client;
    const { accounts } = await survivor.accounts
      .list({})
      .then((said) => (said.accepted ? said.value : { accounts: [] }));
    const owners = accounts.filter(({ role, endedAt }) => role === 'owner' && endedAt === null);
    expect(owners).toHaveLength(1);
    const [last] = owners;
    const leave = { login: last?.login ?? '', name: 'x', role: 'owner' } as const;
    expect(await survivor.accounts.change({ ...leave, isEnded: true })).toMatchObject({
      refusal: { code: 'last_owner' },
    });
    expect(await survivor.accounts.change({ ...leave, role: 'auditor', isEnded: false })).toMatchObject({
      refusal: { code: 'last_owner' },
    });
  });
});
