import { describe, expect, test } from 'vitest';
import { REQUEST_BYTES_MAX } from '#shared/contract/agent-journal.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { AGENT_DATABASES, openRaw } from '#test/agent/agent-database.ts';
import { enrol, enrolmentCode, get, head, post, push, startTestAgent } from '#test/agent/agent-in-process.ts';
import { keptRows } from '#test/agent/kept-rows.ts';
import { type Change, type TestTill, testTill } from '#test/agent/test-till.ts';

const PUSH = '/pos-agent/v1/journal/push';
const ENROL = '/pos-agent/v1/tills/enrol';
const SQL = `'; DELETE FROM journal_event; --"`;
const HELD = 3;

type Scene = {
  readonly agent: { readonly url: string; readonly dataDir: string };
  readonly till: TestTill;
  /** Written by the till, and not pushed yet: what a refused request may neither bring in nor lose. */
  readonly next: readonly JournalEvent[];
  /** The enrolment code that the till came in with. */
  readonly spentCode: string;
};
type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
type Case = readonly [what: string, status: number, words: RegExp, ask: (scene: Scene) => Promise<Answer>];

function rangeOf({ till, next }: Scene, change: object = {}): object {
  return { store: till.store, till: till.till, epoch: till.epoch, events: next, ...change };
}

/** The next record as the till itself would have signed it, had it written that. */
function rewritten({ till }: Scene, change: Change): readonly JournalEvent[] {
  return till.restored(HELD).write(1, change);
}

const NO_SUCH_DAYS = ['2026-02-30T10:00:00.000Z', '2026-13-01T10:00:00.000Z', '2026-11-20T25:00:00.000Z', 'tomorrow'];

const CASES: readonly Case[] = [
  ['malformed: half a message', 400, /./, ({ agent, till }) => post(agent.url, PUSH, '{"store":"Spl', till)],
  [
    'malformed: a field that nobody knows',
    400,
    /colour: is not a field/,
    (scene) => post(scene.agent.url, PUSH, rangeOf(scene, { colour: 'red' }), scene.till),
  ],
  ...NO_SUCH_DAYS.map(
    (wallAt): Case => [
      `malformed: written at ${wallAt}`,
      400,
      /events\[0\]\.wallAt: /,
      (scene) =>
        push(
          scene.agent,
          scene.till,
          rewritten(scene, (event) => ({ ...event, wallAt })),
        ),
    ],
  ),
  [
    'oversized',
    413,
    /./,
    (scene) => post(scene.agent.url, PUSH, `{"store":"${'x'.repeat(REQUEST_BYTES_MAX)}"}`, scene.till),
  ],
  [
    'replayed',
    401,
    /answered before/,
    async ({ agent, till }) => {
      const as = { at: new Date(), nonce: crypto.randomUUID() };
      const held = { store: till.store, till: till.till, epoch: 1, events: till.journal().slice(0, HELD) };
      expect(await post(agent.url, PUSH, held, till, as)).toMatchObject({ body: { accepted: true } });
      return await post(agent.url, PUSH, held, till, as);
    },
  ],
  [
    'duplicated: one record twice in a range',
    200,
    /does not follow the event before it/,
    ({ agent, till }) => push(agent, till, [till.journal()[HELD - 1], till.journal()[HELD - 1]]),
  ],
  [
    'reordered',
    200,
    /Events are missing\. Send from sequence 4/,
    ({ agent, till, next }) => push(agent, till, [...next].reverse()),
  ],
  [
    'forged: a record changed on its way',
    200,
    /was changed after it was written/,
    ({ agent, till, next }) => push(agent, till, [{ ...next[0], actor: 'eve' }]),
  ],
  [
    'forged: a record signed by another key',
    200,
    /is not signed with the key/,
    ({ agent, till, next: [first] }) => {
      if (first === undefined) throw new Error('a record is waiting');
      const { hash: _hash, signature: _signature, ...event } = first;
      return push(agent, till, [testTill().seal(event)]);
    },
  ],
  [
    'forged: the request itself',
    401,
    /signature of the request is wrong/,
    (scene) => post(scene.agent.url, PUSH, rangeOf(scene), { ...scene.till, sign: testTill().sign }),
  ],
  ['forged: signed by nobody', 401, /not signed/, (scene) => post(scene.agent.url, PUSH, rangeOf(scene), null)],
  ...(
    [
      ['expired: signed six minutes ago', -6 * 60_000],
      ['from the future: signed in six minutes', 6 * 60_000],
      ['a clock that is seven years behind', -7 * 365 * 86_400_000],
      ['a clock that is fifteen years ahead', 15 * 365 * 86_400_000],
    ] as const
  ).map(
    ([what, aheadMs]): Case => [
      what,
      401,
      /Sign it with the time of this server/,
      (scene) => post(scene.agent.url, PUSH, rangeOf(scene), scene.till, { at: new Date(Date.now() + aheadMs) }),
    ],
  ),
  [
    'wrong store: in the message',
    403,
    /another till than the one that signed/,
    (scene) => post(scene.agent.url, PUSH, rangeOf(scene, { store: 'Zadar' }), scene.till),
  ],
  [
    'wrong store: in the signature too',
    401,
    /No till with this key/,
    (scene) => push(scene.agent, { ...scene.till, store: 'Zadar' }, scene.next),
  ],
  [
    'another till of the store, in its records',
    200,
    /belongs to another till/,
    (scene) =>
      push(
        scene.agent,
        scene.till,
        rewritten(scene, (event) => ({ ...event, till: 'T2' })),
      ),
  ],
  [
    'SQL for the store and the till',
    401,
    /No till with this key/,
    (scene) => push(scene.agent, { ...scene.till, store: SQL, till: SQL }, scene.next),
  ],
  [
    'SQL in a query',
    403,
    /another till than the one that signed/,
    ({ agent, till }) => get(agent.url, '/pos-agent/v1/journal/head', { store: SQL, till: till.till }, till),
  ],
  [
    'SQL for a nonce',
    401,
    /signature of the request is wrong/,
    async (scene) =>
      await post(scene.agent.url, PUSH, rangeOf(scene), scene.till, { nonce: `'); DELETE FROM journal_event; --` }),
  ],
  [
    'an enrolment code that is SQL',
    200,
    /not valid, has been used or has expired/,
    ({ agent }) => {
      const stranger = testTill({ till: 'T9' });
      const { store, till, publicKey } = stranger;
      return post(agent.url, ENROL, { store, till, publicKey, enrolmentCode: `' OR '1'='1` }, stranger);
    },
  ],
  [
    'an enrolment code that was spent',
    200,
    /not valid, has been used or has expired/,
    ({ agent, spentCode }) => {
      const stranger = testTill({ till: 'T9' });
      const { store, till, publicKey } = stranger;
      return post(agent.url, ENROL, { store, till, publicKey, enrolmentCode: spentCode }, stranger);
    },
  ],
];

