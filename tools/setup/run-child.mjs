import { spawn } from 'node:child_process';
import { onOrphaned } from './orphan.mjs';

const PASSED_ON = process.platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end, passing signals on; answers how it ended. A signal reaches the child first, so that it can
 * stop cleanly, and ends this process only through the child's end; with `killAfterMs` a child that hangs is killed.
 * `endsWithNpm`: it is told to stop as well when the npm that a person sees is gone, however that went.
 */
export function runChild({ command, args, options = {}, onSpawn = () => {}, endsWithNpm = false, killAfterMs = null }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    let killer;
    let forget = () => {};
    const passOn = (signal) => {
      child.kill(signal);
      if (killAfterMs !== null) killer ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const release = () => {
      clearTimeout(killer);
      forget();
      for (const signal of PASSED_ON) process.off(signal, passOn);
    };
    child.once('spawn', () => {
      if (endsWithNpm) forget = onOrphaned(() => passOn('SIGTERM'));
      onSpawn(child);
    });
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve({ code, signal });
    });
  });
}

/** Ends this process the way its child ended, a signal included, so that callers up the line see the truth. */
export function endLike({ code, signal }) {
  if (signal === null) return code ?? 1;
  process.kill(process.pid, signal);
  return 1;
}
