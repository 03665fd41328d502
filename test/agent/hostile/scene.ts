import { expect } from 'vitest';
import { makeToken } from '#agent/erp/erp-token.ts';
import { makeAccount } from '#agent/managers/manager-row.ts';
import { openKeys } from '#main/ledger/keys.ts';
import { signRequest } from '#main/sync/signed-fetch.ts';
import { CSRF_HEADER, MANAGERS_RPC } from '#shared/contract/managers-contract.ts';
import type { UnsealedEvent } from '#shared/journal/chain.ts';
import type { AgentDatabaseKind } from '#test/agent/agent-database.ts';
import { type Asker, enrol, post, push, type TestAgent } from '#test/agent/agent-in-process.ts';
import { hostileQuery } from '#test/agent/hostile/hostile-texts.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';
import { loggedOn, PASSWORD, type PageClient, STORE, withManagers } from '#test/managers/page-client.ts';
import { openOffice } from '#test/master-data/data-service.ts';
import { allSent, type StoreTill, testStore } from '#test/shifts/store.ts';
import { accepted, id, logOn, sellLoaf, startShift } from '#test/till/test-till.ts';

/** In every row that nobody of these calls is about: another store, another till of the store, another account. */
export const BYSTANDER = 'BYSTANDER';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly wait: string | null;
};
export type Fields = Readonly<Record<string, unknown>>;

export type Scene = {
  readonly agent: TestAgent;
  readonly page: PageClient;
  /** Somebody who signs as the till that the messages are about. */
  readonly signer: Exclude<Asker, null>;
  readonly scribe: TestTill;
  readonly stranger: TestTill;
  readonly erpToken: string;
  readonly known: Readonly<Record<'shiftId' | 'sessionId' | 'eventId' | 'revision', string>>;
  readonly pass: (ms: number) => void;
  readonly now: () => Date;
};

/** A store at work, with somebody in it and beside it whom none of what follows is about. Its tills have gone home. */
export async function hostileScene(kind: AgentDatabaseKind): Promise<Scene> {
  const { agent, open, pass } = await testStore(kind);
  let aheadMs = 0;
  const database = await withManagers(agent.dataDir, kind, { ivana: 'owner', target: 'auditor' });
  const account = { name: BYSTANDER, login: 'bystander', role: 'owner', password: PASSWORD, isOneTime: false } as const;
  await makeAccount(database, { ...account, store: STORE, at: new Date().toISOString() });
  await makeAccount(database, { ...account, store: BYSTANDER, at: new Date().toISOString() });

  const till = await open('POS1');
  await startShift(till.client);
  await sellLoaf(till.client);
  await sellLoaf(till.client);
  const bystander = await open(BYSTANDER);
  await logOn(bystander.client, 'ivana');
  await accepted(bystander.client.shift.start({ ...id(), deposits: [{ currency: 'EUR', amount: '50.00' }] }));
  await sellLoaf(bystander.client);
  for (const one of [till, bystander]) await goHome(one);

  const scribe = testTill({ store: STORE, till: 'T1' });
  const elsewhere = testTill({ store: BYSTANDER });
  for (const one of [scribe, testTill({ store: STORE, till: 'T7' }), elsewhere]) await enrol(agent, one);
  await push(agent, scribe, scribe.write(2));
  await push(agent, scribe, scribe.write(1, handedToPos1));
  await push(agent, elsewhere, elsewhere.write(3));
  await fillOffice(agent, kind);

  const page = await loggedOn(agent.url);
  const { publicKey, signText: sign } = openKeys(till.dataDir, null);
  const signer = { store: STORE, till: 'POS1', publicKey, sign };
  const parked = { store: STORE, till: 'POS1', parked: [parkedAtPos1()] };
  expect((await post(agent.url, '/pos-agent/v1/tills/parked', parked, signer)).status).toBe(200);
  return {
    agent,
    page,
    scribe,
    signer,
    stranger: testTill({ store: STORE, till: 'T9' }),
    erpToken: await makeToken(database, { store: STORE, name: 'erp', at: new Date().toISOString() }),
    known: await whatIsKnown(page),
    pass: (ms) => {
      aheadMs += ms;
      pass(ms);
    },
    now: () => new Date(Date.now() + aheadMs),
  };
}

/** A document put aside at POS1, as its till tells of it. */
export function parkedAtPos1(): Fields {
  return {
    documentId: 'D1',
    handledBy: 'Ana',
    parkedAt: '2026-11-20T14:08:31.250+01:00',
    reason: 'by_cashier',
    currency: 'EUR',
    totalMinor: 185,
    lines: 1,
    parkedBy: 'ana',
    items: [{ name: 'Kruh', quantity: '1', unit: 'kom', valueMinor: 185 }],
  };
}

