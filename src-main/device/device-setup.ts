import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { carryOut } from '#main/desk/carry-out.ts';
import type { Desk } from '#main/desk/desk.ts';
import { findCandidates } from '#main/device/find-printers.ts';
import { keepLogo, readLogo } from '#main/device/logo-store.ts';
import { keepPrinter, readPrinters } from '#main/device/printer-store.ts';
import { probePrinter, profileNamed } from '#main/device/probe-printer.ts';
import { logoSetUp } from '#main/device/set-up-logo.ts';
import { parseDisplayAddress } from '#main/display/display-address.ts';
import { keepDisplayAddress, readDisplayAddress } from '#main/display/display-store.ts';
import type { DrivenDisplay } from '#main/display/drive-display.ts';
import { say } from '#main/language/speak.ts';
import type { Paper } from '#main/paper/open-paper.ts';
import { parsePrinterAddress } from '#main/printing/transport/printer-address.ts';
import type { Scanner } from '#main/scanner/open-scanner.ts';
import { scannerLine } from '#main/scanner/scanner-address.ts';
import { keepScannerAddress, readScannerAddress } from '#main/scanner/scanner-store.ts';
import { requireOperator, requireRight } from '#main/shift/standing.ts';
import { keepTerminalSetting, readTerminalSetting } from '#main/terminal/terminal-setting-store.ts';
import { keepConfiguration, readConfiguration } from '#main/till/settings.ts';
import { must } from '#shared/assert.ts';
import type {
  FoundDevice,
  findDevicesSchema,
  importDevicesSchema,
  testDrawerSchema,
} from '#shared/contract/device-setup.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { deviceFile, drawerParameters, readDeviceFile, withDrawer } from '#shared/device/device-file.ts';
import { event } from '#shared/journal/decision.ts';
import { no, ok, type Result } from '#shared/result.ts';

type Done = Result<Record<string, never>, Refusal>;
type Where = {
  readonly paper: Paper;
  readonly display: DrivenDisplay;
  readonly scanner: Scanner;
  readonly real: Database;
};

/** Looks for devices and asks each that can be asked who it is; the one typed by hand is asked too. */
export async function findDevicesNow(
  desk: Desk,
  paper: Paper,
  { alsoAt }: z.infer<typeof findDevicesSchema>,
): Promise<Result<FoundDevice[], Refusal>> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const { language } = desk.configuration();
  const also = parsePrinterAddress(alsoAt);
  if (alsoAt !== '' && !also.ok) return no({ code: 'printer_address_malformed' });
  const candidates = [...(await findCandidates())];
  if (also.ok && also.value.kind !== 'screen' && also.value.kind !== 'none') {
    const kind = also.value.kind === 'tcp' ? 'network' : also.value.kind === 'serial' ? 'serial' : 'usb';
    if (!candidates.some(({ address }) => address === alsoAt)) candidates.unshift({ kind, address: alsoAt, tells: '' });
  }
  const found: FoundDevice[] = [];
  for (const { address, kind, tells } of candidates) {
    // A serial port may have anything at its other end, at any speed: it is named, and asked when somebody wants it.
    if (kind !== 'network' && address !== alsoAt) {
      const words = say(language, `found.${kind}`, { address, tells });
      found.push({ kind, address, tells, profileId: profileNamed(tells), words });
      continue;
    }
    const probed = await probePrinter(desk, paper, { address });
    if (!probed.ok) return probed;
    const { profileId, words } = probed.value;
    found.push({ kind, address, tells: probed.value.tells, profileId, words });
  }
  return ok(found);
}

/** One pulse, for whoever sets the drawer up; journaled like any other opening. */
export function testDrawer(desk: Desk, input: z.infer<typeof testDrawerSchema>): Done {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  return carryOut(desk, { call: 'device.drawer.test', input }, () => {
    if (!desk.hasDrawer()) return no({ code: 'drawer_missing' });
    desk.askDrawer({ scene: scene.value, occasion: 'test', documentNumber: null, reason: '', afterJobId: null });
    return ok({});
  });
}

export function exportDevices(desk: Desk, real: Database): Result<{ fileName: string; text: string }, Refusal> {
  const operator = requireOperator(desk);
  if (!operator.ok) return operator;
  const configuration = must(readConfiguration(real), 'a till that runs has its configuration');
  const { password: _secret, ...terminal } = readTerminalSetting(real, configuration.systemCurrency);
  const text = deviceFile({
    printers: [...readPrinters(real)],
    display: readDisplayAddress(real) ?? '',
    scanner: readScannerAddress(real),
    terminal,
    logo: readLogo(real),
    drawer: drawerParameters(configuration),
  });
  return ok({ fileName: `tillkeeper-devices-${configuration.tillCode}.json`, text });
}

/** Takes over what another till exported, as if it were set up here. */
export async function importDevices(
  desk: Desk,
  { display: shown, paper, real, scanner }: Where,
  input: z.infer<typeof importDevicesSchema>,
): Promise<Done> {
  const scene = requireRight(desk, 'change_devices');
  if (!scene.ok) return scene;
  const done = carryOut(desk, { call: 'device.importSettings', input }, (): Done => {
    const read = readDeviceFile(input.text);
    if (!read.ok) return read;
    const { display, drawer, logo, printers, scanner: at, terminal } = read.value;
    if (!printers.every(({ address }) => parsePrinterAddress(address).ok))
      return no({ code: 'printer_address_malformed' });
    if (display !== '' && !parseDisplayAddress(display).ok) return no({ code: 'display_address_malformed' });
    if (at !== '' && scannerLine(at) === null) return no({ code: 'scanner_address_malformed' });
    const before = must(readConfiguration(real), 'a till that runs has its configuration');
    const configuration = withDrawer(before, drawer);
    if (configuration === null) return no({ code: 'device_file_unreadable' });
    for (const printer of printers) {
      keepPrinter(real, printer);
      desk.journal.append(event('printer.set_up', scene.value, printer));
    }
    keepDisplayAddress(real, display);
    desk.journal.append(event('display.set_up', scene.value, { address: display }));
    keepScannerAddress(real, at);
    desk.journal.append(event('scanner.set_up', scene.value, { address: at }));
    const { password } = readTerminalSetting(real, before.systemCurrency);
    keepTerminalSetting(real, { ...terminal, password });
    desk.journal.append(event('terminal.set_up', scene.value, terminal));
    keepLogo(real, logo);
    desk.journal.append(logoSetUp(scene.value, logo));
    keepConfiguration(real, configuration);
    desk.journal.append(event('devices.imported', scene.value, { fileName: input.fileName, drawer }));
    return ok({});
  });
  if (done.ok) await Promise.all([shown.reload(paper.reload), scanner.reload()]);
  return done;
}
