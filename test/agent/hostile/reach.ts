import { join } from 'node:path';
import { readAgentKey } from '#agent/key/agent-key.ts';
import { sha256 } from '#agent/key/signing.ts';
import { must } from '#shared/assert.ts';
import { canonicalText, GENESIS_HASH, type UnsealedEvent } from '#shared/journal/chain.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { PARAMETERS } from '#shared/parameter/described.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';
import { headOf } from '#shared/sync/agent-record.ts';
import { plainJsonProblem } from '#shared/sync/plain-json.ts';
import { head } from '#test/agent/agent-in-process.ts';
import { type Fields, parkedAtPos1, type Scene } from '#test/agent/hostile/scene.ts';
import type { TestTill } from '#test/agent/test-till.ts';
import { PASSWORD, STORE } from '#test/managers/page-client.ts';

/** Puts what is hostile into a good message. */
export type Spoil = (message: Fields) => Fields;

/** How a call is reached: messages that it takes, one of each shape, and what it may write when it takes one. */
export type Reach = {
  readonly messages: readonly ((scene: Scene, spoil: Spoil) => Fields | Promise<Fields>)[];
  readonly writes?: readonly string[];
  /** Who signs; else the till that the message is about. */
  readonly asks?: (scene: Scene) => TestTill;
  /** What is hostile and was taken uses up what it is about: a good message after it may be refused in words. */
  readonly isOnce?: boolean;
};

const TILL = { store: STORE, till: 'POS1' };
const TOLD = ['feed_head', 'feed_shift'];
const MASTER = ['manager_act', 'master_record', 'master_head'];
const LEASE = ['ending_lease', 'given_lease', ...TOLD];
const ACT = ['manager_act', ...TOLD];
const SHIFT = ['shift', 'shift_cheque', 'shift_end', 'shift_place', 'shift_reach', 'shift_tally', 'shift_total'];
const JOURNAL = [
  'journal_event',
  'journal_epoch',
  'amount_total',
  'kind_total',
  'till_note',
  'erp_document',
  ...SHIFT,
  ...TOLD,
];

const plain = (fields: Fields): Reach['messages'] => [(_scene, spoil) => spoil(fields)];
const about = (fields: (known: Scene['known']) => Fields): Reach['messages'] => [
  ({ known }, spoil) => spoil(fields(known)),
];

