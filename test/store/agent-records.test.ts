import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { makeAgentKey } from '#agent/key/agent-key.ts';
import { sha256 } from '#agent/key/signing.ts';
import { migrate, TILL_MIGRATIONS } from '#main/ledger/migrate.ts';
import { openDatabase } from '#main/ledger/open-database.ts';
import { realTimers } from '#main/printing/timers.ts';
import { agentMarks, keepAgentRecords, lostRecords } from '#main/store/agent-records.ts';
import { agentRecordsTeller } from '#main/store/exchange-agent-records.ts';
import { agentClient } from '#main/sync/agent-client.ts';
import { must } from '#shared/assert.ts';
import type { AgentRecord } from '#shared/contract/agent-own-journal.ts';
import { GENESIS_HASH } from '#shared/journal/chain.ts';
import { event } from '#shared/journal/decision.ts';
import { sealEvent } from '#shared/journal/seal.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { headOf } from '#shared/sync/agent-record.ts';
import { temporaryFolder } from '#test/till/test-till.ts';

const STORE = 'ZAGREB1';
const SCENE = { actor: 'Ivana', shiftId: null, sessionId: null };

function agent() {
  const key = makeAgentKey(join(temporaryFolder(), 'agent-key.pem'));
  const write = (count: number, after: AgentRecord | null = null, reason = 'x'): AgentRecord[] => {
    const records: AgentRecord[] = [];
    let head = after === null ? { seq: 0, hash: GENESIS_HASH } : after.event;
    for (let one = 0; one < count; one += 1) {
      const body = { sessionId: 'S1', till: 'POS1', reason };
      const place = {
        till: AGENT_PLACE,
        epoch: 1,
        head,
        eventId: crypto.randomUUID(),
        wallAt: new Date().toISOString(),
        monotonicMs: 0,
      };
      const sealed = sealEvent(event('session.closed_elsewhere', SCENE, body), place, { sha256, sign: key.sign });
      const { countersignature } = key.countersign(headOf(STORE, sealed));
      records.push({ event: sealed, countersignature });
      head = sealed;
    }
    return records;
  };
  return { write, of: { store: STORE, agentPublicKey: key.publicKey } };
}

async function till(): Promise<Database> {
  const connection = await openDatabase(join(temporaryFolder(), 'till.db'));
  onTestFinished(() => void connection.close());
  migrate(connection, TILL_MIGRATIONS);
  return connection;
}

const seqs = (records: readonly { readonly seq: number }[]) => records.map(({ seq }) => seq);
const counted = (connection: Database) => connection.prepare('SELECT count(*) FROM agent_record').pluck().get();

test('a till keeps the Agent’s own records as they came, and none of a page in which one does not fit', async () => {
  const connection = await till();
  const { write, of } = agent();
  const records = write(4);
  const [first, second, third] = [0, 1, 2].map((at) => must(records[at], 'it was written'));
  const told = (page: readonly (AgentRecord | undefined)[], from = of) =>
    keepAgentRecords(
      connection,
      from,
      page.map((one) => must(one, 'given')),
    );
  expect(told([first, third])).toBe('predecessor_missing');
  expect(told([first, { ...must(second, 'two'), countersignature: must(third, 'three').countersignature }])).toBe(
    'countersignature_invalid',
  );
  expect(told(records, { ...of, store: 'SPLIT' })).toBe('countersignature_invalid');
  expect(told(records, agent().of)).toBe('signature_invalid');
  expect(counted(connection)).toBe(0);
  expect(told(records.slice(0, 2))).toBeNull();
  expect(told(records)).toBeNull();
  expect(lostRecords(connection, { marks: [], lacking: [must(records[3], 'last').event.hash] })).toEqual(records);
});

test('a till says with a few marks what it keeps, and gives back what follows those that are held', async () => {
  const connection = await till();
  const { write, of } = agent();
  const records = write(40);
  const branch = write(2, must(records[9], 'the tenth'), 'y');
  expect(keepAgentRecords(connection, of, [...records, ...branch])).toBeNull();
  const marks = agentMarks(connection, of);
  expect(seqs(marks)).toEqual([12, 11, 10, 8, 4, 40, 39, 38, 36, 32, 24]);
  const lacking = marks.filter(({ seq }) => seq > 24 || seq === 11 || seq === 12).map(({ hash }) => hash);
  const lost = lostRecords(connection, { marks, lacking }).map((one) => one.event);
  expect(seqs(lost)).toEqual([...Array.from({ length: 16 }, (_, index) => 25 + index), 11, 12]);
  expect(agentMarks(connection, { ...of, agentPublicKey: agent().of.agentPublicKey })).toEqual([]);
});

test('a till keeps the newest ten thousand of them', async () => {
  const connection = await till();
  const { write, of } = agent();
  const records = write(10_050);
  expect(keepAgentRecords(connection, of, records)).toBeNull();
  expect(counted(connection)).toBe(10_000);
  expect(keepAgentRecords(connection, of, write(1, must(records.at(-1), 'last')))).toBeNull();
  expect(seqs(agentMarks(connection, of)).at(0)).toBe(10_051);
});

test('an Agent that does not know of them is left alone', async () => {
  const connection = await till();
  const { write, of } = agent();
  keepAgentRecords(connection, of, write(2));
  const asked: string[] = [];
  const old = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"NOT_FOUND","status":404}');
  });
  await new Promise<void>((settle) => void old.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void old.close());
  const { port } = old.address() as { readonly port: number };
  const teller = agentRecordsTeller({
    client: agentClient({ url: `http://127.0.0.1:${port}`, signer: null }),
    identity: { store: STORE, till: 'POS1' },
    connection,
    agentPublicKey: () => of.agentPublicKey,
    timers: realTimers,
    stop: new AbortController().signal,
    log: () => {},
  });
  await teller.meet();
  expect(asked).toEqual(['/pos-agent/v1/agent-journal']);
  expect(counted(connection)).toBe(2);
});
