import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { findFreePort } from '#main/free-port.ts';
import { backUpTill } from '#test/shifts/store.ts';
import { accepted, logOn, sellLoaf, startShift, type TillClient } from '#test/till/test-till.ts';

const START = resolve(import.meta.dirname, '../../tools/start.mjs');
const READY = /^Tillkeeper ready at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{22,})$/;

let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillkeeper-start-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  }
  await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), 45_000);
  rmSync(folder, { recursive: true, force: true });
});

type Started = {
  readonly child: ChildProcess;
  readonly stdout: string[];
  readonly stderr: string[];
  readonly ended: Promise<number | null>;
};

function startTill(...args: readonly string[]): Started {
  const data = join(folder, 'data');
  const ports = ['--port', '0', '--agent-port', '0'].filter(
    (_, at) => !args.includes(at < 2 ? '--port' : '--agent-port'),
  );
  const child = spawn(process.execPath, [START, '--headless', '--data', data, ...ports, ...args]);
  running.push(child);
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => stdout.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line));
  return { child, stdout, stderr, ended: new Promise((done) => child.once('close', done)) };
}

async function urlOf({ stdout, stderr }: Started): Promise<string> {
  await vi.waitFor(() => expect(stdout, stderr.join('\n')).not.toEqual([]), 60_000);
  const url = READY.exec(stdout[0] ?? '')?.[1];
  if (url === undefined) throw new Error(`No ready line: ${stdout.join('\n')}`);
  return url;
}

/** Every process that names the folder on its command line: the till and its agent. */
function processesOf(named: string): readonly number[] {
  const { readdirSync } = process.getBuiltinModule('node:fs');
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(named);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function tillProcess(): number {
  const pid = processesOf(folder).find((one) =>
    readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('host-browser/main.ts'),
  );
  if (pid === undefined) throw new Error('The till does not run');
  return pid;
}

function clientOf(url: string): TillClient {
  const socket = new WebSocket(url.replace('http', 'ws').replace('/?', '/contract?'));
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

async function isGreen(client: TillClient): Promise<void> {
  const green = async () => (await accepted(client.till.state({}))).services.level === 'green';
  await vi.waitFor(async () => expect(await green()).toBe(true), 45_000);
}

describe.runIf(process.platform === 'linux')('npm start -- --headless', () => {
  it('prints exactly one line, serves the windows and the contract, and stops cleanly on SIGTERM', async () => {
    const till = startTill();
    const url = await urlOf(till);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');
    const client = clientOf(url);
    const state = await client.till.state({});
    expect(state.accepted && state.value.isDemo).toBe(true);
    await isGreen(client);
    till.child.kill('SIGTERM');
    expect(await till.ended).toBe(0);
    expect(till.stdout.length).toBe(1);
    expect(till.stderr.at(-1)).toBe('The till is stopped.');
  });

  it('stops cleanly on Ctrl+C', async () => {
    const till = startTill();
    await urlOf(till);
    till.child.kill('SIGINT');
    expect(await till.ended).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  it('a till whose database is put back from a backup has its sales back from the agent beside it', async () => {
    const first = startTill();
    const client = clientOf(await urlOf(first));
    await isGreen(client);
    await startShift(client);
    const dataDir = join(folder, 'data');
    const backup = await backUpTill({ dataDir });
    const number = await sellLoaf(client);
    await isGreen(client);
    await vi.waitFor(async () => expect((await accepted(client.till.state({}))).services.unsent).toBe(0), 45_000);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    for (const left of ['till.db-wal', 'till.db-shm']) rmSync(join(dataDir, left), { force: true });
    copyFileSync(join(backup, 'till.db'), join(dataDir, 'till.db'));
    const again = clientOf(await urlOf(startTill()));
    await logOn(again);
    expect((await accepted(again.shift.summary({}))).sales.receipts).toBe(1);
    expect(await sellLoaf(again)).toBe(number.replace('000001', '000002'));
  });

  it('refuses a second instance on the same data folder in words, and leaves the first alone', async () => {
    const first = startTill();
    const url = await urlOf(first);
    const second = startTill();
    expect(await second.ended).toBe(1);
    expect(second.stdout).toEqual([]);
    expect(second.stderr.join('\n')).toContain('data folder');
    expect((await fetch(url)).status).toBe(200);
  });

  it('starts a second till of the store as its help says: the same person goes on in the same shift there', async () => {
    const agentPort = await findFreePort(0);
    const first = clientOf(await urlOf(startTill('--agent-port', String(agentPort))));
    await isGreen(first);
    await startShift(first);
    const code = readFileSync(join(folder, 'data/agent/enrolment-code'), 'utf8').trim();
    const data = join(folder, 'data2');
    const beside = ['--agent', `http://127.0.0.1:${agentPort}`, '--enrolment-code', code];
    const second = clientOf(await urlOf(startTill('--data', data, '--till', 'POS2', ...beside)));
    await isGreen(second);
    await logOn(second);
    const open = async (client: TillClient) => (await accepted(client.till.state({}))).shift?.number;
    expect(await open(second)).toMatch(/POS1/);
    expect(await open(second)).toBe(await open(first));
  });

  it('starts no till as another than its data folder is', async () => {
    const first = startTill();
    await urlOf(first);
    first.child.kill('SIGTERM');
    await first.ended;
    const other = startTill('--till', 'POS9');
    expect(await other.ended).toBe(1);
    expect(other.stderr.join('\n')).toContain('This data folder is the till POS1, and POS9 was asked for.');
    const misspelt = startTill('--till', 'pos 9');
    expect(await misspelt.ended).toBe(2);
    expect(misspelt.stderr.join('\n')).toContain('--till is a code');
  });

  it('takes the next port when its own is taken, and says so', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    const till = startTill('--port', String(taken));
    const port = Number(new URL(await urlOf(till)).port);
    expect(port).toBeGreaterThan(taken);
    expect(till.stderr.join('\n')).toContain(`Port ${taken} is taken; the till uses ${port}.`);
    other.close();
  });

  it('leaves no agent behind when the till is killed, and opens again at once', async () => {
    const killed = startTill();
    await urlOf(killed);
    await vi.waitFor(() => expect(processesOf(folder).length).toBeGreaterThanOrEqual(3), 45_000);
    process.kill(tillProcess(), 'SIGKILL');
    await killed.ended;
    const again = startTill();
    await urlOf(again);
    await vi.waitFor(() => expect(processesOf(folder).length).toBe(3), 45_000);
  });

  it('ends when whoever started it is killed', async () => {
    const till = startTill();
    await urlOf(till);
    till.child.kill('SIGKILL');
    await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), 45_000);
  });
});
