import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What a host is started with: one JSON argument, made by tools/start.mjs from what a person typed. */
const hostOptionsSchema = z.strictObject({
  /** null: the usual port, or the next free one; 0: any free one. */
  port: z.int().min(0).max(65_535).nullable().default(null),
  agentPort: z.int().min(0).max(65_535).nullable().default(null),
  /** A POS Agent elsewhere; null: one is started beside the till. */
  agentUrl: z.url().nullable().default(null),
  /** File with the PEM of the only authority whose certificate that Agent may show. */
  agentCaFile: z.string().nullable().default(null),
  /** The one-time code for enrolling there; needed once. */
  enrolmentCode: z.string().nullable().default(null),
  /** Code of this till in its store; null: as the data folder has it, or the demo's. */
  tillCode: z.string().nullable().default(null),
  dataDir: z.string().min(1),
  printer: z.string().nullable().default(null),
  scanner: z.string().nullable().default(null),
  display: z.string().nullable().default(null),
  terminal: z.string().nullable().default(null),
  window: z.boolean().default(false),
});
export type HostOptions = z.infer<typeof hostOptionsSchema>;

/** What of it is the till’s own affair, whichever host opens it. */
export function tillOptions({ dataDir, tillCode, printer, scanner, display, terminal }: HostOptions) {
  return { dataDir, tillCode, printer, scanner, display, terminal };
}

export const TILL_PORT = 7300;
export const AGENT_PORT = 7310;

const SWITCH = '--till-options=';

/** Started without the argument (an installed till, a debugger), a host uses the given folder and the usual ports. */
export function readHostOptions(argv: readonly string[], usualDataDir: string): HostOptions {
  const given = argv.find((arg) => arg.startsWith(SWITCH));
  const options = hostOptionsSchema.parse(
    given === undefined ? { dataDir: usualDataDir } : JSON.parse(given.slice(SWITCH.length)),
  );
  return { ...options, dataDir: resolve(options.dataDir) };
}

export function agentDataDir(dataDir: string): string {
  return join(dataDir, 'agent');
}
