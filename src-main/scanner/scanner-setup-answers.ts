import type { Answering } from '#main/bridge/answering.ts';
import { authorised } from '#main/operator/authorise.ts';
import { explainScanned, listenToScanner, setScanner, shownScanner } from '#main/scanner/set-up-scanner.ts';

export function scannerSetupAnswers({ implementer, desk, grounds, isScannerGiven, scanner, say }: Answering) {
  const os = implementer.device.scanner;
  const real = grounds.real.connection;
  return {
    get: os.get.handler(() => say(shownScanner(desk, { real, scanner, isGiven: isScannerGiven }))),
    set: os.set.handler(async ({ input }) =>
      say(await authorised(desk, input, (by) => setScanner(by, { real, scanner }, input))),
    ),
    listen: os.listen.handler(({ input, signal }) => listenToScanner(desk, { scanner, signal }, input)),
    explain: os.explain.handler(({ input }) => say(explainScanned(desk, input))),
  };
}
