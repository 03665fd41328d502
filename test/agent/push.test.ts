import { createPublicKey, verify } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCountersigned } from '#main/sync/witness.ts';
import { GENESIS_HASH } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { headText } from '#shared/sync/countersigned-head.ts';
import { AGENT_DATABASES, openRaw } from '#test/agent/agent-database.ts';
import { enrol, head, post, push, startTestAgent, type TestAgent, totals } from '#test/agent/agent-in-process.ts';
import { freshFolder } from '#test/agent/agent-process.ts';
import { expectedTotals } from '#test/agent/expected-totals.ts';
import { type TestTill, testTill } from '#test/agent/test-till.ts';

describe.each(AGENT_DATABASES)('an agent on %s', (database) => {
  async function enrolledTill(count: number, at: Parameters<typeof testTill>[0] = {}) {
    const agent = await startTestAgent({ database });
    const till = testTill(at);
    const enrolled = await enrol(agent, till);
    const agentKey = String((enrolled.body['value'] as { agentPublicKey: string }).agentPublicKey);
    till.write(count);
    return { agent, till, agentKey };
  }

  async function heldSeq(agent: TestAgent, till: TestTill): Promise<unknown> {
    return ((await head(agent, till)).body['value'] as { seq: number }).seq;
  }

  describe('a range', () => {
    test('is stored, acknowledged with its end and countersigned', async () => {
      const { agent, till, agentKey } = await enrolledTill(7);
      const { status, body } = await push(agent, till, till.journal());
      expect(status).toBe(200);
      const value = body['value'] as Parameters<typeof isCountersigned>[0];
      expect(value).toMatchObject({ store: 'Split', till: 'T1', epoch: 1, seq: 7, hash: till.journal()[6]?.hash });
      const key = createPublicKey({ key: Buffer.from(agentKey, 'base64'), format: 'der', type: 'spki' });
      expect(verify(null, Buffer.from(headText(value)), key, Buffer.from(value.countersignature, 'base64'))).toBe(true);
      expect(isCountersigned({ ...value, seq: 8 }, agentKey)).toBe(false);
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
    });

    test('is answered the same however often it is pushed, also after later ones, and counted once', async () => {
      const { agent, till } = await enrolledTill(10);
      const first = await push(agent, till, till.journal().slice(0, 5));
      expect(await push(agent, till, till.journal().slice(0, 5))).toEqual(first);
      await push(agent, till, till.journal().slice(5));
      expect(await push(agent, till, till.journal().slice(0, 5))).toEqual(first);
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
    });

    test('of records acknowledged before a restore keeps their time only for this agent’s own countersignature', async () => {
      const { agent, till } = await enrolledTill(4);
      const value = (await push(agent, till, till.journal())).body['value'] as Record<string, unknown>;
      const { seq, hash, countersignature } = value;
      const receivedAt = async (acknowledged: unknown) => {
        const dataDir = freshFolder();
        cpSync(join(agent.dataDir, 'agent-key.pem'), join(dataDir, 'agent-key.pem'));
        const restored = await startTestAgent({ database, dataDir });
        await enrol(restored, till);
        const { store, till: code, epoch } = till;
        const range = { store, till: code, epoch, events: till.journal(), acknowledged };
        expect((await post(restored.url, '/pos-agent/v1/journal/push', range, till)).status).toBe(200);
        const raw = await openRaw(database, dataDir);
        const rows = await raw.run('SELECT received_at FROM journal_event ORDER BY seq');
        return rows.map((row) => String(row['received_at']));
      };
      const written = till.journal().map(({ wallAt }) => new Date(wallAt).toISOString());
      expect(await receivedAt({ seq, hash, countersignature })).toEqual(written);
      for (const at of await receivedAt({ seq: 3, hash, countersignature })) expect(written).not.toContain(at);
    });

    test('may overlap what is held', async () => {
      const { agent, till } = await enrolledTill(10);
      await push(agent, till, till.journal().slice(0, 6));
      const { body } = await push(agent, till, till.journal().slice(3));
      expect(body).toMatchObject({ accepted: true, value: { seq: 10 } });
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
    });

    test('pushed by eight at once is stored once', async () => {
      const { agent, till } = await enrolledTill(40);
      const answers = await Promise.all(Array.from({ length: 8 }, () => push(agent, till, till.journal())));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals(till.journal()));
    });

    test('of an unknown till is refused, and of a till of the same name in another store', async () => {
      const { agent, till } = await enrolledTill(2);
      const other = { ...till, store: 'Zadar' };
      const asked = [
        await push(agent, other, till.journal()),
        await head(agent, other),
        await push(agent, testTill(), []),
      ];
      for (const { status, body } of asked) expect([status, body['code']]).toEqual([401, 'TILL_UNKNOWN']);
    });

    test('that begins too far on is refused with the seq that is wanted', async () => {
      const { agent, till } = await enrolledTill(9);
      await push(agent, till, till.journal().slice(0, 3));
      const { body } = await push(agent, till, till.journal().slice(5));
      expect(body).toMatchObject({ accepted: false, refusal: { code: 'gap', wantedSeq: 4, head: { seq: 3 } } });
      expect(await heldSeq(agent, till)).toBe(3);
    });

    test('of a new epoch is a chain of its own beside the old one', async () => {
      const { agent, till } = await enrolledTill(3);
      await push(agent, till, till.journal());
      const next = { ...till, epoch: 2 };
      const first = till.seal({ ...unsealed(till.journal()[0]), epoch: 2, eventId: crypto.randomUUID() });
      expect((await push(agent, next, [first])).body).toMatchObject({ accepted: true, value: { epoch: 2, seq: 1 } });
      expect((await head(agent, till)).body).toMatchObject({ value: { epoch: 2, seq: 1 } });
    });
  });

  describe('an empty journal', () => {
    test('has the hash of zeros as its head', async () => {
      const { agent, till } = await enrolledTill(0);
      expect((await head(agent, till)).body).toMatchObject({ value: { epoch: 1, seq: 0, hash: GENESIS_HASH } });
      expect((await totals(agent, till)).body).toMatchObject({ value: { seq: 0, events: [], amounts: [] } });
    });
  });

  describe('a till restored from a backup that sold on', () => {
    test('is told of the fork at the first other event', async () => {
      const { agent, till } = await enrolledTill(6);
      await push(agent, till, till.journal());
      const branch = till.restored(4);
      branch.write(3);
      const { body } = await push(agent, till, branch.journal());
      expect(body).toMatchObject({
        accepted: false,
        refusal: { code: 'fork', seq: 5, heldHash: till.journal()[4]?.hash, head: { seq: 6 } },
      });
      expect(await heldSeq(agent, till)).toBe(6);
    });

    test('is told of the fork also where its range begins after it', async () => {
      const { agent, till } = await enrolledTill(6);
      await push(agent, till, till.journal());
      const branch = till.restored(4);
      branch.write(4);
      const { body } = await push(agent, till, branch.journal().slice(6));
      expect(body).toMatchObject({ refusal: { code: 'fork', seq: 6, heldHash: till.journal()[5]?.hash } });
    });
  });

  type Fault = readonly [what: string, flaw: string, spoil: (event: JournalEvent, till: TestTill) => JournalEvent];
  const FAULTS: readonly Fault[] = [
    ['an event of another till', 'other_till', (event, till) => till.seal({ ...unsealed(event), till: 'T2' })],
    ['an event of another epoch', 'gap_in_sequence', (event, till) => till.seal({ ...unsealed(event), epoch: 2 })],
    [
      'a jump in the sequence',
      'gap_in_sequence',
      (event, till) => till.seal({ ...unsealed(event), seq: event.seq + 1 }),
    ],
    ['a changed predecessor', 'previous_hash_differs', (event) => ({ ...event, previousHash: 'f'.repeat(64) })],
    ['a changed body', 'hash_differs', (event) => ({ ...event, body: { ...event.body, note: 'changed' } })],
    ['a changed time', 'hash_differs', (event) => ({ ...event, wallAt: '2026-11-20T14:08:31.251+01:00' })],
    ['changed postings', 'hash_differs', (event) => ({ ...event, postings: [] })],
    ['a changed hash', 'hash_differs', (event) => ({ ...event, hash: 'f'.repeat(64) })],
    ['a signature of another event', 'signature_invalid', (event) => ({ ...event, signature: `${'A'.repeat(86)}==` })],
    ['a signature of another key', 'signature_invalid', (event) => testTill().seal(unsealed(event))],
    [
      'postings that do not balance',
      'postings_unbalanced',
      (event, till) => till.seal({ ...unsealed(event), postings: [posting(1)] }),
    ],
    [
      'a cent missing where a double cannot see it',
      'total_out_of_range',
      (event, till) => {
        const amounts = [-2, -Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER];
        const postings = amounts.map((amount, index) => ({ ...posting(amount), account: `account ${index}` }));
        return till.seal({ ...unsealed(event), postings });
      },
    ],
    [
      'amounts too large to add up',
      'total_out_of_range',
      (event, till) =>
        till.seal({
          ...unsealed(event),
          postings: [1, 1, -1, -1].map((sign) => posting(sign * Number.MAX_SAFE_INTEGER)),
        }),
    ],
  ];

  describe('a range with one bad event in the middle', () => {
    test.each(FAULTS)('%s: %s', async (_what, flaw, spoil) => {
      const { agent, till } = await enrolledTill(4);
      const [one, two, three, four] = till.journal();
      if (!one || !two || !three || !four) throw new Error('four events');
      const spoilt = spoil(three, till);
      const answer = await push(agent, till, [one, two, spoilt, four]);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        accepted: false,
        refusal: { code: 'flaw', flaw, eventId: three.eventId, seq: spoilt.seq, head: { seq: 2, hash: two.hash } },
      });
      expect(await push(agent, till, [one, two, spoilt, four])).toEqual(answer);
      expect((await totals(agent, till)).body['value']).toMatchObject(expectedTotals([one, two]));
      expect((await push(agent, till, [three, four])).body).toMatchObject({ accepted: true, value: { seq: 4 } });
    });

    test('a changed event is found also when the true one is held already', async () => {
      const { agent, till } = await enrolledTill(3);
      await push(agent, till, till.journal());
      const [one, two, three] = till.journal();
      const { body } = await push(agent, till, [one, { ...two, actor: 'eve' }, three]);
      expect(body).toMatchObject({ refusal: { code: 'flaw', flaw: 'hash_differs', seq: 2 } });
    });

    test('reordered events are refused from the first that is out of order', async () => {
      const { agent, till } = await enrolledTill(4);
      const [one, two, three, four] = till.journal();
      const { body } = await push(agent, till, [one, three, two, four]);
      expect(body).toMatchObject({ refusal: { code: 'flaw', flaw: 'gap_in_sequence', seq: 3, head: { seq: 1 } } });
    });

    test('an event id used before in the store is refused, from this push or an earlier one', async () => {
      const { agent, till } = await enrolledTill(2);
      await push(agent, till, till.journal());
      const [again] = till.write(1, (event) => ({ ...event, eventId: till.journal()[0]?.eventId ?? '' }));
      expect((await push(agent, till, [again])).body).toMatchObject({ refusal: { flaw: 'event_id_repeated', seq: 3 } });

      const other = testTill({ till: 'T2' });
      await enrol(agent, other);
      const id = crypto.randomUUID();
      const twice = other.write(2, (event) => ({ ...event, eventId: id }));
      expect((await push(agent, other, twice)).body).toMatchObject({ refusal: { flaw: 'event_id_repeated', seq: 2 } });
    });

    test('a sum that would leave the whole numbers is refused, though each event is sound', async () => {
      const { agent, till } = await enrolledTill(0);
      const half = Math.floor(Number.MAX_SAFE_INTEGER / 2) - 1;
      const [a, b, c] = till.write(3, (event) => ({
        ...event,
        postings: [posting(half), { ...posting(-half), account: 'safe' }],
      }));
      const { body } = await push(agent, till, [a, b, c]);
      expect(body).toMatchObject({ refusal: { flaw: 'total_out_of_range', seq: 3, head: { seq: 2 } } });
    });
  });

  test('a kind from a newer till is kept: the agent need not know what it means', async () => {
    const { agent, till } = await enrolledTill(0);
    till.write(1, (event) => ({ ...event, kind: 'drone.delivered', version: 9, body: { height: 12 } }));
    expect((await push(agent, till, till.journal())).body).toMatchObject({ accepted: true });
  });

  function unsealed(event: JournalEvent | undefined) {
    if (event === undefined) throw new Error('an event');
    const { hash: _hash, signature: _signature, ...rest } = event;
    return rest;
  }

  function posting(amountMinor: number) {
    return { account: 'drawer/operator:ana/cash', currency: 'EUR', amountMinor, movement: 'tendered' } as const;
  }
});
