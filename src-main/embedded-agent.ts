import { setTimeout as delay } from 'node:timers/promises';

/** A started agent program, however the host started it. */
export type AgentProcess = {
  readonly onLine: (listener: (line: string) => void) => void;
  readonly onExit: (listener: () => void) => void;
  /** Asks it to end; it may take its time. */
  readonly stop: () => void;
  readonly kill: () => void;
};

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

const READY_LINE = /^POS Agent ready at /;
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
      if (!READY_LINE.test(line)) return;
      clearTimeout(deadline);
      sayReady();
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
