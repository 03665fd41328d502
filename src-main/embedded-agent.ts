import { setTimeout as delay } from 'node:timers/promises';

import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';

/** A started agent program, however the host started it. */
export type AgentProcess = {
  readonly onLine: (listener: (line: string) => void) => void;
  readonly onExit: (listener: () => void) => void;
  /** Asks it to end; it may take its time. */
  readonly stop: () => void;
  readonly kill: () => void;
};

/** What the agent beside a till is started with: it serves the demo shop, whose manager may look at its page. */
export function agentSwitches({ port, dataDir }: { readonly port: number; readonly dataDir: string }): string[] {
  return ['--port', String(port), '--data', dataDir, '--demo-manager', DEMO_CONFIGURATION.storeCode];
}

export type EmbeddedAgentOptions = {
  readonly spawn: () => AgentProcess;
  readonly say: (words: string) => void;
  /** After each start that came up: whoever waits for the agent need not wait for its next try. */
  readonly onReady: () => void;
  readonly readyMaxMs?: number;
  readonly stopMaxMs?: number;
  readonly backOffMs?: { readonly first: number; readonly max: number };
};

export type EmbeddedAgent = {
  /** Settles with the first ready line. Nobody has to wait for it: a till sells without its agent. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A start waits no longer than this for the agent beside it. */
const FIRST_READY_MAX_MS = 3_000;

/**
 * Settles when the agent is ready for the first time, or has had its time. A till is opened after it: one that was restored
 * from a backup is then told what it lost before it writes anything.
 */
export async function firstReady(agent: EmbeddedAgent): Promise<void> {
  const isOver = new AbortController();
  const tooLong = delay(FIRST_READY_MAX_MS, undefined, { signal: isOver.signal }).catch(() => {});
  await Promise.race([agent.ready, tooLong]);
  isOver.abort();
}

const READY_LINE = /^POS Agent ready at (\S+)/;
/** An agent that held out this long was well: its next fall starts again at the shortest wait. */
const WELL_AFTER_MS = 60_000;

/** Keeps the agent running beside the till: starts it, starts it again when it dies, stops it at the end. */
export function superviseAgent({
  spawn,
  say,
  onReady,
  readyMaxMs = 20_000,
  stopMaxMs = 5_000,
  backOffMs = { first: 500, max: 30_000 },
}: EmbeddedAgentOptions): EmbeddedAgent {
  const stopping = new AbortController();
  let sayReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    sayReady = resolve;
  });
  let isPageSaid = false;
  const life = keepAlive();

  async function keepAlive(): Promise<void> {
    let waitMs = backOffMs.first;
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      await liveOnce();
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > WELL_AFTER_MS) waitMs = backOffMs.first;
      say(`The POS Agent ended; starting it again in ${waitMs / 1_000} s. The till goes on without it.`);
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, backOffMs.max);
    }
  }

  async function liveOnce(): Promise<void> {
    const child = spawn();
    const ended = new Promise<void>((resolve) => child.onExit(resolve));
    const deadline = setTimeout(() => {
      say(`The POS Agent was not ready after ${readyMaxMs / 1_000} s.`);
      child.kill();
    }, readyMaxMs);
    child.onLine((line) => {
      const url = READY_LINE.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(deadline);
      sayReady();
      if (!isPageSaid) say(`Managers’ page at ${url}/managers/ (demo: login ivana, password tillkeeper).`);
      isPageSaid = true;
      onReady();
    });
    const stopChild = () => void stopWithin(child, ended, stopMaxMs);
    stopping.signal.addEventListener('abort', stopChild, { once: true });
    if (stopping.signal.aborted) stopChild();
    await ended;
    clearTimeout(deadline);
    stopping.signal.removeEventListener('abort', stopChild);
  }

  return {
    ready,
    stop: async () => {
      stopping.abort();
      await life;
    },
  };
}

async function stopWithin(child: AgentProcess, ended: Promise<void>, maxMs: number): Promise<void> {
  child.stop();
  const timer = setTimeout(() => child.kill(), maxMs);
  await ended;
  clearTimeout(timer);
}
