import { type DisplayAddress, parseDisplayAddress } from '#main/display/display-address.ts';
import { transportFor } from '#main/printing/transport/open-transport.ts';
import { addressWords, type PrinterAddress, parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { StartRefusal } from '#main/start-refusal.ts';
import type { Language } from '#shared/language/languages.ts';
import { WORDS } from '#shared/language/words.ts';

/** Devices that were given for this run; null: as they are set up in the till. */
export type GivenDevices = {
  readonly printer: PrinterAddress | null;
  readonly scanner: Transport | null;
  readonly display: DisplayAddress | null;
};

type Written = {
  readonly printer?: string | null;
  readonly scanner?: string | null;
  readonly display?: string | null;
};

/** The devices that addresses name; opens none. Throws a StartRefusal for an address that cannot be one. */
export function findDevices({ printer, scanner, display }: Written, language: Language): GivenDevices {
  return {
    printer: printer == null ? null : readAddress(printer, language),
    scanner: scanner == null ? null : transportFor(readAddress(scanner, language)),
    display: display == null ? null : readDisplay(display, language),
  };
}

function readAddress(text: string, language: Language): PrinterAddress {
  const address = parsePrinterAddress(text);
  if (!address.ok) throw new StartRefusal(addressWords(address.refusal, language));
  return address.value;
}

function readDisplay(text: string, language: Language): DisplayAddress {
  const address = parseDisplayAddress(text);
  if (address.ok) return address.value;
  throw new StartRefusal(
    address.refusal === 'dialect' ? WORDS[language].till.display.address : addressWords(address.refusal, language),
  );
}
