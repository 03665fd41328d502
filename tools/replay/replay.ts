import { performance } from 'node:perf_hooks';
import { assert, must } from '#shared/assert.ts';
import type { TillClient } from '../call/till-connection.ts';
import type { VerifyReport } from '../verify/report.ts';
import { verifyFolder } from '../verify/verify-folder.ts';
import { allAcknowledged, differingTotals } from './compare-totals.ts';
import { type HostedTill, hostTill } from './hosted-till.ts';
import { catalogueCsv, priceListOf } from './price-list.ts';
import type { Day, Takings } from './receipts.ts';
import { createReplayClock } from './replay-clock.ts';
import { accepted, beginningAfter, CURRENCY, command, type DayBooks, type DayParts, replayDay } from './replay-day.ts';

export type ReplayOptions = {
  readonly takings: Takings;
  /** New or empty. */
  readonly dataDir: string;
  /** Replays the first so many days. */
  readonly daysMax: number;
  readonly say: (words: string) => void;
};

export type ReplaySummary = {
  readonly days: number;
  readonly receipts: number;
  readonly items: number;
  readonly turnoverMinor: { readonly cash: number; readonly card: number };
  readonly differenceSumMinor: number;
  readonly withdrawnMinor: number;
  readonly remainingMinor: number;
  readonly rowsWithoutItem: number;
  readonly emptyReceipts: number;
  readonly journal: VerifyReport;
  readonly saleMs: { readonly median: number; readonly p99: number };
  readonly totalSeconds: number;
  /** The days' own figures, the Agent's totals, the check of the journal: all that does not agree, in words. */
  readonly differing: readonly string[];
  readonly areTotalsEqual: boolean;
};

const MANAGER = { operatorId: 'ivana', pin: '1234' } as const;
const ACKNOWLEDGED_MAX_MS = 180_000;
const SAY_EVERY_DAYS = 10;

/** Drives a till through its contract, day by day, and then asks everybody who kept books whether they agree. */
export async function replay(options: ReplayOptions): Promise<ReplaySummary> {
  const startedAt = performance.now();
  const days = options.takings.days.slice(0, options.daysMax);
  const clock = createReplayClock(
    must(days[0]?.receipts[0], 'takings have at least one receipt').at,
    OPENED_BEFORE_MIN,
  );
  const till = await hostTill(options.dataDir, clock);
  try {
    const prices = priceListOf(options.takings);
    const { client } = till.connection;
    await importPrices(client, catalogueCsv(prices));
    const { currencies } = await accepted('till.state', client.till.state({}));
    const { denominations } = must(
      currencies.find(({ code }) => code === CURRENCY),
      'the demo shop takes euros',
    );
    const books = await replayDays({ client, clock, prices, denominations }, days, options.say);
    const checked = await checkBooks(till, options);
    return summaryOf({ options, books, checked, startedAt });
  } finally {
    await till.stop();
  }
}

/** The till is switched on a quarter of an hour before the first customer. */
const OPENED_BEFORE_MIN = 15;

async function importPrices(client: TillClient, csv: string): Promise<void> {
  await accepted('operator.logOn', client.operator.logOn({ ...command(), ...MANAGER }));
  const report = await accepted(
    'catalogue.import',
    client.catalogue.import({ ...command(), fileName: 'bakery-prices.csv', csv }),
  );
  await accepted('operator.logOff', client.operator.logOff(command()));
  assert(report.skipped.length === 0, 'the invented price list is whole', { skipped: report.skipped });
}

async function replayDays(parts: DayParts, days: readonly Day[], say: (words: string) => void) {
  const books: DayBooks[] = [];
  for (const [index, day] of days.entries()) {
    const leftMinor = books.at(-1)?.remainingMinor ?? 0;
    books.push(await replayDay(parts, { day, index, leftMinor }));
    if ((index + 1) % SAY_EVERY_DAYS === 0) say(`${index + 1} of ${days.length} days, up to ${day.date}`);
  }
  const due = books.at(-1)?.remainingMinor ?? 0;
  const beginning = await beginningAfter(parts);
  const differing = beginning === due ? [] : [`after the last day the beginning should be ${due} and is ${beginning}`];
  return { days: books, differing };
}

/** While the till still runs: the Agent's totals against the till's, and the journal against itself. */
async function checkBooks({ connection, agentUrl }: HostedTill, { dataDir, say }: ReplayOptions) {
  say('Waiting until the Agent has acknowledged everything ...');
  await allAcknowledged(connection.client, ACKNOWLEDGED_MAX_MS);
  const totals = await differingTotals(dataDir, agentUrl);
  say('Checking the journal, and the projections against a rebuild ...');
  const journal = await verifyFolder(dataDir, { key: null, head: null });
  return { totals, journal };
}

function summaryOf(facts: {
  readonly options: ReplayOptions;
  readonly books: Awaited<ReturnType<typeof replayDays>>;
  readonly checked: Awaited<ReturnType<typeof checkBooks>>;
  readonly startedAt: number;
}): ReplaySummary {
  const { options, books, checked, startedAt } = facts;
  const { days } = books;
  const sum = (of: (day: DayBooks) => number) => days.reduce((total, day) => total + of(day), 0);
  const replayed = options.takings.days.slice(0, days.length);
  const left = (of: (day: Day) => number) => replayed.reduce((total, day) => total + of(day), 0);
  const saleMs = days.flatMap((day) => day.saleMs).sort((one, other) => one - other);
  const { totals, journal } = checked;
  return {
    days: days.length,
    receipts: sum((day) => day.receipts),
    items: sum((day) => day.items),
    turnoverMinor: { cash: sum((day) => day.cashMinor), card: sum((day) => day.cardMinor) },
    differenceSumMinor: sum((day) => day.differenceMinor),
    withdrawnMinor: sum((day) => day.withdrawnMinor),
    remainingMinor: days.at(-1)?.remainingMinor ?? 0,
    rowsWithoutItem: left((day) => day.rowsWithoutItem),
    emptyReceipts: left((day) => day.emptyReceipts),
    journal,
    saleMs: { median: quantile(saleMs, 0.5), p99: quantile(saleMs, 0.99) },
    totalSeconds: (performance.now() - startedAt) / 1_000,
    areTotalsEqual: totals.length === 0,
    differing: [
      ...days.flatMap((day) => day.differing),
      ...books.differing,
      ...totals,
      ...journal.findings.map(({ words }) => `verify: ${words}`),
    ],
  };
}

/** Nearest rank, of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
