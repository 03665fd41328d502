import { z } from 'zod';

export const EPOCH_CAUSES = ['forked', 'replaced'] as const;

export const journalEvents = {
  /**
   * The first record of a new epoch. `forked`: a till restored from a backup and its old branch had both gone on after the
   * record named here; both branches are kept. `replaced`: another machine goes on in the place of a dead one, and signs with
   * the key named here (base64 SPKI DER) from this record on.
   */
  'journal.epoch_began': z.strictObject({
    cause: z.enum(EPOCH_CAUSES),
    afterEpoch: z.int().positive(),
    afterSeq: z.int().nonnegative(),
    afterHash: z.string().regex(/^[0-9a-f]{64}$/),
    publicKey: z.string().nullable(),
  }),
} as const;
