import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';

/** A catalogue file: CSV with a head line naming barcode, name, price and, where known, brand, unit, quantity, group, tax. */
export const importCatalogueSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  fileName: z.string().max(260),
  csv: z.string().max(32_000_000),
  dryRun: z.boolean().default(false).describe('true: say what would change and change nothing'),
});

export const SKIP_REASONS = [
  'bad_check_digit',
  'barcode_not_numeric',
  'duplicate_barcode',
  'name_missing',
  'name_unreadable',
  'price_malformed',
  'row_malformed',
  'tax_unknown',
] as const;

export const importReportSchema = z.strictObject({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  skipped: z.array(
    z.strictObject({
      reason: z.enum(SKIP_REASONS),
      count: z.int(),
      examples: z.array(
        z.strictObject({ row: z.int().describe('line of the file, the head is 1'), value: z.string() }),
      ),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReportSchema>;
