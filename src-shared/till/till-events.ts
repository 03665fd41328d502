import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/fields.ts';
import { WORK_MODES } from '#shared/till/work-mode.ts';

export const tillEvents = {
  'till.founded': z.strictObject({
    tillCode: idSchema,
    publicKey: z.string(),
    shop: z.strictObject({ name: z.string(), address: z.string(), place: z.string(), taxId: z.string() }),
  }),
  'till.started': z.strictObject({ version: z.string(), lastStop: z.enum(['first_start', 'clean', 'cut_off']) }),
  'till.stopped': z.strictObject({}),
  'till.work_mode_changed': z.strictObject({ from: z.enum(WORK_MODES), to: z.enum(WORK_MODES) }),
  /** Somebody said where the services are from now on. */
  'services.configured': z.strictObject({ posAgentUrl: z.string(), dataServiceUrl: z.string() }),
  /** Backups are written there from now on; null: inside the data folder. */
  'backup.folder_chosen': z.strictObject({ folder: z.string().nullable() }),
  'clock.set_back': z.strictObject({ lastTrustedAt: momentSchema, nowAt: momentSchema }),
  /** Somebody has read that the clock was set back. */
  'clock.acknowledged': z.strictObject({}),
} as const;
