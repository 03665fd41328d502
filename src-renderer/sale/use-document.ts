import { useRef, useState } from 'react';
import { carryOut, isLimitQuestion, type Outcome, type Trouble } from '#renderer/connection/carry-out.ts';
import type { TillClient } from '#renderer/connection/till-client.ts';
import { useAnswer } from '#renderer/connection/use-answer.ts';
import { useCommandQueue } from '#renderer/connection/use-command-queue.ts';
import { useTill } from '#renderer/till/till-context.tsx';
import type { Reply } from '#shared/contract/reply.ts';
import type { CompletedSale, SaleDocument } from '#shared/contract/sale.ts';

/** What a step of the sale answers. `held`: a step before it failed, so the sale was not booked. */
type Step =
  | { readonly kind: 'document'; readonly document: SaleDocument | null }
  | { readonly kind: 'completed'; readonly completed: CompletedSale }
  | { readonly kind: 'held' };

type Send<V> = (commandId: string) => Promise<Reply<V>>;
type OpenStep = { isAccepted: boolean };

const askDocument = async (client: TillClient) =>
  mapReply(await client.sale.document({}), (document) => ({ document }));

/**
 * The document as main keeps it, and what a window may do to it. Steps run one after the other in the order they were
 * pressed or scanned, so that none is lost or overtaken however slow an answer is.
 */
export function useDocument() {
  const { connection } = useTill();
  const { client } = connection;
  const kept = useAnswer(askDocument, 'once');
  const queue = useCommandQueue<Step>();
  const open = useRef(new Set<OpenStep>());
  const [waiting, setWaiting] = useState(0);
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  const [isCompleting, setCompleting] = useState(false);

  const isQuestion = isLimitQuestion(troubles.at(-1) ?? null);

  const add = async (send: Send<Step>): Promise<Outcome<Step>> => {
    const step: OpenStep = { isAccepted: false };
    open.current.add(step);
    setWaiting(open.current.size);
    const outcome = await queue.add(async (commandId) => {
      const reply = await send(commandId);
      step.isAccepted = reply.accepted && reply.value.kind !== 'held';
      return reply;
    });
    open.current.delete(step);
    setWaiting(open.current.size);
    if (outcome.kind === 'trouble') setTroubles((now) => withTrouble(now, outcome.trouble));
    else if (outcome.value.kind === 'document') kept.take({ document: outcome.value.document });
    else if (outcome.value.kind === 'completed') kept.take({ document: null });
    return outcome;
  };

  return {
    document: kept.value?.document ?? null,
    isLoaded: kept.value !== null,
    /** Whether main holds lines: for a hand that is faster than the first answer. */
    hasLines: async (): Promise<boolean> => {
      const outcome = await carryOut(connection, () => client.sale.document({}));
      return outcome.kind === 'done' && (outcome.value?.lines.length ?? 0) > 0;
    },
    /** Something else than this window changed it: a terminal approved, a person decided. */
    reload: kept.reload,
    /** Steps without an answer yet. */
    isWaiting: waiting > 0,
    isCompleting,
    /** What main refused, oldest first; stays until somebody has acted on it: a next good scan must not hide it. */
    troubles: kept.trouble === null ? troubles : [kept.trouble, ...troubles],
    forgive: () => setTroubles([]),
    /** The till asks about the drawer's maximum; completed once more, the answer is yes. */
    isQuestion,
    /** Any change of the document; says whether main took it. */
    change: async (send: Send<SaleDocument>, onAnswer?: (trouble: Trouble | null) => void): Promise<boolean> => {
      const asStep = async (commandId: string) => mapReply(await send(commandId), documentStep);
      const outcome = await add(asStep);
      onAnswer?.(outcome.kind === 'done' ? null : outcome.trouble);
      return outcome.kind === 'done';
    },
    discard: async (): Promise<boolean> => {
      const send = async (commandId: string) => mapReply(await client.sale.discard({ commandId }), noDocument);
      return (await add(send)).kind === 'done';
    },
    /** The window is closed: what is empty names nobody. Nobody waits for it; whatever is asked next is asked after it. */
    leave: (): void => {
      void queue.add(async (commandId) => mapReply(await client.sale.leave({ commandId }), noDocument));
    },
    park: async (): Promise<boolean> => {
      const send = async (commandId: string) => mapReply(await client.sale.park({ commandId }), noDocument);
      return (await add(send)).kind === 'done';
    },
    /** Books the document, if everything pressed before it was taken: an item that was refused must not go unpaid. */
    complete: async (exactCash: boolean): Promise<CompletedSale | null> => {
      const before = [...open.current];
      setCompleting(true);
      const outcome = await add(async (commandId) => {
        if (!before.every(({ isAccepted }) => isAccepted)) return HELD;
        return mapReply(await client.sale.complete({ commandId, exactCash, confirmed: isQuestion }), completedStep);
      });
      setCompleting(false);
      return outcome.kind === 'done' && outcome.value.kind === 'completed' ? outcome.value.completed : null;
    },
    /** Waits for every step under way; says whether all of them were taken. */
    settled: async (): Promise<boolean> => {
      const before = [...open.current];
      while (open.current.size > 0) await queue.drained().then(nextTurn);
      return before.every(({ isAccepted }) => isAccepted);
    },
  };
}

export type DocumentAtWork = ReturnType<typeof useDocument>;

const HELD: Reply<Step> = { accepted: true, value: { kind: 'held' } };
const TROUBLES_MAX = 3;

/** The same words are said once, the newest stand last; more than a few would push the document off the screen. */
function withTrouble(troubles: readonly Trouble[], trouble: Trouble): readonly Trouble[] {
  const said = JSON.stringify(trouble);
  return [...troubles.filter((other) => JSON.stringify(other) !== said), trouble].slice(-TROUBLES_MAX);
}

function documentStep(document: SaleDocument): Step {
  return { kind: 'document', document };
}

function noDocument(): Step {
  return { kind: 'document', document: null };
}

function completedStep(completed: CompletedSale): Step {
  return { kind: 'completed', completed };
}

function mapReply<V, W>(reply: Reply<V>, map: (value: V) => W): Reply<W> {
  return reply.accepted ? { accepted: true, value: map(reply.value) } : reply;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
