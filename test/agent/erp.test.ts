import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { erpLink } from '#agent/erp/erp-link.ts';
import { setWebhook } from '#agent/erp/webhook.ts';
import { REFUSALS_PER_MINUTE } from '#shared/contract/agent-door.ts';
import { type DocumentsPage, documentsPageSchema } from '#shared/contract/erp.ts';
import { AGENT_DATABASES, type AgentDatabaseKind, databaseArgs, openRaw } from '#test/agent/agent-database.ts';
import { startTestAgent, type TestAgent } from '#test/agent/agent-in-process.ts';
import { runAgent } from '#test/agent/agent-process.ts';
import { openOffice } from '#test/master-data/data-service.ts';
import { allSent, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, endShift, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

const PATH = '/data-service/v1/erp/documents';
const STORE = ['--store', 'ZAGREB1'];

describe.each(AGENT_DATABASES)('the ERP, over %s,', (kind) => {
  test('reads every document once in one order that never changes, and again as often as it asks', async () => {
    const { agent, open } = await testStore(kind);
    const token = await tokenOf(agent, kind);
    const [one, other] = [await open('POS1'), await open('POS2')];
    await startShift(one.client);
    const numbers = [await sellLoaf(one.client), await sellLoaf(one.client)];
    await logOn(other.client, 'ivana');
    await allSent(one);
    await sent(other, async () => void (await startedBy(other)));
    numbers.push(await sellLoaf(other.client));
    await allSent(other);
    await endShift(one.client);
    await allSent(one);

    const all = await documents(agent, token, 0);
    expect(all.store).toBe('ZAGREB1');
    expect(all.documents.map(({ kind: called, till }) => `${till} ${called}`)).toEqual([
      'POS1 shift_start',
      'POS1 cash_document',
      'POS1 receipt',
      'POS1 receipt',
      'POS2 shift_start',
      'POS2 receipt',
      'POS1 shift_end',
    ]);
    const receipts = all.documents.filter((document) => document.kind === 'receipt');
    expect(receipts.map(({ body }) => body['number'])).toEqual(numbers);
    expect(receipts[0]?.postings.length).toBeGreaterThan(1);
    expect(await documents(agent, token, 0)).toEqual(all);

    const pages: DocumentsPage[] = [];
    for (let after = 0; ; after = pages.at(-1)?.cursor ?? 0) {
      pages.push(await documents(agent, token, after, 2));
      if (pages.at(-1)?.hasMore !== true) break;
    }
    expect(pages.flatMap((page) => page.documents)).toEqual(all.documents);
    expect(await documents(agent, token, all.cursor)).toEqual({ ...all, documents: [], cursor: all.cursor });
  });

  test('reads what was taken off a line and off the whole receipt, and by whom it was allowed', async () => {
    const { agent, open } = await testStore(kind);
    const token = await tokenOf(agent, kind);
    const { client, ...till } = await open('POS1');
    await startShift(client);
    const { lines } = await accepted(client.sale.scan({ ...id(), barcode: '101', quantity: '4' }));
    const authorisation = { operatorId: 'ivana', pin: '1234' };
    const ofLine = { ...id(), lineId: lines[0]?.id ?? '', authorisation };
    await accepted(client.sale.discountLine({ ...ofLine, discount: { kind: 'percent', percent: '10' } }));
    await accepted(
      client.sale.discountDocument({ ...id(), authorisation, discount: { kind: 'amount', amount: '0.66' } }),
    );
    await accepted(client.sale.complete({ ...id(), exactCash: true }));
    await allSent({ client, ...till });
    const { documents: all } = await documents(agent, token, 0);
    const receipt = all.find((document) => document.kind === 'receipt');
    // 4 x 1.85 = 7.40, less 10 % = 6.66, less 0.66.
    expect(receipt?.body).toMatchObject({
      totalMinor: 600,
      discount: { asked: { kind: 'amount' }, amountMinor: 66 },
      lines: [
        { quantity: '4', priceMinor: 185, valueMinor: 600, discount: { asked: { kind: 'percent', percent: '10' } } },
      ],
    });
  });

  test('reads no other store, nothing without its token, and nothing after it was revoked', async () => {
    const { agent, open } = await testStore(kind);
    const token = await tokenOf(agent, kind);
    const elsewhere = await tokenOf(agent, kind, '--store', 'SPLIT');
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    expect((await documents(agent, elsewhere, 0)).documents).toEqual([]);
    expect(await ask(agent, null)).toMatchObject({ status: 401, body: { code: 'TOKEN_MISSING' } });
    expect(await ask(agent, `${token}x`)).toMatchObject({ status: 401, body: { code: 'TOKEN_WRONG' } });
    const stolen = `${token.split('.')[0]}.${elsewhere.split('.')[1]}`;
    expect(await ask(agent, stolen)).toMatchObject({ status: 401, body: { code: 'TOKEN_WRONG' } });
    for (const query of ['after=-1', 'after=x', 'after=0&limit=0', 'after=0&limit=201', 'after=1e99', ''])
      expect([query, (await ask(agent, token, query)).status]).toEqual([query, 400]);
    const head = `${agent.url}/pos-agent/v1/journal/head?store=ZAGREB1&till=POS1`;
    expect((await fetch(head, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect(await ask(agent, token, 'after=0', 'POST')).not.toMatchObject({ status: 200 });
    const kept = JSON.stringify(await (await openRaw(kind, agent.dataDir)).run('SELECT * FROM erp_token'));
    expect(kept).not.toContain(token.split('.')[1]);
    expect(await command(agent, kind, 'erp-token', ...STORE, '--name', 'erp', '--revoke')).toMatchObject({ code: 0 });
    expect(await ask(agent, token)).toMatchObject({ status: 403, body: { code: 'TOKEN_REVOKED' } });
    for (let wrong = 0; wrong < REFUSALS_PER_MINUTE; wrong += 1) await ask(agent, 'a'.repeat(40));
    expect(await ask(agent, 'a'.repeat(40))).toMatchObject({ status: 429 });
    expect((await ask(agent, elsewhere)).status).toBe(200);
  });

  test('is told that documents wait until it takes the notice, signed, and again for later ones', async () => {
    const { agent, open } = await testStore(kind);
    // A second agent on the same database: a notice goes out from one of them.
    if (kind === 'postgres') await startTestAgent({ database: kind, dataDir: agent.dataDir });
    const receiver = await openReceiver([500, 302]);
    const made = await command(agent, kind, 'erp-webhook', ...STORE, '--url', receiver.url);
    const secret = made.stdout.split('\n')[0] ?? '';
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    await expect.poll(() => receiver.taken.length, { timeout: 30_000 }).toBe(1);
    expect(receiver.notices.slice(0, 3).map(({ answered }) => answered)).toEqual([500, 302, 204]);
    const token = await tokenOf(agent, kind);
    const { cursor } = await documents(agent, token, 0);
    expect(receiver.taken[0]).toMatchObject({ type: 'documents.waiting', data: { store: 'ZAGREB1', cursor } });
    for (const { body, headers } of receiver.notices) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    }
    await sellLoaf(till.client);
    await allSent(till);
    await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(2);
    expect(receiver.taken[1]?.data.cursor).toBeGreaterThan(cursor);
    expect(await command(agent, kind, 'erp-webhook', ...STORE, '--remove')).toMatchObject({ code: 0 });
    expect(await (await openRaw(kind, agent.dataDir)).run('SELECT * FROM erp_webhook')).toEqual([]);
  });

  test('is told of one store’s documents while another store’s receiver does not answer', async () => {
    const agent = await startTestAgent({ database: kind });
    const { database } = await openOffice(agent.dataDir, kind);
    const [silent, receiver] = [await openReceiver([null]), await openReceiver([])];
    const arrive = async (store: string, position: number) =>
      await database
        .insertInto('erp_document')
        .values({ store, position, till: 'POS1', epoch: 1, seq: position, received_at: new Date().toISOString() })
        .execute();
    const at = new Date().toISOString();
    await setWebhook(database, { store: 'SILENT', url: silent.url, at });
    await arrive('SILENT', 1);
    await expect.poll(() => silent.notices.length, { timeout: 20_000 }).toBe(1);
    await setWebhook(database, { store: 'HEARING', url: receiver.url, at });
    await arrive('HEARING', 1);
    await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(1);
    // The one that does not answer is still being waited for.
    expect(silent.isWaitedFor()).toBe(true);
  });

  test('is told although its next try was put off by a clock that was years ahead', async () => {
    const agent = await startTestAgent({ database: kind });
    const { database } = await openOffice(agent.dataDir, kind);
    const receiver = await openReceiver([]);
    const at = new Date().toISOString();
    await setWebhook(database, { store: 'HEARING', url: receiver.url, at });
    await database.updateTable('erp_webhook').set({ next_at: '2099-01-01T00:00:00.000Z' }).execute();
    await database
      .insertInto('erp_document')
      .values({ store: 'HEARING', position: 1, till: 'POS1', epoch: 1, seq: 1, received_at: at })
      .execute();
    await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(1);
  });

  test('is linked while it fetches, and behind once a document has waited too long', async () => {
    const { agent, open } = await testStore(kind);
    const { database } = await openOffice(agent.dataDir, kind);
    const link = (aheadMs = 0) =>
      erpLink(database, { store: 'ZAGREB1', now: new Date(Date.now() + aheadMs).toISOString() });
    const till = await open('POS1');
    await startShift(till.client);
    await allSent(till);
    expect(await link()).toEqual({ state: 'none', waiting: 0, waitingMinutes: 0 });
    const token = await tokenOf(agent, kind);
    expect(await link()).toMatchObject({ state: 'linked', waiting: 2 });
    expect(await link(16 * 60_000)).toMatchObject({ state: 'behind', waiting: 2, waitingMinutes: 16 });
    const { cursor } = await documents(agent, token, 0);
    // Asked for is not yet kept: only the next question confirms.
    expect(await link(16 * 60_000)).toMatchObject({ state: 'behind', waiting: 2 });
    await documents(agent, token, cursor);
    expect(await link(16 * 60_000)).toEqual({ state: 'linked', waiting: 0, waitingMinutes: 0 });
  });
});

test.each([
  [['erp-token', ...STORE], /--name/],
  [['erp-token', '--name', 'erp'], /--store/],
  [['erp-token', ...STORE, '--name', 'nobody', '--revoke'], /no token named nobody/],
  [['erp-webhook', ...STORE], /--url/],
  [['erp-webhook', ...STORE, '--url', 'ftp://erp.example'], /--url/],
  [['erp-webhook', ...STORE, '--remove'], /no webhook/],
])('%j is refused in words', async (args, words) => {
  const agent = await startTestAgent();
  expect(await command(agent, 'sqlite', ...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(words) });
});

async function startedBy({ client }: StoreTill): Promise<unknown> {
  return await client.shift.start({ commandId: crypto.randomUUID(), deposits: [] });
}

async function sent(till: StoreTill, does: () => Promise<void>): Promise<void> {
  await does();
  await allSent(till);
}

async function command(agent: TestAgent, kind: AgentDatabaseKind, ...args: readonly string[]) {
  return await runAgent([...args, '--data', agent.dataDir, ...(await databaseArgs(kind, agent.dataDir))]);
}

async function tokenOf(agent: TestAgent, kind: AgentDatabaseKind, ...store: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await command(agent, kind, 'erp-token', '--name', 'erp', ...STORE, ...store);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.split('\n')[0] ?? '';
}

async function ask(agent: TestAgent, token: string | null, query = 'after=0', method = 'GET') {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${agent.url}${PATH}?${query}`, { method, headers });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function documents(agent: TestAgent, token: string, after: number, limit = 200): Promise<DocumentsPage> {
  const { status, body } = await ask(agent, token, `after=${after}&limit=${limit}`);
  expect(status).toBe(200);
  return documentsPageSchema.parse(body);
}

type Notice = {
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly answered: number;
};

/** An ERP’s own address: answers with these first (null: not at all), then takes what it is told. */
async function openReceiver(first: readonly (number | null)[]) {
  const notices: Notice[] = [];
  let waiting = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const due = first[notices.length];
      const answered = due === undefined ? 204 : (due ?? 0);
      notices.push({ body, headers: request.headers, answered });
      if (answered === 0) {
        waiting += 1;
        response.on('close', () => {
          waiting -= 1;
        });
        return;
      }
      response.writeHead(answered, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void server.close());
  const taken = () =>
    notices
      .filter(({ answered }) => answered === 204)
      .map(({ body }) => JSON.parse(body) as { readonly type: string; readonly data: { readonly cursor: number } });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    notices: notices as readonly Notice[],
    isWaitedFor: () => waiting > 0,
    get taken() {
      return taken();
    },
  };
}
