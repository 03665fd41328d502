import { z } from 'zod';
import { commandIdSchema, momentSchema } from '#shared/contract/fields.ts';
import { UPDATE_GROUP_NAMES } from '#shared/master-data/master-kinds.ts';

export const updateGroupSchema = z.enum(UPDATE_GROUP_NAMES);

/** The choices of the Data Update view, each with when it last brought something, and how an update under way stands. */
export const dataUpdateSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      group: updateGroupSchema,
      takenAt: momentSchema.nullable().describe('when something of it was last taken over; null: never'),
      changed: z.int().nonnegative().describe('records that came or changed in the last update that brought something'),
      removed: z.int().nonnegative().describe('records that went in it'),
      isRunning: z.boolean(),
      isRefused: z
        .boolean()
        .describe('something of it is none that this till can work with: the office has to mend it'),
    }),
  ),
  state: z
    .enum(['alone', 'idle', 'running', 'failed', 'refused'])
    .describe('alone: this till has no Data Service; failed: it did not answer; refused: see the groups'),
  taken: z.int().nonnegative().describe('records taken over in the update that is or was last under way'),
  left: z.int().nonnegative().describe('records still to come, as far as is known'),
});
export type DataUpdate = z.infer<typeof dataUpdateSchema>;

export const startUpdateSchema = z.strictObject({
  commandId: commandIdSchema,
  groups: z.array(updateGroupSchema).min(1).max(UPDATE_GROUP_NAMES.length),
});
