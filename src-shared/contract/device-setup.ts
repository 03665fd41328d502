import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';

export const findDevicesSchema = z.strictObject({
  alsoAt: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('an address to look at besides, as a printer is addressed; empty: only what can be found'),
});
export const foundDeviceSchema = z.strictObject({
  kind: z.enum(['serial', 'network', 'usb']),
  address: z.string().describe('as a printer is addressed'),
  tells: z.string().describe('maker and model where the device or the system says them'),
  profileId: z.string().nullable().describe('the profile that fits; null: not known'),
  words: z.string().describe('what it is and what to do with it, in the till’s language'),
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

export const drawerContactSchema = z.strictObject({
  level: z
    .enum(['high', 'low'])
    .nullable()
    .describe('of the drawer’s contact, asked for now; null: the printer tells none'),
});

export const testDrawerSchema = z.strictObject({ commandId: commandIdSchema, authorisation: authorisationSchema });

export const displayShownSchema = z.strictObject({
  address: z.string().describe('DIALECT:ADDRESS as it is set up; empty: none'),
  isFromCommandLine: z.boolean().describe('given with --display for this run'),
});
export const setDisplaySchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  address: z
    .string()
    .trim()
    .max(200)
    .describe('DIALECT:serial:PATH[:BAUD] or DIALECT:tcp:HOST:PORT; empty: none. Holds at once'),
});
export const testDisplaySchema = z.strictObject({ address: setDisplaySchema.shape.address });
export const displayTestSchema = z.strictObject({
  isWritten: z.boolean(),
  words: z.string().describe('what should stand on the display now, or why nothing does'),
});

export const deviceFileSchema = z.strictObject({ fileName: z.string().min(1).max(120), text: z.string().max(100_000) });
export const importDevicesSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  ...deviceFileSchema.shape,
});
