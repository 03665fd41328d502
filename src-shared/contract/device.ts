import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';
import { terminalSettingSchema } from '#shared/terminal/terminal-setting.ts';

export const terminalShownSchema = z.strictObject({
  setting: terminalSettingSchema,
  isFromCommandLine: z.boolean().describe('given with --terminal for this run; what is set applies from the next'),
});
export const setTerminalSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  setting: terminalSettingSchema,
});
export const diagnoseTerminalSchema = z.strictObject({
  setting: terminalSettingSchema.optional().describe('tried without being kept; absent: as it is set up'),
});
export const terminalDiagnosisSchema = z.strictObject({
  isWell: z.boolean(),
  words: z.string().describe('what was found and what to do, in the till’s language'),
});
