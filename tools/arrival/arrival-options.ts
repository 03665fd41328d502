import { parseOptions, usageOf } from '../call/tool-options.ts';

export const ARRIVAL_HELP = `Lets master data arrive at a till while a cashier sells at it, and says how long anybody had to wait.

  npm run -s arrival -- [--items N]

A till and an Agent of their own are started in a temporary folder; N items (default 100000) are imported at the Agent and
taken over by the till, at which somebody scans without a rest meanwhile.

Options:
  --items N    how many items, 1 to 1000000
  --help       this text
`;

export type ArrivalOptions = { readonly kind: 'help' } | { readonly kind: 'run'; readonly items: number };

const usage = usageOf('npm run -s arrival -- --help');

export function readArrivalOptions(args: readonly string[]): ArrivalOptions {
  const { values, positionals } = parseOptions(args, { items: { type: 'string' } } as const, usage);
  if (values.help === true) return { kind: 'help' };
  if (positionals.length > 0) throw usage(`"${positionals.join(' ')}" is not understood.`);
  const { items = '100000' } = values;
  if (!/^\d{1,7}$/.test(items) || Number(items) < 1 || Number(items) > 1_000_000)
    throw usage(`--items is a number from 1 to 1000000; "${items}" is not.`);
  return { kind: 'run', items: Number(items) };
}
