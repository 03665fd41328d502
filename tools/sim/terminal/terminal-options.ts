import { parseOptions, usageOf } from '../../call/tool-options.ts';

export const SIM_TERMINAL_HELP = `A simulated payment terminal that speaks ZVT, with a page to watch and to make it fail.

  npm run sim:terminal -- [--port PORT] [--serial PATH] [--control PORT]
  npm start -- --terminal tcp:127.0.0.1:20007        the till that pays on it

Options:
  --port PORT      where it listens on 127.0.0.1 (default 20007; 0: any free one)
  --serial PATH    also on a serial port or one end of a pseudo terminal
  --control PORT   page and control calls on 127.0.0.1 (default 20107; 0: any free one)
  --help           this text

Control calls: GET /state, POST /plan with what it does with the next command, for example {"decline":113}, POST /skip.
`;

export type SimTerminalCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly port: number; readonly serialPath: string | null; readonly controlPort: number };

const usage = usageOf('npm run sim:terminal -- --help');
const OPTIONS = { port: { type: 'string' }, serial: { type: 'string' }, control: { type: 'string' } } as const;

export function readSimTerminalCommand(args: readonly string[]): SimTerminalCommand {
  const { values, positionals } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals[0]}" is one word too many.`);
  return {
    kind: 'run',
    port: portOf('--port', values.port ?? '20007'),
    serialPath: values.serial ?? null,
    controlPort: portOf('--control', values.control ?? '20107'),
  };
}

function portOf(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw usage(`${name} is a number from 0 to 65535; "${text}" is not.`);
  return port;
}
