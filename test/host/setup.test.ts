import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Stands in for npm: takes its time, notes that it ran, and installs the one package of the lock file. */
const NPM = `
const fs = require('node:fs');
fs.appendFileSync('npm-ran', process.argv.slice(2).join(' ') + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules/one', { recursive: true });
if (fs.existsSync('npm-fails')) process.exit(1);
setTimeout(() => {
  fs.writeFileSync('node_modules/one/package.json', '{}');
  fs.writeFileSync('node_modules/.package-lock.json', '{"packages":{"node_modules/one":{"version":"1.0.0"}}}');
  console.log('npm talks on stdout');
}, Number(process.env.NPM_TAKES_MS ?? 200));
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillkeeper-setup-'));
  cpSync(join(ROOT, 'tools'), join(folder, 'tools'), { recursive: true });
  writeFileSync(join(folder, 'npm-cli.js'), NPM);
  writeFileSync(join(folder, 'task.mjs'), 'console.log(process.argv.slice(2).join(" "));');
  writeLock('1.0.0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeLock(version: string): void {
  const lock = { packages: { '': {}, 'node_modules/one': { version } } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
}

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function start(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, 'npm-cli.js'), npm_node_execpath: process.execPath, ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, ...said })));
  return { child, ended };
}

const runTask = (env?: Record<string, string>) => start(['tools/with-node-24.mjs', 'task.mjs', 'a', 'b c'], env);

function npmRuns(): number {
  const note = join(folder, 'npm-ran');
  return existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n').length : 0;
}

describe('setup', () => {
  it('installs what is missing, keeps stdout for the task, and does it once', async () => {
    const first = await runTask().ended;
    expect(first).toMatchObject({ code: 0, stdout: 'a b c\n' });
    expect(first.stderr).toContain('Installing packages');
    expect(readFileSync(join(folder, 'npm-ran'), 'utf8')).toMatch(/^ci --ignore-scripts --no-audit --no-fund/);
    const second = await runTask().ended;
    expect(second).toEqual({ code: 0, stdout: 'a b c\n', stderr: '' });
    expect(npmRuns()).toBe(1);
  });

  it('installs again when the lock file changed', async () => {
    await runTask().ended;
    writeLock('1.0.1');
    await runTask().ended;
    expect(npmRuns()).toBe(2);
  });

  it('takes over what a developer installed by hand', async () => {
    mkdirSync(join(folder, 'node_modules/one'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/one/package.json'), '{}');
    const noted = { packages: { 'node_modules/one': { version: '1.0.0' } } };
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify(noted));
    expect((await runTask().ended).stdout).toBe('a b c\n');
    expect(npmRuns()).toBe(0);
  });

  it('runs npm once when two start together', async () => {
    const [one, two] = await Promise.all([runTask().ended, runTask().ended]);
    expect([one.stdout, two.stdout]).toEqual(['a b c\n', 'a b c\n']);
    expect(npmRuns()).toBe(1);
  });

  it('says in words that npm failed, and heals with the next start', async () => {
    writeFileSync(join(folder, 'npm-fails'), '');
    const failed = await runTask().ended;
    expect(failed.code).toBe(1);
    expect(failed.stdout).toBe('');
    expect(failed.stderr).toContain('The packages could not be installed');
    rmSync(join(folder, 'npm-fails'));
    expect((await runTask().ended).stdout).toBe('a b c\n');
  });

  it('heals after it was killed in the middle, without running beside the npm it left', async () => {
    const killed = runTask({ NPM_TAKES_MS: '1500' });
    await vi.waitFor(() => expect(npmRuns()).toBe(1), 45_000);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(join(folder, '.build/setup.lock'))).toBe(true);
    const next = await runTask().ended;
    expect(next.stdout).toBe('a b c\n');
    expect(next.stderr).toContain('Another setup is running');
    expect(existsSync(join(folder, '.build/setup.lock'))).toBe(false);
  });

  it('notices a package that somebody deleted', async () => {
    await runTask().ended;
    rmSync(join(folder, 'node_modules/one'), { recursive: true });
    expect((await runTask().ended).stdout).toBe('a b c\n');
    expect(npmRuns()).toBe(2);
  });

  it('passes on the exit code and signals', async () => {
    await runTask().ended;
    writeFileSync(join(folder, 'task.mjs'), 'process.exit(7);');
    expect((await runTask().ended).code).toBe(7);
    writeFileSync(
      join(folder, 'task.mjs'),
      "process.on('SIGTERM', () => process.exit(9)); console.log(1); setInterval(() => {}, 9);",
    );
    const running = runTask();
    await new Promise((done) => running.child.stdout?.once('data', done));
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(9);
  });

  it.each(['18.20.4', '20.18.3', '16.0.0'])('says on Node %s what is needed', async (version) => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
    for (const command of ['start', 'test', 'setup', 'with-node-24']) {
      const ended = await start(['--import', old, `tools/${command}.mjs`]).ended;
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain(`needs Node 20.19 or newer to set itself up; this is Node ${version}`);
    }
    expect(npmRuns()).toBe(0);
  });
});

describe('npm start', () => {
  it('lists its options without setting anything up', async () => {
    const { code, stdout, stderr } = await start(['tools/start.mjs', '--help']).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const option of [
      '--host',
      '--port',
      '--agent-port',
      '--data',
      '--headless',
      '--printer',
      '--scanner',
      '--display',
      '--terminal',
      '--help',
    ]) {
      expect(stdout).toContain(option);
    }
    expect(npmRuns()).toBe(0);
  });

  it.each([
    [['--nonsense'], 'There is no option "--nonsense".'],
    [['start'], 'There is no option "start".'],
    [['--port'], '--port needs a value.'],
    [['--port', '--headless'], '--port needs a value.'],
    [['--port', '70000'], '"70000" is not'],
    [['--port', '1e3'], '"1e3" is not'],
    [['--agent-port', '-1'], '"-1" is not'],
    [['--host', 'firefox'], '"firefox" is not'],
    [['--headless', '--host', 'electron'], 'Leave one of them out'],
    [['--printer', 'usb:1'], '"usb:1" is not'],
    [['--printer', 'tcp:printer'], '"tcp:printer" is not'],
    [['--printer', 'tcp:printer:0'], '"tcp:printer:0" is not'],
    [['--printer', 'serial:'], '"serial:" is not'],
    [['--printer', 'serial:/dev/ttyS0:1'], '"serial:/dev/ttyS0:1" is not'],
    [['--terminal', 'usb:1'], '"usb:1" is not'],
    [['--terminal', 'tcp:terminal:0'], '"tcp:terminal:0" is not'],
    [['--printer='], '--printer needs a value.'],
    [['--scanner', 'tcp:scanner:1'], '"tcp:scanner:1" is not'],
    [['--display', 'serial:/dev/ttyS0'], '"serial:/dev/ttyS0" is not'],
    [['--display', 'cd5220:serial:/dev/ttyS0:1'], 'is not'],
    [['--data', ''], '--data needs a value.'],
  ])('refuses %j in words, with exit code 2', async (args, words) => {
    const { code, stdout, stderr } = await start(['tools/start.mjs', ...args]).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('--help');
    expect(npmRuns()).toBe(0);
  });
});
