import { type PrinterPlace, printerPlaces, writtenAddress } from '#main/device/printer-places.ts';
import type { DisplayAddress } from '#main/display/display-address.ts';
import type { DisplayDialect } from '#main/display/display-protocol.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { addressLabel, type PrinterAddress } from '#main/printing/transport/printer-address.ts';
import { sharedLine } from '#main/printing/transport/shared-line.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import type { PrinterSetting } from '#shared/device/printer-setting.ts';

export type DisplayPlace = {
  readonly dialect: DisplayDialect;
  readonly transport: Transport;
  /** The printer hangs behind the display on the same cable. */
  readonly isPassThrough: boolean;
  /** What makes it another one: what it speaks, where it is, and how its cable is held. */
  readonly key: string;
};

export type DevicePlaces = { readonly printers: readonly PrinterPlace[]; readonly display: DisplayPlace | null };

/** The one line of each cable that is shared: whoever takes it up later waits for the same turn. */
export type Cables = (address: PrinterAddress) => Transport;

export function openCables(): Cables {
  const lines = new Map<string, Transport>();
  return (address) => {
    const at = writtenAddress(address);
    const line = lines.get(at) ?? sharedLine(transportFor(address));
    lines.set(at, line);
    return line;
  };
}

/** Printers and display as they are set up now. A display at a printer’s own address shares the printer’s cable. */
export function devicePlaces(
  {
    display,
    given,
    stored,
  }: {
    readonly stored: readonly PrinterSetting[];
    readonly given: PrinterAddress | null;
    readonly display: DisplayAddress | null;
  },
  cables: Cables,
): DevicePlaces {
  const alone = printerPlaces({ stored, given, sharedLine: null });
  if (display === null) return { printers: alone, display: null };
  const { at, dialect } = display;
  const behind = alone.find(({ address }) => isOnCable(address) && addressLabel(address) === addressLabel(at));
  const line = behind === undefined ? null : cables(behind.address);
  return {
    printers: line === null ? alone : printerPlaces({ stored, given, sharedLine: line }),
    display: {
      dialect,
      transport: line ?? transportFor(at),
      isPassThrough: line !== null,
      key: JSON.stringify([dialect, writtenAddress(at), behind === undefined ? '' : writtenAddress(behind.address)]),
    },
  };
}

function isOnCable({ kind }: PrinterAddress): boolean {
  return kind !== 'screen' && kind !== 'none';
}
