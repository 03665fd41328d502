import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callsOf } from '#agent/http/calls.ts';
import { EXPORTS } from '#agent/managers/export-files.ts';
import { erpContract } from '#shared/contract/erp-contract.ts';
import { managersContract } from '#shared/contract/managers-contract.ts';
import { AGENT_DATABASES, type AgentDatabaseKind, openRaw, type RawDatabase } from '#test/agent/agent-database.ts';
import { HOSTILE_TEXTS, hostileQuery, percent } from '#test/agent/hostile/hostile-texts.ts';
import { REACH_OF_PAGE, REACH_OF_TILLS, type Reach } from '#test/agent/hostile/reach.ts';
import {
  type Answer,
  askAsErp,
  askAsPage,
  askAsTill,
  askForFile,
  BYSTANDER,
  type Fields,
  hostileScene,
  type Scene,
} from '#test/agent/hostile/scene.ts';
import { type Place, placeName, putAt, type Schema, textPlaces } from '#test/agent/hostile/text-places.ts';
import { type KeptRows, keptRows } from '#test/agent/kept-rows.ts';

type Call = {
  readonly name: string;
  readonly places: readonly Place[];
  readonly reach: Reach;
  readonly ask: (scene: Scene, message: Fields) => Promise<Answer>;
};

describe.each(AGENT_DATABASES)('whatever is written in a text, on %s,', (kind) => {
  test('to the calls of tills and of an ERP: it stays text, and who is not meant keeps every row', async () => {
    const scene = await hostileScene(kind);
    await provoke(scene, kind, await callsOfTills(scene));
  }, 300_000);

  test('to the calls of the managers’ page and for its files: it stays text, and who is not meant keeps every row', async () => {
    const scene = await hostileScene(kind);
    await provoke(scene, kind, [...callsOfPage(), ...filesOfPage()]);
  }, 300_000);

  test('where a request says who asks, nobody is let in by it, and nothing breaks', async () => {
    const scene = await hostileScene(kind);
    const raw = await openRaw(kind, scene.agent.dataDir);
    const before = await keptRows(raw, kind);
    for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
      const stranger = { ...scene.stranger, store: 'x', till: 'x' };
      for (const [who, answer] of [
        [
          'a till',
          await patiently(scene, () =>
            askAsTill(scene, 'GET', '/pos-agent/v1/journal/head', {}, { ...stranger, store: short(text) }),
          ),
        ],
        [
          'a ticket',
          await patiently(scene, () =>
            askForFile(
              { ...scene, page: { ...scene.page, headers: { cookie: `tillkeeper_manager=${base64(text)}.x` } } },
              '/managers/export/shifts.csv',
            ),
          ),
        ],
        [
          'an ERP',
          await patiently(scene, () =>
            askAsErp({ ...scene, erpToken: `${base64(text)}.${'x'.repeat(43)}` }, '/data-service/v1/erp/documents', {
              after: 0,
            }),
          ),
        ],
      ] as const) {
        expect([who, what, answer.status]).toEqual([who, what, 401]);
        expect([who, what, answer.text]).toEqual([who, what, expect.stringMatching(/\w{3}/)]);
      }
    }
    expect(await keptRows(raw, kind)).toEqual(before);
  });
});

/** Headers have room for so much; lone halves and zeros are in the others. */
function short(text: string): string {
  return text.toWellFormed().slice(0, 2_000);
}

function base64(text: string): string {
  return Buffer.from(short(text)).toString('base64url');
}

async function provoke(scene: Scene, kind: AgentDatabaseKind, calls: readonly Call[]): Promise<void> {
  const raw = await openRaw(kind, scene.agent.dataDir);
  const wrong: string[] = [];
  for (const call of calls) {
    for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
      const before = await keptRows(raw, kind);
      const statuses = new Set<number>();
      for (const place of call.places) {
        const answer = await put(scene, call, place, text);
        statuses.add(answer?.status ?? 0);
        const flaw = answer === null ? 'no message of it reaches there' : flawOf(answer, text);
        if (flaw !== null) wrong.push(`${call.name} ${placeName(place)}, ${what}: ${flaw}`);
      }
      const written = statuses.has(200) ? (call.reach.writes ?? []) : [];
      wrong.push(...(await changes(raw, kind, before, written)).map((row) => `${call.name}, ${what}: ${row}`));
    }
    wrong.push(...(await refusedGoodMessages(scene, call)));
  }
  expect(wrong).toEqual([]);
}

/** Null: no message of the call has a place like this. */
async function put(scene: Scene, call: Call, place: Place, text: string): Promise<Answer | null> {
  for (const message of call.reach.messages) {
    let isPut = false;
    const spoilt = await message(scene, (good) => {
      const bad = putAt(good, place, text);
      isPut = bad !== null;
      return isPut ? (bad as Fields) : good;
    });
    if (isPut) return await patiently(scene, () => call.ask(scene, spoilt));
  }
  return null;
}

/** Whoever asks this often is sent away for a minute. */
async function patiently(scene: Scene, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  if (answer.status !== 429) return answer;
  expect(Number(answer.wait)).toBeGreaterThan(0);
  scene.pass(61_000);
  return await ask();
}

const INSIDE = /\n\s+at |node_modules|\.ts:\d|sqlite|postgres|syntax error|kysely|violates|invalid byte/i;

