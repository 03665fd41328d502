import { z } from 'zod';

const named = z.object({ body: z.object({ publicKey: z.string() }) });
const NAMING = new Set(['till.founded', 'journal.epoch_began']);

/** The key (base64 SPKI DER) that signs a journal from this record on, itself included; null: the one that signed before. */
export function keyNamedBy(record: unknown): string | null {
  const kind = z.object({ kind: z.string() }).safeParse(record);
  if (!kind.success || !NAMING.has(kind.data.kind)) return null;
  const found = named.safeParse(record);
  return found.success ? found.data.body.publicKey : null;
}
