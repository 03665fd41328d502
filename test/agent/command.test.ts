import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT_CODES } from '#agent/start/start-refusal.ts';
import { AGENT_DATABASES, databaseArgs, openRaw } from '#test/agent/agent-database.ts';
import { enrol, head, post, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { freshFolder, runAgent, startAgentProcess } from '#test/agent/agent-process.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';

const ENROL = '/pos-agent/v1/tills/enrol';

function enrolWith(agent: { readonly url: string }, till: TestTill, enrolmentCode: string) {
  const { store, till: code, publicKey } = till;
  return post(agent.url, ENROL, { store, till: code, publicKey, enrolmentCode }, till);
}

describe.each(AGENT_DATABASES)('by command, on %s,', (database) => {
  async function runningAgent() {
    const agent = await startTestAgent({ database });
    const args = ['--data', agent.dataDir, ...(await databaseArgs(database, agent.dataDir))];
    return { agent, run: async (...command: string[]) => await runAgent([...command, ...args]) };
  }

  test('a code is made that enrols one till of its store, beside the agent that serves', async () => {
    const { agent, run } = await runningAgent();
    const { code, stdout } = await run('enrol-code', '--store', 'Split');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^([0-9A-Z]{4}-){4}[0-9A-Z]{4}\nGood once, for one new till of the store Split, for 60 minutes\.\n$/,
    );
    const made = stdout.split('\n')[0] ?? '';
    const refused = { accepted: false, refusal: { code: 'code_wrong' } };
    expect((await enrolWith(agent, testTill({ store: 'Zadar' }), made)).body).toMatchObject(refused);
    expect((await enrolWith(agent, testTill(), made)).body).toMatchObject({ accepted: true });
    expect((await enrolWith(agent, testTill({ till: 'T2' }), made)).body).toMatchObject(refused);
    const rows = await (await openRaw(database, agent.dataDir)).run(
      "SELECT * FROM enrolment_code WHERE store = 'Split'",
    );
    expect(rows).toMatchObject([{ spent_by: 'Split/T1' }]);
    expect(JSON.stringify(rows)).not.toContain(made.slice(0, 4));
  });

  test('a code is for the till that it names, and not after its time', async () => {
    const { agent, run } = await runningAgent();
    const { stdout } = await run('enrol-code', '--store', 'Split', '--till', 'T7', '--valid-minutes', '5');
    const made = stdout.split('\n')[0] ?? '';
    expect((await enrolWith(agent, testTill(), made)).body).toMatchObject({ refusal: { code: 'code_wrong' } });
    const raw = await openRaw(database, agent.dataDir);
    const justNow = new Date(Date.now() - 1).toISOString();
    await raw.run(`UPDATE enrolment_code SET expires_at = '${justNow}' WHERE store = 'Split'`);
    const till = testTill({ till: 'T7' });
    expect((await enrolWith(agent, till, made)).body).toMatchObject({ refusal: { code: 'code_wrong' } });
    await raw.run("UPDATE enrolment_code SET expires_at = '2999-01-01T00:00:00.000Z' WHERE store = 'Split'");
    expect((await enrolWith(agent, till, made)).body).toMatchObject({ accepted: true });
  });

  test('a code with --replace is for a known till alone, and ends the key that it was known with', async () => {
    const { agent, run } = await runningAgent();
    expect((await run('enrol-code', '--store', 'Split', '--replace')).code).toBe(EXIT_CODES.usage);
    const old = testTill();
    await enrol(agent, old);
    const made = async () => (await run('enrol-code', '--store', 'Split', '--till', 'T1', '--replace')).stdout;
    const code = (await made()).split('\n')[0] ?? '';
    expect((await enrolWith(agent, testTill({ till: 'T9' }), code)).body).toMatchObject({
      refusal: { code: 'code_wrong' },
    });
    const next = testTill();
    expect((await enrolWith(agent, next, code)).body).toMatchObject({ accepted: true });
    expect((await enrolWith(agent, next, code)).body).toMatchObject({ accepted: true });
    expect((await head(agent, old)).body).toMatchObject({ code: 'KEY_REPLACED' });
    expect((await head(agent, next)).body).toMatchObject({ accepted: true });
    expect((await enrolWith(agent, testTill(), code)).body).toMatchObject({ refusal: { code: 'other_key' } });
  });

  test('a till is revoked: it is let in no more, and what it handed over stays', async () => {
    const { agent, run } = await runningAgent();
    const till = testTill();
    await enrol(agent, till);
    till.write(3);
    await push(agent, till, till.journal());
    expect(await run('revoke', '--store', 'Split', '--till', 'T1')).toMatchObject({ code: 0 });
    expect(await head(agent, till)).toMatchObject({ status: 403, body: { code: 'TILL_REVOKED' } });
    const raw = await openRaw(database, agent.dataDir);
    expect(await raw.run('SELECT seq FROM journal_event')).toHaveLength(3);
    expect(await enrol(agent, till)).toMatchObject({ body: { refusal: { code: 'revoked' } } });
    const unknown = await run('revoke', '--store', 'Split', '--till', 'T2');
    expect(unknown).toMatchObject({ code: EXIT_CODES.usage, stderr: expect.stringContaining('No till T2') });
  });
});

