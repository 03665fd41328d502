import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Listens and never takes a call: its event loop stands still, so that the kernel's queue of callers fills up. */
const DEAF = `
const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  require('node:fs').writeSync(1, String(server.address().port) + '\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** How long a caller who is taken at all needs at most on this machine, several times over. */
const TAKEN_MS = 1_000;

/** A port at which every further knock is dropped without a word, as by a network board that hangs or a firewall. */
export async function deafPort(): Promise<number> {
  const program = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
  const callers: Socket[] = [];
  onTestFinished(() => {
    for (const caller of callers) caller.destroy();
    program.kill('SIGKILL');
  });
  const port = await new Promise<number>((resolve) => {
    program.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  // Twice, since one knock may only have been slow to be answered.
  for (let dropped = 0; dropped < 2; ) dropped = (await knock(port, callers)) ? 0 : dropped + 1;
  return port;
}

function knock(port: number, callers: Socket[]): Promise<boolean> {
  return new Promise((resolve) => {
    const caller = connect(port, '127.0.0.1');
    callers.push(caller);
    const timer = setTimeout(() => resolve(false), TAKEN_MS);
    caller.on('error', () => undefined);
    caller.once('connect', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
