import { resolve } from 'node:path';
import { usage } from '#agent/start/start-refusal.ts';
import { agentIdSchema } from '#shared/contract/agent-fields.ts';
import { FILE_KIND_NAMES, type MasterKind } from '#shared/master-data/master-kinds.ts';

/** One file of master data that somebody hands over. */
export type ImportOptions = {
  readonly file: string;
  readonly store: string;
  readonly kind: MasterKind;
  /** The file is all there is: what it does not name is withdrawn. */
  readonly isWhole: boolean;
  readonly isDryRun: boolean;
  /** Tax of the rows of a catalogue that name none; null: the store's first. */
  readonly taxCode: string | null;
  readonly minorDigits: number;
};

type Values = {
  readonly store?: string | undefined;
  readonly kind?: string | undefined;
  readonly whole?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly tax?: string | undefined;
  readonly 'minor-digits'?: string | undefined;
};

export function importOptionsOf(values: Values, files: readonly string[]): ImportOptions {
  const [file] = files;
  if (file === undefined || files.length > 1) throw usage('import needs one FILE.');
  const { store, 'minor-digits': minorDigits = '2' } = values;
  if (!agentIdSchema.safeParse(store).success || store === undefined)
    throw usage('import needs --store, as the tills name it.');
  const kind = FILE_KIND_NAMES.find((name) => name === values.kind);
  if (kind === undefined) throw usage(`import needs --kind, one of ${FILE_KIND_NAMES.join(', ')}.`);
  if (!/^[0-4]$/.test(minorDigits)) throw usage(`--minor-digits is a number from 0 to 4; "${minorDigits}" is not.`);
  return {
    file: resolve(file),
    store,
    kind,
    isWhole: values.whole === true,
    isDryRun: values['dry-run'] === true,
    taxCode: values.tax ?? null,
    minorDigits: Number(minorDigits),
  };
}
