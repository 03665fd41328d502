import { cpSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Reply } from '#shared/contract/reply.ts';
import { WORK_MODES, type WorkMode } from '#shared/till/work-mode.ts';
import { tillWith } from '#test/till/configured-till.ts';
import { accepted, id, type TestTill, type TillClient, temporaryFolder, testTill } from '#test/till/test-till.ts';

/**
 * Every state that shift, session, seat and half-typed document can be in at one till, found by trying every act in every
 * state through the contract. Pains 7, 8, 13: a till that can neither sell nor close.
 */
type Act = readonly [name: string, act: (client: TillClient) => Promise<Reply<unknown>>];

const CASH = { paymentForm: 'cash', currency: 'EUR' } as const;

const ACTS: readonly Act[] = [
  ['Ana logs on', (client) => client.operator.logOn({ ...id(), operatorId: 'ana', pin: '1234' })],
  ['Ivana logs on', (client) => client.operator.logOn({ ...id(), operatorId: 'ivana', pin: '1234' })],
  ['log off', (client) => client.operator.logOff(id())],
  ['start', start],
  ['scan', scanAsAna],
  ['assign a part', (client) => client.sale.assignPayment({ ...id(), ...CASH, amount: '0.50' })],
  ['take payments off', takePaymentsOff],
  ['discard', discardLines],
  ['complete', (client) => client.sale.complete({ ...id(), exactCash: true })],
  ['end own shift', (client) => endShift(client, {})],
  ['hand over', (client) => handOverAsAna(client, {})],
  ['hand over, giving up the document', (client) => handOverAsAna(client, { discardDocument: true })],
  ['take the drawer back', takeBack],
  ['end a detached drawer', endDetached],
  ['end Ana’s shift', (client) => endAnas(client, {})],
  ['end Ana’s shift, giving up her document', (client) => endAnas(client, { discardDocument: true })],
];

/** What Ivana’s own shift does is seen while no drawer waits; both together would be the same states over again. */
async function start(client: TillClient): Promise<Reply<unknown>> {
  const { operator, drawersToCount } = await accepted(client.till.state({}));
  const isSeen = operator?.id === 'ivana' && drawersToCount.length > 0;
  return isSeen ? NOTHING_TO_DO : client.shift.start({ ...id(), deposits: [] });
}

/** One document is enough to see what documents do; Ivana manages, Ana sells. */
async function scanAsAna(client: TillClient): Promise<Reply<unknown>> {
  const { operator, document } = await accepted(client.till.state({}));
  return operator?.id === 'ana' && document === null ? client.sale.scan({ ...id(), barcode: '101' }) : NOTHING_TO_DO;
}

async function takePaymentsOff(client: TillClient): Promise<Reply<unknown>> {
  const document = await client.sale.document({});
  const hasPayments = document.accepted && document.value !== null && document.value.payments.length > 0;
  return hasPayments ? client.sale.clearPayments(id()) : NOTHING_TO_DO;
}

async function discardLines(client: TillClient): Promise<Reply<unknown>> {
  const { document } = await accepted(client.till.state({}));
  return document === null ? NOTHING_TO_DO : client.sale.discard(id());
}

const NOTHING_TO_DO: Reply<unknown> = {
  accepted: false,
  refusal: { code: 'document_empty', words: 'nothing to do', facts: {} },
};

async function endShift(client: TillClient, extra: { shiftId?: string; discardDocument?: boolean }) {
  const { shiftId } = extra;
  const sheet = await client.shift.endSheet(shiftId === undefined ? {} : { shiftId });
  return sheet.accepted ? client.shift.end({ ...id(), revision: sheet.value.revision, ...extra }) : sheet;
}

/** One owner of detached drawers is enough to see what they do. */
async function handOverAsAna(client: TillClient, extra: { discardDocument?: boolean }): Promise<Reply<unknown>> {
  const { operator } = await accepted(client.till.state({}));
  const tiles = await accepted(client.operator.list({}));
  const isIvanas = tiles.some(({ id: of, shiftSince }) => of === 'ivana' && shiftSince !== null);
  return operator?.id === 'ana' && !isIvanas ? client.shift.detach({ ...id(), ...extra }) : NOTHING_TO_DO;
}

