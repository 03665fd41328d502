import { resolve } from 'node:path';
import { readTimeout } from '../call/call-options.ts';
import { onlyOne, parseOptions, usageOf } from '../call/tool-options.ts';
import { type PriceRule, readPriceRule } from './price-rule.ts';

export const IMPORT_HELP = `Sends a catalogue file to a running till and prints what became of its rows.

  npm run -s import -- FILE.csv --url URL [--operator ID --pin PIN] [--dry-run] [--price-rule RULE]

FILE.csv has a head line naming barcode, name and price; brand, unit, quantity, group and tax are taken where they are.
Items are added and changed, none is removed. Whoever is logged on must hold the right to import.

Options:
  --url URL            address from the line "Tillkeeper ready at http://127.0.0.1:PORT/?token=..."
  --operator ID        log this operator on before and off after
  --pin PIN            that operator's PIN; better in the environment variable TILLKEEPER_PIN, because every program
                       of a machine can read command lines
  --price-rule RULE    add a price column to a file without one: fixed:1.99 (all cost that) or by-barcode (invented)
  --dry-run            say what would change and change nothing
  --timeout SECONDS    how long to wait for the connection and for each answer (default 30)
  --help               this text

Exit codes: 0 imported, 1 refused by the till, 2 not asked or not answered (words on stderr).
`;

export type ImportOptions =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'import';
      readonly file: string;
      readonly url: string;
      readonly logOn: { readonly operatorId: string; readonly pin: string } | null;
      readonly priceRule: PriceRule | null;
      readonly isDryRun: boolean;
      readonly timeoutMs: number;
    };

const usage = usageOf('npm run -s import -- --help');
const OPTIONS = {
  url: { type: 'string' },
  operator: { type: 'string' },
  pin: { type: 'string' },
  'price-rule': { type: 'string' },
  'dry-run': { type: 'boolean' },
  timeout: { type: 'string' },
} as const;

export function readImportOptions(args: readonly string[], env: NodeJS.ProcessEnv): ImportOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  const file = onlyOne(positionals, { missing: 'Name the catalogue file.', usage });
  if (values.url === undefined) throw usage('Say which till takes the catalogue, with --url URL.');
  return {
    kind: 'import',
    file: resolve(file),
    url: values.url,
    logOn: readLogOn(values.operator, values.pin ?? env['TILLKEEPER_PIN']),
    priceRule: values['price-rule'] === undefined ? null : readPriceRule(values['price-rule']),
    isDryRun: values['dry-run'] === true,
    timeoutMs: readTimeout(values.timeout),
  };
}

function readLogOn(operatorId: string | undefined, pin: string | undefined) {
  if (operatorId === undefined) return null;
  if (pin === undefined) throw usage(`Give the PIN of ${operatorId}, in TILLKEEPER_PIN or with --pin.`);
  return { operatorId, pin };
}
