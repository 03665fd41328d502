import type { AgentDatabase } from '#agent/database/tables.ts';
import { writeAct } from '#agent/managers/audit-trail.ts';
import type { Actor } from '#agent/managers/managers-implementer.ts';
import { readAccess } from '#agent/managers/office-access.ts';
import { keepRecords } from '#agent/master-data/keep-records.ts';
import { recordsOf } from '#agent/master-data/records-of.ts';
import type { ManagersRefusal } from '#shared/contract/managers-fields.ts';
import type { OfficeRoster, RecordChange } from '#shared/contract/managers-records.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import type { MasterBody, MasterKind } from '#shared/master-data/master-kinds.ts';
import { readRecords } from '#shared/master-data/read-master-file.ts';
import { no, ok, type Result } from '#shared/result.ts';
import { AGENT_PLACE } from '#shared/sync/agent-place.ts';

export async function readRoster(database: AgentDatabase, store: string): Promise<OfficeRoster> {
  const tills = await database
    .selectFrom('till')
    .select('till')
    .where('store', '=', store)
    .where('till', '<>', AGENT_PLACE)
    .orderBy('till')
    .execute();
  return {
    access: await readAccess(database, store),
    operators: [...(await recordsOf(database, store, 'operator'))],
    groups: [...(await recordsOf(database, store, 'operator_group'))],
    tills: tills.map(({ till }) => till),
  };
}

/**
 * Keeps an operator. Refused, in this order: one that is not as it was shown any more, a name that another has, a group that
 * the office does not know.
 */
export async function keepOperator(
  database: AgentDatabase,
  change: RecordChange<MasterBody<'operator'>>,
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const { operators, groups } = await readRoster(database, actor.store);
  const operator = change.record;
  const refusal = staleness(operators, change);
  if (refusal !== null) return no(refusal);
  if (isNameTaken(operators, operator)) return no({ code: 'name_taken', facts: { name: operator.name } });
  if (!operator.groupIds.every((id) => groups.some((group) => group.id === id))) {
    return no({ code: 'group_unknown', facts: {} });
  }
  await keep(database, 'operator', operator, { actor, subject: operator.name });
  return ok({});
}

/** Keeps a group. Refused, in this order: one that is not as it was shown any more, a name that another has. */
export async function keepGroup(
  database: AgentDatabase,
  change: RecordChange<MasterBody<'operator_group'>>,
  actor: Actor,
): Promise<Result<Record<string, never>, ManagersRefusal>> {
  const { groups } = await readRoster(database, actor.store);
  const group = change.record;
  const refusal = staleness(groups, change);
  if (refusal !== null) return no(refusal);
  if (isNameTaken(groups, group)) return no({ code: 'name_taken', facts: { name: group.name } });
  await keep(database, 'operator_group', group, { actor, subject: group.name });
  return ok({});
}

/** Of two managers who change one record at once, or give two the same id, the second is told. Null: it is as it was shown. */
function staleness<B extends { readonly id: string }>(
  held: readonly B[],
  { before, record }: RecordChange<B>,
): ManagersRefusal | null {
  const now = held.find(({ id }) => id === record.id) ?? null;
  const [was, is, shall] = [before, now, record].map((one) => canonicalText(one));
  if (is === was || is === shall) return null;
  return before === null ? { code: 'id_taken', facts: { id: record.id } } : { code: 'changed_meanwhile', facts: {} };
}

type Named = { readonly id: string; readonly name: string };

function isNameTaken(all: readonly Named[], { id, name }: Named): boolean {
  return all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
}

/** As an import of one row: only what differs is news to the tills. Who did it is kept with it, or neither is. */
export async function keep(
  database: AgentDatabase,
  kind: MasterKind,
  body: object,
  { actor, subject }: { readonly actor: Actor; readonly subject: string },
): Promise<void> {
  const { store, login, at } = actor;
  await keepRecords(database, {
    store,
    kind,
    rows: 1,
    read: readRecords(kind, [{ line: 1, fields: body }]),
    isWhole: false,
    isDryRun: false,
    by: login,
    at,
    alongside: async (transaction) =>
      await writeAct(transaction, { ...actor, act: 'record_kept', subject, detail: { kind, body } }),
  });
}
