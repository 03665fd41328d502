import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../src-agent/agent-main.ts');

export type Exit = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type AgentProcess = {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly kill: () => Promise<Exit>;
  readonly stop: () => Promise<Exit>;
};

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-agent-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real program, as a person or a till starts it; ends with the test. */
export async function startAgentProcess(
  dataDir: string,
  args: readonly string[] = ['--port', '0'],
): Promise<AgentProcess> {
  const started = launch(['--data', dataDir, ...args]);
  const url = await started.ready;
  const end = async (signal: NodeJS.Signals): Promise<Exit> => {
    started.child.kill(signal);
    return await started.exit;
  };
  return {
    url,
    port: Number(new URL(url).port),
    dataDir,
    kill: async () => await end('SIGKILL'),
    stop: async () => await end('SIGTERM'),
  };
}

/** Runs it where it is expected to end by itself. */
export async function runAgent(args: readonly string[]): Promise<Exit> {
  const started = launch(args);
  started.ready.catch(() => {});
  return await started.exit;
}

function launch(args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stdout = '';
  let stderr = '';
  const exit = new Promise<Exit>((settle) => child.once('close', (code) => settle({ code, stdout, stderr })));
  const ready = new Promise<string>((settle, refuse) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const url = /^POS Agent ready at (\S+)$/m.exec(stdout)?.[1];
      if (url !== undefined) settle(url);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    void exit.then(() => refuse(new Error(`The agent ended before it was ready: ${stderr}`)));
  });
  return { child, ready, exit };
}
