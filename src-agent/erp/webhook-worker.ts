import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { signedHeaders } from '#agent/erp/webhook.ts';
import { backOffMs } from '#shared/sync/back-off.ts';

export type WebhookParts = {
  readonly database: AgentDatabase;
  readonly now: () => string;
  /** Chance in [0, 1). */
  readonly random: () => number;
  readonly log: (facts: Readonly<Record<string, unknown>>, words: string) => void;
};
export type WebhookWorker = { readonly stop: () => Promise<void> };

const LOOK_EVERY_MS = 1_000;
const ANSWER_MAX_MS = 10_000;
/** An instance that dies in an attempt holds its store's notice back for so long. */
const CLAIM_MS = 30_000;
const AT_ONCE = 64;
const BACK_OFF = { firstMs: 2_000, maxMs: 15 * 60_000 };

type Due = {
  readonly store: string;
  readonly url: string;
  readonly secret: string;
  readonly failures: number;
  readonly next_at: string;
  readonly head: number;
};

/**
 * Tells each store's receiver that documents wait, until it answers 2xx; then again when there are further ones. Only the
 * place up to which they wait is told: a notice that is lost, doubled or late harms nothing.
 */
export function startWebhookWorker(parts: WebhookParts): WebhookWorker {
  const stopping = new AbortController();
  // A receiver that does not answer keeps no other store waiting.
  const attempts = new Set<Promise<void>>();
  const running = run();
  const fault = (error: unknown): void => parts.log({ err: error }, 'the ERP could not be told of documents');

  function begin(due: Due): void {
    const attempt = tell(parts, due, stopping.signal)
      .catch(fault)
      .finally(() => attempts.delete(attempt));
    attempts.add(attempt);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const due = await dueNotices(parts);
        for (const one of due.slice(0, AT_ONCE - attempts.size)) begin(one);
      } catch (error) {
        fault(error);
      }
      await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(attempts);
    },
  };
}

/** The longest due first. A time further ahead than any wait was set while the clock was wrong. */
async function dueNotices({ database, now }: WebhookParts): Promise<readonly Due[]> {
  const at = now();
  const rows = await database
    .selectFrom('erp_webhook')
    .select(['store', 'url', 'secret', 'failures', 'next_at', 'told'])
    .select((row) =>
      row
        .selectFrom('erp_document')
        .select((at) => at.fn.max('position').as('head'))
        .whereRef('erp_document.store', '=', 'erp_webhook.store')
        .as('head'),
    )
    .where((row) => row.or([row('next_at', '<=', at), row('next_at', '>', later(at, 2 * BACK_OFF.maxMs))]))
    .orderBy('next_at')
    .execute();
  return rows.flatMap(({ head, told, ...row }) => (head !== null && head > told ? [{ ...row, head }] : []));
}

async function tell(parts: WebhookParts, due: Due, stop: AbortSignal): Promise<void> {
  const { database, log, now, random } = parts;
  const { head, store } = due;
  if (!(await claim(parts, due))) return;
  const outcome = await send(due, now(), stop);
  if (stop.aborted && outcome !== null) return;
  const failures = outcome === null ? 0 : due.failures + 1;
  const waitMs = outcome === null ? 0 : backOffMs(BACK_OFF, failures, random());
  await database
    .updateTable('erp_webhook')
    .set({
      failures,
      next_at: later(now(), waitMs),
      last_outcome: outcome ?? 'told',
      ...(outcome === null ? { told: head } : {}),
    })
    .where('store', '=', store)
    .where('url', '=', due.url)
    .execute();
  if (outcome !== null) log({ store, outcome, failures, waitMs }, 'the ERP did not take the notice of documents');
}

/** One instance makes the attempt: whoever moves the time on from where both saw it. */
async function claim({ database, now }: WebhookParts, { next_at, store }: Due): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('erp_webhook')
    .set({ next_at: later(now(), CLAIM_MS) })
    .where('store', '=', store)
    .where('next_at', '=', next_at)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Null: it was taken; otherwise why not. A redirect is not followed: the signature is for this address alone. */
async function send({ head, secret, store, url }: Due, now: string, stop: AbortSignal): Promise<string | null> {
  const body = JSON.stringify({ type: 'documents.waiting', timestamp: now, data: { store, cursor: head } });
  const headers = signedHeaders(secret, { id: randomUUID(), atMs: Date.parse(now), body });
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MAX_MS)]);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${causeOf(error)}` : String(error);
  }
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function later(now: string, byMs: number): string {
  return new Date(Date.parse(now) + byMs).toISOString();
}
