import type { Timers } from '#main/printing/timers.ts';
import { type AgentClient, type Answer, ask } from '#main/sync/agent-client.ts';
import { BATCH_EVENTS_MAX, fitBatch } from '#main/sync/batch.ts';
import type { JournalSource } from '#main/sync/journal-source.ts';
import { isCountersigned } from '#main/sync/witness.ts';
import { must, unreachable } from '#shared/assert.ts';
import type { CountersignedHead } from '#shared/contract/agent-fields.ts';
import type { PushRefusal } from '#shared/contract/agent-journal.ts';
import { GENESIS_HASH } from '#shared/journal/chain.ts';
import { type SyncTrouble, type SyncWords, syncWords } from '#shared/sync/sync-state.ts';

export type Trouble = {
  /** `stopped`: no Agent to talk to now. `stuck`: it is there, and a person has to look. */
  readonly posAgent: 'stopped' | 'stuck';
  readonly words: SyncWords;
  /** For the log only. */
  readonly cause: string;
  /** The Agent said when to come back. */
  readonly retryAfterMs?: number;
};

export type HandOverOptions = {
  readonly journal: JournalSource;
  readonly client: AgentClient;
  readonly address: string;
  readonly enrolmentCode: () => string | null;
  readonly timers: Timers;
  readonly deadlineMs: number;
  readonly stop: AbortSignal;
  /** The Agent answered something; `acknowledgedSeq` may have grown. */
  readonly onAnswer: () => void;
  /** The journal went two ways after this record, and goes on in a new epoch. */
  readonly onFork: (fork: { readonly seq: number }) => void;
};

export type HandOver = {
  /** Sends until nothing is left. Null: all of it is acknowledged. Never skips an event. */
  readonly run: () => Promise<Trouble | null>;
  readonly trustNewAgent: () => void;
  /** The next run asks where the Agent stands before it sends, or finds nothing to send. */
  readonly askAnew: () => void;
  /** What the Agent said on another way of this journal: true where it holds less than it was known to, and is asked anew. */
  readonly hearHead: (head: { readonly epoch: number; readonly seq: number }) => boolean;
  /** Events that the Agent does not hold, as far as this till knows, whatever it acknowledged before. */
  readonly unsent: () => number;
};

/** An Agent that holds less than it acknowledged was restored, once; one that forgets again and again is broken. */
const REWINDS_MAX = 2;

