import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import { type AgentProcess, agentSwitches } from '#main/embedded-agent.ts';

export type AgentProcessArguments = {
  readonly program: string;
  readonly port: number;
  readonly dataDir: string;
  readonly onTrouble: (line: string) => void;
};

/** The agent in a utility process: it needs no RunAsNode fuse and ends with Electron however that ends. */
export function forkAgent({ program, port, dataDir, onTrouble }: AgentProcessArguments): AgentProcess {
  const child = utilityProcess.fork(program, agentSwitches({ port, dataDir }), {
    serviceName: 'Tillkeeper POS Agent',
    stdio: 'pipe',
  });
  linesOf(child.stderr).on('line', onTrouble);
  const lines = linesOf(child.stdout);
  return {
    onLine: (listener) => void lines.on('line', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    stop: () => void child.kill(),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

function linesOf(stream: NodeJS.ReadableStream | null) {
  return createInterface({ input: stream ?? Readable.from([]) });
}
