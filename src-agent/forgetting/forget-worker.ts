import { setTimeout as pause } from 'node:timers/promises';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { type Forgetting, forgetOld } from '#agent/forgetting/forget-old.ts';

export type ForgetParts = Forgetting & {
  readonly database: AgentDatabase;
  readonly now: () => string;
  readonly onFault: (error: unknown) => void;
};

export type ForgetWorker = { readonly stop: () => Promise<void> };

const EVERY_MS = 60_000;

/** Forgets what is not needed any more, once at the start and then again and again, behind everything else. */
export function startForgetWorker({ database, now, onFault, codeDays }: ForgetParts): ForgetWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = run();

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await forgetOld(database, { codeDays, nowMs: Date.parse(now()), stop: signal }).catch(onFault);
      await pause(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
