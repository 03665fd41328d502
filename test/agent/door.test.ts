import { describe, expect, test } from 'vitest';
import { openAdmission } from '#agent/door/admission.ts';
import { contentDigest, signRequest } from '#main/sync/signed-fetch.ts';
import { REFUSALS_PER_MINUTE, TILL_REQUESTS_PER_MINUTE } from '#shared/contract/agent-door.ts';
import { AGENT_DATABASES, openRaw } from '#test/agent/agent-database.ts';
import { enrol, get, head, post, push, send, startTestAgent, totals } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { testTill } from '#test/agent/test-till.ts';

const PUSH = '/pos-agent/v1/journal/push';
const HEAD = '/pos-agent/v1/journal/head';
const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(AGENT_DATABASES)('the door of an agent on %s', (database) => {
  async function enrolledTill(count = 1) {
    const agent = await startTestAgent({ database });
    const till = testTill();
    await enrol(agent, till);
    till.write(count);
    const range = { store: till.store, till: till.till, epoch: 1, events: till.journal() };
    const request = {
      url: agent.url + PUSH,
      method: 'POST',
      headers: JSON_TYPE,
      body: Buffer.from(JSON.stringify(range)),
    };
    return { agent, till, range, request };
  }

  test('lets nobody in who does not sign, and tells a stranger nothing of any till', async () => {
    const { agent, till, range } = await enrolledTill();
    const { store, till: code } = till;
    const asked = [
      await post(agent.url, PUSH, range, null),
      await get(agent.url, HEAD, { store, till: code }),
      await get(agent.url, '/pos-agent/v1/totals', { store, till: code }),
    ];
    for (const { status, body } of asked) expect([status, body['code']]).toEqual([401, 'SIGNATURE_MISSING']);
    expect((await head(agent, testTill())).body).toMatchObject({ status: 401, code: 'TILL_UNKNOWN' });
    expect((await totals(agent, till)).body).toMatchObject({ value: { seq: 0 } });
  });

  test('knows a forged request by its signature, whatever of it was changed after it was signed', async () => {
    const { agent, till, request } = await enrolledTill();
    const signed = await signRequest(request, { signer: till, at: new Date() });
    const other = testTill({ till: 'T1' });
    const lie = Buffer.from(JSON.stringify({ store: 'Split', till: 'T1', epoch: 1, events: [] }));
    const forged = [
      { ...signed, body: lie },
      { ...signed, body: lie, headers: { ...signed.headers, 'content-digest': contentDigest(lie) } },
      { ...signed, url: `${agent.url}/pos-agent/v1/shifts/lease` },
      { ...signed, url: `${request.url}?more=1` },
      { ...signed, headers: { ...signed.headers, signature: `sig=:${'A'.repeat(86)}==:` } },
      await signRequest(request, { signer: { ...till, sign: other.sign }, at: new Date() }),
    ];
    for (const message of forged) {
      expect(await send(message, null, {})).toMatchObject({ status: 401, body: { code: 'SIGNATURE_WRONG' } });
    }
    const misshapen = [
      '',
      'sig',
      '"',
      'sig=()',
      `${signed.headers['signature-input']}, ${signed.headers['signature-input']?.replace('sig', 'sig2')}`,
    ];
    for (const input of misshapen) {
      const headers = { ...signed.headers, 'signature-input': input };
      expect((await send({ ...signed, headers }, null, {})).status).toBe(401);
    }
    expect((await head(agent, till)).body).toMatchObject({ value: { seq: 0 } });
  });

  test('does not believe a signature that leaves out the body, the query or the nonce', async () => {
    const { till, request } = await enrolledTill();
    const signed = await signRequest(request, { signer: till, at: new Date() });
    const input = signed.headers['signature-input'] ?? '';
    for (const part of [' "content-digest"', ' "@query"', /;nonce="[^"]*"/, /;created=\d+/]) {
      const headers = { ...signed.headers, 'signature-input': input.replace(part, '') };
      expect((await send({ ...signed, headers }, null, {})).status).toBe(401);
    }
  });

  test('lets a request in once, through whichever of two agents it comes', async () => {
    const { agent, till, request } = await enrolledTill();
    const other = await startTestAgent({ database, dataDir: agent.dataDir });
    const as = { at: new Date(), nonce: crypto.randomUUID() };
    expect(await send(request, till, as)).toMatchObject({ status: 200, body: { accepted: true } });
    expect(await send(request, till, as)).toMatchObject({ status: 401, body: { code: 'REPLAYED' } });
    const elsewhere = { ...request, url: other.url + PUSH };
    expect(await send(elsewhere, till, as)).toMatchObject({ status: 401, body: { code: 'REPLAYED' } });
    expect((await totals(agent, till)).body).toMatchObject({ value: { seq: 1 } });
  });

  test('tells its time to a till whose clock is years off, and takes the journal signed with that', async () => {
    const { till, request } = await enrolledTill();
    for (const at of [new Date('2019-01-01T00:00:00Z'), new Date('2041-06-01T00:00:00Z')]) {
      const { status, body } = await send(request, till, { at });
      expect([status, body['code']]).toEqual([401, 'CLOCK_DIFFERS']);
      const { serverAt } = body['data'] as { serverAt: string };
      expect(await send(request, till, { at: new Date(serverAt) })).toMatchObject({ body: { accepted: true } });
    }
  });

  test('takes from a till what is about itself, and nothing about another till or store', async () => {
    const { agent, till, range } = await enrolledTill();
    const second = testTill({ till: 'T2' });
    await enrol(agent, second);
    for (const about of [{ till: 'T2' }, { store: 'Zadar' }]) {
      const answer = await post(agent.url, PUSH, { ...range, ...about }, till);
      expect(answer).toMatchObject({ status: 403, body: { code: 'OTHER_TILL' } });
    }
    const query = 'store=Split&till=T1&till=T2';
    const twice = { url: `${agent.url}${HEAD}?${query}`, method: 'GET', headers: {}, body: null };
    expect(await send(twice, till, {})).toMatchObject({ status: 403, body: { code: 'OTHER_TILL' } });
  });

  test('lets a till in so many times a minute, then tells it when to come back', async () => {
    const { agent, till } = await enrolledTill();
    const raw = await openRaw(database, agent.dataDir);
    for (let from = 0; from < TILL_REQUESTS_PER_MINUTE; from += 100) {
      const rows = Array.from(
        { length: 100 },
        (_, index) => `('Split', 'T1', 'nonce-${from + index}', '${new Date().toISOString()}')`,
      );
      await raw.run(`INSERT INTO request_nonce VALUES ${rows.join(', ')}`);
    }
    const { status, body } = await head(agent, till);
    expect([status, body['code'], body['data']]).toEqual([429, 'TOO_MANY_REQUESTS', { retryAfterMs: 60_000 }]);
  });

  test('counts no requests of a time in which the clock was years ahead', async () => {
    const { agent, till } = await enrolledTill();
    const raw = await openRaw(database, agent.dataDir);
    const ahead = new Date(Date.now() + 365 * 86_400_000).toISOString();
    const rows = Array.from(
      { length: TILL_REQUESTS_PER_MINUTE },
      (_, at) => `('Split', 'T1', 'nonce-${at}', '${ahead}')`,
    );
    await raw.run(`INSERT INTO request_nonce VALUES ${rows.join(', ')}`);
    expect((await head(agent, till)).status).toBe(200);
  });

  test('looks no closer at an address that was refused too often, but lets a right signature in all the same', async () => {
    const { agent, till, range } = await enrolledTill();
    for (let attempt = 0; attempt < REFUSALS_PER_MINUTE; attempt += 1) await post(agent.url, PUSH, range, null);
    expect(await post(agent.url, PUSH, range, null)).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY_REQUESTS' },
    });
    expect(await enrol(agent, testTill({ till: 'T9' }))).toMatchObject({ status: 429 });
    expect(await push(agent, till, till.journal())).toMatchObject({ status: 200, body: { accepted: true } });
  });
});

