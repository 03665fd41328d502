import { describe, expect, test } from 'vitest';
import { FREE_ATTEMPTS } from '#shared/access/pin-delay.ts';
import { CSRF_HEADER, MANAGERS_RPC } from '#shared/contract/managers-contract.ts';
import { AGENT_DATABASES, databaseArgs, openRaw } from '#test/agent/agent-database.ts';
import { startTestAgent } from '#test/agent/agent-in-process.ts';
import { runAgent } from '#test/agent/agent-process.ts';
import { loggedOn, PASSWORD, pageClient, STORE, withManagers } from '#test/managers/page-client.ts';

const GREET = `${MANAGERS_RPC}/logon/greet`;

describe.each(AGENT_DATABASES)('at the managers’ page, on %s,', (kind) => {
  async function agentWithManagers(logins?: Parameters<typeof withManagers>[2]) {
    const agent = await startTestAgent({ database: kind });
    const database = await withManagers(agent.dataDir, kind, logins);
    const acts = async () =>
      await database
        .selectFrom('manager_act')
        .select(['act', 'subject'])
        .where('store', '=', STORE)
        .orderBy('at')
        .execute();
    return { agent, database, acts };
  }

  test('somebody logs on, is known by the cookie alone, and is nobody after logging off', async () => {
    const { agent, acts } = await agentWithManagers();
    const page = await loggedOn(agent.url, ' Ivana ');
    expect(page.seat).toMatchObject({ login: 'ivana', role: 'owner', mustChoosePassword: false });
    expect(page.setCookie()).toMatch(
      /^tillkeeper_manager=[\w-]+\.[\w-]{43}; Path=\/managers; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    const again = pageClient(agent.url);
    again.headers['cookie'] = page.headers['cookie'] ?? '';
    expect(await again.client.logon.greet({})).toMatchObject({
      accepted: true,
      value: { seat: { login: 'ivana' }, store: STORE },
    });
    await page.client.logon.logOff({});
    again.headers['cookie'] = page.headers['cookie'] ?? '';
    expect(await again.client.logon.greet({})).toMatchObject({ value: { seat: null } });
    expect((await acts()).map(({ act }) => act)).toEqual(['logon', 'logoff']);
  });

  test('a wrong password and an unknown login are answered alike, and each is written down', async () => {
    const { agent, acts } = await agentWithManagers();
    const { client } = pageClient(agent.url);
    const wrong = { accepted: false, refusal: { code: 'logon_wrong', facts: {} } };
    expect(await client.logon.logOn({ store: STORE, login: 'ivana', password: 'wrong' })).toEqual(wrong);
    expect(await client.logon.logOn({ store: STORE, login: 'nobody', password: 'wrong' })).toEqual(wrong);
    expect(await client.logon.logOn({ store: 'ELSEWHERE', login: 'ivana', password: PASSWORD })).toEqual(wrong);
    expect(await client.logon.logOn({ store: STORE, login: "'; DROP TABLE manager; --", password: 'x' })).toEqual(
      wrong,
    );
    expect(await acts()).toMatchObject([
      { act: 'logon_failed', subject: 'ivana' },
      { act: 'logon_failed', subject: 'nobody' },
    ]);
  });

  test('after some wrong passwords each further one has to wait, the right one too; others do not', async () => {
    const { agent } = await agentWithManagers({ ivana: 'owner', marko: 'manager' });
    const { client } = pageClient(agent.url);
    const attempt = (password: string) => client.logon.logOn({ store: STORE, login: 'ivana', password });
    for (let tries = 0; tries < FREE_ATTEMPTS; tries += 1) {
      expect(await attempt(`wrong ${tries}`)).toMatchObject({ refusal: { code: 'logon_wrong' } });
    }
    expect(await attempt(PASSWORD)).toMatchObject({
      refusal: { code: 'logon_waits', facts: { seconds: expect.any(Number) } },
    });
    await loggedOn(agent.url, 'marko');
  });

  test('tries and sessions of a time in which the Agent’s clock was years ahead count no more once it is right', async () => {
    let aheadMs = 365 * 86_400_000;
    const agent = await startTestAgent({ database: kind, aheadMs: () => aheadMs });
    await withManagers(agent.dataDir, kind);
    const early = await loggedOn(agent.url);
    const { client } = pageClient(agent.url);
    for (let tries = 0; tries < FREE_ATTEMPTS; tries += 1)
      await client.logon.logOn({ store: STORE, login: 'ivana', password: `wrong ${tries}` });
    aheadMs = 0;
    expect(await early.client.logon.greet({})).toMatchObject({ value: { seat: null } });
    await loggedOn(agent.url);
  });

  test('many tries at once are not tried at once', async () => {
    const { agent, database } = await agentWithManagers();
    const { client } = pageClient(agent.url);
    const tries = Array.from({ length: 12 }, (_, index) =>
      client.logon.logOn({ store: STORE, login: 'ivana', password: `guess ${index}` }),
    );
    const codes = (await Promise.all(tries)).map((reply) => (reply.accepted ? 'in' : reply.refusal.code));
    const counted = await database.selectFrom('manager_failure').select('failures').executeTakeFirstOrThrow();
    expect(codes.filter((code) => code === 'logon_wrong').length).toBe(counted.failures);
    expect(counted.failures).toBeLessThanOrEqual(FREE_ATTEMPTS);
  });

  test('a password is chosen by whoever knows the one before; other sessions of the account end', async () => {
    const { agent } = await agentWithManagers();
    const [page, other] = [await loggedOn(agent.url), await loggedOn(agent.url)];
    const choose = (before: string, password: string) => page.client.logon.choosePassword({ before, password });
    expect(await choose('wrong', 'four white geese')).toMatchObject({ refusal: { code: 'password_wrong' } });
    expect(await choose(PASSWORD, 'short')).toMatchObject({
      refusal: { code: 'password_short', facts: { signs: 10 } },
    });
    expect(await choose(PASSWORD, 'ivana ivana')).toMatchObject({ refusal: { code: 'password_easy' } });
    expect(await choose(PASSWORD, PASSWORD)).toMatchObject({ refusal: { code: 'password_same' } });
    expect(await choose(PASSWORD, 'four white geese')).toMatchObject({ accepted: true });
    expect(await page.client.logon.greet({})).toMatchObject({ value: { seat: { login: 'ivana' } } });
    expect(await other.client.logon.greet({})).toMatchObject({ value: { seat: null } });
  });

  test('a call that another site sends is refused, with the cookie or without', async () => {
    const { agent } = await agentWithManagers();
    const page = await loggedOn(agent.url);
    const cookie = page.headers['cookie'] ?? '';
    const send = async (path: string, headers: Record<string, string>) => {
      const body = JSON.stringify({ json: {} });
      const sent = { method: 'POST', headers: { 'content-type': 'application/json', cookie, ...headers }, body };
      return (await fetch(`${agent.url}${path}`, sent)).status;
    };
    expect(await send(GREET, {})).toBe(403);
    expect(await send(GREET, { [CSRF_HEADER]: 'x', origin: 'https://evil.example' })).toBe(403);
    expect(await send(GREET, { [CSRF_HEADER]: 'x', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send(`${MANAGERS_RPC}/logon/logOff`, { [CSRF_HEADER]: 'guessed' })).toBe(403);
    expect(
      await send(`${MANAGERS_RPC}/logon/logOff`, { 'content-type': 'text/plain', [CSRF_HEADER]: page.seat.csrfToken }),
    ).toBe(415);
    expect(await send(`${MANAGERS_RPC}/logon/logOff`, { [CSRF_HEADER]: page.seat.csrfToken, origin: agent.url })).toBe(
      200,
    );
  });

  test('the audit trail can be neither changed nor emptied', async () => {
    const { agent } = await agentWithManagers();
    await loggedOn(agent.url);
    const raw = await openRaw(kind, agent.dataDir);
    await expect(raw.run("UPDATE manager_act SET login = 'marko'")).rejects.toThrow(/append-only/);
    await expect(raw.run('DELETE FROM manager_act')).rejects.toThrow(/append-only/);
  });

  test('an account made by command opens nothing but the choice of a password', async () => {
    const agent = await startTestAgent({ database: kind });
    const args = ['--data', agent.dataDir, ...(await databaseArgs(kind, agent.dataDir))];
    const account = ['--store', STORE, '--login', 'Ivana'];
    const made = await runAgent(['manager', 'add', ...account, '--name', 'Ivana <b>', '--role', 'manager', ...args]);
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^([0-9a-z]{4}-){2}[0-9a-z]{4}\nGood for the first logon of ivana \(manager\)/),
    });
    const password = made.stdout.split('\n')[0] ?? '';
    const { client } = pageClient(agent.url);
    expect(await client.logon.logOn({ store: STORE, login: 'ivana', password })).toMatchObject({
      accepted: true,
      value: { name: 'Ivana <b>', role: 'manager', mustChoosePassword: true },
    });
    expect(await runAgent(['manager', 'add', ...account, '--name', 'Other', ...args])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('already'),
    });
    expect(
      await runAgent(['manager', 'add', '--store', STORE, '--login', 'Žana', '--name', 'Žana', ...args]),
    ).toMatchObject({ code: 2 });
    expect(await runAgent(['manager', 'add', ...account, '--name', 'I', '--role', 'boss', ...args])).toMatchObject({
      code: 2,
    });
    const reset = await runAgent(['manager', 'reset', ...account, ...args]);
    expect(reset.stdout).not.toContain(password);
    expect(await runAgent(['manager', 'reset', '--store', STORE, '--login', 'nobody', ...args])).toMatchObject({
      code: 2,
    });
  });
});
