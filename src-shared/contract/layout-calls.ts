import { z } from 'zod';
import { ask, nothing } from '#shared/contract/ask.ts';
import { authorisationSchema, commandIdSchema } from '#shared/contract/fields.ts';
import { layoutSchema } from '#shared/layout/layout.ts';

const fileNameSchema = z.string().min(1).max(120);

export const changeLayoutSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  layout: layoutSchema.describe('the windows to change, each as it is from now on; others stay'),
});

export const resetLayoutSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  window: z.string().max(40).nullable().describe('null: all windows'),
});

export const importLayoutSchema = z.strictObject({
  commandId: commandIdSchema,
  authorisation: authorisationSchema,
  fileName: fileNameSchema,
  text: z.string().max(100_000).describe('the whole file'),
});

/** How the windows are laid out stands in `till.state`, so that a change shows at once in all of them. */
export const layoutCalls = {
  change: ask(changeLayoutSchema, nothing),
  reset: ask(resetLayoutSchema, nothing),
  import: ask(importLayoutSchema, nothing),
  export: ask(nothing, z.strictObject({ fileName: fileNameSchema, text: z.string() })),
};
