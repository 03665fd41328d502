import { z } from 'zod';
import { idSchema } from '#shared/contract/fields.ts';
import { DRAWER_OCCASIONS } from '#shared/drawer/drawer-rules.ts';

/** Null: nobody at this till asked for it; it was opened with the key or by force. */
const requestIdSchema = idSchema.nullable();

/** What became of the drawer, one fact at a time: asked for, pulse sent, seen open, seen closed. */
export const drawerEvents = {
  'drawer.requested': z.strictObject({
    requestId: idSchema,
    occasion: z.enum(DRAWER_OCCASIONS),
    documentNumber: z.string().nullable(),
    reason: z.string().max(80).describe('of an opening without a sale; empty otherwise'),
  }),
  /** The right to open it without a sale was missing, and nobody lent it. */
  'drawer.refused': z.strictObject({ reason: z.string().max(80) }),
  'drawer.sent': z.strictObject({ requestId: idSchema }),
  /** No pulse left the till; `trouble` is a print trouble, or why there is no drawer. Never tried again later. */
  'drawer.not_sent': z.strictObject({ requestId: idSchema, trouble: z.string().max(60) }),
  /** It stood open already: no second pulse. */
  'drawer.already_open': z.strictObject({ requestId: idSchema }),
  'drawer.opened': z.strictObject({ requestId: requestIdSchema }),
  /** The pulse went out and the contact did not change: stuck, locked, or its plug is out. */
  'drawer.did_not_open': z.strictObject({ requestId: idSchema }),
  'drawer.open_too_long': z.strictObject({ requestId: requestIdSchema, seconds: z.int().nonnegative() }),
  /** Seconds: null where nobody saw it open. */
  'drawer.closed': z.strictObject({ requestId: requestIdSchema, seconds: z.int().nonnegative().nullable() }),
} as const;
