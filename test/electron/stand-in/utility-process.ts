import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(program: string, args: readonly string[]) {
    super();
    this.#child = fork(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null ? this.#child.pid : undefined;
  }
  get stdout() {
    return this.#child.stdout;
  }
  get stderr() {
    return this.#child.stderr;
  }
  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

export const utilityProcess = {
  fork: (program: string, args: readonly string[] = []) => new StandInUtilityProcess(program, args),
};