/** Every call of tills and ERP that has a text in its message, by its path. A new one has to be added here. */
export const REACH_OF_TILLS: Readonly<Record<string, Reach>> = {
  '/pos-agent/v1/tills/enrol': {
    messages: [
      ({ stranger: { store, till, publicKey } }, spoil) => spoil({ store, till, publicKey, enrolmentCode: 'none' }),
    ],
    asks: ({ stranger }) => stranger,
    isOnce: true,
  },
  '/pos-agent/v1/tills/parked': {
    messages: plain({ ...TILL, parked: [parkedAtPos1()] }),
    writes: ['till', 'feed_head'],
  },
  '/pos-agent/v1/tills/state': {
    messages: plain({
      ...TILL,
      state: {
        version: '0.1.0',
        seat: { operatorName: 'Ana', since: '2026-11-20T08:00:00.000Z', isLocked: false },
        isTraining: false,
        printer: 'ready',
        drawer: 'closed',
        terminal: 'idle',
        display: 'none',
        backup: { lastAt: '2026-11-20T08:00:00.000Z', isInDataFolder: true, trouble: null },
        stuck: { trouble: 'event_refused', facts: { flaw: 'gap_in_sequence', seq: 3 } },
      },
    }),
    writes: ['till'],
  },
  '/pos-agent/v1/parked/take': {
    messages: plain({ ...TILL, documentId: 'D2', operatorId: 'ana', operatorName: 'Ana' }),
    writes: ['parked_request', 'feed_head'],
  },
  '/pos-agent/v1/journal/head': { messages: plain({ ...TILL, epoch: 1 }) },
  '/pos-agent/v1/journal/push': { messages: [nextRange], writes: JOURNAL, asks: ({ scribe }) => scribe },
  '/pos-agent/v1/journal/epochs': {
    messages: plain({ ...TILL, afterEpoch: 1, afterSeq: 0, afterHash: GENESIS_HASH }),
    writes: JOURNAL,
  },
  '/pos-agent/v1/journal/events': {
    messages: plain({ ...TILL, epoch: 1, afterSeq: 0, afterHash: GENESIS_HASH }),
  },
  '/pos-agent/v1/agent-journal': { messages: plain({ ...TILL, held: [{ seq: 1, hash: GENESIS_HASH }] }) },
  '/pos-agent/v1/agent-journal/give-back': {
    messages: [nextOwnRecord],
    writes: [...JOURNAL, 'till', 'manager_act', 'agent_restore'],
  },
  '/pos-agent/v1/totals': { messages: plain({ ...TILL, epoch: 1 }) },
  '/pos-agent/v1/shifts/standing': { messages: plain({ ...TILL, owner: 'operator:zoe' }) },
  '/pos-agent/v1/shifts/ask-start': {
    messages: plain({ ...TILL, owner: 'operator:zoe' }),
    writes: ['start_grant', ...TOLD],
  },
  '/pos-agent/v1/shifts/leave-start': { messages: plain({ ...TILL, owner: 'operator:zoe' }), writes: ['start_grant'] },
  '/pos-agent/v1/shifts/lease': {
    messages: about(({ shiftId }) => ({
      ...TILL,
      shiftId,
      operatorId: 'ana',
      operatorName: 'Ana',
      callRoll: false,
    })),
    writes: LEASE,
    isOnce: true,
  },
  '/pos-agent/v1/shifts/release': {
    messages: about(({ shiftId }) => ({ ...TILL, shiftId })),
    writes: ['ending_lease', ...TOLD],
  },
  '/pos-agent/v1/sessions/documents': { messages: about(({ sessionId }) => ({ ...TILL, sessionId })) },
  '/pos-agent/v1/feed': {
    messages: plain({
      ...TILL,
      after: 0,
      seq: 1,
      printer: 'ready',
      parkedMark: 'none',
      clock: '2026-11-20T08:00:00.000Z',
    }),
    writes: ['till'],
  },
  '/pos-agent/v1/feed/live': { messages: plain(TILL) },
  '/data-service/v1/changes': { messages: plain({ ...TILL, after: 0, kinds: ['operator'], limit: 10 }) },
  '/data-service/v1/erp/documents': {
    messages: plain({ after: 0, limit: 10 }),
    writes: ['erp_document', 'erp_token'],
  },
};

/** A value of every kind that a parameter may be of. */
const TYPED: Readonly<Record<(typeof PARAMETERS)[keyof typeof PARAMETERS]['kind'], unknown>> = {
  switch: true,
  choice: 'CW',
  number: '5',
  text: 'x',
  time: '23:00',
  texts: ['x'],
  amounts: [{ currency: 'EUR', amount: '10.00' }],
  presets: [{ currency: 'EUR', amounts: ['10.00'] }],
  tolerances: [{ paymentForm: 'cash', currency: 'EUR', amount: '1.00' }],
  limits: [{ currency: 'EUR', minimum: '1.00', maximum: '100.00', mode: 'warn' }],
  form_reasons: [{ paymentForm: 'cash', reasons: ['x'] }],
  drawer_moments: [{ paymentForm: 'cash', moment: 'after' }],
  scale_codes: [{ layout: '28IIIIIWWWWWC', decimals: '3' }],
  document_reasons: [{ id: 'x', name: 'x', types: ['CD'], purpose: 'plain' }],
};

const DAYS = { from: '2020-01-01', to: '2099-12-31' };
const OPERATOR = { id: 'vera', name: 'Vera', role: 'cashier', groupIds: ['cashiers'], tills: ['POS1'], isActive: true };
const NIGHT = { id: 'night', name: 'Night', permissions: ['sell'], maxDiscount: '5' };
const END_ROW = { paymentForm: 'cash', currency: 'EUR', actual: '50.00', withdrawal: '0.00', reason: 'x' };

