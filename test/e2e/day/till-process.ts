import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../../src-main/host-browser/main.ts');

/** The browser host as `npm start` runs it, in a process that can be killed. Its agent ends with it. */
export type TillProcess = {
  readonly url: string;
  readonly port: number;
  /** kill -9; resolves once the process is gone. */
  readonly kill: () => Promise<void>;
};

export async function startTillProcess(dataDir: string, port = 0): Promise<TillProcess> {
  const options = JSON.stringify({ port, agentPort: 0, dataDir });
  const child = spawn(process.execPath, [MAIN, `--till-options=${options}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  let said = '';
  const url = await new Promise<string>((settle, refuse) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^Tillkeeper ready at (\S+)$/m.exec(said)?.[1];
      if (ready !== undefined) settle(ready);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    void ended.then(() => refuse(new Error(`The till ended before it was ready: ${said}`)));
  });
  return { url, port: Number(new URL(url).port), kill };
}
