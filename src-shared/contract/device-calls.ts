import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import {
  diagnoseTerminalSchema,
  setTerminalSchema,
  terminalDiagnosisSchema,
  terminalShownSchema,
} from '#shared/contract/device.ts';
import {
  deviceFileSchema,
  displayShownSchema,
  displayTestSchema,
  drawerContactSchema,
  findDevicesSchema,
  foundDeviceSchema,
  importDevicesSchema,
  setDisplaySchema,
  testDisplaySchema,
  testDrawerSchema,
} from '#shared/contract/device-setup.ts';
import { logoShownSchema, removeLogoSchema, setLogoSchema } from '#shared/contract/logo.ts';
import {
  printerProbeSchema,
  printerProfileSchema,
  probePrinterSchema,
  removePrinterSchema,
  setPrinterSchema,
  shownPrinterSchema,
  testPrinterSchema,
} from '#shared/contract/printer.ts';
import {
  explainScanSchema,
  heardAtScannerSchema,
  listenScannerSchema,
  scanExplainedSchema,
  scannerShownSchema,
  setScannerSchema,
} from '#shared/contract/scanner-setup.ts';

export const deviceCalls = {
  /** Serial ports, printers at USB, and whoever answers on port 9100 in this machine's networks; takes seconds. */
  find: ask(findDevicesSchema, z.array(foundDeviceSchema)),
  drawer: {
    look: ask(nothing, drawerContactSchema),
    test: ask(testDrawerSchema, nothing),
  },
  display: {
    get: ask(nothing, displayShownSchema),
    set: ask(setDisplaySchema, nothing),
    test: ask(testDisplaySchema, displayTestSchema),
  },
  scanner: {
    get: ask(nothing, scannerShownSchema),
    set: ask(setScannerSchema, nothing),
    /** Opens a port to try it, and tells each code as it comes; the till's own scanner rests meanwhile. Never ends by itself. */
    listen: oc.input(listenScannerSchema).output(eventIterator(heardAtScannerSchema)),
    /** What a code that came says of its scanner; books nothing. */
    explain: ask(explainScanSchema, scanExplainedSchema),
  },
  /** Stands above receipts and corrections, on paper from the next one on. */
  logo: {
    get: ask(nothing, logoShownSchema),
    /** Refused when the file is no PNG, too large, or shows nothing. */
    set: ask(setLogoSchema, nothing),
    remove: ask(removeLogoSchema, nothing),
  },
  /** Everything about the devices as a file, but for secrets. */
  exportSettings: ask(nothing, deviceFileSchema),
  importSettings: ask(importDevicesSchema, nothing),
  printer: {
    profiles: ask(nothing, z.array(printerProfileSchema)),
    list: ask(nothing, z.array(shownPrinterSchema)),
    /** A new printer, or one that is set up otherwise from now on. Papers that wait go to it as it is set up now. */
    set: ask(setPrinterSchema, nothing),
    /** Refused for the receipt printer and while papers wait for it. */
    remove: ask(removePrinterSchema, nothing),
    test: ask(testPrinterSchema, nothing),
    /** Asks whoever is at an address who it is; prints nothing, keeps nothing. */
    probe: ask(probePrinterSchema, printerProbeSchema),
  },
  terminal: {
    get: ask(nothing, terminalShownSchema),
    set: ask(setTerminalSchema, nothing),
    /** Registers with the terminal and has it check itself; charges nothing. Refused while a payment runs. */
    diagnose: ask(diagnoseTerminalSchema, terminalDiagnosisSchema),
  },
};
