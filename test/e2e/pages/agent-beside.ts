import type { AgentProcess } from '#main/embedded-agent.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';

/** The POS Agent as the browser host starts it, without the supervisor that would bring a killed one back at once. */
export type AgentBeside = {
  /** Resolves with its ready line. */
  readonly start: () => Promise<void>;
  /** kill -9; resolves once the process is gone. */
  readonly kill: () => Promise<void>;
};

export function agentBeside(place: {
  readonly port: number;
  readonly dataDir: string;
  readonly onReady: () => void;
}): AgentBeside {
  let running: { readonly process: AgentProcess; readonly ended: Promise<void> } | null = null;
  return {
    start: async () => {
      const troubles: string[] = [];
      const { port, dataDir } = place;
      const process = spawnAgentChild({ port, dataDir, onTrouble: (line) => troubles.push(line) });
      const ended = new Promise<void>((resolve) => process.onExit(resolve));
      running = { process, ended };
      await new Promise<void>((resolve, reject) => {
        process.onLine((line) => {
          if (line.startsWith('POS Agent ready at ')) resolve();
        });
        process.onExit(() => reject(new Error(`The agent ended before it was ready: ${troubles.join('\n')}`)));
      });
      place.onReady();
    },
    kill: async () => {
      running?.process.kill();
      await running?.ended;
      running = null;
    },
  };
}
