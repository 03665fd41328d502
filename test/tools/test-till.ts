import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserServer } from '#main/host-browser/server.ts';
import { openTill } from '#main/till.ts';

export type TestTill = {
  readonly dataDir: string;
  /** As in the ready line. */
  readonly url: string;
  /** Stops serving and closes the till; the folder stays until `remove`. */
  readonly stop: () => Promise<void>;
  readonly remove: () => void;
};

/** A real till in a folder of its own, served on a free port, without an Agent. */
export async function startTestTill(dataDir = makeFolder('till')): Promise<TestTill> {
  const till = await openTill({ dataDir, agentUrl: null });
  const server = await startBrowserServer({
    router: till.router,
    rendererDir: join(dataDir, 'no-windows'),
    port: 0,
    say: (words) => process.stderr.write(`${words}\n`),
  });
  return {
    dataDir,
    url: server.url,
    stop: async () => {
      await server.close();
      await till.close();
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

export function makeFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `tillkeeper-${name}-`));
}
