import { pino } from 'pino';
import { startAgent } from '#agent/agent.ts';
import { HELP, readOptions } from '#agent/start/options.ts';
import { StartRefusal } from '#agent/start/start-refusal.ts';

/** The log goes to stderr, so that stdout has one line: the address. Written at once, or a crash would take its own cause with it. */
function openLog(level: string) {
  return pino({ level, base: { program: 'pos-agent', pid: process.pid } }, pino.destination({ dest: 2, sync: true }));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(HELP);
    return;
  }
  const log = openLog(options.logLevel);
  const agent = await startAgent(options, log);
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    agent.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`POS Agent ready at ${agent.url}\n`);
}

function fail(error: unknown): never {
  if (error instanceof StartRefusal) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
  process.stderr.write(`The POS Agent failed: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exit(1);
}

try {
  await main();
} catch (error) {
  fail(error);
}