/** Every call of the managers' page with a text in its form. A new one has to be added here; those that end something come last. */
export const REACH_OF_PAGE: Readonly<Record<string, Reach>> = {
  'shifts.list': { messages: plain({ ...DAYS, text: 'a', isOpenOnly: false, skip: 0 }) },
  'tills.show': { messages: plain({ till: 'POS1' }) },
  'tills.notes': { messages: plain({ till: 'POS1', skip: 0 }) },
  'shifts.show': { messages: about(({ shiftId }) => ({ shiftId })) },
  'sessions.list': { messages: plain({ text: 'a', till: 'POS1', isOpenOnly: false, skip: 0 }) },
  'differences.read': { messages: plain(DAYS) },
  'documents.list': {
    messages: about(({ shiftId, sessionId }) => ({ ...DAYS, shiftId, sessionId, text: 'a', skip: 0 })),
  },
  'documents.show': { messages: about(({ eventId }) => ({ eventId })) },
  'office.keepOperator': { messages: plain({ record: OPERATOR, before: OPERATOR }), writes: MASTER, isOnce: true },
  'office.keepGroup': {
    messages: plain({ record: NIGHT, before: NIGHT }),
    writes: MASTER,
    isOnce: true,
  },
  // Whoever may log on again: an operator that the office keeps, so after the calls that keep one.
  'office.givePin': { messages: plain({ operatorId: 'vera' }), writes: MASTER, isOnce: true },
  'office.withdrawPin': { messages: plain({ operatorId: 'vera' }), writes: MASTER, isOnce: true },
  'office.giveBadge': { messages: plain({ operatorId: 'vera', badge: '0099' }), writes: MASTER, isOnce: true },
  'office.keepRules': { messages: ruleMessages(), writes: MASTER },
  'accounts.make': {
    messages: plain({ login: 'marta', name: 'Marta', role: 'auditor' }),
    writes: [...ACT, 'manager'],
    isOnce: true,
  },
  'accounts.change': {
    messages: plain({ login: 'target', name: 'Target', role: 'auditor', isEnded: false }),
    writes: [...ACT, 'manager', 'manager_session'],
  },
  'accounts.reset': { messages: plain({ login: 'target' }), writes: [...ACT, 'manager', 'manager_session'] },
  'acts.makeCode': { messages: plain({ till: 'T8', validMinutes: 5 }), writes: [...ACT, 'enrolment_code'] },
  'acts.endSheet': {
    messages: about(({ shiftId }) => ({ shiftId })),
    writes: LEASE,
  },
  'acts.endShift': {
    messages: about(({ shiftId, revision }) => ({
      shiftId,
      revision,
      entries: [END_ROW],
      reason: 'nobody there',
      isConfirmed: true,
      isUnreportedConfirmed: true,
    })),
    writes: [...ACT, ...JOURNAL, ...LEASE, 'page_closing', 'till'],
    isOnce: true,
  },
  'acts.leaveEnd': { messages: about(({ shiftId }) => ({ shiftId })), writes: ['ending_lease', ...TOLD] },
  'acts.reverseDifference': {
    messages: about(({ shiftId }) => ({ shiftId, paymentForm: 'cash', currency: 'EUR', language: 'en' })),
    writes: TOLD,
    isOnce: true,
  },
  'acts.dropParked': {
    messages: plain({ till: 'POS1', documentId: 'D1', reason: 'left behind' }),
    writes: [...MASTER, ...TOLD],
    isOnce: true,
  },
  'acts.closeSession': {
    messages: about(({ sessionId }) => ({ sessionId, reason: 'gone' })),
    writes: [...ACT, 'page_closing'],
    isOnce: true,
  },
  'acts.revokeTill': { messages: plain({ till: 'T7' }), writes: [...ACT, 'till_key'] },
  'logon.logOn': {
    messages: plain({ store: STORE, login: 'ivana', password: PASSWORD }),
    writes: ['manager_act', 'manager_session', 'manager_failure'],
    isOnce: true,
  },
  'logon.choosePassword': {
    messages: plain({ before: PASSWORD, password: 'four white geese' }),
    writes: ['manager_act', 'manager', 'manager_session'],
    isOnce: true,
  },
};

