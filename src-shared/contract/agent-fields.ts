import { z } from 'zod';

/** Fields that several messages between a till and its services share. All bounded: a caller is never trusted to be small. */

/** A store or till as services key it: no control characters and whole characters only, so that every database keeps it as sent. */
export const agentIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'has control characters or half characters');

/** Ed25519 public key as base64 of its SPKI DER form (44 bytes: a fixed head and the key). */
export const publicKeySchema = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'is not an Ed25519 public key in base64 SPKI DER');

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hex');
export const ed25519SignatureSchema = z
  .string()
  .regex(/^[A-Za-z0-9+/]{86}==$/, 'is not an Ed25519 signature in base64');
export const epochSchema = z.int().positive();

/**
 * How far the Agent holds a till's journal, with the Agent's signature over it. Seq 0 with the hash of zeros: it holds
 * nothing. The till keeps it: proof that this much was seen by somebody else.
 */
export const countersignedHeadSchema = z.strictObject({
  store: agentIdSchema,
  till: agentIdSchema,
  epoch: epochSchema,
  seq: z.int().nonnegative(),
  hash: hashSchema,
  countersignature: ed25519SignatureSchema,
});
export type CountersignedHead = z.infer<typeof countersignedHeadSchema>;

/** Like the till's reply, with a refusal of the call's own shape, because programs read it and not only people. */
export function agentReplySchema<V extends z.ZodType, R extends z.ZodType>(value: V, refusal: R) {
  return z.discriminatedUnion('accepted', [
    z.strictObject({ accepted: z.literal(true), value }),
    z.strictObject({ accepted: z.literal(false), refusal }),
  ]);
}

export const unknownTillSchema = z.strictObject({ code: z.literal('unknown_till'), words: z.string() });
