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
  --agent URL                   a POS Agent that runs elsewhere, for example https://agent.example:7310; none is started here
  --agent-ca FILE               the only authority (PEM) whose certificate that Agent may show
  --enrolment-code CODE         one-time code for enrolling with it (npm run agent -- enrol-code); needed once. On a new
                                machine, a code made with --replace goes on in the dead till's place and open shift
  --till CODE                   code of this till in its store, for example POS2 (default POS1); kept when the data folder
                                is made, and the same from then on
  --data DIR                    folder of the journal and the settings (default ./data; created on first start)
  --printer tcp:HOST:PORT       receipt printer in the network, for example tcp:192.168.1.50:9100
  --printer serial:PATH[:BAUD]  receipt printer at a serial port, for example serial:/dev/ttyUSB0:38400
  --printer screen              paper roll on the screen (what a fresh till has)
  --printer none                no receipt printer: nothing is printed
  --scanner serial:PATH[:BAUD]  barcode scanner at a serial port (one that types needs no option)
  --display DIALECT:ADDRESS     customer display: cd5220, epson or simple, then serial:PATH[:BAUD] or tcp:HOST:PORT;
                                at the printer's own address it shares the printer's cable
  --terminal tcp:HOST:PORT      payment terminal in the network (ZVT), for example tcp:192.168.1.60:20007
  --terminal serial:PATH[:BAUD] payment terminal at a serial port
  --terminal manual             a terminal worked by hand: the cashier types what it said
  --terminal none               no terminal, whatever is set up in the till
  --help                        this text

Ctrl+C stops the till cleanly. Two tills need two data folders and two codes; a second till beside the first one's
POS Agent, with the one-time code that stands in data/agent/enrolment-code:
  npm start -- --data data2 --till POS2 --agent http://127.0.0.1:7310 --enrolment-code CODE
`;

/** Reads the command line; anything unknown, missing or contradictory is refused in words with exit code 2. */
export function readOptions(args) {
  const options = {
    help: false,
    host: null,
    headless: false,
    port: null,
    agentPort: null,
    agentUrl: null,
    agentCaFile: null,
    enrolmentCode: null,
    tillCode: null,
    dataDir: resolve('data'),
    printer: null,
    scanner: null,
    display: null,
    terminal: null,
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
    case '--agent':
      options.agentUrl = urlOf(takeValue(name, rest));
      return;
    case '--agent-ca':
      options.agentCaFile = resolve(takeValue(name, rest));
      return;
    case '--enrolment-code':
      options.enrolmentCode = takeValue(name, rest);
      return;
    case '--till':
      options.tillCode = tillCodeOf(takeValue(name, rest));
      return;
    case '--data':
      options.dataDir = resolve(takeValue(name, rest));
      return;
    case '--printer':
      options.printer = printerOf(takeValue(name, rest));
      return;
    case '--scanner':
      options.scanner = scannerOf(takeValue(name, rest));
      return;
    case '--display':
      options.display = displayOf(takeValue(name, rest));
      return;
    case '--terminal':
      options.terminal = terminalOf(takeValue(name, rest));
      return;
    default:
      refuse(`There is no option "${name}".`);
  }
}

/** `--port=7400` means `--port 7400`; a switch without a value takes none. */
function splitEquals(args) {
  return args.flatMap((arg) => {
    const found =
      /^(--(?:host|port|agent-port|agent|agent-ca|enrolment-code|till|data|printer|scanner|display|terminal))=(.*)$/s.exec(
        arg,
      );
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

function urlOf(value) {
  if (/^https?:\/\/[^/]+\/?$/.test(value) && URL.canParse(value)) return value;
  return refuse(`--agent is an address such as https://agent.example:7310; "${value}" is not.`);
}

function tillCodeOf(value) {
  if (/^[A-Z0-9][A-Z0-9-]{0,15}$/.test(value)) return value;
  return refuse(
    `--till is a code of up to 16 capital letters, digits and hyphens, for example POS2; "${value}" is not.`,
  );
}

function printerOf(value) {
  if (value === 'screen' || value === 'none' || isTcp(value) || isPrinterLine(value)) return value;
  return refuse(
    `--printer is tcp:HOST:PORT, serial:PATH[:BAUD[:rtscts|xonxoff]], screen or none, for example tcp:192.168.1.50:9100; "${value}" is not.`,
  );
}

/** A serial printer may say behind the speed how it holds the line. */
function isPrinterLine(value) {
  return isSerial(value.replace(/:(rtscts|xonxoff)$/, ''));
}

function scannerOf(value) {
  if (isSerial(value)) return value;
  return refuse(`--scanner is serial:PATH[:BAUD], for example serial:/dev/ttyACM0:9600; "${value}" is not.`);
}

function displayOf(value) {
  const [, address] = /^(?:cd5220|epson|simple):(.*)$/s.exec(value) ?? [];
  if (address !== undefined && (isTcp(address) || isSerial(address))) return value;
  return refuse(
    `--display is cd5220, epson or simple and an address, for example cd5220:serial:/dev/ttyUSB1:9600; "${value}" is not.`,
  );
}

function terminalOf(value) {
  const isTcpTerminal = value.startsWith('tcp:') && (isTcp(value) || isTcp(`${value}:20007`));
  if (value === 'manual' || value === 'none' || isTcpTerminal || isSerial(value)) return value;
  return refuse(`--terminal is tcp:HOST:PORT, serial:PATH[:BAUD], manual or none; "${value}" is not.`);
}

function isTcp(value) {
  const [, , port] = /^tcp:(\[[0-9a-fA-F:.]+\]|[^:\s/]+):(\d{1,5})$/.exec(value) ?? [];
  return Number(port) >= 1 && Number(port) <= 65_535;
}

function isSerial(value) {
  const found = /^serial:(\S+?)(?::(\d+))?$/.exec(value);
  return found !== null && (found[2] === undefined || isBaud(Number(found[2])));
}

function isBaud(baud) {
  return baud >= 300 && baud <= 921_600;
}

function refuse(words) {
  throw new Trouble(`${words}\n"npm start -- --help" lists the options.`, 2);
}
