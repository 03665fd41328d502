import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { logPath, turnLog } from '#main/log-file.ts';

/**
 * Where the embedded agent's lines go: its structured log to DATA/log/agent.log for support, its words to the person who
 * started the till.
 */
export function openAgentLog(dataDir: string, say: (words: string) => void): (line: string) => void {
  const file = logPath(dataDir, 'agent');
  mkdirSync(dirname(file), { recursive: true });
  turnLog(file);
  return (line) => {
    if (!line.startsWith('{')) say(`POS Agent: ${line}`);
    try {
      appendFileSync(file, `${line}\n`);
    } catch (error) {
      // A full disk stops the till by its own rules, in words; a line of the agent's log must not do it before.
      say(`POS Agent: ${line} (its log cannot be written: ${error instanceof Error ? error.message : String(error)})`);
    }
  };
}
