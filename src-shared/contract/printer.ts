import { z } from 'zod';
import { authorisationSchema, commandIdSchema, idSchema } from '#shared/contract/fields.ts';
import { printerStateSchema } from '#shared/contract/till.ts';
import { COMPLETIONS_OF, CUTTERS, printerSettingSchema, RASTERS_OF } from '#shared/device/printer-setting.ts';

export const printerProfileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  protocol: z.enum(['escpos', 'star']),
  columns: z.int(),
  completion: z.enum([...COMPLETIONS_OF.escpos, COMPLETIONS_OF.star[0]]),
  cutter: z.enum(CUTTERS),
  hasQr: z.boolean(),
  raster: z.enum([...RASTERS_OF.escpos, RASTERS_OF.star[0]]),
  drawer: z.strictObject({ onMs: z.int(), offMs: z.int() }).describe('the pulse that its maker gives a drawer'),
  certainty: z
    .enum(['A', 'B', 'C', 'D'])
    .describe(
      'A: it names what it printed; B: it says that it took all; C: its state before and after; D: bytes go out',
    ),
  codePages: z.array(z.strictObject({ page: z.string(), n: z.int() })),
  provenance: z.enum(['documented', 'probed', 'unverified']).describe('where the facts about its certainty come from'),
});
export type PrinterProfileFacts = z.infer<typeof printerProfileSchema>;

export const shownPrinterSchema = z.strictObject({
  setting: printerSettingSchema,
  state: printerStateSchema,
  isFromCommandLine: z
    .boolean()
    .describe('its address was given with --printer for this run; what is set applies from the next'),
});
export type ShownPrinter = z.infer<typeof shownPrinterSchema>;

export const setPrinterSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  printer: printerSettingSchema,
});
export const removePrinterSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  printerId: idSchema,
});
export const testPrinterSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  printerId: idSchema,
  what: z
    .enum(['page', 'code_pages'])
    .describe(
      'page: a test page through the queue; code_pages: the same letters under every number a code page may have',
    ),
});
export const probePrinterSchema = z.strictObject({ address: printerSettingSchema.shape.address });
export const printerProbeSchema = z.strictObject({
  isThere: z.boolean(),
  tells: z.string().describe('maker and model as it says them; never proof of what it can do'),
  profileId: z.string().nullable().describe('the profile that fits what it says; null: none does'),
  words: z.string().describe('what was found and what to do, in the till’s language'),
});
