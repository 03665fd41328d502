import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { openDatabase } from '#agent/database/open-database.ts';
import { keepKey } from '#agent/door/till-key.ts';
import { addTill } from '#agent/enrolment/add-till.ts';
import { must } from '#shared/assert.ts';
import { ToolTrouble } from '../call/run-tool.ts';
import { benchedDatabases } from './agent-load.ts';
import type { BenchSizes } from './bench-options.ts';
import type { Measured } from './measure.ts';
import type { FromTills, RushTally, ToTills } from './rush-tills.ts';
import { BENCH_STORE } from './signed-till.ts';

const PROCESSES = ['RA', 'RB'] as const;
const AGENT = resolve(import.meta.dirname, '../../src-agent/agent-main.ts');
const TILLS = resolve(import.meta.dirname, 'rush-tills.ts');

type Place = { readonly dataDir: string; readonly databaseUrl: string | null };
type Made = Extract<FromTills, { kind: 'made' }>['keys'];

/** Every till of a chain knocks at one Agent in the same moment, each over a connection of its own that it keeps. */
export async function rush(folder: string, { rushTills }: BenchSizes): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const { name, url } of benchedDatabases()) {
    const dataDir = join(folder, name);
    mkdirSync(dataDir, { recursive: true });
    measured.push(await rushAt(name, { dataDir, databaseUrl: url }, rushTills));
  }
  return measured;
}

async function rushAt(name: string, place: Place, rushTills: number): Promise<Measured> {
  const processes = PROCESSES.map((prefix) => ({ prefix, child: fork(TILLS) }));
  try {
    const count = Math.ceil(rushTills / PROCESSES.length);
    const made = await Promise.all(processes.map(({ prefix, child }) => asked(child, { kind: 'make', prefix, count })));
    await enrolAll(
      place,
      made.flatMap((one) => (one.kind === 'made' ? one.keys : [])),
    );
    const agent = await startAgent(place);
    try {
      const before = memoryOf(agent.pid);
      const done = await Promise.all(processes.map(({ child }) => asked(child, { kind: 'go', url: agent.url })));
      const words = `${before} MiB before and ${memoryOf(agent.pid)} MiB at most`;
      return measuredOf(
        name,
        done.flatMap((one) => (one.kind === 'done' ? [one] : [])),
        words,
      );
    } finally {
      await agent.stop();
    }
  } finally {
    for (const { child } of processes) child.kill();
  }
}

function measuredOf(name: string, tallies: readonly RushTally[], memory: string): Measured {
  const samples = tallies.flatMap(({ servedMs }) => servedMs);
  const connections = tallies.reduce((sum, { connectionsMax }) => sum + connectionsMax, 0);
  const statuses = new Map<string, number>();
  for (const [status, times] of tallies.flatMap((tally) => Object.entries(tally.statuses)))
    statuses.set(status, (statuses.get(status) ?? 0) + times);
  const answers = [...statuses].map(([status, times]) => `${times} x ${status}`).join(', ');
  return {
    title: `All tills knock at once, ${name}`,
    unit: 'ms',
    warmUp: 0,
    rows: [{ label: `${samples.length} tills, until served`, samples }],
    note: `${connections} connections in ${tallies.length} processes; answers: ${answers}; memory of the Agent: ${memory}.`,
  };
}

/** By rows, not by codes: a chain's tills were let in long before. */
async function enrolAll(place: Place, keys: Made): Promise<void> {
  const { database, line } = await openDatabase({ ...place, databaseConnections: 2 }, pino({ level: 'silent' }));
  const at = new Date().toISOString();
  await database.transaction().execute(async (transaction) => {
    for (const key of keys) {
      const row = { store: BENCH_STORE, ...key, at };
      await addTill(transaction, row);
      await keepKey(transaction, row);
    }
  });
  await line.close();
  await database.destroy();
}

async function asked(child: ChildProcess, message: ToTills): Promise<FromTills> {
  const heard = once(child, 'message') as Promise<[FromTills]>;
  const gone = once(child, 'exit').then(() => Promise.reject(new ToolTrouble('The tills of the bench ended early.')));
  child.send(message);
  const [answer] = await Promise.race([heard, gone]);
  return answer;
}

async function startAgent({ dataDir, databaseUrl }: Place) {
  const on = databaseUrl === null ? [] : ['--database', databaseUrl];
  const args = [AGENT, '--port', '0', '--data', dataDir, '--log-level', 'error', ...on];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const url = /^POS Agent ready at (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return { url, pid: must(child.pid, 'it runs'), stop: () => stopped(child) };
  }
  throw new ToolTrouble('The Agent did not start.');
}

async function stopped(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** The most that a process ever had in memory, in MiB; where the system does not tell: no figure. */
function memoryOf(pid: number): string {
  const file = `/proc/${pid}/status`;
  const kib = existsSync(file) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kib === undefined ? '?' : String(Math.round(Number(kib) / 1024));
}
