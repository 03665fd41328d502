import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { type AgentClient, agentClient } from '#main/sync/agent-client.ts';
import type { AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { enrolmentCode, startTestAgent, type TestAgent } from '#test/agent/agent-in-process.ts';
import { openWire, type Wire } from '#test/sync/wire.ts';
import { accepted, type TestTill, temporaryFolder, testTill } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

export type StoreTill = TestTill & { readonly code: string; readonly cable: Wire };
/** An agent wherever it runs: in this process or in one of its own. */
export type AgentAt = Pick<TestAgent, 'url' | 'dataDir'>;
export type OpenTill = {
  /** A till that was there before. */
  readonly dataDir?: string;
  /** Another agent than the first one. */
  readonly through?: AgentAt;
  /** Its cable is not plugged in; `mend` does that. */
  readonly isCut?: boolean;
  /** Another code than the one that lies beside the agent. */
  readonly code?: string;
};
export type Store = {
  readonly database: AgentDatabaseKind;
  readonly agent: TestAgent;
  readonly open: (code: string, how?: OpenTill) => Promise<StoreTill>;
  /** So much time goes by at the agent. */
  readonly pass: (ms: number) => void;
};

/**
 * One agent and as many real tills as a test opens, each behind a cable of its own that can be pulled. Whatever a test does
 * with them is honest work, so that at its end the journal of each has to verify.
 */
export async function testStore(database: AgentDatabaseKind = 'sqlite'): Promise<Store> {
  let aheadMs = 0;
  const agent = await startTestAgent({ database, aheadMs: () => aheadMs });
  return {
    database,
    agent,
    open: (code, how = {}) => openStoreTill(agent, code, how),
    pass: (ms) => {
      aheadMs += ms;
    },
  };
}

export async function openStoreTill(first: AgentAt, code: string, how: OpenTill): Promise<StoreTill> {
  const { dataDir, through: agent = first, isCut = false } = how;
  const codeBeside = () => (existsSync(`${agent.dataDir}/enrolment-code`) ? enrolmentCode(agent.dataDir) : null);
  const cable = await openWire(agent.url);
  if (isCut) cable.mode = 'refuse';
  const till = await testTill({
    tillCode: code,
    ...(dataDir === undefined ? {} : { dataDir }),
    agentUrl: cable.url,
    enrolmentCode: () => how.code ?? codeBeside(),
  });
  const storeTill = { ...till, code, cable };
  onTestFinished(async () => expect(await findingsOf(storeTill), `${code} verifies`).toEqual([]));
  if (!isCut) await allSent(storeTill);
  return storeTill;
}

/** What `npm run verify` finds wrong with a till's data folder; the till may be running. */
export async function findingsOf({ dataDir }: TestTill) {
  return (await verifyFolder(dataDir, { key: null, head: null })).findings;
}

/** Asks the agent as this till, past its own program. */
export function askAs({ agent }: Pick<Store, 'agent'>, { code, dataDir }: StoreTill): AgentClient {
  const { publicKey, signText: sign } = openKeys(dataDir, null);
  return agentClient({
    url: agent.url,
    signer: { store: DEMO_CONFIGURATION.storeCode, till: code, publicKey, sign },
  });
}

/** Waits until the agent has acknowledged everything this till wrote. */
export async function allSent({ client }: TestTill): Promise<void> {
  await expect
    .poll(
      async () => {
        const { services } = await accepted(client.till.state({}));
        return `${services.posAgent} ${services.unsent}`;
      },
      { timeout: 40_000, interval: 30 },
    )
    .toBe('running 0');
}

/** Pulls the cable: what is under way ends, nothing goes through any more. */
export function cut({ cable }: StoreTill): void {
  cable.mode = 'refuse';
}

/** Puts the cable back in, and waits until everything kept meanwhile has arrived. */
export async function mend(storeTill: StoreTill): Promise<void> {
  storeTill.cable.mode = 'open';
  storeTill.till.tryServices();
  await allSent(storeTill);
}

/** What happens at one till is known at the others soon; under a heavy load it takes its time. */
export const SOON = { timeout: 8_000, interval: 40 } as const;

/** That a till has gone silent is known at the others with what they are told next: at once, or when their line has rested. */
export const SILENT = { timeout: 40_000, interval: 40 } as const;

/** A copy of a running till's data folder as its backup has it. */
export async function backUpTill({ dataDir }: Pick<TestTill, 'dataDir'>): Promise<string> {
  const backup = temporaryFolder();
  const connection = await openDatabase(join(dataDir, 'till.db'));
  await connection.backup(join(backup, 'till.db'));
  connection.close();
  cpSync(join(dataDir, 'till-key.json'), join(backup, 'till-key.json'));
  return backup;
}