/** A record that follows the last one held, signed by its till as it stands once it is spoilt. */
async function nextRange({ agent, scribe }: Scene, spoil: Spoil): Promise<Fields> {
  const { body } = await head(agent, scribe);
  const { seq, hash } = body['value'] as { seq: number; hash: string };
  const [template] = scribe.journal();
  if (template === undefined) throw new Error('the scribe has written');
  const { hash: _hash, signature: _signature, ...first } = template;
  const event = scribe.seal({ ...first, seq: seq + 1, eventId: crypto.randomUUID(), previousHash: hash });
  const acknowledged = { seq: 1, hash: GENESIS_HASH, countersignature: 'AAAA' };
  const { store, till } = scribe;
  const spoilt = spoil({ store, till, epoch: 1, events: [event], acknowledged }) as Fields & { events: [JournalEvent] };
  return { ...spoilt, events: [sealedAgain(scribe, event, spoilt.events[0])] };
}

/** As the Agent itself would have written it, whatever its texts are. */
async function nextOwnRecord({ agent, scribe }: Scene, spoil: Spoil): Promise<Fields> {
  const key = must(readAgentKey(join(agent.dataDir, 'agent-key.pem')), 'a running agent has its key');
  const sign = (text: Buffer): Buffer => Buffer.from(key.sign(text.toString('hex')), 'base64');
  const { body } = await head(agent, { store: STORE, till: AGENT_PLACE, publicKey: key.publicKey, sign });
  const last = (body['value'] ?? { seq: 0, hash: GENESIS_HASH }) as { readonly seq: number; readonly hash: string };
  const seal = (event: UnsealedEvent): JournalEvent => {
    const hash = sha256(canonicalText(event));
    return { ...event, hash, signature: key.sign(hash) };
  };
  const { hash: _hash, signature: _signature, ...first } = must(scribe.journal()[0], 'the scribe has written');
  const place = { till: AGENT_PLACE, seq: last.seq + 1, previousHash: last.hash, eventId: crypto.randomUUID() };
  const event = seal({ ...first, ...place });
  const countersigned = (one: JournalEvent) => key.countersign(headOf(STORE, one)).countersignature;
  const record = { event, countersignature: countersigned(event) };
  const spoilt = spoil({ ...TILL, records: [record], hasMore: false }) as Fields & { records: [typeof record] };
  const [{ event: other, countersignature }] = spoilt.records;
  const again = sealedAgain({ seal }, event, other);
  const isSpoilt = countersignature !== record.countersignature || plainJsonProblem(again) !== null;
  return {
    ...spoilt,
    records: [{ event: again, countersignature: isSpoilt ? countersignature : countersigned(again) }],
  };
}

function sealedAgain(scribe: Pick<TestTill, 'seal'>, before: JournalEvent, spoilt: JournalEvent): JournalEvent {
  const { hash, signature, ...event } = spoilt;
  const isSealSpoilt = hash !== before.hash || signature !== before.signature;
  return isSealSpoilt || plainJsonProblem(event) !== null ? spoilt : scribe.seal(event);
}

function ruleMessages(): Reach['messages'] {
  const names = Object.entries(PARAMETERS).map(([name, { kind }]) => ({ name, kind }));
  const firstOfKind = names.filter(({ kind }, index) => names.findIndex((other) => other.kind === kind) === index);
  return firstOfKind.flatMap(({ name, kind }) => plain({ changes: [{ name, typed: { kind, value: TYPED[kind] } }] }));
}