async function takeBack(client: TillClient): Promise<Reply<unknown>> {
  const { drawersToCount } = await accepted(client.till.state({}));
  const own = drawersToCount.find(({ isOwn }) => isOwn);
  return own === undefined ? NOTHING_TO_DO : client.shift.takeBack({ ...id(), shiftId: own.shiftId });
}

/** Ana ends her own, Ivana anybody's. */
async function endDetached(client: TillClient): Promise<Reply<unknown>> {
  const [drawer] = (await accepted(client.till.state({}))).drawersToCount;
  return drawer === undefined ? NOTHING_TO_DO : endShift(client, { shiftId: drawer.shiftId });
}

async function endAnas(client: TillClient, extra: { discardDocument?: boolean }): Promise<Reply<unknown>> {
  const { operator } = await accepted(client.till.state({}));
  if (operator?.id !== 'ivana') return NOTHING_TO_DO;
  const shifts = await accepted(client.shift.list({ text: 'Ana' }));
  const open = shifts.find(({ status }) => status === 'open');
  return open === undefined ? NOTHING_TO_DO : endShift(client, { shiftId: open.id, ...extra });
}

/** What can be told apart from outside; amounts and numbers are not states. */
async function stateOf(client: TillClient): Promise<string> {
  const { operator, drawersToCount } = await accepted(client.till.state({}));
  const tiles = await accepted(client.operator.list({}));
  const open = tiles.filter(({ shiftSince }) => shiftSince !== null).map(({ name }) => name);
  const waiting = [...new Set(drawersToCount.map(({ operatorName }) => operatorName))].sort();
  const document = operator === null ? null : await accepted(client.sale.document({}));
  const typed =
    document === null ? 'no document' : `${document.lines.length} line, ${document.payments.length} payment`;
  return `${operator?.name ?? 'nobody'} | open: ${open.join(' ') || 'none'} | to count: ${waiting.join(' ') || 'none'} | ${typed}`;
}

const HOME = 'nobody | open: none | to count: none | no document';

/** In day mode one day is everybody's and no drawer is detached: there is less to tell apart. */
const STATES_AT_LEAST = { shift: 25, day: 8 } as const;

it.each(WORK_MODES)(
  'in %s mode every reachable state has a way back to an empty till, and a refused act changes nothing',
  {
    timeout: 600_000,
  },
  async (workMode) => {
    const arrive = await arrivals(workMode);
    const edges = new Map<string, Map<string, string>>();
    const waiting: { readonly state: string; readonly path: readonly Act[] }[] = [{ state: HOME, path: [] }];
    while (waiting.length > 0) {
      const next = waiting.shift();
      if (next === undefined || edges.has(next.state)) continue;
      const out = new Map<string, string>();
      edges.set(next.state, out);
      let at = await arrive(next.path);
      for (const act of ACTS) {
        const reply = await act[1](at.client);
        const after = await stateOf(at.client);
        if (!reply.accepted) {
          expect(after, `"${act[0]}" was refused in "${next.state}" and changed it`).toBe(next.state);
          continue;
        }
        out.set(act[0], after);
        waiting.push({ state: after, path: [...next.path, act] });
        await at.till.close();
        at = await arrive(next.path);
      }
      await at.till.close();
    }
    expect(edges.size).toBeGreaterThan(STATES_AT_LEAST[workMode]);
    expect([...edges.keys()].filter((state) => !reaches(edges, state, HOME))).toEqual([]);
  },
);

/** Each arrival is at a till of its own. The demo is founded once: hashing its PINs takes longer than most paths. */
async function arrivals(workMode: WorkMode): Promise<(path: readonly Act[]) => Promise<TestTill>> {
  const founded = await tillWith((configuration) => ({ ...configuration, workMode }));
  await founded.till.close();
  return async (path) => {
    const dataDir = temporaryFolder();
    cpSync(founded.dataDir, dataDir, { recursive: true });
    const at = await testTill({ dataDir });
    for (const [name, act] of path) {
      const reply = await act(at.client);
      if (!reply.accepted) throw new Error(`"${name}" was accepted before and is refused now: ${reply.refusal.code}`);
    }
    return at;
  };
}

function reaches(edges: ReadonlyMap<string, ReadonlyMap<string, string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (state === to) return true;
    if (seen.has(state)) continue;
    seen.add(state);
    waiting.push(...(edges.get(state)?.values() ?? []));
  }
  return false;
}
