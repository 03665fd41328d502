import { EXIT, messageOf, say, type ToolTrouble } from '#tools/call/run-tool.ts';

/** What a simulator says to whoever started it, once all of it is there. */
export type Standing = readonly string[];

/**
 * Starts a simulator and keeps it until it is switched off. One that cannot start whole ends at once: half of it, a port
 * without its page for instance, would look like a device that is broken.
 */
export async function runSimulator(name: string, start: () => Promise<Standing>): Promise<number> {
  try {
    for (const line of await start()) process.stdout.write(`${line}\n`);
  } catch (error) {
    say(`The simulated ${name} cannot start: ${whyNot(error)}`);
    process.exit(EXIT.fault);
  }
  say('Ctrl+C switches it off.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  // Lines that tills still hold open would keep the program alive; a device that is switched off lets go of them.
  process.exit(EXIT.done);
}

function whyNot(error: unknown): string {
  const { code, port } = error instanceof Error ? (error as NodeJS.ErrnoException & { readonly port?: number }) : {};
  if (code === 'EADDRINUSE')
    return `port ${port} is taken by another program. Stop it, or choose another port (--help).`;
  if (code === 'EACCES') return `port ${port} may not be used by this user. Choose one above 1023 (--help).`;
  return messageOf(error);
}

/** The number of a port, or words for what else was typed. */
export function portFrom(name: string, text: string, usage: (words: string) => ToolTrouble): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw usage(`${name} is a number from 0 to 65535; "${text}" is not.`);
  return port;
}