/** A document that the scribe let go to POS1 and that never arrives there, so that it may be asked for any number of times. */
function handedToPos1(event: UnsealedEvent): UnsealedEvent {
  const { currency, documentId: _, parkedAt, totalMinor } = parkedAtPos1();
  const parkedBy = { operatorId: 'ana', operatorName: 'Ana' };
  const moved = {
    moveId: 'M1',
    documentId: 'D2',
    parkedBy,
    parkedAt,
    currency,
    totalMinor,
    lineCount: 1,
    document: {},
  };
  const body = { ...moved, toTill: 'POS1', askedBy: parkedBy };
  return { ...event, kind: 'sale.parked_handed', actor: null, shiftId: null, sessionId: null, postings: [], body };
}

async function goHome(till: StoreTill): Promise<void> {
  await allSent(till);
  await till.till.close();
}

async function fillOffice({ dataDir }: TestAgent, kind: AgentDatabaseKind): Promise<void> {
  const office = await openOffice(dataDir, kind);
  const group = { id: 'cashiers', name: 'Cashiers', permissions: [] };
  const operator = { id: BYSTANDER, name: BYSTANDER, groupIds: ['cashiers'] };
  for (const store of [STORE, BYSTANDER]) {
    await office.keep('operator_group', [group, { ...group, id: BYSTANDER, name: BYSTANDER }], { store });
    await office.keep('operator', [operator], { store });
  }
}

async function whatIsKnown({ client }: PageClient): Promise<Scene['known']> {
  const listed = await client.shifts.list({ text: 'Ana', from: null, to: null, isOpenOnly: false, skip: 0 });
  const shiftId = listed.accepted
    ? (listed.value.shifts.find(({ operatorName }) => operatorName === 'Ana')?.shiftId ?? '')
    : '';
  const shown = await client.shifts.show({ shiftId });
  const of = { shiftId, sessionId: null, from: null, to: null, text: '', skip: 0 };
  const documents = await client.documents.list(of);
  const sheet = await client.acts.endSheet({ shiftId });
  await client.acts.leaveEnd({ shiftId });
  return {
    shiftId,
    sessionId: shown.accepted ? (shown.value.sessions[0]?.sessionId ?? '') : '',
    revision: sheet.accepted ? sheet.value.revision : '',
    eventId: documents.accepted ? (documents.value.documents[0]?.eventId ?? '') : '',
  };
}

/** As a till would ask, whatever stands in the message. */
export async function askAsTill(
  scene: Scene,
  method: string,
  path: string,
  fields: Fields,
  asker: Asker,
): Promise<Answer> {
  const isGet = method === 'GET';
  const request = {
    url: scene.agent.url + path + (isGet ? `?${hostileQuery(fields)}` : ''),
    method,
    headers: isGet ? {} : { 'content-type': 'application/json' },
    body: isGet ? null : Buffer.from(JSON.stringify(fields)),
  };
  const signed = asker === null ? request : await signRequest(request, { signer: asker, at: scene.now() });
  return await answerTo(signed.url, { ...signed, body: signed.body === null ? null : new Uint8Array(signed.body) });
}

export async function askAsErp({ agent, erpToken }: Scene, path: string, fields: Fields): Promise<Answer> {
  const headers = { authorization: `Bearer ${erpToken}` };
  return await answerTo(`${agent.url}${path}?${hostileQuery(fields)}`, { headers });
}

/** As the page would ask, whatever was typed in it. */
export async function askAsPage({ agent, page }: Scene, call: string, fields: Fields): Promise<Answer> {
  const headers = { ...page.headers, 'content-type': 'application/json' };
  const body = JSON.stringify({ json: fields });
  return await answerTo(`${agent.url}${MANAGERS_RPC}/${call.replace('.', '/')}`, { method: 'POST', headers, body });
}

export async function askForFile({ agent, page }: Scene, path: string): Promise<Answer> {
  const { [CSRF_HEADER]: _token, ...headers } = page.headers;
  return await answerTo(`${agent.url}${path}`, { headers });
}

/** A stream has answered once it has begun. */
async function answerTo(url: string, init: RequestInit): Promise<Answer> {
  const leave = new AbortController();
  const response = await fetch(url, { ...init, signal: leave.signal, redirect: 'manual' });
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  const text = isStream ? '{"accepted":true}' : await response.text();
  if (isStream) leave.abort();
  return { status: response.status, type, text, wait: response.headers.get('retry-after') };
}
