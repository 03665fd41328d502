import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type AgentProcess, agentSwitches } from '#main/embedded-agent.ts';
import { must } from '#shared/assert.ts';

const AGENT_MAIN = fileURLToPath(new URL('../../src-agent/agent-main.ts', import.meta.url));
const FOLLOW_PARENT = new URL('./follow-parent.ts', import.meta.url).href;

export type AgentArguments = {
  readonly port: number;
  readonly dataDir: string;
  readonly program?: string;
  readonly onTrouble: (line: string) => void;
};

/**
 * Starts the agent on this very Node. It gets a process group of its own, so that Ctrl+C reaches the till only, which then
 * stops the agent in its turn; an IPC channel ends it when the till is killed.
 */
export function spawnAgentChild({ port, dataDir, program = AGENT_MAIN, onTrouble }: AgentArguments): AgentProcess {
  const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, program, ...agentSwitches({ port, dataDir })], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  createInterface({ input: must(child.stderr, 'stderr is a pipe') }).on('line', onTrouble);
  const lines = createInterface({ input: must(child.stdout, 'stdout is a pipe') });
  return {
    onLine: (listener) => void lines.on('line', listener),
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', (error) => {
        onTrouble(error.message);
        listener();
      });
    },
    stop: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  };
}
