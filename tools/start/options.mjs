import { resolve } from 'node:path';
import { Trouble } from '../setup/say.mjs';

export const HELP = `Tillkeeper, the offline-first till.

  npm start                     start the till (and, where needed, install and build it first)
  npm start -- OPTIONS

Options:
  --host electron|browser       which window to open (default: Electron where its runtime is present or can be
                                fetched, else the system's Chromium, Chrome or Edge)
  --headless                    open no window: serve the till on 127.0.0.1 and print the line
                                "Tillkeeper ready at http://127.0.0.1:PORT/?token=..."
  --port PORT                   port of the till (default 7300, or the next free one; 0: any free one)
  --agent-port PORT             port of the embedded POS Agent (default 7310, or the next free one; 0: any free one)
  --data DIR                    folder of the journal and the settings (default ./data; created on first start)
  --printer tcp:HOST:PORT       receipt printer in the network, for example tcp:192.168.1.50:9100
  --printer serial:PATH[:BAUD]  receipt printer at a serial port, for example serial:/dev/ttyUSB0:38400
  --printer screen              paper roll on the screen (what a fresh till has)
  --help                        this text

Ctrl+C stops the till cleanly. Two tills need two data folders.
`;

/** Reads the command line; anything unknown, missing or contradictory is refused in words with exit code 2. */
export function readOptions(args) {
  const options = {
    help: false,
    host: null,
    headless: false,
    port: null,
    agentPort: null,
    dataDir: resolve('data'),
    printer: null,
  };
  const rest = splitEquals(args);
  while (rest.length > 0) takeOne(rest, options);
  if (options.headless && options.host === 'electron') {
    refuse('--headless opens no window, and --host electron is a window. Leave one of them out.');
  }
  return options;
}

function takeOne(rest, options) {
  const name = rest.shift();
  switch (name) {
    case '--help':
    case '-h':
      options.help = true;
      return;
    case '--headless':
      options.headless = true;
      return;
    case '--host':
      options.host = oneOf(name, takeValue(name, rest), ['electron', 'browser']);
      return;
    case '--port':
      options.port = portOf(name, takeValue(name, rest));
      return;
    case '--agent-port':
      options.agentPort = portOf(name, takeValue(name, rest));
      return;
    case '--data':
      options.dataDir = resolve(takeValue(name, rest));
      return;
    case '--printer':
      options.printer = printerOf(takeValue(name, rest));
      return;
    default:
      refuse(`There is no option "${name}".`);
  }
}

/** `--port=7400` means `--port 7400`; a switch without a value takes none. */
function splitEquals(args) {
  return args.flatMap((arg) => {
    const found = /^(--(?:host|port|agent-port|data|printer))=(.*)$/s.exec(arg);
    return found === null ? [arg] : [found[1], found[2]];
  });
}

function takeValue(name, rest) {
  const value = rest.shift();
  if (value === undefined || value === '' || value.startsWith('--')) refuse(`${name} needs a value.`);
  return value;
}

function oneOf(name, value, allowed) {
  if (!allowed.includes(value)) refuse(`${name} is one of ${allowed.join(', ')}; "${value}" is not.`);
  return value;
}

function portOf(name, value) {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    refuse(`${name} is a number from 0 to 65535; "${value}" is not.`);
  }
  return Number(value);
}

function printerOf(value) {
  if (value === 'screen') return value;
  const tcp = /^tcp:(\[[0-9a-fA-F:.]+\]|[^:\s/]+):(\d{1,5})$/.exec(value);
  if (tcp !== null && Number(tcp[2]) >= 1 && Number(tcp[2]) <= 65_535) return value;
  const serial = /^serial:(\S+?)(?::(\d+))?$/.exec(value);
  if (serial !== null && (serial[2] === undefined || isBaud(Number(serial[2])))) return value;
  return refuse(
    `--printer is tcp:HOST:PORT, serial:PATH[:BAUD] or screen, for example tcp:192.168.1.50:9100; "${value}" is not.`,
  );
}

function isBaud(baud) {
  return baud >= 300 && baud <= 921_600;
}

function refuse(words) {
  throw new Trouble(`${words}\n"npm start -- --help" lists the options.`, 2);
}
