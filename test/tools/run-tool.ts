import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export type ToolEnd = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type RunningTool = {
  readonly ended: Promise<ToolEnd>;
  /** Settles when the tool has printed so many lines. */
  readonly lines: (count: number) => Promise<readonly string[]>;
  readonly kill: (signal: NodeJS.Signals) => void;
};

const MAX_MS = 120_000;

/** A tool as a person runs it: a process of its own, of which only exit code and output are seen. */
export function startTool(tool: string, args: readonly string[], stdin = ''): RunningTool {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, `../../tools/${tool}.ts`), ...args]);
  const deadline = setTimeout(() => child.kill('SIGKILL'), MAX_MS);
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const ended = new Promise<ToolEnd>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(deadline);
      done({ code, stdout, stderr });
    });
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    lines: (count) =>
      new Promise((done) => {
        const look = () => {
          const whole = stdout.split('\n').slice(0, -1);
          if (whole.length < count) return;
          listeners.delete(look);
          done(whole);
        };
        listeners.add(look);
        look();
      }),
  };
}

export function runTool(tool: string, args: readonly string[], stdin = ''): Promise<ToolEnd> {
  return startTool(tool, args, stdin).ended;
}
