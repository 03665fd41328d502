import { describe, expect, test } from 'vitest';
import { callsOf } from '#agent/http/calls.ts';
import { AGENT_CONTRACT_VERSION, agentContract } from '#shared/contract/agent-contract.ts';
import { PUSH_EVENTS_MAX, REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';
import { AGENT_DATABASES } from '#test/agent/agent-database.ts';
import { enrol, get, head, post, push, send, startTestAgent, totals } from '#test/agent/agent-in-process.ts';
import { expectedTotals } from '#test/agent/expected-totals.ts';
import { testTill } from '#test/agent/test-till.ts';

describe.each(AGENT_DATABASES)('an agent on %s', (database) => {
  const PUSH = '/pos-agent/v1/journal/push';

  async function enrolledTill(count: number) {
    const agent = await startTestAgent({ database });
    const till = testTill();
    await enrol(agent, till);
    till.write(count);
    return { agent, till };
  }

  type Case = readonly [what: string, words: RegExp, spoil: (message: Message) => unknown];
  type Message = {
    readonly store: string;
    readonly till: string;
    readonly epoch: number;
    readonly events: readonly object[];
  };
  const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown;
  const withEvent =
    (change: object) =>
    (message: Message): unknown => ({ ...message, events: [{ ...message.events[0], ...change }] });

  const CASES: readonly Case[] = [
    ['an unknown field', /colour: is not a field/, (message) => ({ ...message, colour: 'red' })],
    ['an unknown field in an event', /events\[0\]\.colour: is not a field/, withEvent({ colour: 'red' })],
    ['a missing field', /epoch: /, ({ store, till, events }) => ({ store, till, events })],
    ['no events', /events: /, (message) => ({ ...message, events: [] })],
    [
      'too many events',
      /events: /,
      (message) => ({ ...message, events: Array(PUSH_EVENTS_MAX + 1).fill(message.events[0]) }),
    ],
    ['an empty store', /store: /, (message) => ({ ...message, store: '' })],
    ['a store with a null character', /store: has control/, (message) => ({ ...message, store: 'a\u0000b' })],
    [
      'half a character in a store',
      /store: has control characters or half/,
      (message) => ({ ...message, store: 'a\ud800' }),
    ],
    [
      'half a character in an actor',
      /events\[0\]\.actor: has control characters or half/,
      withEvent({ actor: '\udc00' }),
    ],
    ['half a character in a body', /events\[0\]\.body\.note: has half/, withEvent({ body: { note: '\ud83d' } })],
    ['half a character in a name', /events\[0\]\.body: has a name with half/, withEvent({ body: { '\ud83d': 1 } })],
    ['a body without end', /events\[0\]\.body.*nested deeper/, withEvent({ body: { deep } })],
    ['seq zero', /events\[0\]\.seq: /, withEvent({ seq: 0 })],
    [
      'a fraction of a cent',
      /amountMinor: /,
      withEvent({ postings: [{ account: 'a', currency: 'EUR', amountMinor: 0.5, movement: 'sale' }] }),
    ],
    [
      'an amount as text',
      /amountMinor: /,
      withEvent({ postings: [{ account: 'a', currency: 'EUR', amountMinor: '1', movement: 'sale' }] }),
    ],
    [
      'an unknown movement',
      /movement: /,
      withEvent({ postings: [{ account: 'a', currency: 'EUR', amountMinor: 1, movement: 'gift' }] }),
    ],
    ['a hash in capitals', /events\[0\]\.hash: /, withEvent({ hash: 'F'.repeat(64) })],
    ['a list instead of a message', /the message: /, () => []],
  ];

  test.each(CASES)('%s is refused with words that name the field', async (_what, words, spoil) => {
    const { agent, till } = await enrolledTill(1);
    const { status, body } = await post(
      agent.url,
      PUSH,
      spoil({ store: till.store, till: till.till, epoch: 1, events: till.journal() }),
      till,
    );
    expect(status).toBe(400);
    expect(body['message']).toMatch(words);
    expect((await head(agent, till)).body).toMatchObject({ value: { seq: 0 } });
  });

  test('a number beyond a double is refused', async () => {
    const { agent, till } = await enrolledTill(1);
    const text = JSON.stringify({ store: 'Split', till: 'T1', epoch: 1, events: till.journal() }).replace(
      '2.5',
      '1e999',
    );
    const { status, body } = await post(agent.url, PUSH, text, till);
    expect(status).toBe(400);
    expect(body['message']).toMatch(/body\.nested\.list\[1\]: is a number too large/);
  });

  test.each([
    ['no JSON', '{"store":', 400],
    ['a prototype', '{"__proto__":{"accepted":true}}', 400],
    ['nothing', '', 400],
    ['an oversized message', `{"store":"${'x'.repeat(REQUEST_BYTES_MAX)}"}`, 413],
  ])('%s is refused in the shape of every refusal', async (_what, text, status) => {
    const { agent, till } = await enrolledTill(0);
    const answer = await post(agent.url, PUSH, text, till);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code: expect.any(String), message: expect.any(String) });
  });

  test('anything but JSON is refused, as a form from a web page would be', async () => {
    const { agent, till } = await enrolledTill(0);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const form = {
        url: agent.url + PUSH,
        method: 'POST',
        headers: { 'content-type': type },
        body: Buffer.from('{}'),
      };
      expect([type, (await send(form, till, {})).status]).toEqual([type, 415]);
    }
  });

  test('a page that has pointed its own name at this machine is refused', async () => {
    const agent = await startTestAgent({ database });
    const { request } = await import('node:http');
    const status = await new Promise((settle, refuse) => {
      request(`${agent.url}/pos-agent/health`, { headers: { host: 'shop.example:7310' } }, (answer) =>
        settle(answer.statusCode),
      )
        .on('error', refuse)
        .end();
    });
    expect(status).toBe(403);
  });

  test('an unknown call and an unknown question are refused', async () => {
    const { agent, till } = await enrolledTill(0);
    const { store, till: code } = till;
    expect((await get(agent.url, '/pos-agent/v1/nothing', { store, till: code }, till)).status).toBe(404);
    const { status, body } = await get(agent.url, '/pos-agent/v1/totals', { store, till: code, colour: 'red' }, till);
    expect(status).toBe(400);
    expect(body['message']).toMatch(/colour: is not a field/);
    expect((await get(agent.url, '/pos-agent/v1/totals', { store, till: code, epoch: '-1' }, till)).status).toBe(400);
  });

  const SQL = `'; DROP TABLE journal_event; --"`;

  test('SQL in every text is text', async () => {
    const agent = await startTestAgent({ database });
    const till = testTill({ store: SQL, till: `${SQL}2` });
    expect((await enrol(agent, till)).body).toMatchObject({ accepted: true });
    till.write(2, (event) => ({
      ...event,
      kind: SQL,
      actor: SQL,
      authorisedBy: SQL,
      shiftId: SQL,
      sessionId: SQL,
      body: { [SQL]: SQL },
      postings: [
        { account: SQL, currency: 'EUR', amountMinor: 5, movement: 'sale' },
        { account: 'safe', currency: 'EUR', amountMinor: -5, movement: 'sale' },
      ],
    }));
    expect((await push(agent, till, till.journal())).body).toMatchObject({ accepted: true, value: { seq: 2 } });
    expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
  });

  test('a store called ".." is a store like any other', async () => {
    const agent = await startTestAgent({ database });
    const till = testTill({ store: '..', till: 'a/b?c=d&e' });
    await enrol(agent, till);
    till.write(1);
    await push(agent, till, till.journal());
    expect((await head(agent, till)).body).toMatchObject({ value: { store: '..', till: 'a/b?c=d&e', seq: 1 } });
  });

  test('both services say that they run, and which contract they speak', async () => {
    const agent = await startTestAgent({ database });
    for (const service of ['pos-agent', 'data-service']) {
      for (const path of ['health', 'ready']) {
        const { status, body } = await get(agent.url, `/${service}/${path}`);
        expect(status).toBe(200);
        expect(body).toMatchObject({ service, status: 'running', protocol: AGENT_CONTRACT_VERSION });
      }
    }
  });

  test('the OpenAPI document lists every call with its schema', async () => {
    const agent = await startTestAgent({ database });
    const { body } = await get(agent.url, '/openapi.json');
    const paths = body['paths'] as Record<string, object>;
    const calls = callsOf(agentContract);
    expect(calls.length).toBeGreaterThan(10);
    for (const { method, path } of calls) expect([path, Object.keys(paths[path] ?? {})]).toEqual([path, [method]]);
    expect(JSON.stringify(paths['/pos-agent/v1/journal/push'])).toContain('countersignature');
  });
});