test.each([
  [
    'a folder that is not there',
    (folder: string) => join(folder, 'nowhere', 'copy'),
    'data_folder',
    /There is no folder .*nowhere\. Make it/,
  ],
  ['a place where nobody may write', () => '/proc/copy', 'data_folder', /\/proc\/copy cannot be written/],
] as const)('a backup to %s is refused in words', async (_what, at, trouble, words) => {
  const dataDir = freshFolder();
  await (await startAgentProcess(dataDir)).stop();
  const { code, stderr } = await runAgent(['backup', '--to', at(dataDir), '--data', dataDir]);
  expect(code).toBe(EXIT_CODES[trouble]);
  expect(stderr).toMatch(words);
  expect(stderr).not.toContain('    at ');
});

test('a backup is put back by command: checked, never over a database that is there, and the agent starts on it', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  till.write(5);
  await push(agent, till, till.journal());
  const [folder, dataDir] = [freshFolder(), freshFolder()];
  const file = join(folder, 'copy');
  await runAgent(['backup', '--to', file, '--data', agent.dataDir]);
  const run = async (from: string, to = dataDir) => await runAgent(['restore', '--from', from, '--data', to]);
  expect(await run(join(folder, 'none'))).toMatchObject({
    code: EXIT_CODES.usage,
    stderr: expect.stringContaining('There is no backup'),
  });
  const noBackup = join(folder, 'words');
  writeFileSync(noBackup, 'no database, only words'.repeat(100));
  expect(await run(noBackup)).toMatchObject({
    code: EXIT_CODES.database_damaged,
    stderr: expect.stringContaining('is no backup of this program'),
  });
  expect(await run(file, agent.dataDir)).toMatchObject({
    code: EXIT_CODES.data_folder,
    stderr: expect.stringContaining('is there already. Stop the agent'),
  });
  const done = await run(file);
  expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/holds 5 events .*\n?.*Copy the agent’s key/)]);
  expect(done.stdout).toMatch(/give back shifts ended [\s\S]*\nWARNING: until every till was heard/);
  expect(readdirSync(dataDir)).toEqual(['agent.sqlite']);
  await agent.stop();
  cpSync(join(agent.dataDir, 'agent-key.pem'), join(dataDir, 'agent-key.pem'));
  const again = await startTestAgent({ dataDir });
  expect((await head(again, till)).body).toMatchObject({ value: { seq: 5 } });
});

test('a backup is made while the agent is at work, is whole, and starts as a database of its own', async () => {
  const agent = await startTestAgent();
  const till = testTill();
  await enrol(agent, till);
  till.write(50);
  await push(agent, till, till.journal());
  const restored = freshFolder();
  mkdirSync(join(restored, 'data'));
  const file = join(restored, 'data', 'agent.sqlite');
  const { code, stdout } = await runAgent(['backup', '--to', file, '--data', agent.dataDir]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('holds 50 events and was checked')]);
  expect(statSync(file).size).toBeGreaterThan(0);
  expect(existsSync(`${file}-wal`)).toBe(false);
  const again = await runAgent(['backup', '--to', file, '--data', agent.dataDir]);
  expect(again).toMatchObject({ code: EXIT_CODES.usage, stderr: expect.stringContaining('is there already') });
  await agent.stop();
  const raw = await openRaw('sqlite', join(restored, 'data'));
  expect(await raw.run('SELECT max(seq) AS seq FROM journal_event')).toEqual([{ seq: 50 }]);
});
