import type { z } from 'zod';
import type { AgentDatabase } from '#agent/database/tables.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { keepRecords } from '#agent/master-data/keep-records.ts';
import { recordsOf } from '#agent/master-data/records-of.ts';
import { movesUnderWay } from '#agent/parked/moves.ts';
import { movingDocument } from '#agent/parked/read-parked-news.ts';
import { readParked } from '#agent/parked/told-parked.ts';
import type { dropParkedSchema } from '#shared/contract/managers-acts.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import type { Overview } from '#shared/contract/managers-overview.ts';
import { readRecords } from '#shared/master-data/read-master-file.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** What is parked at the tills of a store, the oldest first. */
export async function parkedOnPage(database: AgentDatabase, store: string): Promise<Overview['parked']> {
  const moving = (await movesUnderWay(database, store)).map(movingDocument);
  const told = await readParked(database, store);
  const lying = told.filter((one) => !moving.some(({ documentId }) => documentId === one.documentId));
  if (lying.length + moving.length === 0) return [];
  const drops = await recordsOf(database, store, 'parked_drop');
  const isDropped = (documentId: string, till: string) =>
    drops.some((drop) => drop.id === documentId && drop.till === till);
  return [...lying.map((one) => ({ ...one, goingTo: null })), ...moving]
    .map(({ items: _, parkedBy: __, ...one }) => ({
      ...one,
      isGivenUp: one.goingTo === null && one.reason === 'by_cashier' && isDropped(one.documentId, one.till),
    }))
    .toSorted((one, other) => Date.parse(one.parkedAt) - Date.parse(other.parkedAt));
}

/**
 * Tells a till to give up a parked document. It is kept as an order that the till takes over with the store's data, also
 * when it is away now. Checked in this order: parked there as the till last said, nothing paid on it.
 */
export async function dropParked(
  database: AgentDatabase,
  { documentId, reason, till }: z.infer<typeof dropParkedSchema>,
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const { at, login, name, store } = actor;
  const parked = (await readParked(database, store)).find((one) => one.till === till && one.documentId === documentId);
  if (parked === undefined) return no({ code: 'not_there', facts: {} });
  if (parked.reason === 'card_payment') return no({ code: 'document_has_payments', facts: {} });
  const fields = { id: documentId, till, by: name, reason };
  const { currency, handledBy, totalMinor } = parked;
  const detail = { documentId, handledBy, currency, totalMinor, reason };
  await keepRecords(database, {
    store,
    kind: 'parked_drop',
    rows: 1,
    read: readRecords('parked_drop', [{ line: 1, fields }]),
    isWhole: false,
    isDryRun: false,
    by: login,
    at,
    alongside: async (transaction) =>
      await writeAct(transaction, { ...actor, act: 'parked_dropped', subject: till, detail }),
  });
  return ok({});
}
