import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARRIVAL_HELP, readArrivalOptions } from './arrival/arrival-options.ts';
import { arrivalWords } from './arrival/arrival-words.ts';
import { importItems, lastBarcode, startOffice } from './arrival/office.ts';
import { startScanningTill } from './arrival/scanning-till.ts';
import { sellMeanwhile } from './arrival/sell-meanwhile.ts';
import { EXIT, runTool } from './call/run-tool.ts';

await runTool(async () => {
  const options = readArrivalOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(ARRIVAL_HELP);
    return EXIT.done;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tillkeeper-arrival-'));
  const office = await startOffice(join(folder, 'agent'));
  const till = await startScanningTill(join(folder, 'till'), office);
  try {
    const { items } = options;
    const send = () => importItems(folder, office, items);
    const seen = await sellMeanwhile(till, { send, last: lastBarcode(items) });
    process.stdout.write(seen.sent);
    process.stdout.write(arrivalWords(items, seen));
    return EXIT.done;
  } finally {
    await till.close();
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
