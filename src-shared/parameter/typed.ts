import { z } from 'zod';
import { cashDocumentReasonSchema } from '#shared/cash-document/purpose.ts';
import { currencyCodeSchema, idSchema, typedAmountSchema } from '#shared/contract/fields.ts';
import { DRAWER_MOMENTS } from '#shared/drawer/drawer-rules.ts';

const textSchema = z.string().trim().min(1).max(80);

/** A parameter as a person fills it in: amounts and numbers as typed, empty for none. One shape for each kind. */
export const typedParameterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('switch'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('choice'), value: z.string().max(40) }),
  z.strictObject({ kind: z.literal('number'), value: z.string().max(20) }),
  z.strictObject({ kind: z.literal('text'), value: z.string().trim().max(80) }),
  z.strictObject({ kind: z.literal('time'), value: z.string().trim().max(10) }),
  z.strictObject({ kind: z.literal('texts'), value: z.array(textSchema).max(100) }),
  z.strictObject({
    kind: z.literal('amounts'),
    value: z.array(z.strictObject({ currency: currencyCodeSchema, amount: typedAmountSchema })).max(40),
  }),
  z.strictObject({
    kind: z.literal('presets'),
    value: z
      .array(z.strictObject({ currency: currencyCodeSchema, amounts: z.array(typedAmountSchema).max(10) }))
      .max(40),
  }),
  z.strictObject({
    kind: z.literal('tolerances'),
    value: z
      .array(z.strictObject({ paymentForm: idSchema, currency: currencyCodeSchema, amount: typedAmountSchema }))
      .max(400),
  }),
  z.strictObject({
    kind: z.literal('limits'),
    value: z
      .array(
        z.strictObject({
          currency: currencyCodeSchema,
          minimum: typedAmountSchema,
          maximum: typedAmountSchema,
          mode: z.enum(['warn', 'authenticate']),
        }),
      )
      .max(40),
  }),
  z.strictObject({
    kind: z.literal('form_reasons'),
    value: z.array(z.strictObject({ paymentForm: idSchema, reasons: z.array(textSchema).max(40) })).max(40),
  }),
  z.strictObject({
    kind: z.literal('drawer_moments'),
    value: z.array(z.strictObject({ paymentForm: idSchema, moment: z.enum(DRAWER_MOMENTS) })).max(40),
  }),
  z.strictObject({
    kind: z.literal('scale_codes'),
    value: z.array(z.strictObject({ layout: z.string().max(20), decimals: z.string().max(2) })).max(40),
  }),
  z.strictObject({
    kind: z.literal('document_reasons'),
    value: z.array(cashDocumentReasonSchema.extend({ name: z.string().trim().min(1).max(60) })).max(100),
  }),
]);
export type TypedParameter = z.infer<typeof typedParameterSchema>;
export type TypedOf<K extends TypedParameter['kind']> = Extract<TypedParameter, { kind: K }>['value'];