test('a till cannot be enrolled with a key that somebody else holds', async () => {
  const agent = await startTestAgent({ dataDir: freshFolder() });
  const till = testTill();
  const thief = testTill();
  expect(await enrol(agent, { ...till, sign: thief.sign })).toMatchObject({
    status: 401,
    body: { code: 'SIGNATURE_WRONG' },
  });
});

test('a place is free again in the next turn, so that whoever is over in one turn is told when to come back', () => {
  const turns: (() => void)[] = [];
  const admission = openAdmission({ nowMs: () => 0, random: () => 0, nextTurn: (turn) => void turns.push(turn) }, 3);
  // As on SQLite: each is answered before the next one is read.
  const oneAfterAnother = () => {
    const wait = admission.enter();
    if (wait === null) admission.leave();
    return wait;
  };
  expect(Array.from({ length: 5 }, oneAfterAnother)).toEqual([null, null, null, 1_000, 1_000]);
  expect(turns).toHaveLength(1);
  turns.pop()?.();
  expect(Array.from({ length: 4 }, oneAfterAnother)).toEqual([null, null, null, 1_000]);
});

test('of ten thousand tills that come at once so many are let in, and the others are spread over the time it takes', () => {
  let nowMs = 0;
  let chance = 0;
  const random = (): number => {
    chance = (chance + 0.618) % 1;
    return chance;
  };
  const turns: (() => void)[] = [];
  const admission = openAdmission({ nowMs: () => nowMs, random, nextTurn: (turn) => void turns.push(turn) }, 64);
  for (let served = 0; served < 2_000; served += 1) {
    expect(admission.enter()).toBeNull();
    admission.leave();
    turns.pop()?.();
  }
  nowMs = 1_000;
  const waits = Array.from({ length: 10_000 }, () => admission.enter());
  expect(waits.filter((wait) => wait === null)).toHaveLength(64);
  const told = waits.filter((wait) => wait !== null);
  expect(Math.min(...told)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...told)).toBeGreaterThan(15_000);
  expect(Math.max(...told)).toBeLessThanOrEqual(60_000);
  const busiestSecond = Math.max(
    ...Array.from({ length: 60 }, (_, second) => told.filter((wait) => Math.floor(wait / 1000) === second).length),
  );
  expect(busiestSecond).toBeLessThan(3_000);
});
