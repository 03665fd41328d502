import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DEMO_CONFIGURATION } from '#main/demo/demo-shop.ts';
import { findFreePort } from '#main/free-port.ts';
import { spawnAgentChild } from '#main/host-browser/agent-child.ts';
import { ToolTrouble } from '../call/run-tool.ts';

const AGENT = resolve(import.meta.dirname, '../../src-agent/agent-main.ts');
const run = promisify(execFile);

/** A Data Service with a process of its own. */
export type Office = {
  readonly url: string;
  readonly dataDir: string;
  readonly enrolmentCode: () => string;
  readonly stop: () => Promise<void>;
};

export async function startOffice(dataDir: string): Promise<Office> {
  const port = await findFreePort(0);
  const troubles: string[] = [];
  const child = spawnAgentChild({ port, dataDir, onTrouble: (line) => troubles.push(line) });
  const ended = new Promise<void>((settle) => child.onExit(settle));
  await new Promise<void>((settle, refuse) => {
    child.onLine((line) => {
      if (line.startsWith('POS Agent ready at ')) settle();
    });
    void ended.then(() => refuse(new ToolTrouble(`The Agent ended before it was ready: ${troubles.join('\n')}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    enrolmentCode: () => readFileSync(join(dataDir, 'enrolment-code'), 'utf8').trim(),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

const FIRST_BARCODE = 1_000_000;

/** The barcode of the last of so many invented items. */
export function lastBarcode(count: number): string {
  return String(FIRST_BARCODE + count - 1);
}

/** Imports invented items by the Agent’s own command; settles with what it said. */
export async function importItems(folder: string, { dataDir }: Office, count: number): Promise<string> {
  const file = join(folder, 'items.csv');
  const rows = Array.from(
    { length: count },
    (_, index) => `${FIRST_BARCODE + index},Item ${index},A,${100 + (index % 900)}`,
  );
  writeFileSync(file, ['barcode,name,taxCode,priceMinor', ...rows, ''].join('\n'));
  const { storeCode } = DEMO_CONFIGURATION;
  const args = [AGENT, 'import', file, '--kind', 'item', '--store', storeCode, '--data', dataDir];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').slice(0, 6).join('\n').concat('\n');
}
