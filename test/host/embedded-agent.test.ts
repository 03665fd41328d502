import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AgentProcess, type EmbeddedAgent, superviseAgent } from '#main/embedded-agent.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';

const FAST = { first: 20, max: 80 };
let folder: string;
let agent: EmbeddedAgent | null = null;
let said: string[];
let children: AgentProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillkeeper-agent-'));
  said = [];
  children = [];
});
afterEach(async () => {
  await agent?.stop();
  agent = null;
  rmSync(folder, { recursive: true });
});

/** Supervises a small program in the agent's place; the child process, its pipes and its signals are real. */
function supervise(program: string, options: { readyMaxMs?: number; stopMaxMs?: number } = {}): EmbeddedAgent {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  agent = superviseAgent({
    onReady: () => {},
    say: (words) => said.push(words),
    spawn: () => {
      const child = spawnAgentChild({ port: 1, dataDir: folder, program: file, onTrouble: (line) => said.push(line) });
      children.push(child);
      return child;
    },
    backOffMs: FAST,
    ...options,
  });
  return agent;
}

const READY = 'console.log("POS Agent ready at http://127.0.0.1:1");';
const STAYS = 'setInterval(() => {}, 1000);';

describe('the embedded agent', () => {
  it('is ready when it says so, and stops when told to', async () => {
    const stops = 'process.on("SIGTERM", () => { console.error("bye"); process.exit(0); });';
    const running = supervise(`${stops}${READY}${STAYS}`);
    await running.ready;
    await running.stop();
    await vi.waitFor(() => expect(said).toEqual([expect.stringContaining('http://127.0.0.1:1/managers/'), 'bye']));
    expect(children.length).toBe(1);
  });

  it('is started again when it dies, more slowly each time', async () => {
    supervise('process.exit(3);');
    await vi.waitFor(() => expect(children.length).toBeGreaterThanOrEqual(5), 45_000);
    const waits = said.map((words) => /in ([\d.]+) s/.exec(words)?.[1]);
    expect(waits.slice(0, 4)).toEqual(['0.02', '0.04', '0.08', '0.08']);
  });

  it('is given up and started again when it does not get ready in time', async () => {
    supervise(STAYS, { readyMaxMs: 300 });
    await vi.waitFor(() => expect(children.length).toBeGreaterThanOrEqual(2), 45_000);
    expect(said[0]).toBe('The POS Agent was not ready after 0.3 s.');
  });

  it('is ended the hard way when it does not listen', async () => {
    const running = supervise(`process.on("SIGTERM", () => {});${READY}${STAYS}`, { stopMaxMs: 200 });
    await running.ready;
    const startedAt = performance.now();
    await running.stop();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190);
  });

  it('is not started again once stopping has begun', async () => {
    const running = supervise('process.exit(3);');
    await vi.waitFor(() => expect(children.length).toBeGreaterThanOrEqual(1));
    await running.stop();
    const count = children.length;
    await new Promise((done) => setTimeout(done, 300));
    expect(children.length).toBe(count);
  });

  it('that cannot be started at all is no trouble for the till', async () => {
    agent = superviseAgent({
      onReady: () => {},
      say: (words) => said.push(words),
      spawn: () =>
        spawnAgentChild({ port: 1, dataDir: folder, program: join(folder, 'none.mjs'), onTrouble: () => {} }),
      backOffMs: FAST,
    });
    await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(2), 45_000);
    expect(said[0]).toContain('The till goes on without it.');
  });
});
