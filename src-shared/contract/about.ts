import { z } from 'zod';

/** What an installer or support is asked for first. */
export const aboutSchema = z.strictObject({
  version: z.string().describe('of Tillkeeper'),
  runtime: z.string().describe('Node and system it runs on'),
  shop: z.strictObject({ name: z.string(), address: z.string(), place: z.string(), taxId: z.string() }),
  store: z.string(),
  till: z.string(),
  database: z.string().describe('path of the ledger'),
  databaseBytes: z.int(),
  journal: z.strictObject({ epoch: z.int(), seq: z.int(), hash: z.string() }).describe('its last record'),
  keyId: z.string().describe('SHA-256 of the till’s public key, base64url: how the Agent names it'),
});
export type AboutTill = z.infer<typeof aboutSchema>;

/** Those facts and the ends of the logs, for support. */
export const supportFileSchema = z.strictObject({ fileName: z.string(), text: z.string() });
export type SupportFile = z.infer<typeof supportFileSchema>;