/** Hands the journal over, from where the Agent really stands, in batches, and keeps what it acknowledges. */
export function createHandOver(options: HandOverOptions): HandOver {
  const { journal, client, address } = options;
  /** What the Agent is known to hold; null: to be asked first. It may be less than was acknowledged, after a restore there. */
  let agentSeq: number | null = null;
  /** What the Agent was last seen to hold, also while it has to be asked again; null: not asked since the start. */
  let seenSeq: number | null = null;
  let batchMax = BATCH_EVENTS_MAX;
  let mayTakeNewKey = false;
  let rewinds = 0;
  /** Where the Agent was found to hold more than this journal, or another record; null: it does not. */
  let beyond: SyncWords['facts'] | null = null;

  async function run(): Promise<Trouble | null> {
    rewinds = 0;
    beyond = null;
    const trouble = (await enrolWherePinMissing()) ?? (await drain());
    if (trouble !== null) agentSeq = null;
    return trouble;
  }

  async function enrolWherePinMissing(): Promise<Trouble | null> {
    return journal.agentPublicKey() === null || mayTakeNewKey ? await enrol() : null;
  }

  async function drain(): Promise<Trouble | null> {
    let isEnrolledAnew = false;
    for (;;) {
      const step = agentSeq === null ? await askHead() : await pushNext(agentSeq);
      if (step === 'all_sent') return beyond === null ? null : stuck('agent_ahead', beyond);
      if (step === 'unknown_till') {
        if (isEnrolledAnew) return stuck('message_refused', { problem: 'unknown_till' });
        isEnrolledAnew = true;
        const trouble = await enrol();
        if (trouble !== null) return trouble;
        agentSeq = null;
      } else if (step !== 'go_on') return step;
    }
  }

  type Step = 'go_on' | 'all_sent' | 'unknown_till' | Trouble;

  async function askHead(): Promise<Step> {
    const { store, till, epoch } = journal.identity();
    const answer = await asking((signal) => client.journal.head({ store, till, epoch }, { signal }));
    if (isUnknown(answer)) return 'unknown_till';
    if (answer.kind !== 'answered') return silence(answer);
    return answer.value.accepted ? takeHead(answer.value.value) : 'unknown_till';
  }

  async function pushNext(afterSeq: number): Promise<Step> {
    const events = fitBatch(journal.read(afterSeq, batchMax));
    if (events.length === 0) return 'all_sent';
    const { store, till, epoch } = journal.identity();
    const acknowledged = journal.acknowledgement();
    const proof = acknowledged === null || acknowledged.seq <= afterSeq ? {} : { acknowledged };
    const answer = await asking((signal) =>
      client.journal.push({ store, till, epoch, events: [...events], ...proof }, { signal }),
    );
    if (isUnknown(answer)) return 'unknown_till';
    if (answer.kind !== 'answered') {
      batchMax = Math.max(1, Math.floor(events.length / 2));
      // One unreadable event must not hold back the good ones before it: ask again with fewer, down to that one.
      return answer.kind === 'refused' && events.length > 1 ? 'go_on' : silence(answer);
    }
    batchMax = Math.min(BATCH_EVENTS_MAX, batchMax * 2);
    if (!answer.value.accepted) return await refusal(answer.value.refusal, afterSeq);
    const last = must(events.at(-1), 'a batch has at least one event');
    if (answer.value.value.seq !== last.seq) return stuck('countersignature_invalid');
    return takeHead(answer.value.value);
  }

  async function refusal(refused: PushRefusal, afterSeq: number): Promise<Step> {
    switch (refused.code) {
      case 'unknown_till':
        return 'unknown_till';
      case 'fork':
        return await beginEpoch(refused.seq - 1);
      case 'flaw': {
        const taken = takeHead(refused.head);
        if (taken !== 'go_on') return taken;
        return stuck('event_refused', { seq: refused.seq, flaw: refused.flaw }, refused.words);
      }
      case 'gap': {
        const taken = takeHead(refused.head);
        rewinds += 1;
        if (taken !== 'go_on' || (agentSeq !== afterSeq && rewinds <= REWINDS_MAX)) return taken;
        return stuck('event_refused', { seq: refused.wantedSeq, flaw: refused.code }, refused.words);
      }
      default:
        return unreachable(refused);
    }
  }

  /** Believes where the Agent stands: signed with the pinned key, about this journal, and the same record as here. */
  function takeHead(head: CountersignedHead): Step {
    const { store, till, epoch } = journal.identity();
    const agentPublicKey = must(journal.agentPublicKey(), 'a till that pushes has pinned its Agent');
    const isAboutThis = head.store === store && head.till === till && head.epoch === epoch;
    if (!isAboutThis || !isCountersigned(head, agentPublicKey)) return stuck('countersignature_invalid');
    const isBeyond = head.seq > journal.headSeq();
    if (isBeyond || (head.seq > 0 && hashAt(head.seq) !== head.hash)) {
      // From what both hold on, the Agent says where the two ways part.
      if (beyond !== null) return stuck('countersignature_invalid');
      beyond = { agentSeq: head.seq, seq: journal.headSeq() };
      agentSeq = journal.acknowledgedSeq();
      return 'go_on';
    }
    agentSeq = head.seq;
    seenSeq = head.seq;
    if (head.seq > journal.acknowledgedSeq()) {
      const { seq, hash, countersignature } = head;
      journal.keepAcknowledged({ seq, hash, countersignature, agentPublicKey });
    }
    options.onAnswer();
    return 'go_on';
  }

  function hashAt(seq: number): string | undefined {
    return journal.read(seq - 1, 1)[0]?.hash;
  }

  /** The journal went another way than the Agent holds it, after this record: both are kept, and this till goes on in a new epoch. */
  async function beginEpoch(afterSeq: number): Promise<Step> {
    const { store, till, epoch: afterEpoch } = journal.identity();
    const afterHash = afterSeq === 0 ? GENESIS_HASH : (hashAt(afterSeq) ?? '');
    const answer = await asking((signal) =>
      client.journal.beginEpoch({ store, till, afterEpoch, afterSeq, afterHash }, { signal }),
    );
    if (isUnknown(answer)) return 'unknown_till';
    if (answer.kind !== 'answered') return silence(answer);
    if (!answer.value.accepted) {
      const { code, words } = answer.value.refusal;
      if (code === 'unknown_till') return code;
      if (agentSeq === 0) return stuck('journal_forked', { seq: afterSeq }, words);
      // What was acknowledged once is not held any more: both are compared from their first record on.
      agentSeq = 0;
      return 'go_on';
    }
    const head = answer.value.value;
    const agentPublicKey = must(journal.agentPublicKey(), 'a till that pushes has pinned its Agent');
    const isAsAsked = head.store === store && head.till === till && head.epoch > afterEpoch && head.seq === afterSeq;
    if (!isAsAsked || head.hash !== afterHash || !isCountersigned(head, agentPublicKey)) {
      return stuck('countersignature_invalid');
    }
    const { epoch, seq, hash, countersignature } = head;
    journal.beginEpoch(afterEpoch, { epoch, seq, hash, countersignature, agentPublicKey });
    options.onFork({ seq });
    beyond = null;
    agentSeq = seq;
    seenSeq = seq;
    return 'go_on';
  }

  async function enrol(): Promise<Trouble | null> {
    const { store, till, publicKey } = journal.identity();
    const enrolmentCode = options.enrolmentCode();
    const answer = await asking((signal) =>
      client.tills.enrol({ store, till, publicKey, enrolmentCode: enrolmentCode ?? '' }, { signal }),
    );
    if (answer.kind !== 'answered') return silence(answer);
    if (!answer.value.accepted) {
      const { code, words } = answer.value.refusal;
      if (code === 'revoked') return stuck('till_revoked', {}, words);
      if (code === 'other_key') return stuck('enrolment_other_key', { till }, words);
      return stuck(enrolmentCode === null ? 'enrolment_code_missing' : 'enrolment_code_wrong', {}, words);
    }
    return pin(answer.value.value.agentPublicKey);
  }

  function pin(agentPublicKey: string): Trouble | null {
    const pinned = journal.agentPublicKey();
    if (pinned !== null && pinned !== agentPublicKey && !mayTakeNewKey) return stuck('agent_key_changed', { address });
    if (pinned !== agentPublicKey) journal.keepAgentPublicKey(agentPublicKey);
    mayTakeNewKey = false;
    return null;
  }

  async function asking<T>(call: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
    const { timers, deadlineMs: delayMs, stop } = options;
    const answer = await ask({ timers, delayMs, stop }, call);
    if (answer.kind === 'answered') options.onAnswer();
    return answer;
  }

  function silence(answer: Exclude<Answer<never>, { kind: 'answered' }>): Trouble {
    const { kind, cause } = answer;
    if (kind === 'not_let_in') return notLetIn(answer, address);
    if (kind === 'refused') return stuck('message_refused', { problem: cause }, cause);
    return { posAgent: 'stopped', words: syncWords(`agent_${kind}`, { address }), cause };
  }

  function unsent(): number {
    return journal.headSeq() - Math.min(journal.acknowledgedSeq(), seenSeq ?? Number.POSITIVE_INFINITY);
  }

  function askAnew(): void {
    agentSeq = null;
  }

  function hearHead({ epoch, seq }: { readonly epoch: number; readonly seq: number }): boolean {
    const isLess = seenSeq !== null && (epoch < journal.identity().epoch || seq < seenSeq);
    if (isLess) askAnew();
    return isLess;
  }

  return {
    run,
    unsent,
    askAnew,
    hearHead,
    trustNewAgent: () => {
      mayTakeNewKey = true;
    },
  };
}

type NotLetIn = Extract<Answer<never>, { kind: 'not_let_in' }>;

function isUnknown(answer: Answer<unknown>): boolean {
  return answer.kind === 'not_let_in' && answer.code === 'TILL_UNKNOWN';
}

function notLetIn({ code, cause, retryAfterMs }: NotLetIn, address: string): Trouble {
  switch (code) {
    case 'TILL_REVOKED':
      return stuck('till_revoked', {}, cause);
    case 'KEY_REPLACED':
      return stuck('till_replaced', {}, cause);
    case 'TOO_MANY_REQUESTS':
    case 'BUSY':
      return {
        posAgent: 'stopped',
        words: syncWords('agent_busy', { address }),
        cause,
        ...(retryAfterMs === null ? {} : { retryAfterMs }),
      };
    default:
      return stuck('request_not_let_in', { problem: cause }, cause);
  }
}

function stuck(trouble: SyncTrouble, facts: SyncWords['facts'] = {}, cause = ''): Trouble {
  return { posAgent: 'stuck', words: syncWords(trouble, facts), cause };
}
