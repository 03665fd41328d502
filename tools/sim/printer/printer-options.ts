import { PROFILES } from '#main/printing/profiles.ts';
import { parseOptions, usageOf } from '#tools/call/tool-options.ts';

export const SIM_PRINTER_HELP = `A simulated receipt printer with real bytes over real wires, a page to watch the paper, and everything that can go wrong.

  npm run sim:printer -- [--port PORT] [--serial PATH] [--control PORT] [--profile ID]
  npm start -- --printer tcp:127.0.0.1:9100          the till that prints on it

Options:
  --port PORT      where it listens on 127.0.0.1 (default 9100; 0: any free one)
  --serial PATH    also on a serial port, or on a pseudo terminal made under this path
  --control PORT   page and control calls on 127.0.0.1 (default 9180; 0: any free one)
  --profile ID     which printer it is (default epson-tm-t88): ${PROFILES.map(({ id }) => id).join(', ')}
  --help           this text

Control calls: GET /state, GET /slip/N.txt, GET /slip/N.png, POST /set {"paper":"out"}, POST /fault {"what":"power_cycle",
"printed":500}, POST /habits {"echo":"none"}.
`;

export type SimPrinterCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly serialPath: string | null;
      readonly controlPort: number;
      readonly profileId: string;
    };

const usage = usageOf('npm run sim:printer -- --help');
const OPTIONS = {
  port: { type: 'string' },
  serial: { type: 'string' },
  control: { type: 'string' },
  profile: { type: 'string' },
} as const;

export function readSimPrinterCommand(args: readonly string[]): SimPrinterCommand {
  const { positionals, values } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals[0]}" is one word too many.`);
  const profileId = values.profile ?? 'epson-tm-t88';
  if (!PROFILES.some(({ id }) => id === profileId)) throw usage(`There is no profile "${profileId}".`);
  return {
    kind: 'run',
    port: portOf('--port', values.port ?? '9100'),
    serialPath: values.serial ?? null,
    controlPort: portOf('--control', values.control ?? '9180'),
    profileId,
  };
}

function portOf(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw usage(`${name} is a number from 0 to 65535; "${text}" is not.`);
  return port;
}
