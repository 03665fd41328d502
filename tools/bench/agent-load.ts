import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { startAgent } from '#agent/agent.ts';
import type { BenchSizes } from './bench-options.ts';
import { type Measured, type MeasuredRow, took } from './measure.ts';
import { get, post, type SignedTill, signedTill } from './signed-till.ts';

const BATCH = 10;
/** As many requests as a small shop's network has on the way at once. */
const AT_ONCE = 50;

/** SQLite, and the PostgreSQL that was named, if one was. */
export function benchedDatabases(): readonly { readonly name: string; readonly url: string | null }[] {
  const postgres = process.env['TILLKEEPER_BENCH_POSTGRES'];
  return [{ name: 'SQLite', url: null }, ...(postgres === undefined ? [] : [{ name: 'PostgreSQL', url: postgres }])];
}

/** Pushes a second, and how long until every till of a chain has been served that comes back at the same moment. */
export async function agentLoad(folder: string, sizes: BenchSizes): Promise<readonly Measured[]> {
  const databases = benchedDatabases();
  const pushes: MeasuredRow[] = [];
  const returns: MeasuredRow[] = [];
  for (const { name, url } of databases) {
    const dataDir = join(folder, name);
    mkdirSync(dataDir, { recursive: true });
    const code = join(dataDir, 'enrolment-code');
    const agent = await startAgent(optionsOf(dataDir, url, code), pino({ level: 'silent' }));
    try {
      const tills: SignedTill[] = [];
      for (let index = 0; index < sizes.tills; index += 1) {
        const till = signedTill(`T${index + 1}`);
        const enrolmentCode = readFileSync(code, 'utf8').trim();
        const { publicKey, store } = till;
        await post(agent.url, 'tills/enrol', { store, till: till.till, publicKey, enrolmentCode }, till);
        tills.push(till);
      }
      const [one] = tills;
      if (one === undefined) continue;
      const samples: number[] = [];
      for (let index = 0; index < sizes.warmUp + sizes.pushes; index += 1) {
        const events = one.write(BATCH);
        const ms = await took(() => push(agent.url, one, events));
        if (index >= sizes.warmUp) samples.push(1_000 / ms);
      }
      pushes.push({ label: `${name}, one till, ${BATCH} events a push`, samples });
      returns.push({
        label: `${name}, ${tills.length} tills, ${AT_ONCE} at once`,
        samples: [await comeBack(agent.url, tills)],
      });
    } finally {
      await agent.stop();
    }
  }
  const without = databases.length === 1 ? ' No PostgreSQL was named, so none was measured.' : '';
  return [
    {
      title: 'Pushes to the Agent',
      unit: 'per second',
      warmUp: sizes.warmUp,
      rows: pushes,
      note: `One after another; Agent and till share this machine and process.${without}`,
    },
    {
      title: 'All tills come back',
      unit: 'ms',
      warmUp: 0,
      rows: returns,
      note: 'Each asks for its head and pushes; until the last one is answered. Once, so one sample.',
    },
  ];
}

/** Written before the clock runs: the tills have sealed their events long before the Agent is back. */
async function comeBack(url: string, tills: readonly SignedTill[]): Promise<number> {
  const waiting = tills.map((till) => ({ till, events: till.write(BATCH) }));
  return await took(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          await get(url, 'journal/head', next.till);
          await push(url, next.till, next.events);
        }
      }),
    ),
  );
}

async function push(url: string, till: SignedTill, events: ReturnType<SignedTill['write']>): Promise<void> {
  await post(url, 'journal/push', { store: till.store, till: till.till, epoch: 1, events }, till);
}

function optionsOf(
  dataDir: string,
  databaseUrl: string | null,
  enrolmentCodeFile: string,
): Parameters<typeof startAgent>[0] {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl,
    databaseConnections: 5,
    enrolmentCodeFile,
    tls: null,
    roles: ['pos-agent', 'data-service'],
    demoManager: null,
    codeDays: 90,
    drainMs: 0,
    trustedProxies: [],
    logLevel: 'silent',
  };
}
