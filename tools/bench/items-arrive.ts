import { join } from 'node:path';
import { importItems, lastBarcode, startOffice } from '../arrival/office.ts';
import { startScanningTill } from '../arrival/scanning-till.ts';
import { sellMeanwhile } from '../arrival/sell-meanwhile.ts';
import type { BenchSizes } from './bench-options.ts';
import type { Measured } from './measure.ts';

/** How long a till stands still at the worst while the office sends it everything it sells. */
export async function itemsArrive(folder: string, { items }: BenchSizes): Promise<readonly Measured[]> {
  const office = await startOffice(join(folder, 'agent'));
  const till = await startScanningTill(join(folder, 'till'), office);
  try {
    const send = () => importItems(folder, office, items);
    const { longestBlockMs, scansMs, tookMs } = await sellMeanwhile(till, { send, last: lastBarcode(items) });
    return [
      {
        title: `${items} items arrive while somebody scans`,
        unit: 'ms',
        warmUp: 0,
        rows: [
          { label: 'a scan meanwhile', samples: scansMs.length === 0 ? [0] : scansMs },
          { label: 'longest standstill of the till', samples: [longestBlockMs] },
          { label: 'until all have arrived', samples: [tookMs] },
        ],
        note: 'A scan every 20 ms; its time runs from when it was wanted. The import at the Agent, a process beside it, is part of the time.',
      },
    ];
  } finally {
    await till.close();
    await office.stop();
  }
}
