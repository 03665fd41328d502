import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import { parseOptions, usageOf } from '#tools/call/tool-options.ts';
import type { PrinterBehind } from '#tools/sim/display/simulated-display.ts';
import { portFrom } from '#tools/sim/run-simulator.ts';

export const SIM_DISPLAY_HELP = `A simulated customer display of two lines of twenty places: cd5220, epson and simple, told by what they send.

  npm run sim:display -- [--port PORT] [--serial PATH] [--control PORT] [--printer ADDRESS]
  npm start -- --display cd5220:tcp:127.0.0.1:9200          the till that shows on it

Options:
  --port PORT      where it listens on 127.0.0.1 (default 9200; 0: any free one)
  --serial PATH    also on a serial port, or on a pseudo terminal made under this path
  --control PORT   page and control calls on 127.0.0.1 (default 9201; 0: any free one)
  --printer ADDRESS
                   the printer behind it on the same cable, for example tcp:127.0.0.1:9100 (sim:printer); the till then has
                   the display's address for both: --printer tcp:127.0.0.1:9200 --display cd5220:tcp:127.0.0.1:9200
  --help           this text

Control calls: GET /state, POST /off and POST /on (the plug).
`;

export type SimDisplayCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly serialPath: string | null;
      readonly controlPort: number;
      readonly behind: PrinterBehind | null;
    };

const usage = usageOf('npm run sim:display -- --help');
const OPTIONS = {
  port: { type: 'string' },
  serial: { type: 'string' },
  control: { type: 'string' },
  printer: { type: 'string' },
} as const;

export function readSimDisplayCommand(args: readonly string[]): SimDisplayCommand {
  const { positionals, values } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals[0]}" is one word too many.`);
  return {
    kind: 'run',
    port: portFrom('--port', values.port ?? '9200', usage),
    serialPath: values.serial ?? null,
    controlPort: portFrom('--control', values.control ?? '9201', usage),
    behind: values.printer === undefined ? null : behindFrom(values.printer),
  };
}

function behindFrom(text: string): PrinterBehind {
  const address = parsePrinterAddress(text);
  if (address.ok && address.value.kind === 'tcp') return { host: address.value.host, port: address.value.port };
  throw usage(`--printer is an address such as tcp:127.0.0.1:9100; "${text}" is not.`);
}
