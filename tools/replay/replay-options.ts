import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ToolTrouble } from '../call/run-tool.ts';
import { onlyOne, parseOptions, usageOf } from '../call/tool-options.ts';

export const REPLAY_HELP = `Replays a bakery's receipts against a till, through its contract, each day a shift, and checks that all books agree.

  npm run replay -- FILE.csv [--data DIR] [--days N]      for example: npm run replay -- ../shared/data/bakery-till.csv

FILE.csv has the columns date,time,transaction,item. Prices are invented by a rule of the item's name.

Options:
  --data DIR    a new or empty folder for the till (default: a fresh one for temporary files, kept and named)
  --days N      only the first N days
  --help        this text

Exit codes: 0 all books agree, 1 something differs or was refused, 2 not replayed (words on stderr).
`;

export type ReplayCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'replay'; readonly file: string; readonly dataDir: string | null; readonly daysMax: number };

const usage = usageOf('npm run replay -- --help');
const OPTIONS = { data: { type: 'string' }, days: { type: 'string' } } as const;

export function readReplayCommand(args: readonly string[]): ReplayCommand {
  const { values, positionals } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  const file = onlyOne(positionals, { missing: "Name the bakery's CSV file.", usage });
  if (values.days !== undefined && !/^[1-9]\d{0,5}$/.test(values.days)) {
    throw usage(`--days is a whole number above 0; "${values.days}" is not.`);
  }
  return {
    kind: 'replay',
    file: resolve(file),
    dataDir: values.data === undefined ? null : resolve(values.data),
    daysMax: values.days === undefined ? Number.POSITIVE_INFINITY : Number(values.days),
  };
}

/** A replay begins with a fresh till: what lies in a folder already is somebody's books. */
export function freshDataDir(wanted: string | null): string {
  if (wanted === null) return mkdtempSync(join(tmpdir(), 'tillkeeper-replay-'));
  if (existsSync(wanted) && (!statSync(wanted).isDirectory() || readdirSync(wanted).length > 0)) {
    throw new ToolTrouble(`${wanted} is not empty. Name a new or empty folder for --data.`);
  }
  return wanted;
}
