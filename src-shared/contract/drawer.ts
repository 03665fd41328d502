import { z } from 'zod';
import { countOccasionSchema } from '#shared/contract/counting.ts';
import { authorisationSchema, commandIdSchema, idSchema } from '#shared/contract/fields.ts';

export const openDrawerSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  reason: z.string().trim().max(80).describe('why it is opened without a sale; written down and counted on the report'),
});
export const openDrawerToCountSchema = z.strictObject({
  commandId: commandIdSchema,
  occasion: countOccasionSchema,
  shiftId: idSchema.optional().describe('of the drawer that is counted at an end; absent: the own one'),
});
export const drawerReasonsSchema = z.strictObject({
  isThere: z.boolean().describe('whether a drawer hangs at a real printer of this till'),
  reasons: z.array(z.string()).describe('offered by the shop; a free text is always possible'),
});
