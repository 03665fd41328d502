import type { Desk } from '#main/desk/desk.ts';
import { keepLayout, readLayout } from '#main/layout/layout-store.ts';
import { keepRule, readRule } from '#main/master-data/rules.ts';
import { TAKEN, type Taken } from '#main/master-data/taken.ts';
import type { MasterChange } from '#shared/contract/agent-master-data.ts';
import { event } from '#shared/journal/decision.ts';
import { checkedLayout } from '#shared/layout/layout.ts';
import { MASTER_KINDS, SHOP } from '#shared/master-data/master-kinds.ts';
import { no, ok, type Result } from '#shared/result.ts';

/** The layout with this till's code, else the shop's; where neither is left, what the till has stays. */
export function takeLayouts(
  { configuration, connection, journal }: Desk,
  changes: readonly MasterChange[],
): Result<Taken, string> {
  const { tillCode } = configuration();
  for (const change of changes.filter(({ id }) => id === tillCode || id === SHOP)) keepRule(connection, change);
  const held = readRule(connection, 'layout', tillCode) ?? readRule(connection, 'layout', SHOP);
  if (held === null) return ok(TAKEN);
  const read = MASTER_KINDS.layout.safeParse(held);
  if (!read.success) return no('the layout is not of its shape');
  const checked = checkedLayout(read.data.windows);
  if (!checked.ok) return no(`layout ${read.data.id}: ${checked.refusal.code}`);
  const before = readLayout(connection);
  const after = checked.value;
  if (JSON.stringify(before) === JSON.stringify(after)) return ok(TAKEN);
  keepLayout(connection, after);
  const nobody = { actor: null, shiftId: null, sessionId: null };
  journal.append(event('layout.changed', nobody, { cause: 'imported', fileName: 'Data Service', before, after }));
  return ok(TAKEN);
}
