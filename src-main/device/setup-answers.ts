import type { Answering } from '#main/bridge/answering.ts';
import { exportDevices, findDevicesNow, importDevices, testDrawer } from '#main/device/device-setup.ts';
import { readDisplayAddress } from '#main/display/display-store.ts';
import { setDisplay, testDisplay } from '#main/display/set-up-display.ts';
import { authorised } from '#main/operator/authorise.ts';
import { scannerSetupAnswers } from '#main/scanner/scanner-setup-answers.ts';
import { requireOperator } from '#main/shift/standing.ts';
import { ok } from '#shared/result.ts';

/** What the setup wizard asks beside printers and terminal. */
export function setupAnswers(at: Answering) {
  const { implementer, desk, display, grounds, isDisplayGiven, scanner, say } = at;
  const os = implementer.device;
  const paper = () => grounds.here().paper;
  const real = grounds.real.connection;
  const where = () => ({ paper: paper(), display, scanner, real });
  return {
    find: os.find.handler(async ({ input }) => say(await findDevicesNow(desk, paper(), input))),
    drawer: {
      look: os.drawer.look.handler(async () => {
        const operator = requireOperator(desk);
        return say(operator.ok ? ok({ level: await paper().lookAtDrawer() }) : operator);
      }),
      test: os.drawer.test.handler(async ({ input }) =>
        say(await authorised(desk, input, (by) => testDrawer(by, input))),
      ),
    },
    display: {
      get: os.display.get.handler(() => {
        const operator = requireOperator(desk);
        const shown = { address: readDisplayAddress(real) ?? '', isFromCommandLine: isDisplayGiven };
        return say(operator.ok ? ok(shown) : operator);
      }),
      set: os.display.set.handler(async ({ input }) =>
        say(await authorised(desk, input, (by) => setDisplay(by, where(), input))),
      ),
      test: os.display.test.handler(async ({ input }) => say(await testDisplay(desk, where(), input))),
    },
    scanner: scannerSetupAnswers(at),
    exportSettings: os.exportSettings.handler(() => say(exportDevices(desk, real))),
    importSettings: os.importSettings.handler(async ({ input }) =>
      say(await authorised(desk, input, (by) => importDevices(by, where(), input))),
    ),
  };
}
