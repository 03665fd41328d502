import { z } from 'zod';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';

/** Where a service is: name or number of a computer, and a port. As typed; main checks it. */
export const serviceAddressSchema = z.strictObject({
  address: z
    .string()
    .max(255)
    .describe('name or number of a computer: "192.168.1.10", "agent.shop", or "https://agent.shop"'),
  port: z.string().max(6).describe('1 to 65535'),
});
export type ServiceAddress = z.infer<typeof serviceAddressSchema>;

/** Service Configuration (domain reference 6.2). Empty addresses: this till works alone. */
export const serviceConfigurationSchema = z.strictObject({
  posAgent: serviceAddressSchema,
  dataService: serviceAddressSchema,
});
export type ServiceConfiguration = z.infer<typeof serviceConfigurationSchema>;

export const tryAddressSchema = serviceAddressSchema.extend({ service: z.enum(['pos-agent', 'data-service']) });
export const triedAddressSchema = z.strictObject({
  outcome: z.enum(['running', 'other_service', 'not_reachable', 'not_trusted', 'faulty']),
  version: z.string().nullable(),
});
export type TriedAddress = z.infer<typeof triedAddressSchema>;

export const saveServicesSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  enrolmentCode: z
    .string()
    .max(64)
    .default('')
    .describe('one-time code with which this till enrols at the POS Agent; empty: it is let in already'),
  ...serviceConfigurationSchema.shape,
});
