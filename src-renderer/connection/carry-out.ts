import { ORPCError } from '@orpc/client';
import { type Waitable, whenOpen } from '#renderer/connection/till-client.ts';
import type { RefusalCode, SpokenRefusal } from '#shared/contract/refusal.ts';
import type { Reply } from '#shared/contract/reply.ts';

/** Why a call gave no value. `silent`: no answer in time, nobody knows; the same id may be sent again. */
export type Trouble =
  /** `authorise`: asks for somebody who may lend the right that is missing; only where the window shows the refusal first. */
  | { readonly kind: 'refused'; readonly refusal: SpokenRefusal; readonly authorise?: () => void }
  | { readonly kind: 'fault'; readonly words: string }
  | { readonly kind: 'silent' };

export type Outcome<V> =
  | { readonly kind: 'done'; readonly value: V }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export function isRefusedWith(outcome: Outcome<unknown> | null, code: RefusalCode): boolean {
  return outcome?.kind === 'trouble' && isTroubleOf(outcome.trouble, code);
}

export function isTroubleOf(trouble: Trouble | null, code: RefusalCode): boolean {
  return trouble?.kind === 'refused' && trouble.refusal.code === code;
}

/** Whether the till asks about a limit of the drawer; confirmed, it goes on. */
export function isLimitQuestion(trouble: Trouble | null): boolean {
  return LIMIT_QUESTIONS.some((code) => isTroubleOf(trouble, code));
}

const LIMIT_QUESTIONS = [
  'cash_limit_minimum',
  'cash_limit_minimum_blind',
  'cash_limit_maximum',
  'cash_limit_maximum_blind',
] as const;

const DEADLINE_MS = 20_000;

/**
 * Asks until there is an answer: a connection lost on the way is waited for, and the very same call is sent again. A
 * command carries its id, so the till does it once however often it is asked.
 */
export async function carryOut<V>(connection: Waitable, send: () => Promise<Reply<V>>): Promise<Outcome<V>> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const outcome = await askOnce(send, deadline);
    if (outcome !== null) return outcome;
    const left = deadline - performance.now();
    if (left <= 0) return { kind: 'trouble', trouble: { kind: 'silent' } };
    await pause(Math.min(200, left));
    await whenOpen(connection, left);
  }
}

/** `null`: the connection gave way under the call. */
async function askOnce<V>(send: () => Promise<Reply<V>>, deadline: number): Promise<Outcome<V> | null> {
  try {
    const reply = await Promise.race([send(), timeout(deadline)]);
    if (reply === null) return null;
    return reply.accepted
      ? { kind: 'done', value: reply.value }
      : { kind: 'trouble', trouble: { kind: 'refused', refusal: reply.refusal } };
  } catch (fault) {
    if (!(fault instanceof ORPCError)) return null;
    return { kind: 'trouble', trouble: { kind: 'fault', words: fault.message } };
  }
}

async function timeout(deadline: number): Promise<null> {
  await pause(Math.max(0, deadline - performance.now()));
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
