import { parseOptions, usageOf } from '../call/tool-options.ts';

const PARTS = ['shift', 'paper', 'agent', 'rush', 'arrival'] as const;
export type Part = (typeof PARTS)[number];

/** How much of everything there is. What is compared stands side by side in one run: the ratios are what to read. */
export type BenchSizes = {
  readonly receipts: readonly number[];
  readonly earlierShifts: readonly number[];
  readonly papers: number;
  readonly pushes: number;
  readonly tills: number;
  readonly rushTills: number;
  readonly items: number;
  readonly warmUp: number;
  readonly repeats: number;
};

const FULL: BenchSizes = {
  receipts: [100, 1_000, 10_000],
  earlierShifts: [0, 100],
  papers: 200,
  pushes: 200,
  tills: 1_000,
  rushTills: 10_000,
  items: 100_000,
  warmUp: 5,
  repeats: 20,
};
const TINY: BenchSizes = {
  receipts: [2, 4],
  earlierShifts: [0, 1],
  papers: 3,
  pushes: 3,
  tills: 3,
  rushTills: 100,
  items: 20,
  warmUp: 1,
  repeats: 2,
};

export const BENCH_HELP = `Measures what must not grow with a shop, and prints it as ratios of one run.

  npm run -s bench -- [--only PART] [--rush-tills N] [--tiny]

  shift      an end of shift by receipts in the shift and by earlier shifts; the commit of a sale by the journal's length
  paper      how fast a receipt becomes bytes; how long after the key its first byte is at the printer
  agent      pushes a second at an Agent, and many tills that come back at once (SQLite, and PostgreSQL if named)
  rush       ten thousand tills, each over a connection of its own, that knock at one Agent in the same moment
  arrival    the longest standstill of a till while items arrive

Options:
  --only PART     one of ${PARTS.join(', ')}
  --rush-tills N  so many tills knock at once, instead of ten thousand
  --tiny          sizes that prove the tool and measure nothing
  --help          this text

TILLKEEPER_BENCH_POSTGRES=postgres://... names an empty database of its own for the Agent.
`;

export type BenchOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly parts: readonly Part[]; readonly sizes: BenchSizes };

const usage = usageOf('npm run -s bench -- --help');

export function readBenchOptions(args: readonly string[]): BenchOptions {
  const options = { only: { type: 'string' }, 'rush-tills': { type: 'string' }, tiny: { type: 'boolean' } } as const;
  const { values, positionals } = parseOptions(args, options, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals.join(' ')}" is not understood.`);
  const { only } = values;
  const parts = only === undefined ? PARTS : PARTS.filter((part) => part === only);
  if (parts.length === 0) throw usage(`--only is one of ${PARTS.join(', ')}; "${only}" is not.`);
  const sizes = values.tiny === true ? TINY : FULL;
  return { kind: 'run', parts, sizes: { ...sizes, rushTills: rushTillsOf(values['rush-tills']) ?? sizes.rushTills } };
}

function rushTillsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw usage(`--rush-tills is a number of tills; "${text}" is not.`);
  return Number(text);
}
