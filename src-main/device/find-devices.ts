import { parseDisplayAddress } from '#main/display/display-address.ts';
import type { DisplayDialect } from '#main/display/display-protocol.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import {
  addressLabel,
  addressWords,
  type PrinterAddress,
  parsePrinterAddress,
} from '#main/printing/transport/printer-address.ts';
import { sharedLine } from '#main/printing/transport/shared-line.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

export type Devices = {
  /** Address of the receipt printer given for this run; null: as it is set up in the till. */
  readonly printer: PrinterAddress | null;
  /** The line that a display shares with the printer; null: each has its own. */
  readonly sharedLine: Transport | null;
  readonly scanner: Transport | null;
  readonly display: DisplayPlace | null;
};

export type DisplayPlace = {
  readonly dialect: DisplayDialect;
  readonly transport: Transport;
  /** The printer hangs behind the display on the same cable. */
  readonly isPassThrough: boolean;
};

type Given = {
  readonly printer?: string | null;
  readonly scanner?: string | null;
  readonly display?: string | null;
};

/**
 * The devices that addresses name; opens none yet. A display at the printer’s own address shares the printer’s cable.
 * Throws a StartRefusal for an address that cannot be one.
 */
export function findDevices(
  { printer, scanner, display }: Given,
  { language, setUp }: { readonly language: Language; readonly setUp: PrinterAddress | null },
): Devices {
  const address = printer == null ? null : readAddress(printer, language);
  const printerAt = address ?? setUp;
  const shown = display == null ? null : readDisplay(display, language);
  const isPassThrough = shown !== null && printerAt !== null && addressLabel(shown.at) === addressLabel(printerAt);
  const shared = isPassThrough ? sharedLine(transportFor(printerAt)) : null;
  return {
    printer: address,
    sharedLine: shared,
    scanner: scanner == null ? null : transportFor(readAddress(scanner, language)),
    display:
      shown === null ? null : { dialect: shown.dialect, transport: shared ?? transportFor(shown.at), isPassThrough },
  };
}

function readAddress(text: string, language: Language): PrinterAddress {
  const address = parsePrinterAddress(text);
  if (!address.ok) throw new StartRefusal(addressWords(address.refusal, language));
  return address.value;
}

function readDisplay(text: string, language: Language) {
  const address = parseDisplayAddress(text);
  if (address.ok) return address.value;
  throw new StartRefusal(
    address.refusal === 'dialect' ? WORDS[language].till.display.address : addressWords(address.refusal, language),
  );
}
