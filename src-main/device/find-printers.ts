import { readdir, readlink } from 'node:fs/promises';
import { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** A device that something could be printed on, before anybody asked it who it is. */
export type Candidate = {
  readonly kind: 'serial' | 'network' | 'usb';
  readonly address: string;
  /** What the system knows of it; empty: nothing. */
  readonly tells: string;
};

const PRINTER_PORT = 9100;
const CONNECT_MS = 400;
const AT_ONCE = 64;
/** Larger networks are not walked through: whoever has one knows the printer’s address. */
const HOSTS_MAX = 254;

/** Serial ports, printers of the kernel’s printer class, and whoever takes connections on 9100 in this machine’s networks. */
export async function findCandidates(): Promise<readonly Candidate[]> {
  const [serial, usb, network] = await Promise.all([serialPorts(), kernelPrinters(), networkPrinters(neighbours())]);
  return [...serial, ...usb, ...network];
}

/**
 * By their lasting names where the system has them, which do not change with the order of plugging. Ports are read from
 * the file system: asking `udevadm` takes the process down where it is missing.
 */
export async function serialPorts(dev = '/dev'): Promise<readonly Candidate[]> {
  const byId = join(dev, 'serial', 'by-id');
  const lasting = await Promise.all(
    (await namesIn(byId)).map(async (name) => {
      const path = join(byId, name);
      return { path, at: resolve(byId, await readlink(path).catch(() => path)), tells: readable(name) };
    }),
  );
  const plain = (await namesIn(dev))
    .filter((name) => /^(ttyUSB|ttyACM|tty\.usb|cu\.usb|rfcomm)/.test(name))
    .map((name) => join(dev, name))
    .filter((path) => !lasting.some(({ at }) => at === path))
    .map((path) => ({ path, tells: basename(path) }));
  return [...lasting, ...plain].map(({ path, tells }) => ({ kind: 'serial', address: `serial:${path}`, tells }));
}

/** "usb-EPSON_TM-T20III_583734-if00" reads "EPSON TM-T20III 583734". */
function readable(name: string): string {
  return name
    .replace(/^usb-/, '')
    .replace(/-if\d+(-port\d+)?$/, '')
    .replaceAll('_', ' ');
}

/** Linux `usblp`: a file for each printer that says of itself that it is one. */
export async function kernelPrinters(dev = '/dev'): Promise<readonly Candidate[]> {
  const names = (await namesIn(join(dev, 'usb'))).filter((name) => /^lp\d+$/.test(name));
  return names.map((name) => ({ kind: 'usb', address: `lp:${join(dev, 'usb', name)}`, tells: name }));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  // A folder that is not there has no devices in it.
  const names = await readdir(folder).catch(() => []);
  return names.toSorted();
}

export async function networkPrinters(hosts: readonly string[], port = PRINTER_PORT): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const waiting = [...hosts];
  const walk = async (): Promise<void> => {
    for (let host = waiting.shift(); host !== undefined; host = waiting.shift()) {
      if (await takesConnections(host, port))
        found.push({ kind: 'network', address: `tcp:${host}:${port}`, tells: '' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return found.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = new Socket();
    const end = (isThere: boolean) => {
      socket.destroy();
      settle(isThere);
    };
    socket.setTimeout(CONNECT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.connect(port, host);
  });
}

/** The other addresses of each small network that this machine is in. */
function neighbours(): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .flatMap(({ address, netmask }) => hostsBeside(address, netmask));
}

export function hostsBeside(address: string, netmask: string): readonly string[] {
  const [ip, mask] = [numberOf(address), numberOf(netmask)];
  const size = 2 ** 32 - mask - 2;
  if (size < 1 || size > HOSTS_MAX) return [];
  const first = Math.floor(ip / (size + 2)) * (size + 2) + 1;
  return Array.from({ length: size }, (_, index) => first + index)
    .filter((host) => host !== ip)
    .map((host) => [24, 16, 8, 0].map((bits) => Math.floor(host / 2 ** bits) % 256).join('.'));
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
