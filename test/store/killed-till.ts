import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Reply } from '#shared/contract/reply.ts';

const PROCESS = fileURLToPath(new URL('./till-process.ts', import.meta.url));

const PLAIN = { program: PROCESS, args: [] };

type Answer = { readonly number: number; readonly reply: unknown };

/** A till in a process of its own. `call` answers, or null when the process was killed before it could. */
export class TillProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: unknown) => void>();
  #last = 0;

  constructor(dataDir: string, how: { readonly program: string; readonly args: readonly string[] } = PLAIN) {
    this.#child = fork(how.program, [dataDir, ...how.args], { stdio: 'ignore' });
    this.#child.on('message', ({ number, reply }: Answer) => this.#waiting.get(number)?.(reply));
    this.#child.on('exit', () => {
      for (const answer of this.#waiting.values()) answer(null);
    });
    onTestFinished(() => {
      this.#child.kill('SIGKILL');
    });
  }

  ready(): Promise<unknown> {
    return this.#wait(0);
  }

  async call<T>(path: string, input: object): Promise<Reply<T> | null> {
    this.#last += 1;
    const answer = this.#wait(this.#last);
    this.#child.send({ number: this.#last, path, input });
    return (await answer) as Reply<T> | null;
  }

  /** SIGKILL, at once or while the next call is under way. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  #wait(number: number): Promise<unknown> {
    return new Promise((resolve) => this.#waiting.set(number, resolve));
  }
}
