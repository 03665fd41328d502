import { resolve } from 'node:path';
import { isKey } from '#main/ledger/chain-check.ts';
import { onlyOne, parseOptions, usageOf } from '../call/tool-options.ts';
import type { Trusted } from './witness.ts';

export const VERIFY_HELP = `Checks the journal of a till: chain, signatures, balance, sums, numbering, shifts; in a data folder also the posting
table and the projections. Needs no running till and disturbs none; writes nothing into the folder.

  npm run -s verify -- DIR                      a till's data folder
  npm run -s verify -- FILE.jsonl               an exported journal, one event a line

Options:
  --json             the result as one line of JSON
  --export FILE      write the folder's journal to FILE, one event a line (a new file)
  --head HASH        a hash that must be in the journal, whole or its first 8 figures or more: from the Agent or a daily
                     report. Without it a tail that was cut off may go unseen.
  --key BASE64       the till's public key as known from elsewhere (default: the key file in DIR, if there)
  --help             this text

Exit codes: 0 good, 1 not good (the first bad record is named), 2 not checked (words on stderr).
`;

export type VerifyOptions =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'verify';
      readonly source: string;
      readonly isJson: boolean;
      readonly exportTo: string | null;
      readonly trusted: Trusted;
    };

const usage = usageOf('npm run -s verify -- --help');
const OPTIONS = {
  json: { type: 'boolean' },
  export: { type: 'string' },
  head: { type: 'string' },
  key: { type: 'string' },
} as const;

export function readVerifyOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, usage);
  if (values.help === true) return { kind: 'help' };
  const source = onlyOne(positionals, { missing: 'Say what to check: a data folder or an exported journal.', usage });
  const head = values.head?.toLowerCase() ?? null;
  if (head !== null && !/^[0-9a-f]{8,64}$/.test(head))
    throw usage(`--head "${values.head}" is no hash of 8 to 64 figures.`);
  const key = values.key ?? null;
  if (key !== null && !isKey(key)) throw usage('--key is no Ed25519 public key in base64 SPKI DER.');
  return {
    kind: 'verify',
    source: resolve(source),
    isJson: values.json === true,
    exportTo: values.export === undefined ? null : resolve(values.export),
    trusted: { key, head },
  };
}
