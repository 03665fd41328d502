import { z } from 'zod';
import { authorisationSchema, commandIdSchema, idSchema } from '#shared/contract/fields.ts';
import { printerStateSchema } from '#shared/contract/till.ts';
import { printerSettingSchema } from '#shared/device/printer-setting.ts';

export const printerProfileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  columns: z.int(),
  certainty: z
    .enum(['A', 'B', 'C', 'D'])
    .describe(
      'A: it names what it printed; B: it says that it took all; C: its state before and after; D: bytes go out',
    ),
  codePages: z.array(z.strictObject({ page: z.string(), n: z.int() })),
  provenance: z.enum(['documented', 'probed', 'unverified']).describe('where the facts about its certainty come from'),
});

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
