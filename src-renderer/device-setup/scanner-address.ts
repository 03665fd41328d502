/** As the till keeps it, in the parts that the step shows. */
export type ScannerPlace = { readonly port: string; readonly speed: string; readonly flow: string };

export const SPEEDS = ['9600', '19200', '38400', '57600', '115200', '4800', '2400', '1200'] as const;

/** Scanners leave their makers with this speed (device reference, section 6). */
export const NO_PLACE: ScannerPlace = { port: '', speed: '9600', flow: '' };

export function readPlace(address: string): ScannerPlace {
  const [, port = '', speed, flow = ''] = /^serial:(.+?)(?::(\d+)((?::[a-z]+)?))?$/.exec(address) ?? [];
  return { port, speed: speed ?? NO_PLACE.speed, flow };
}

/** Empty: no port is named yet. */
export function writePlace({ flow, port, speed }: ScannerPlace): string {
  const path = port.trim().replace(/^serial:/, '');
  return path === '' ? '' : `serial:${path}:${speed}${flow}`;
}
