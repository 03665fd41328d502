import { PROFILES } from '#main/printing/profiles.ts';
import { parseOptions, usageOf } from '#tools/call/tool-options.ts';
import { SIM_FAULTS } from '#tools/sim/printer/sim-state.ts';
import { portFrom } from '#tools/sim/run-simulator.ts';

/** Words in rows that a terminal window holds, each beneath the first. */
function rowsOf(words: readonly string[], indent: number): string {
  const rows: string[] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last === undefined || last.length + word.length > 80) rows.push(word);
    else rows[rows.length - 1] = `${last}, ${word}`;
  }
  return rows.join(`,\n${' '.repeat(indent)}`);
}

const PROFILE_IDS = PROFILES.map(({ id }) => id);

export const SIM_PRINTER_HELP = `A simulated receipt printer with real bytes over real wires, a page to watch the paper, and everything that can go wrong.

  npm run sim:printer -- [--port PORT | --serial PATH [--xonxoff]] [--control PORT] [--profile ID]
  npm start -- --printer tcp:127.0.0.1:9100          the till that prints on it

Options:
  --port PORT      where it listens on 127.0.0.1 (default 9100; 0: any free one)
  --serial PATH    on a serial port instead, or on a pseudo terminal made under this path: a printer has one cable
  --xonxoff        it holds the serial line with XOFF and XON when its memory is full; without, it just stops reading
  --control PORT   page and control calls on 127.0.0.1 (default 9180; 0: any free one)
  --profile ID     which printer it is (default epson-tm-t88):
                   ${rowsOf(PROFILE_IDS, 19)}
  --help           this text

Control calls, with curl for example: curl -d '{"what":"paper_out","printed":300}' http://127.0.0.1:9180/fault
  GET /state     what it is, has and printed        GET /slip/N.txt, GET /slip/N.png     one paper
  POST /set      what a person does to it: {"paper":"ok"|"near_end"|"out","isCoverOpen":true,"isDrawerOpen":true,
                 "isOn":true,"isHung":true,"fault":"none"|"cutter"|"unrecoverable"}
  POST /fault    {"what":FAULT}, now or after so many more bytes "printed" or "received". FAULT is one of
                 ${rowsOf(SIM_FAULTS, 17)}
  POST /habits   {"status":"normal"|"silent"|"garbage"|"endless_garbage","echo":"normal"|"none"|"wrong"|"bytewise"|"flow",
                 "echoDelayMs":0,"hasBufferClear":true,"bootMs":200,"bytesPerSecond":4000,"bufferBytes":16384,
                 "drawer":{"isWired":true,"isHighWhenOpen":true,"isStuck":false}}
`;

export type SimPrinterCable =
  | { readonly kind: 'tcp'; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly hasXonXoff: boolean };

export type SimPrinterCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly cable: SimPrinterCable;
      readonly controlPort: number;
      readonly profileId: string;
    };

const usage = usageOf('npm run sim:printer -- --help');
const OPTIONS = {
  port: { type: 'string' },
  serial: { type: 'string' },
  xonxoff: { type: 'boolean' },
  control: { type: 'string' },
  profile: { type: 'string' },
} as const;

export function readSimPrinterCommand(args: readonly string[]): SimPrinterCommand {
  const { positionals, values } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals[0]}" is one word too many.`);
  const profileId = values.profile ?? 'epson-tm-t88';
  if (!PROFILE_IDS.includes(profileId)) throw usage(`There is no profile "${profileId}".`);
  return {
    kind: 'run',
    cable: cableFrom(values),
    controlPort: portFrom('--control', values.control ?? '9180', usage),
    profileId,
  };
}

type Typed = { readonly port?: string; readonly serial?: string; readonly xonxoff?: boolean };

/** Both at once would be two tills at one printer, of which the second waits for ever. */
function cableFrom({ port, serial, xonxoff = false }: Typed): SimPrinterCable {
  if (serial === undefined) {
    if (xonxoff) throw usage('--xonxoff is of a serial line: name it with --serial.');
    return { kind: 'tcp', port: portFrom('--port', port ?? '9100', usage) };
  }
  if (port !== undefined) throw usage('A printer has one cable: --port or --serial.');
  return { kind: 'serial', path: serial, hasXonXoff: xonxoff };
}
