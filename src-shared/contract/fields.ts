import { z } from 'zod';

/** Fields that several messages share. Inputs are bounded: nothing a caller sends may grow without limit. */

/** Made by the caller before the first attempt and kept over repeats: the same command is carried out once. */
export const commandIdSchema = z.uuid().describe('UUID of the command; repeat it to ask again for the same reply');

/** Money as typed: figures and at most one point or comma. Main parses it; "12,345.678", "1e9" and "-5" are refused in words. */
export const typedAmountSchema = z.string().max(40).describe('amount in major units as typed, for example "12.50"');

/** A quantity as typed, at most three decimals: "2", "1.236". */
export const typedQuantitySchema = z.string().max(20).describe('quantity as typed, for example "2" or "1.236"');

/** A percentage as typed, at most two decimals: "10", "12.5". */
export const typedPercentSchema = z.string().max(10).describe('per cent as typed, for example "10" or "12.5"');

export const amountMinorSchema = z.int().describe('amount in minor units (cents)');
export const currencyCodeSchema = z.string().regex(/^[A-Z]{3}$/);
export const idSchema = z.string().min(1).max(64);
/** Wall time with offset, RFC 3339: "2026-11-20T14:08:31.250+01:00". Shown, never used for order. */
export const momentSchema = z.iso.datetime({ offset: true });
export const dateSchema = z.iso.date();

export const piecesSchema = z.array(z.strictObject({ valueMinor: amountMinorSchema, pieces: z.int().nonnegative() }));

/** PIN or password as typed. Never remembered, never in a reply. */
export const pinSchema = z.string().max(64);
export const badgeSchema = z
  .string()
  .min(1)
  .max(128)
  .describe('the whole code as the reader types it, prefix included');

/**
 * Somebody who holds a right the operator lacks shows a PIN or a badge for this one command. Never remembered, never in a reply;
 * who it was is written down with what was done.
 */
export const authorisationSchema = z
  .union([z.strictObject({ operatorId: idSchema, pin: pinSchema }), z.strictObject({ badge: badgeSchema })])
  .optional();
export type Authorisation = z.infer<typeof authorisationSchema>;
