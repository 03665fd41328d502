import type { Answering } from '#main/bridge/answering.ts';
import { probePrinter } from '#main/device/probe-printer.ts';
import { listPrinters, removePrinter, setPrinter, shownProfiles, testPrinter } from '#main/device/set-up-printers.ts';
import { authorised } from '#main/operator/authorise.ts';

export function printerAnswers({ implementer, desk, display, grounds, isPrinterGiven, say }: Answering) {
  const os = implementer.device.printer;
  const paper = () => grounds.here().paper;
  const where = () => ({ paper: paper(), display, real: grounds.real.connection });
  return {
    profiles: os.profiles.handler(() => say(shownProfiles(desk))),
    list: os.list.handler(() => say(listPrinters(desk, paper(), { isGiven: isPrinterGiven }))),
    set: os.set.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => setPrinter(at, where(), input))),
    ),
    remove: os.remove.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => removePrinter(at, where(), input))),
    ),
    test: os.test.handler(async ({ input }) =>
      say(await authorised(desk, input, (at) => testPrinter(at, paper(), input))),
    ),
    probe: os.probe.handler(async ({ input }) => say(await probePrinter(desk, paper(), input))),
  };
}
