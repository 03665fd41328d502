import { z } from 'zod';

export const SERVICES = ['pos-agent', 'data-service'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** What a service says of itself. `protocol` is the version of the contract it speaks. */
export const healthSchema = z.strictObject({
  service: z.enum(SERVICES),
  status: z.literal('running'),
  version: z.string(),
  protocol: z.int().positive(),
});
export type Health = z.infer<typeof healthSchema>;
