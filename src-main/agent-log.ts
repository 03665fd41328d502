import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SIZE_MAX_BYTES = 10_000_000;

/**
 * Where the embedded agent's lines go: its structured log to DATA/log/agent.log for support, its words to the person who
 * started the till.
 */
export function openAgentLog(dataDir: string, say: (words: string) => void): (line: string) => void {
  const folder = join(dataDir, 'log');
  const file = join(folder, 'agent.log');
  mkdirSync(folder, { recursive: true });
  if (sizeOf(file) > SIZE_MAX_BYTES) renameSync(file, `${file}.1`);
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

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