function flawOf({ status, type, text }: Answer, sent: string): string | null {
  if (status >= 500) return `answered ${status} ${text.slice(0, 200)}`;
  if (/html/i.test(type)) return `answered as ${type}`;
  if (INSIDE.test(text)) return `tells its inside: ${text.slice(0, 300)}`;
  if (sent.length > 10_000 && status >= 400 && text.length > 10_000) return 'repeats a long text';
  return wordsOf(status, type, text) === '' ? `answered ${status} without words: ${text.slice(0, 200)}` : null;
}

function wordsOf(status: number, type: string, text: string): string {
  if (!type.startsWith('application/json')) return text;
  const said = JSON.parse(text) as Reply & { readonly json?: Reply };
  const { message, accepted, refusal } = said.json ?? said;
  if (status >= 400) return message ?? '';
  return accepted === false ? (refusal?.words ?? refusal?.code ?? '') : 'accepted';
}

type Reply = {
  readonly message?: string;
  readonly accepted?: boolean;
  readonly refusal?: { readonly words?: string; readonly code?: string };
};

/** Rows that are not as they were, in tables that nothing here may write, and of whoever is not meant in all of them. */
async function changes(raw: RawDatabase, kind: AgentDatabaseKind, before: KeptRows, written: readonly string[]) {
  const now = await keptRows(raw, kind);
  return Object.entries(before).flatMap(([table, rows]) => {
    const kept = new Set(now[table] ?? []);
    const were = new Set(rows);
    const lost = rows.filter((row) => !kept.has(row));
    const added = (now[table] ?? []).filter((row) => !were.has(row));
    const foreign = [...lost, ...added].filter((row) => !written.includes(table) || row.includes(BYSTANDER));
    return foreign.slice(0, 3).map((row) => `${table}: ${row.slice(0, 200)}`);
  });
}

async function refusedGoodMessages(scene: Scene, { name, reach, ask }: Call): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const message of reach.messages) {
    const good = await message(scene, (fields) => fields);
    const { status, text } = await patiently(scene, () => ask(scene, good));
    const isTaken = status === 200 && (reach.isOnce === true || !text.includes('"accepted":false'));
    if (!isTaken) wrong.push(`${name}: its own good message was not taken: ${status} ${text.slice(0, 300)}`);
  }
  return wrong;
}

type Operation = {
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

/** As the document says that there are: whoever writes a program for the Agent has nothing else. */
async function callsOfTills({ agent }: Scene): Promise<readonly Call[]> {
  const { paths } = (await (await fetch(`${agent.url}/openapi.json`)).json()) as {
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const ofErp = new Set(callsOf(erpContract).map(({ path }) => path));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const bodies = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => textPlaces(schema));
      // In a query every value is a text, numbers too.
      const places = [...parameters.map(({ name }) => [name]), ...bodies];
      return callWith(REACH_OF_TILLS, path, places, async (scene, message) =>
        ofErp.has(path)
          ? await askAsErp(scene, path, message)
          : await askAsTill(
              scene,
              method.toUpperCase(),
              path,
              message,
              REACH_OF_TILLS[path]?.asks?.(scene) ?? scene.signer,
            ),
      );
    }),
  );
}

function callsOfPage(): readonly Call[] {
  const calls = formsOf(managersContract).flatMap(([name, schema]) =>
    callWith(REACH_OF_PAGE, name, textPlaces(schema), (scene, message) => askAsPage(scene, name, message)),
  );
  const order = Object.keys(REACH_OF_PAGE);
  return calls.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

function formsOf(contract: AnyContractRouter, at: readonly string[] = []): readonly (readonly [string, Schema])[] {
  if (!isContractProcedure(contract)) {
    return Object.entries(contract).flatMap(([name, inner]) => formsOf(inner as AnyContractRouter, [...at, name]));
  }
  const { inputSchema } = contract['~orpc'];
  const schema = z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' });
  return [[at.join('.'), schema as Schema]];
}

function filesOfPage(): readonly Call[] {
  const days = { from: '2020-01-01', to: '2099-12-31' };
  const messages = EXPORTS.map(
    (name): Reach['messages'][number] =>
      (_scene, spoil) =>
        spoil({ ...days, file: `${name}.csv` }),
  );
  return [
    {
      name: 'export',
      places: [['file'], ['from'], ['to']],
      reach: { messages, writes: ['manager_act'] },
      ask: (scene, { file, ...query }) =>
        askForFile(scene, `/managers/export/${percent(String(file).slice(0, 5_000))}?${hostileQuery(query)}`),
    },
  ];
}

/** A call without a text in its message has nothing to be provoked with; one that is not known how to reach fails. */
function callWith(
  reaches: Readonly<Record<string, Reach>>,
  name: string,
  places: readonly Place[],
  ask: Call['ask'],
): readonly Call[] {
  if (places.length === 0) return [];
  const reach = reaches[name];
  if (reach === undefined) throw new Error(`${name}: say in reach.ts how it is reached, so that its texts are tried`);
  return [{ name, places, reach, ask }];
}

test('a call that nobody has said how to reach, and a text where no message reaches, are not passed over', () => {
  const ask = () => Promise.reject(new Error('not asked'));
  expect(() => callWith(REACH_OF_TILLS, '/pos-agent/v1/new', [['text']], ask)).toThrow(/new: say in reach\.ts/);
  expect(textPlaces({ type: 'object', properties: { a: { type: 'array', items: {} } } })).toEqual([['a', 0]]);
  expect(putAt({ a: [] }, ['a', 0, 'b'], 'x')).toBeNull();
});
