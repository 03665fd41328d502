import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Where the paper comes out, as an installer writes it: `tcp:HOST[:PORT]`, `serial:PATH[:BAUD[:FLOW]]`, `lp:PATH`, `spooler:NAME`, `screen` or `none`. */
export type PrinterAddress =
  /** This till prints nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'screen' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number; readonly flow: SerialFlow }
  /** A USB printer as Linux shows it: /dev/usb/lp0. */
  | { readonly kind: 'lp'; readonly path: string }
  /** A printer that Windows drives, by the name it has there. */
  | { readonly kind: 'spooler'; readonly printer: string };

/** How the printer holds the line: by a wire (its DTR on our CTS), by XON and XOFF, or not at all. */
export type SerialFlow = 'none' | 'rtscts' | 'xonxoff';

/** Which part of the address is wrong; `addressWords` says it. */
export type AddressRefusal = 'kind' | 'host' | 'port' | 'path' | 'baud' | 'flow' | 'printer';

/** The raw port that receipt printers have listened on since HP’s JetDirect. */
const PORT_DEFAULT = 9100;
const BAUD_DEFAULT = 38_400;
const BAUDS: readonly number[] = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400];

export function parsePrinterAddress(text: string): Result<PrinterAddress, AddressRefusal> {
  const trimmed = text.trim();
  if (trimmed === 'screen' || trimmed === 'none') return ok({ kind: trimmed });
  if (trimmed.startsWith('tcp:')) return parseTcp(trimmed.slice('tcp:'.length));
  if (trimmed.startsWith('serial:')) return parseSerial(trimmed.slice('serial:'.length));
  if (trimmed.startsWith('spooler:')) return parseSpooler(trimmed.slice('spooler:'.length));
  if (trimmed.startsWith('lp:')) return parseLp(trimmed.slice('lp:'.length));
  return no('kind');
}

/** Clear words for whoever typed the address. */
export function addressWords(refusal: AddressRefusal, language: Language): string {
  return WORDS[language].paper.address[refusal];
}

/** As people read it: "10.0.0.7:9100", "/dev/ttyUSB0:38400", "screen". */
export function addressLabel(address: PrinterAddress): string {
  switch (address.kind) {
    case 'screen':
    case 'none':
      return address.kind;
    case 'tcp':
      return `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
    case 'serial':
      return `${address.path}:${address.baud}`;
    case 'lp':
      return address.path;
    case 'spooler':
      return address.printer;
  }
}

/** IPv6 addresses stand in brackets, as in a URL. */
function parseTcp(text: string): Result<PrinterAddress, AddressRefusal> {
  const match = /^(?:\[([0-9a-f:.%]+)\]|([^\s:[\]/]+))(?::([^/]*))?$/i.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined) return no('host');
  const port = match[3] === undefined ? PORT_DEFAULT : /^\d{1,5}$/.test(match[3]) ? Number(match[3]) : 0;
  return port >= 1 && port <= 65_535 ? ok({ kind: 'tcp', host, port }) : no('port');
}

/** Only what follows the last colon can be a speed: paths such as /dev/serial/by-path/pci-0000:00:14.0 have colons too. */
function parseSerial(text: string): Result<PrinterAddress, AddressRefusal> {
  const [, path = '', speed, flow = 'none'] = /^(.+?)(?::(\d+)(?::([a-z]+))?)?$/.exec(text) ?? [];
  if (path === '' || path.endsWith(':') || /\s/.test(path)) return no('path');
  const baud = speed === undefined ? BAUD_DEFAULT : Number(speed);
  if (!BAUDS.includes(baud)) return no('baud');
  return isFlow(flow) ? ok({ kind: 'serial', path, baud, flow }) : no('flow');
}

function parseLp(path: string): Result<PrinterAddress, AddressRefusal> {
  return path.startsWith('/') && !/\s/.test(path) ? ok({ kind: 'lp', path }) : no('path');
}

/** Windows takes no comma or backslash in a printer’s own name; a shared one begins with two of them. */
function parseSpooler(text: string): Result<PrinterAddress, AddressRefusal> {
  const printer = text.trim();
  return /^(\\\\[^\\,]+\\)?[^\\,\p{Cc}]{1,220}$/u.test(printer) ? ok({ kind: 'spooler', printer }) : no('printer');
}

function isFlow(text: string): text is SerialFlow {
  return text === 'none' || text === 'rtscts' || text === 'xonxoff';
}
