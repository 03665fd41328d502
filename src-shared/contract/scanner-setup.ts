import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';
import { SCAN_TROUBLES, scanTestSchema } from '#shared/scanning/scan-test.ts';

const scannerStateSchema = z.strictObject({
  isThere: z.boolean().describe('its port is open; whether a scanner hangs at it, a code shows'),
  words: z.string().describe('how it is, in the till’s language'),
});

export const scannerShownSchema = z.strictObject({
  address: z.string().describe('as it is set up; empty: no scanner of the till’s own, those that type need none'),
  isFromCommandLine: z.boolean().describe('given with --scanner for this run'),
  state: scannerStateSchema.nullable().describe('of the one that the till listens to now; null: to none'),
});

export const setScannerSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  address: z
    .string()
    .trim()
    .max(200)
    .describe('serial:PATH[:BAUD] or tcp:HOST:PORT; empty: none, scanners type. Holds at once'),
});

export const listenScannerSchema = z.strictObject({ address: setScannerSchema.shape.address });
export const heardAtScannerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('state'), ...scannerStateSchema.shape }),
  z.strictObject({ kind: z.literal('test'), test: scanTestSchema }),
]);
export type HeardAtScanner = z.infer<typeof heardAtScannerSchema>;

export const explainScanSchema = z.strictObject({ test: scanTestSchema });
export const scanExplainedSchema = z.strictObject({
  code: z.string().describe('without the symbology that the scanner put before it'),
  symbology: z
    .strictObject({ name: z.string(), isTold: z.boolean().describe('by the scanner; else by the code’s shape') })
    .nullable(),
  isTestCode: z.boolean(),
  item: z.strictObject({ isFound: z.boolean(), words: z.string().describe('its name, or why none was found') }),
  troubles: z.array(z.enum(SCAN_TROUBLES)).describe('what to change at the scanner, the gravest first'),
});
export type ScanExplained = z.infer<typeof scanExplainedSchema>;
