import { CODE_PAGES, type CodePage } from '#main/printing/code-page.ts';
import type { PrinterProfile } from '#main/printing/profile.ts';
import { profileById, SCREEN_PROFILE } from '#main/printing/profiles.ts';
import { profileFor, transportFor } from '#main/printing/transport/open-transport.ts';
import { addressLabel, type PrinterAddress, parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import type { Transport } from '#main/printing/transport/transport.ts';
import { COMPLETIONS_OF, type PrinterSetting, RASTERS_OF, RECEIPT_PRINTER_ID } from '#shared/device/printer-setting.ts';

/** One printer that this run of the till drives. */
export type PrinterPlace = {
  readonly setting: PrinterSetting;
  readonly address: PrinterAddress;
  readonly profile: PrinterProfile;
  readonly transport: Transport;
};

export type PlaceSources = {
  readonly stored: readonly PrinterSetting[];
  /** The address of the receipt printer given for this run; null: as it was set up. */
  readonly given: PrinterAddress | null;
  /** The line of an address that something else shares, a customer display in front of the printer for instance. */
  readonly sharedLine: Transport | null;
};

/** The receipt printer first, whatever was set up; then the others. An address that can no longer be read drives nothing. */
export function printerPlaces({ given, sharedLine, stored }: PlaceSources): readonly PrinterPlace[] {
  const kept = stored.find(({ id }) => id === RECEIPT_PRINTER_ID);
  const others = stored.filter(({ id }) => id !== RECEIPT_PRINTER_ID);
  return [receiptSetting(kept, given), ...others].flatMap((setting) => {
    const address = parsePrinterAddress(setting.address);
    if (!address.ok) return [];
    const isShared = sharedLine !== null && sharedLine.address === addressLabel(address.value);
    const transport = isShared ? sharedLine : transportFor(address.value);
    return [{ setting, address: address.value, profile: profileOf(setting, address.value), transport }];
  });
}

/** What was set up holds for another address too only where it is the same printer. */
function receiptSetting(kept: PrinterSetting | undefined, given: PrinterAddress | null): PrinterSetting {
  const address = kept === undefined ? null : parsePrinterAddress(kept.address);
  const isSame =
    kept !== undefined &&
    (given === null || (address?.ok === true && addressLabel(address.value) === addressLabel(given)));
  if (isSame) return kept;
  const at = given ?? { kind: 'screen' };
  return {
    id: RECEIPT_PRINTER_ID,
    name: kept?.name ?? 'Receipt printer',
    address: writtenAddress(at),
    profileId: profileFor(at).id,
    columns: null,
    codePages: null,
  };
}

export function writtenAddress(address: PrinterAddress): string {
  switch (address.kind) {
    case 'screen':
    case 'none':
      return address.kind;
    case 'serial':
      return `serial:${address.path}:${address.baud}${address.flow === 'none' ? '' : `:${address.flow}`}`;
    case 'tcp':
      return `tcp:${addressLabel(address)}`;
    case 'lp':
      return `lp:${address.path}`;
    case 'spooler':
      return `spooler:${address.printer}`;
  }
}

/** The profile with what the shop found out about its own printer. Nothing is lost on the way to a roll on the screen. */
export function profileOf(setting: PrinterSetting, address: PrinterAddress): PrinterProfile {
  const isOnScreen = address.kind === 'screen' || address.kind === 'none';
  const base = isOnScreen ? SCREEN_PROFILE : (paperProfile(setting.profileId) ?? profileFor(address));
  const columns = setting.columns ?? base.columns;
  const own = isOnScreen ? {} : ownOf(setting, base);
  const codePages = (setting.codePages ?? []).flatMap(({ n, page }) => (isCodePage(page) ? [{ page, n }] : []));
  return {
    ...base,
    ...own,
    provenance: own.completion === undefined ? base.provenance : { ...base.provenance, completion: 'unverified' },
    columns,
    dots: setting.columns === null ? base.dots : Math.min(base.dots, columns * DOTS_OF_FONT_A),
    codePages: codePages.length === 0 ? base.codePages : codePages,
  };
}

/** Null: no profile of a printer. The roll on the screen is none, and would take every paper for printed. */
export function paperProfile(id: string): PrinterProfile | null {
  const profile = profileById(id);
  return profile === null || profile.completion === 'shown' ? null : profile;
}

/** What the shop found, without what a printer of this language has no command for. */
function ownOf({ own = {} }: PrinterSetting, base: PrinterProfile): Partial<PrinterProfile> {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined && isSpoken(base, value)));
}

/** Whether a printer that speaks this language can have it: commands of the other one would be printed as letters. */
export function isSpoken({ protocol }: Pick<PrinterProfile, 'protocol'>, value: string | boolean | undefined): boolean {
  const other = protocol === 'star' ? 'escpos' : 'star';
  const isIn = (of: 'escpos' | 'star') =>
    ([...COMPLETIONS_OF[of], ...RASTERS_OF[of]] as readonly (string | boolean | undefined)[]).includes(value);
  return isIn(protocol) || !isIn(other);
}

/** Font A is 12 dots wide on every receipt printer (devices reference 1.1). */
const DOTS_OF_FONT_A = 12;

export function isCodePage(page: string): page is CodePage {
  return (CODE_PAGES as readonly string[]).includes(page);
}
