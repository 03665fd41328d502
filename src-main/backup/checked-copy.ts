import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { chainCheck } from '#main/ledger/chain-check.ts';
import { journalRows, jsonOrText } from '#main/ledger/journal-rows.ts';
import { signingKey } from '#main/ledger/signing-key.ts';
import { type ChainPosition, chainFlaw, GENESIS_HASH } from '#shared/journal/chain.ts';
import { journalEventSchema } from '#shared/journal/event.ts';
import { recordOf } from '#shared/journal/event-row.ts';
import { keyNamedBy } from '#shared/journal/signing-key.ts';

export const positionSchema = z.strictObject({ till: z.string(), epoch: z.int(), seq: z.int(), hash: z.string() });

/** A copy is whole, up to that record; or it is not, in words for the log and for whoever repairs it. */
export type CheckedCopy =
  | { readonly isWhole: true; readonly head: ChainPosition }
  | { readonly isWhole: false; readonly damage: string };

/**
 * Checks a copy of a till's database: SQLite's own check page by page, every reference, and the journal's chain with its
 * signatures. `from`: up to where a backup before it was checked; the copy must hold that very record, and is looked at
 * from there. Null: from the first record.
 */
export function checkCopy(copy: Database, from: ChainPosition | null): CheckedCopy {
  const pages = copy.pragma('integrity_check(1)', { simple: true });
  if (pages !== 'ok') return damaged(String(pages));
  const strays = copy.pragma('foreign_key_check') as readonly unknown[];
  if (strays.length > 0) return damaged(`rows that refer to nothing: ${strays.length}`);
  if (from === null) return checkChain(copy, null);
  const held = copy.prepare('SELECT hash FROM event WHERE epoch = ? AND seq = ?').pluck().get(from.epoch, from.seq);
  if (held !== from.hash) return damaged(`record ${from.epoch}/${from.seq} is not the one that the backup before held`);
  return checkChain(copy, from);
}

function checkChain(copy: Database, from: ChainPosition | null): CheckedCopy {
  let position = from;
  let check = chainCheck(signingKey(copy, from));
  for (const row of journalRows(copy, from)) {
    const parsed = journalEventSchema.safeParse(recordOf(row, jsonOrText));
    if (!parsed.success) return damaged(`record ${row.epoch}/${row.seq} cannot be read`);
    const event = parsed.data;
    const named = keyNamedBy(event);
    if (named !== null) check = chainCheck(named);
    const flaw = chainFlaw(position ?? { till: event.till, epoch: 1, seq: 0, hash: GENESIS_HASH }, event, check);
    if (flaw !== null) return damaged(`record ${row.epoch}/${row.seq}: ${flaw}`);
    position = { till: event.till, epoch: event.epoch, seq: event.seq, hash: event.hash };
  }
  return position === null ? damaged('its journal is empty') : { isWhole: true, head: position };
}

function damaged(damage: string): CheckedCopy {
  return { isWhole: false, damage };
}
