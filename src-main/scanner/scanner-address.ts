import { transportFor } from '#main/printing/transport/open-transport.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import type { Transport } from '#main/printing/transport/transport.ts';

/** The line of a scanner; null: nothing that a scanner could hang at. */
export function scannerLine(text: string): Transport | null {
  const address = parsePrinterAddress(text);
  return address.ok && (address.value.kind === 'serial' || address.value.kind === 'tcp')
    ? transportFor(address.value)
    : null;
}
