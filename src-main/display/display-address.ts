import { DISPLAY_DIALECTS, type DisplayDialect } from '#main/display/display-protocol.ts';
import {
  type AddressRefusal,
  type PrinterAddress,
  parsePrinterAddress,
} from '#main/printing/transport/printer-address.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** Where a customer display is and what it speaks. */
export type DisplayAddress = { readonly dialect: DisplayDialect; readonly at: PrinterAddress };

/** `DIALECT:serial:PATH[:BAUD]` or `DIALECT:tcp:HOST:PORT`, for example `cd5220:serial:/dev/ttyUSB1:9600`. */
export function parseDisplayAddress(text: string): Result<DisplayAddress, AddressRefusal | 'dialect'> {
  const [, name = '', address = ''] = /^([^:]*):(.*)$/s.exec(text.trim()) ?? [];
  const dialect = DISPLAY_DIALECTS.find((one) => one === name);
  if (dialect === undefined) return no('dialect');
  const at = parsePrinterAddress(address);
  if (!at.ok) return at;
  return at.value.kind === 'screen' ? no('kind') : ok({ dialect, at: at.value });
}