describe.each(AGENT_DATABASES)('of what an agent on %s refuses', (database) => {
  test('nothing is let in and nothing is lost, and each refusal says what is wrong', async () => {
    const agent = await startTestAgent({ database });
    const spentCode = enrolmentCode(agent.dataDir);
    const till = testTill();
    await enrol(agent, till);
    await push(agent, till, till.write(HELD));
    const next = till.write(2);
    const raw = await openRaw(database, agent.dataDir);
    const before = await keptRows(raw, database);
    expect(before['journal_event']).toHaveLength(HELD);

    for (const [what, status, words, ask] of CASES) {
      const answer = await ask({ agent, till, next, spentCode });
      expect([what, answer.status]).toEqual([what, status]);
      expect([what, wordsOf(answer)]).toEqual([what, expect.stringMatching(words)]);
      expect([what, await keptRows(raw, database)]).toEqual([what, before]);
    }

    expect((await push(agent, till, next)).body).toMatchObject({ accepted: true, value: { seq: HELD + 2 } });
    expect((await head(agent, till)).body).toMatchObject({ value: { seq: HELD + 2, hash: next.at(-1)?.hash } });
  });

  test('a record from years ago or years ahead is none of it: a till writes what its clock says', async () => {
    const startedAt = new Date().toISOString();
    const agent = await startTestAgent({ database });
    const till = testTill();
    await enrol(agent, till);
    const times = ['1999-12-31T23:59:59.999+01:00', '2141-06-01T00:00:00.000Z', '9999-12-31T23:59:59.999-12:00'];
    for (const wallAt of times) till.write(1, (event) => ({ ...event, wallAt }));
    expect((await push(agent, till, till.journal())).body).toMatchObject({ accepted: true, value: { seq: 3 } });
    const raw = await openRaw(database, agent.dataDir);
    const rows = await raw.run('SELECT received_at FROM journal_event');
    // When it came is the Agent's own time, whatever the till believes.
    const endedAt = new Date().toISOString();
    const received = rows.map((row) => new Date(String(row['received_at'])).toISOString());
    expect(received.filter((at) => at >= startedAt && at <= endedAt)).toHaveLength(times.length);
  });
});

/** A refusal of the door, of the contract or of the rules: each with words. */
function wordsOf({ body }: Answer): string {
  const { message, refusal } = body as { message?: string; refusal?: { words?: string } };
  return message ?? refusal?.words ?? JSON.stringify(body);
}
