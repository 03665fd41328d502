import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CODES, StartRefusal } from '#agent/start/start-refusal.ts';

export type AgentOptions = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly enrolmentCodeFile: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export const HELP = `Tillkeeper POS Agent and Data Service: collects the journals of a store's tills.

  agent --port PORT --data DIR [OPTIONS]

Options:
  --port PORT                  port to listen on (default 7310; 0: any free one)
  --host HOST                  address to listen on (default 127.0.0.1: this machine only)
  --data DIR                   folder of the database and the agent's key (default ./data/agent; made on first start)
  --enrolment-code-file FILE   file with the one-time code for the next till (default DIR/enrolment-code; made when
                               absent, and written anew after each enrolment)
  --log-level LEVEL            debug, info, warn, error or silent (default info); the log goes to stderr, one JSON a line
  --help                       this text

When ready it prints one line on stdout: POS Agent ready at http://HOST:PORT
SIGTERM and Ctrl+C stop it after the requests under way.

Exit codes: 0 stopped, 1 fault, ${Object.entries(EXIT_CODES)
  .map(([name, code]) => `${code} ${name.replaceAll('_', ' ')}`)
  .join(', ')}
`;

/** Reads the command line. Null: help is asked for. Anything unknown, missing or odd is refused in words. */
export function readOptions(args: readonly string[]): AgentOptions | null {
  const values = parse(args);
  if (values.help === true) return null;
  const dataDir = resolve(values.data ?? join('data', 'agent'));
  return {
    host: values.host ?? '127.0.0.1',
    port: portOf(values.port ?? '7310'),
    dataDir,
    enrolmentCodeFile: resolve(values['enrolment-code-file'] ?? join(dataDir, 'enrolment-code')),
    logLevel: logLevelOf(values['log-level'] ?? 'info'),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'enrolment-code-file': { type: 'string' },
        'log-level': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function portOf(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw usage(`--port is a number from 0 to 65535; "${value}" is not.`);
  }
  return Number(value);
}

function logLevelOf(value: string): AgentOptions['logLevel'] {
  const found = LOG_LEVELS.find((level) => level === value);
  if (found === undefined) throw usage(`--log-level is one of ${LOG_LEVELS.join(', ')}; "${value}" is not.`);
  return found;
}

function usage(words: string): StartRefusal {
  return new StartRefusal('usage', `${words}\nThe agent started with --help lists its options.`);
}
