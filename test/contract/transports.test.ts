import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { buildFirst, clientOf, openTillWindow } from '#test/electron/till-window.ts';
import { accepted, id, type TillClient, temporaryFolder, testTill } from '#test/till/test-till.ts';

/** One contract, three ways to it: in one process, over the browser host's socket, over Electron's one channel. */
const TRANSPORTS: readonly (readonly [string, () => Promise<TillClient>])[] = [
  ['in one process', async () => (await testTill()).client],
  ['over the browser host’s WebSocket', overWebSocket],
  ['over Electron’s IPC channel (stand-in)', overElectron],
];

async function overWebSocket(): Promise<TillClient> {
  const { till } = await testTill();
  const server = await startBrowserServer({
    router: till.router,
    rendererDir: temporaryFolder(),
    port: 0,
    say: () => {},
  });
  onTestFinished(server.close);
  const address = new URL(server.url);
  const socket = new WebSocket(`ws://${address.host}/contract${address.search}`);
  onTestFinished(() => socket.terminate());
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

async function overElectron(): Promise<TillClient> {
  const { till } = await testTill();
  const window = await openTillWindow({ router: till.router });
  onTestFinished(window.end);
  return (await clientOf(window.page)) as unknown as TillClient;
}

beforeAll(buildFirst);

describe.each(TRANSPORTS)('the contract %s', (_name, connect) => {
  it('carries a sale from log-on to receipt, letters and all', async () => {
    const client = await connect();
    await accepted(client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' }));
    await accepted(client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '20' }] }));
    const found = await accepted(client.item.search({ text: 'łaci' }));
    expect(found.map(({ name }) => name)).toContain('Śmietanka Łaciata 30% 500 ml');
    await accepted(client.sale.add({ ...id(), itemId: found[0]?.id ?? '' }));
    const sold = await accepted(client.sale.complete({ ...id(), exactCash: true }));
    expect(sold.number).toMatch(/^PA\/\d{4}\/POS1\/000001$/);
  });

  it('answers a repeated command the same', async () => {
    const client = await connect();
    const input = { commandId: randomUUID(), operatorId: 'ana', pin: '1234' };
    expect(await client.operator.logOn(input)).toEqual({ accepted: true, value: {} });
    const start = { commandId: randomUUID(), deposits: [] };
    expect(await client.shift.start(start)).toEqual(await client.shift.start(start));
  });

  it.each([
    ['a field too many', { ...id(), operatorId: 'ana', pin: '1234', isManager: true }, 'isManager'],
    ['a field too few', { ...id(), operatorId: 'ana' }, 'pin'],
    ['a field of another type', { ...id(), operatorId: 7, pin: '1234' }, 'operatorId'],
    ['no command id', { operatorId: 'ana', pin: '1234' }, 'commandId'],
    ['a text beyond its bound', { ...id(), operatorId: 'x'.repeat(65), pin: '1234' }, 'operatorId'],
  ])('refuses %s in words that name it', async (_what, input, named) => {
    const client = await connect();
    const reply = await client.operator.logOn(input as never);
    expect(reply).toMatchObject({ accepted: false, refusal: { code: 'malformed_call' } });
    if (!reply.accepted) expect(reply.refusal.words).toContain(named);
    expect((await accepted(client.till.state({}))).operator).toBeNull();
  });

  it('says the state at once and again after a change', async () => {
    const client = await connect();
    const seen: (string | null)[] = [];
    for await (const { operator } of await client.till.watch({})) {
      seen.push(operator?.name ?? null);
      if (seen.length === 1) void client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' });
      if (operator !== null) break;
    }
    expect(seen[0]).toBeNull();
    expect(seen.at(-1)).toBe('Ana');
  });
});
