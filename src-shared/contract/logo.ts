import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';
import { logoSchema } from '#shared/device/logo.ts';

export const logoShownSchema = z.strictObject({
  logo: logoSchema.nullable().describe('null: papers begin with the shop'),
});
export const setLogoSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  fileName: z.string().trim().min(1).max(120),
  png: z.base64().max(3_000_000).describe('the file itself; any size up to 4000 by 4000 dots is made to fit'),
});
export const removeLogoSchema = z.strictObject({ commandId: commandIdSchema, authorisation: authorisationSchema });
