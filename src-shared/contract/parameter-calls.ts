import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';
import { PARAMETER_GROUPS, PARAMETER_NAMES } from '#shared/parameter/described.ts';
import { typedParameterSchema } from '#shared/parameter/typed.ts';

const namedSchema = z.strictObject({ name: z.enum(PARAMETER_NAMES), typed: typedParameterSchema });
export type NamedParameter = z.infer<typeof namedSchema>;

/** A parameter as it would be typed: what is read here may be changed and sent back as it stands. */
export const shownParameterSchema = namedSchema.extend({
  group: z.enum(PARAMETER_GROUPS),
  holds: z.enum(['now', 'next_shift']).describe('when a change begins to hold; open shifts keep what they began with'),
  choices: z.array(z.string()).describe('of a choice, or of one per payment form; empty otherwise'),
  least: z.int().nullable(),
  most: z.int().nullable().describe('of a number, a text or a list'),
});
export type ShownParameter = z.infer<typeof shownParameterSchema>;

export const changeParametersSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  changes: z.array(namedSchema).min(1).max(100),
  confirmed: z.boolean().default(false).describe('true: the question about cash that is left was answered with yes'),
});

export const parameterCalls = {
  list: ask(nothing, z.array(shownParameterSchema)),
  change: ask(changeParametersSchema, z.array(shownParameterSchema)),
};
