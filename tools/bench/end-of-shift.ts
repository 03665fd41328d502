import { join } from 'node:path';
import type { BenchSizes } from './bench-options.ts';
import { benchedTill } from './benched-till.ts';
import { type Measured, type MeasuredRow, timed, took } from './measure.ts';

/** A close whose time does not grow: by receipts in the shift, and by shifts before it; and the commit of a sale likewise. */
export async function endOfShift(folder: string, sizes: BenchSizes): Promise<readonly Measured[]> {
  const sheets: MeasuredRow[] = [];
  const ends: MeasuredRow[] = [];
  const commits: MeasuredRow[] = [];
  for (const { receipts, earlier } of casesOf(sizes)) {
    const till = await benchedTill(join(folder, `till-${receipts}-${earlier}`));
    for (let shift = 0; shift < earlier; shift += 1) {
      await till.sell(1);
      await till.endShift();
      await till.startShift();
    }
    const sold = await till.sell(receipts);
    const label = `${receipts} receipts, ${earlier} earlier shifts`;
    commits.push({ label, samples: sold.slice(-sizes.repeats) });
    sheets.push({ label, samples: await timed(sizes, async () => void (await till.openSheet())) });
    ends.push({ label, samples: [await took(till.endShift)] });
    await till.close();
  }
  const { warmUp } = sizes;
  return [
    {
      title: 'End of Shift is opened',
      unit: 'ms',
      warmUp,
      rows: sheets,
      note: 'Flat is right: nothing is added up from receipts.',
    },
    {
      title: 'End of shift is confirmed',
      unit: 'ms',
      warmUp: 0,
      rows: ends,
      note: 'Once for each shift, so one sample each; with its Z report queued.',
    },
    {
      title: 'A sale is committed',
      unit: 'ms',
      warmUp: 0,
      rows: commits,
      note: 'The last sales of the shift; each waits for the disk.',
    },
  ];
}

/** Every number of receipts in a first shift, and the fewest after each number of earlier ones. */
function casesOf({ receipts, earlierShifts }: BenchSizes) {
  const [few = 1] = receipts;
  const [none = 0, ...more] = earlierShifts;
  return [
    ...receipts.map((count) => ({ receipts: count, earlier: none })),
    ...more.map((earlier) => ({ receipts: few, earlier })),
  ];
}
