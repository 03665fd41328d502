import type { PrinterProfile } from '#main/printing/profile.ts';
import { GENERIC_PROFILE, SCREEN_PROFILE } from '#main/printing/profiles.ts';
import { lpTransport } from '#main/printing/transport/lp-transport.ts';
import { addressLabel, type PrinterAddress } from '#main/printing/transport/printer-address.ts';
import { screenTransport } from '#main/printing/transport/screen-transport.ts';
import { serialTransport } from '#main/printing/transport/serial-transport.ts';
import { spoolerTransport } from '#main/printing/transport/spooler-transport.ts';
import { tcpTransport } from '#main/printing/transport/tcp-transport.ts';
import type { Transport } from '#main/printing/transport/transport.ts';

/** The transport for an address; opens nothing yet. */
export function transportFor(address: PrinterAddress): Transport {
  const label = addressLabel(address);
  switch (address.kind) {
    case 'screen':
    case 'none':
      return screenTransport();
    case 'tcp':
      return tcpTransport({ ...address, label });
    case 'serial':
      return serialTransport({ ...address, label });
    case 'lp':
      return lpTransport({ ...address, label });
    case 'spooler':
      return spoolerTransport({ ...address, label });
  }
}

/** What is assumed of a printer of which only the address is known: that it promises nothing. */
export function profileFor(address: PrinterAddress): PrinterProfile {
  return address.kind === 'screen' || address.kind === 'none' ? SCREEN_PROFILE : GENERIC_PROFILE;
}
