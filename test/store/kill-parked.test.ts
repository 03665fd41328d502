import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { ParkedDocument, SaleDocument } from '#shared/contract/sale.ts';
import type { TillState } from '#shared/contract/till.ts';
import { freshFolder, startAgentProcess } from '#test/agent/agent-process.ts';
import { TillProcess } from '#test/store/killed-till.ts';
import { id } from '#test/till/test-till.ts';
import { verifyFolder } from '#tools/verify/verify-folder.ts';

const program = fileURLToPath(new URL('./store-till-process.ts', import.meta.url));
const SOON = { timeout: 30_000, interval: 50 } as const;

/** The Agent and two tills of its store, each a process of its own that can be killed and started again. */
async function twoTillsAndAgent() {
  const agentDir = freshFolder();
  let agent = await startAgentProcess(agentDir);
  const { port, url } = agent;
  const open = async (code: string, operator: string) => {
    const dataDir = freshFolder();
    const start = async () => {
      const process = new TillProcess(dataDir, { program, args: [url, code, agentDir] });
      await process.ready();
      // By badge: hashing PINs takes longer than a document is on its way.
      await process.call('operator.logOnByBadge', { ...id(), badge: `BADGE-${operator}` });
      await process.call('shift.start', { ...id(), deposits: [] });
      return process;
    };
    const till = {
      dataDir,
      process: await start(),
      again: async () => {
        till.process = await start();
      },
      kill: async () => await till.process.kill(),
    };
    return till;
  };
  const one = await open('POS1', 'ANA');
  const two = await open('POS2', 'IVANA');
  const server = {
    kill: async () => void (await agent.kill()),
    again: async () => {
      agent = await startAgentProcess(agentDir, ['--port', String(port)]);
    },
  };
  return { one, two, server };
}

type Killed = Awaited<ReturnType<typeof twoTillsAndAgent>>;
type OneTill = Killed['one'];

const pending = async ({ process }: OneTill): Promise<readonly ParkedDocument[]> => {
  const reply = await process.call<ParkedDocument[]>('sale.pending', {});
  return reply?.accepted === true ? reply.value : [];
};

const goOn = async ({ process }: OneTill, documentId: string): Promise<boolean> => {
  const inHand = await process.call<SaleDocument | null>('sale.document', {});
  if (inHand?.accepted !== true) return false;
  if (inHand.value?.id === documentId) return true;
  return (await process.call('sale.continueParked', { ...id(), documentId }))?.accepted === true;
};

const unsent = async ({ process }: OneTill): Promise<string> => {
  const state = await process.call<TillState>('till.state', {});
  return state?.accepted === true ? `${state.value.services.posAgent} ${state.value.services.unsent}` : '';
};

/** How often it lies anywhere: parked, in hand, or sold. */
function copiesAt({ dataDir }: OneTill, documentId: string): number {
  const connection = new Sqlite(`${dataDir}/till.db`, { readonly: true });
  const count = connection
    .prepare(
      `SELECT (SELECT count(*) FROM parked_document WHERE document_id = @documentId)
            + (SELECT count(*) FROM draft WHERE document ->> 'documentId' = @documentId)
            + (SELECT count(*) FROM event WHERE kind = 'sale.completed' AND body ->> 'documentId' = @documentId)`,
    )
    .pluck()
    .get({ documentId });
  connection.close();
  return Number(count);
}

it.each([
  ['two', 20],
  ['two', 110],
  ['one', 15],
  ['one', 60],
  ['server', 20],
  ['server', 90],
] as const)(
  'a parked document that is on its way when %s is killed with -9 after %i ms is sold once, and is never gone',
  async (whom, afterMs) => {
    const all = await twoTillsAndAgent();
    const { one, two } = all;
    const scanned = await one.process.call<SaleDocument>('sale.scan', { ...id(), barcode: '101', quantity: '2' });
    const documentId = scanned?.accepted === true ? scanned.value.id : '';
    await one.process.call('sale.park', id());
    await expect.poll(async () => (await pending(two)).map(({ place }) => place), SOON).toEqual(['elsewhere']);

    const asked = goOn(two, documentId);
    await delay(afterMs);
    await all[whom].kill();
    await asked;
    await all[whom].again();

    await expect.poll(async () => await goOn(two, documentId), SOON).toBe(true);
    await expect.poll(async () => await unsent(one), SOON).toBe('running 0');
    expect([copiesAt(one, documentId), copiesAt(two, documentId)]).toEqual([0, 1]);
    expect(await goOn(one, documentId)).toBe(false);
    const sold = await two.process.call('sale.complete', { commandId: crypto.randomUUID(), exactCash: true });
    expect(sold).toMatchObject({ accepted: true });
    expect([copiesAt(one, documentId), copiesAt(two, documentId)]).toEqual([0, 1]);
    for (const till of [one, two]) {
      await till.kill();
      expect((await verifyFolder(till.dataDir, { key: null, head: null })).findings).toEqual([]);
    }
  },
  120_000,
);
