import { parseOptions, usageOf } from '../../call/tool-options.ts';
import { portFrom } from '../run-simulator.ts';
import { POINTS } from './plan.ts';

export const SIM_TERMINAL_HELP = `A simulated payment terminal that speaks ZVT, with a page to watch and to make it fail.

  npm run sim:terminal -- [--port PORT] [--serial PATH] [--control PORT]
  npm start -- --terminal tcp:127.0.0.1:20007        the till that pays on it, or --terminal serial:PATH:9600

Options:
  --port PORT      where it listens on 127.0.0.1 (default 20007; 0: any free one)
  --serial PATH    also on a serial port, or on a pseudo terminal made under this path
  --control PORT   page and control calls on 127.0.0.1 (default 20107; 0: any free one)
  --help           this text

Control calls, with curl for example: curl -d '{"decline":113}' http://127.0.0.1:20107/plan
  GET /state     its books and the last messages    POST /skip    gives a receipt number away, as another till would
  POST /plan     what it does with the next command; several plans wait in a row, and an empty one works:
    {"decline":113}, with "afterDecline":"nothing"|"completion"|"abort"     a result code that is no approval (113 is 71 hex)
    {"refuse":131}, {"pleaseWait":true}                                     84 and this code; 84 9C, then as usual
    {"cutAt":POINT}, {"hangAt":POINT}, with "autoReverse":true              the line is cut, or nothing more is said, at
      ${POINTS.join(', ')}
    {"waitForAbort":"accept"|"refuse"}                                      the customer never shows a card
    {"amountOff":-100}, {"otherCurrency":"0985"}, {"unknownBitmap":true}, {"noStatus":true}, {"secondStatus":"same"|"refusal"},
    {"noCompletion":true}, {"lengthLies":true}                              a result that is not what was asked
    {"slices":"bytes"|"together"}, {"longSlip":true}, {"idlePrint":true}, {"lines":true}, {"charset":"iso-8859-1"}
    {"totalOff":-100}, {"noTotals":true}                                    of an end of day
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
    port: portFrom('--port', values.port ?? '20007', usage),
    serialPath: values.serial ?? null,
    controlPort: portFrom('--control', values.control ?? '20107', usage),
  };
}
