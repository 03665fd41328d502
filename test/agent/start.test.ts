import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '#agent/database/open-sqlite.ts';
import { EXIT_CODES } from '#agent/start/start-refusal.ts';
import { get } from '#test/agent/agent-in-process.ts';
import { freshFolder, runAgent, startAgentProcess } from '#test/agent/agent-process.ts';

test('--help says what there is, and ends well', async () => {
  const { code, stdout } = await runAgent(['--help']);
  expect(code).toBe(0);
  for (const option of ['--port', '--data', '--host', '--enrolment-code-file']) expect(stdout).toContain(option);
});

test.each([
  ['an unknown option', ['--colour', 'red'], /colour/],
  ['a port that is none', ['--port', '70000'], /--port is a number/],
  ['codes kept for no time at all', ['--keep-codes-days', '0'], /--keep-codes-days is a number from 1/],
  ['a loose word', ['start'], /start/],
  ['an unknown log level', ['--log-level', 'loud'], /--log-level is one of/],
])('%s is refused in words', async (_what, args, words) => {
  const { code, stderr, stdout } = await runAgent(args);
  expect(code).toBe(EXIT_CODES.usage);
  expect(stderr).toMatch(words);
  expect(stdout).toBe('');
});

test('it says one line when it is ready, logs JSON to stderr, and stops on SIGTERM', async () => {
  const agent = await startAgentProcess(freshFolder());
  expect((await get(agent.url, '/pos-agent/health')).status).toBe(200);
  const { code, stdout, stderr } = await agent.stop();
  expect(code).toBe(0);
  expect(stdout).toBe(`POS Agent ready at ${agent.url}\n`);
  for (const line of stderr.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ program: 'pos-agent' });
});

test('a port that is taken is said, with what to do', async () => {
  const other = createServer();
  await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, stderr } = await runAgent(['--data', freshFolder(), '--port', String(port)]);
  expect(code).toBe(EXIT_CODES.port_taken);
  expect(stderr).toMatch(new RegExp(`Port ${port} .* is taken .* choose another --port`));
});

test('a data folder that cannot be written is said', async () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  for (const dataDir of [file, join(file, 'below'), '/proc/agent']) {
    const { code, stderr } = await runAgent(['--data', dataDir, '--port', '0']);
    expect(code).toBe(EXIT_CODES.data_folder);
    expect(stderr).toContain(`The folder ${dataDir} cannot be written`);
  }
});

test('a database from a newer version is said, and the old agent does not start on it', async () => {
  const dataDir = freshFolder();
  await (await startAgentProcess(dataDir)).stop();
  const connection = await openSqlite(join(dataDir, 'agent.sqlite'));
  connection.prepare('INSERT INTO migration VALUES (99, ?, ?)').run('tomorrow', 'x');
  connection.close();
  const { code, stderr } = await runAgent(['--data', dataDir, '--port', '0']);
  expect(code).toBe(EXIT_CODES.database_newer);
  expect(stderr).toContain('newer POS Agent');
});

test('a file that is no database is said', async () => {
  const dataDir = freshFolder();
  writeFileSync(
    join(dataDir, 'agent.sqlite'),
    'no database, only words that are long enough to be looked at'.repeat(20),
  );
  const { code, stderr } = await runAgent(['--data', dataDir, '--port', '0']);
  expect(code).toBe(EXIT_CODES.database_damaged);
  expect(stderr).toContain('Put it back from a backup');
});

test('a lost or damaged key is said and never made anew in silence', async () => {
  const dataDir = freshFolder();
  await (await startAgentProcess(dataDir)).stop();
  const keyFile = join(dataDir, 'agent-key.pem');
  rmSync(keyFile);
  const lost = await runAgent(['--data', dataDir, '--port', '0']);
  expect(lost.code).toBe(EXIT_CODES.key);
  expect(lost.stderr).toContain('is missing');
  writeFileSync(keyFile, 'garbage');
  const damaged = await runAgent(['--data', dataDir, '--port', '0']);
  expect(damaged.code).toBe(EXIT_CODES.key);
  expect(damaged.stderr).toContain('is damaged');
});
