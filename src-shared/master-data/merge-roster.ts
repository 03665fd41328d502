import { PERMISSIONS } from '#shared/access/permission.ts';
import { keepersOf, type OperatorGroup, type Roster, type RosterOperator } from '#shared/access/roster.ts';
import { canonicalText } from '#shared/journal/chain.ts';
import { MASTER_KINDS, type MasterKind } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** A record as it came; `body` null: withdrawn. */
export type RosterChange = {
  readonly kind: Extract<MasterKind, 'operator' | 'operator_group'>;
  readonly id: string;
  readonly body: unknown;
};

/** Who is other than before, each as it was (null: new here) and as it is from now on. */
export type MergedRoster = {
  readonly operators: readonly Changed<RosterOperator>[];
  readonly groups: readonly Changed<OperatorGroup>[];
};
type Changed<T> = { readonly before: T | null; readonly after: T };

/**
 * A till's roster after the Data Service's changes: records take the place of those with their id. Nobody is forgotten,
 * because papers name them: whoever is withdrawn, not active or not of this till is assigned to it no more; a withdrawn
 * group gives no right any more. Refused as a whole, with words for the log: a record of another shape, a name that
 * another has, a till at which nobody could give rights any more.
 */
export function mergeRoster(
  roster: Roster,
  changes: readonly RosterChange[],
  till: string,
): Result<MergedRoster, string> {
  const operators = new Map(roster.operators.map((operator) => [operator.id, operator]));
  const groups = new Map(roster.groups.map((group) => [group.id, group]));
  for (const { body, id, kind } of changes) {
    if (kind === 'operator') {
      const read = readOperator(operators.get(id), body, till);
      if (!read.ok) return no(`operator ${id}: ${read.refusal}`);
      if (read.value !== null) operators.set(id, read.value);
    } else {
      const read = readGroup(groups.get(id), body);
      if (!read.ok) return no(`group ${id}: ${read.refusal}`);
      if (read.value !== null) groups.set(id, read.value);
    }
  }
  const after: Roster = { operators: [...operators.values()], groups: [...groups.values()] };
  const flaw = flawOf(after);
  return flaw === null
    ? ok({
        operators: changed(roster.operators, after.operators),
        groups: changed(roster.groups, after.groups),
      })
    : no(flaw);
}

function readOperator(
  before: RosterOperator | undefined,
  body: unknown,
  till: string,
): Result<RosterOperator | null, string> {
  if (body === null) return ok(before === undefined ? null : { ...before, isAssigned: false });
  const read = MASTER_KINDS.operator.safeParse(body);
  if (!read.success) return no(read.error.issues[0]?.message ?? 'not of its shape');
  const { isActive, tills, ...operator } = read.data;
  return ok({
    ...operator,
    groupIds: operator.groupIds.toSorted(),
    isAssigned: isActive && (tills?.includes(till) ?? true),
  });
}

function readGroup(before: OperatorGroup | undefined, body: unknown): Result<OperatorGroup | null, string> {
  if (body === null) return ok(before === undefined ? null : { ...before, permissions: [] });
  const read = MASTER_KINDS.operator_group.safeParse(body);
  if (!read.success) return no(read.error.issues[0]?.message ?? 'not of its shape');
  const { permissions } = read.data;
  return ok({ ...read.data, permissions: PERMISSIONS.filter((permission) => permissions.includes(permission)) });
}

/** Whoever is not assigned may share a name with somebody new; those who log on are chosen by it. */
function flawOf(roster: Roster): string | null {
  const twin = twinOf(roster.operators.filter(({ isAssigned }) => isAssigned)) ?? twinOf(roster.groups);
  if (twin !== null) return `two of them are named ${twin}`;
  return keepersOf(roster).length === 0 ? 'nobody at this till could give rights any more' : null;
}

function twinOf(all: readonly { readonly name: string }[]): string | null {
  const seen = new Set<string>();
  for (const { name } of all) {
    if (seen.has(name.toLowerCase())) return name;
    seen.add(name.toLowerCase());
  }
  return null;
}

function changed<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly Changed<T>[] {
  return after
    .map((one) => ({ before: before.find(({ id }) => id === one.id) ?? null, after: one }))
    .filter(({ before: was, after: is }) => was === null || canonicalText(was) !== canonicalText(is));
}
